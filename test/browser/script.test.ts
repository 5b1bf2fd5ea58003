/** The script of a page in a document of the tests' own process, for each of its ways; what only a browser decides is tried in Chromium. */
import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { verdictLines } from '../../src/report/document/verdict.js';
import type { Language } from '../../src/words.js';
import { LIMITED, STRIPED } from '../support/limits.js';
import { compared, pageOf, rowsOf, scenarioText } from '../support/pages.js';
import { CAMPAIGN } from '../support/run.js';

const CAMPAIGN_TEXT = scenarioText(CAMPAIGN);

/** What of a browser the script asks for. */
const GLOBALS = ['document', 'location', 'history', 'Event'] as const;

/** Opens the page as a browser would, with its script. Nothing is laid out, so that nothing changes its size. */
async function opened(text: string, language: Language, hash = ''): Promise<void> {
  const url = `https://example.test/page.html${hash}`;
  const { window } = new JSDOM(pageOf(text, language), { url, pretendToBeVisual: true });
  for (const name of GLOBALS) vi.stubGlobal(name, window[name]);
  for (const name of ['addEventListener', 'dispatchEvent', 'requestAnimationFrame'] as const) {
    vi.stubGlobal(name, (window[name] as () => unknown).bind(window));
  }
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
    },
  );
  vi.resetModules();
  await import('../../src/page/main.js');
}

function element<E extends Element = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

/** The field or the slider of a quantity, by the name that a person reads. */
function inputOf(name: string, type: 'text' | 'range'): HTMLInputElement {
  const found = [...document.querySelectorAll('[data-move]')].find((one) => one.textContent?.trim().startsWith(name));
  return found?.querySelector<HTMLInputElement>(`input[type=${type}]`) as HTMLInputElement;
}

function set(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

function shownRows(): string[][] {
  return [...document.querySelectorAll('[data-section=breakdown] tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ''),
  );
}

describe('the script of a page', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['uploads', '200000', ['uploads=200000'], undefined],
    ['views', '2.5M', ['views=2500000'], undefined],
    ['picture', '3.7', ['picture=3.7 MB'], undefined],
    ['Exchange rate', '151.37', [], '151.37'],
  ] as const)('shows what compare prints where %s is typed as %s', async (name, typed, moves, rate) => {
    await opened(CAMPAIGN_TEXT, 'en');
    set(inputOf(name, 'text'), typed);
    await drawn();
    const expected = compared(CAMPAIGN_TEXT, moves, rate);
    expect(shownRows()).toEqual(rowsOf(expected, 'en'));
    expect(element('[data-summary]').textContent).toContain(verdictLines(expected, 'en')[0]);
    expect(element('[data-moved]').hidden).toBe(false);
  });

  it('moves the field with the slider', async () => {
    await opened(CAMPAIGN_TEXT, 'ja');
    const slider = inputOf('uploads', 'range');
    set(slider, String(Number(slider.value) + 13));
    await drawn();
    const value = inputOf('uploads', 'text').value.replaceAll(',', '');
    expect(value).not.toBe('100000');
    expect(shownRows()).toEqual(rowsOf(compared(CAMPAIGN_TEXT, [`uploads=${value}`]), 'ja'));
  });

  it.each([
    ['uploads', 'many', 'Enter a number of zero or more.'],
    ['uploads', '1.5', 'Enter a whole number.'],
    ['uploads', '1000000000000001', 'This is too large.'],
    ['Exchange rate', '0', 'Enter more than zero.'],
  ])('says of %s typed as %s what is wrong, and changes nothing', async (name, typed, problem) => {
    await opened(CAMPAIGN_TEXT, 'en');
    const before = shownRows();
    const field = inputOf(name, 'text');
    set(field, typed);
    await drawn();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect([...document.querySelectorAll('.problem')].map((one) => one.textContent)).toContain(problem);
    expect(shownRows()).toEqual(before);
  });

  it('keeps in its address what was set, begins from there, and goes back', async () => {
    await opened(CAMPAIGN_TEXT, 'en');
    const before = shownRows();
    set(inputOf('uploads', 'text'), '250k');
    await drawn();
    expect(location.hash).toBe('#c1%3Auploads=250000');
    const moved = shownRows();
    await opened(CAMPAIGN_TEXT, 'en', '#c1%3Auploads=250000&c1%3Aviews=many&other=1');
    expect(shownRows()).toEqual(moved);
    element<HTMLButtonElement>('[data-reset]').click();
    await drawn();
    expect(shownRows()).toEqual(before);
    expect(element('[data-moved]').hidden).toBe(true);
  });

  it('draws the curve of the quantity that is chosen, and again for paper', async () => {
    await opened(CAMPAIGN_TEXT, 'en');
    const select = element<HTMLSelectElement>('[data-vary]');
    const curve = () => element('#c1-curve').innerHTML;
    const first = curve();
    select.value = String([...select.options].findIndex((one) => one.value !== select.value));
    select.dispatchEvent(new Event('change'));
    const chosen = curve();
    expect(chosen).not.toBe(first);
    dispatchEvent(new Event('beforeprint'));
    expect(curve()).toContain('width="672"');
    dispatchEvent(new Event('afterprint'));
    expect(curve()).toContain('width="280"');
  });

  it('tells a screen reader the verdict once the person has stopped', async () => {
    await opened(CAMPAIGN_TEXT, 'en');
    set(inputOf('uploads', 'text'), '2M');
    await drawn();
    const output = element('[data-say]');
    expect(output.textContent).toBe('');
    await vi.waitFor(() => expect(output.textContent).not.toBe(''), 5000);
    expect(output.textContent).toBe(verdictLines(compared(CAMPAIGN_TEXT, ['uploads=2M']), 'en').join(' '));
  });

  it('says where figures no longer hold, and gives the command that has them', async () => {
    await opened(STRIPED, 'en');
    set(inputOf('disk', 'text'), '500');
    await drawn();
    expect(element('[data-doubt]').textContent).toContain('These figures are not valid');
    expect(element('[data-doubt] code').textContent).toContain("--set 'disk=500 GB'");
    expect(document.querySelector('.doubtful')).not.toBeNull();
  });

  it('says that an option is not possible beyond a limit of AWS', async () => {
    await opened(LIMITED, 'en');
    set(inputOf('memory', 'text'), '64');
    await drawn();
    expect(document.querySelector('.doubtful')).toBeNull();
    expect(element('[data-summary]').textContent).toMatch(
      /^Only EC2 is possible: .*\nLambda \(.*\) is not possible: lambda: `memory` is 64 MB; it must be at least 128 MB/,
    );
  });
});
