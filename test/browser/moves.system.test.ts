import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { verdictLines } from '../../src/report/document/verdict.js';
import { browserOfFile, describeInBrowser } from '../support/browser.js';
import { LIMITED, STRIPED } from '../support/limits.js';
import { compared, pageOf, rowsOf, scenarioText } from '../support/pages.js';
import { PATIENCE_MS } from '../support/patience.js';
import { CAMPAIGN } from '../support/run.js';

const CAMPAIGN_TEXT = scenarioText(CAMPAIGN);

/** The bill as it stands in the page, cell by cell. */
function shownRows(page: Page): Promise<string[][]> {
  return page.$$eval('[data-section=breakdown] tbody tr', (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
}

/** Everything is drawn in the next frame. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

describeInBrowser('a page in which a quantity was moved', () => {
  const browser = browserOfFile();
  const english = browser.shared(() => pageOf(CAMPAIGN_TEXT, 'en'));
  const japanese = browser.shared(() => pageOf(CAMPAIGN_TEXT, 'ja'));

  it.each([
    ['uploads', '200000', ['uploads=200000'], undefined],
    ['uploads', '1,508,536', ['uploads=1508536'], undefined],
    ['views', '2.5M', ['views=2500000'], undefined],
    ['views', '１２３４５６７', ['views=1234567'], undefined],
    ['picture', '3.7', ['picture=3.7 MB'], undefined],
    ['converted', '0', ['converted=0 KB'], undefined],
    ['Exchange rate', '151.37', [], '151.37'],
  ] as const)(
    '%s typed as %s shows what compare --set prints',
    async (name, typed, set, rate) => {
      const { page, complaints } = await english();
      await page.getByRole('textbox', { name }).fill(typed);
      await drawn(page);
      const expected = compared(CAMPAIGN_TEXT, set, rate);
      expect(await shownRows(page)).toEqual(rowsOf(expected, 'en'));
      expect(await page.locator('[data-summary]').innerText()).toBe(verdictLines(expected, 'en').join('\n\n'));
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.each([
    ['uploads', 'ArrowRight', 13],
    ['views', 'ArrowLeft', 40],
    ['picture', 'PageUp', 2],
    ['converted', 'Home', 1],
  ] as const)(
    'the slider of %s, moved by %s, shows what compare --set prints',
    async (name, key, times) => {
      const { page, complaints } = await japanese();
      const slider = page.getByRole('slider', { name: `${name}, スライダー` });
      await slider.focus();
      for (let pressed = 0; pressed < times; pressed += 1) await slider.press(key);
      await drawn(page);
      const value = (await page.getByRole('textbox', { name, exact: true }).inputValue()).replaceAll(',', '');
      const unit = { picture: ' MB', converted: ' KB' }[name as string] ?? '';
      const expected = compared(CAMPAIGN_TEXT, [`${name}=${value}${unit}`]);
      expect(rowsOf(expected, 'ja')).not.toEqual(rowsOf(compared(CAMPAIGN_TEXT, []), 'ja'));
      expect(await shownRows(page)).toEqual(rowsOf(expected, 'ja'));
      expect(await slider.getAttribute('aria-valuetext')).toContain(
        await page.getByRole('textbox', { name, exact: true }).inputValue(),
      );
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'of a proposal shows the fee, the price before tax and the price after it as compare does',
    async () => {
      const text = scenarioText('scenarios/integrator-fee.yaml');
      const { page } = await browser.open(pageOf(text, 'ja'));
      await page.getByRole('textbox', { name: 'uploads' }).fill('777,777');
      await page.getByRole('textbox', { name: '為替レート' }).fill('99.5');
      await drawn(page);
      const expected = rowsOf(compared(text, ['uploads=777777'], '99.5'), 'ja');
      expect(await shownRows(page)).toEqual(expected);
      expect(expected.map(([label]) => label)).toContain('税込（円）');
    },
    PATIENCE_MS,
  );

  it(
    'says what was set, gives the command, keeps it in the address, and goes back',
    async () => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, 'en', "my site's.yaml"));
      const before = await shownRows(page);
      await page.getByRole('textbox', { name: 'uploads' }).fill('250k');
      await page.getByRole('textbox', { name: 'Exchange rate' }).fill('140');
      await drawn(page);
      expect(await page.locator('[data-moved]').innerText()).toContain('uploads 100,000 → 250,000');
      expect(await page.locator('[data-moved] code').innerText()).toBe(
        "ec2-vs-lambda compare 'my site'\\''s.yaml' --rate 140 --set uploads=250000",
      );
      expect(new URL(page.url()).hash).toBe('#c1%3Auploads=250000&c1%3Acurrency.perUsd=140');
      const moved = await shownRows(page);
      await page.reload();
      expect(await shownRows(page)).toEqual(moved);
      await page.getByRole('button', { name: 'Back to the scenario' }).click();
      await drawn(page);
      expect(await shownRows(page)).toEqual(before);
      expect(await page.locator('[data-moved]').isVisible()).toBe(false);
      expect(new URL(page.url()).hash).toBe('');
    },
    PATIENCE_MS,
  );

  it.each([
    ['uploads', '-1', 'Enter a number of zero or more.'],
    ['uploads', 'many', 'Enter a number of zero or more.'],
    ['uploads', '1.5', 'Enter a whole number.'],
    ['uploads', '1000000000000001', 'This is too large.'],
    ['picture', '1100000000000', 'This is too large.'],
    ['Exchange rate', '0', 'Enter more than zero.'],
  ])(
    '%s typed as %s changes nothing and says why',
    async (name, typed, problem) => {
      const { page } = await english();
      const before = await shownRows(page);
      const field = page.getByRole('textbox', { name });
      await field.fill(typed);
      await drawn(page);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('.problem:visible').innerText()).toBe(problem);
      expect(await shownRows(page)).toEqual(before);
    },
    PATIENCE_MS,
  );
});

describeInBrowser('a page in which a limit of AWS was passed', () => {
  const browser = browserOfFile();
  const limited = browser.shared(() => pageOf(LIMITED, 'en', 'limited.yaml'));

  it.each([
    ['1,536', undefined],
    ['1,600', 'it can be at most 1536 MB'],
    ['500', 'it must be a multiple of 64 MB'],
    ['128', undefined],
    ['64', 'it must be at least 128 MB'],
  ])(
    'with a memory of %s MB tells of Lambda: %s',
    async (memory, reason) => {
      const { page } = await limited();
      await page.getByRole('textbox', { name: 'memory' }).fill(memory);
      await drawn(page);
      expect(await page.locator('article.doubtful').count()).toBe(0);
      const told = await page.locator('[data-summary]').innerText();
      if (reason === undefined) {
        expect(await shownRows(page)).toEqual(rowsOf(compared(LIMITED, [`memory=${memory} MB`]), 'en'));
        expect(told).not.toContain('not possible');
        return;
      }
      expect(told).toMatch(/^Only EC2 is possible/);
      expect(told).toContain(reason);
      expect(() => compared(LIMITED, [`memory=${memory} MB`])).toThrow(reason);
    },
    PATIENCE_MS,
  );

  it(
    'is possible again once it is back within the limit',
    async () => {
      const { page } = await limited();
      for (const memory of ['1600', '1024']) await page.getByRole('textbox', { name: 'memory' }).fill(memory);
      await drawn(page);
      expect(await page.locator('[data-summary]').innerText()).not.toContain('not possible');
    },
    PATIENCE_MS,
  );
});

describeInBrowser('a page in which a rule would be decided otherwise', () => {
  const browser = browserOfFile();
  const striped = browser.shared(() => pageOf(STRIPED, 'en', 'striped.yaml'));

  it.each([
    ['399', false],
    ['400', true],
  ])(
    'with a disk of %s GB says so: %s',
    async (disk, passes) => {
      const { page } = await striped();
      await page.getByRole('textbox', { name: 'disk' }).fill(disk);
      await drawn(page);
      const doubt = page.locator('[data-doubt]');
      expect(await doubt.isVisible()).toBe(passes);
      expect(await page.locator('article.doubtful').count()).toBe(passes ? 1 : 0);
      if (!passes) {
        expect(await shownRows(page)).toEqual(rowsOf(compared(STRIPED, [`disk=${disk} GB`]), 'en'));
        return;
      }
      expect(await doubt.innerText()).toContain('These figures are not valid');
      expect(await doubt.locator('code').innerText()).toBe(
        `ec2-vs-lambda compare striped.yaml --set 'disk=${disk} GB'`,
      );
    },
    PATIENCE_MS,
  );
});
