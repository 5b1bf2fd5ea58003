import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Comparison, compare } from '../../src/bill/compare.js';
import { InputError, type Problem } from '../../src/errors.js';
import { scenarioFiles } from '../../src/io/files/files.js';
import { readCountsFile } from '../../src/io/files/importing.js';
import { multiply, type Rational, rational } from '../../src/quantity/rational.js';
import { breakEven } from '../../src/questions/range/breakEven.js';
import type { Billed } from '../../src/report/document/billed.js';
import { verdictLines } from '../../src/report/document/verdict.js';
import { setText } from '../../src/report/formats/html/command.js';
import { curveOf } from '../../src/report/formats/html/curve.js';
import { dataBlock, html } from '../../src/report/formats/html/html.js';
import { billedAt, doubtfulAt, type Moved } from '../../src/report/formats/html/liveBill.js';
import { type LiveData, liveData } from '../../src/report/formats/html/liveData.js';
import { type Movable, movablesOf } from '../../src/report/formats/html/movable.js';
import { placeOf, sliderValues, slidTo } from '../../src/report/formats/html/slider.js';
import { RATE_ID } from '../../src/scenario/quantity/frame.js';
import type { Settings } from '../../src/scenario/settings.js';
import { rowsOf, scenarioText } from '../support/pages.js';
import { books, TODAY } from '../support/price.js';
import { CAMPAIGN, ROOT } from '../support/run.js';

const SETTINGS: Settings = { today: TODAY, readCounts: readCountsFile };
const FILES = scenarioFiles(`${ROOT}scenarios`).map((file) => file.slice(ROOT.length));

interface Carried {
  readonly data: LiveData;
  readonly movables: readonly Movable[];
  readonly compareAt: (moved: Moved) => Comparison;
}

/** What a page of the file carries, as it arrives there, and what `compare --set` and `--rate` make of it. */
function carried(file: string): Carried {
  const source = { file: `${ROOT}${file}`, text: readFileSync(`${ROOT}${file}`, 'utf8') };
  const comparison = compare(source, SETTINGS, books);
  const { movables } = movablesOf(comparison);
  const data: LiveData = JSON.parse(JSON.stringify(liveData(comparison, movables, SETTINGS, 'en')));
  const compareAt = (moved: Moved) => {
    const set = movables.flatMap((movable) => {
      const value = moved.get(movable.id);
      if (value === undefined || movable.id === RATE_ID) return [];
      return [{ file: '--set', text: `${movable.id}=${setText(value, movable, data.currency.code)}` }];
    });
    const rate = moved.get(RATE_ID);
    const settings = {
      ...SETTINGS,
      set,
      ...(rate === undefined ? {} : { rate: { file: '--rate', text: rate.toString() } }),
    };
    return compare(source, settings, books);
  };
  return { data, movables, compareAt };
}

const namesOf = (options: readonly { readonly name: string }[]) => options.map(({ name }) => name);

/** The same rows, the same cheapest and the same reasons; where `compare` refuses a value, the page says why in the same words. */
function holdsTo(billed: Billed, compared: () => Comparison, told: string): void {
  let found: Comparison;
  try {
    found = compared();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const reasons = billed.options.flatMap(({ impossible }) => impossible.map(({ en }) => en));
    const isTold = ({ message }: Problem) => reasons.some((reason) => reason.endsWith(message.en));
    expect(
      error.problems.filter((problem) => !isTold(problem)),
      told,
    ).toEqual([]);
    return;
  }
  expect(rowsOf(billed as never, 'en'), told).toEqual(rowsOf(found, 'en'));
  expect(namesOf(billed.cheapest), told).toEqual(namesOf(found.cheapest));
  expect(verdictLines(billed, 'en'), told).toEqual(verdictLines(found, 'en'));
}

describe('a comparison that a page has calculated', () => {
  it.each(FILES)('of %s, moved by every slider, is the one that compare makes', (file) => {
    const { data, movables, compareAt } = carried(file);
    expect(rowsOf(billedAt(data, new Map()) as never, 'en')).toEqual(rowsOf(compareAt(new Map()), 'en'));
    for (const movable of movables) {
      const values = sliderValues(movable);
      const middle = placeOf(values, movable.value);
      for (const place of [0, Math.floor(middle / 2), middle + 7, values.length - 1]) {
        const value = slidTo(values, Math.min(values.length - 1, place), movable);
        const moved = new Map([[movable.id, value]]);
        const billed = billedAt(data, moved);
        const isSound = billed !== undefined && doubtfulAt(data, moved).length === 0;
        const told = `${movable.id} = ${value.toString()}`;
        if (isSound) holdsTo(billed, () => compareAt(moved), told);
      }
    }
  });
});

describe('the curve of a page', () => {
  it.each(['uploads', 'views'])('over %s changes where break-even finds it', (name) => {
    const { data } = carried(CAMPAIGN);
    const movable = data.movables.find(({ id }) => id === name);
    const asked = { source: { file: CAMPAIGN, text: scenarioText(CAMPAIGN) }, settings: SETTINGS, books };
    const { crossings } = breakEven(asked, { vary: { file: '--vary', text: `${name}=1k..100M` } });
    const { crossings: found = [] } = curveOf(data, movable as never, new Map());
    expect(found.map(({ value }) => value.toString())).toEqual(crossings.map(({ first }) => first.value.toString()));
    expect(found.length).toBe(1);
  });

  it('moves with the other quantities', () => {
    const { data } = carried(CAMPAIGN);
    const [uploads] = data.movables;
    const at = (views: number) =>
      curveOf(data, uploads as never, new Map([['views', rational(views)]])).crossings?.[0]?.value;
    expect(at(2_000_000)?.toString()).not.toBe(at(1_000_000)?.toString());
  });
});

describe('a slider', () => {
  const movable = (value: string, more: Partial<Movable> = {}) =>
    ({ value: rational(value), isCount: false, measure: 'number', ...more }) as Movable;

  it.each([
    ['100000', { isCount: true }, 1000, 10_000_000],
    ['2', { isCount: true }, 1, 200],
    ['1.5', {}, 0.015, 150],
    ['0.9', { measure: 'share' }, 0.009, 1],
    ['512', { step: rational(64) }, 64, 51_200],
    ['0', { isCount: true }, 0, 100_000],
  ] as const)('of %s %o goes from %s to %s', (value, more, first, last) => {
    const values = sliderValues(movable(value, more as Partial<Movable>));
    expect(values[0]).toBe(first);
    expect(Math.abs((values.at(-1) as number) / last - 1)).toBeLessThan(0.03);
    expect(values).toContain(Number(value));
    expect([...new Set(values)].sort((a, b) => a - b)).toEqual(values);
  });

  it('gives back exactly what the scenario says, at its place', () => {
    const third = movable('1') as Movable & { value: Rational };
    const stated = { ...third, value: third.value.div(3) };
    const values = sliderValues(stated);
    expect(slidTo(values, placeOf(values, stated.value), stated).toFraction()).toBe('1/3');
    expect(slidTo(values, values.length - 1, stated).equals(multiply(rational('33.3'), rational(1)))).toBe(true);
  });
});

describe('HTML', () => {
  it('has every text escaped that is put into it, and what is HTML already left', () => {
    const name = `<b>"it's" & more</b>`;
    expect(html`<p title="${name}">${html`<i>${name}</i>`}${[html`1`, html`2`]}${3}</p>`.html).toBe(
      '<p title="&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;"><i>&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;</i>123</p>',
    );
  });

  it('has no mark within data, which are read as they were', () => {
    const data = { name: '</script><!--<script>' };
    const block = dataBlock('x', data).html;
    const inner = block.slice(block.indexOf('>') + 1, block.lastIndexOf('</script>'));
    expect(inner).not.toContain('<');
    expect(JSON.parse(inner)).toEqual(data);
  });
});
