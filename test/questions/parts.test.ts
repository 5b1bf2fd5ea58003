/** What a question says of itself that can't go through all that it was asked for: the part that it has, and what is missing. */
import { describe, expect, it } from 'vitest';
import { searched } from '../../src/cli/call/search.js';
import type { Problem } from '../../src/errors.js';
import type { Day } from '../../src/quantity/day.js';
import { optimise, tooManyLeft } from '../../src/questions/choose/optimise.js';
import { compareRegions, tooManyRegions } from '../../src/questions/choose/regions.js';
import { Effort, effortForRows } from '../../src/questions/effort.js';
import { sweep, tooMuchForRows } from '../../src/questions/range/sweep.js';
import { timeline, tooManyDays } from '../../src/questions/time/timeline.js';
import { tooManyDraws, uncertainty } from '../../src/questions/uncertainty/uncertainty.js';
import { optimumAnswer } from '../../src/report/answers/optimise.js';
import { regionsAnswer } from '../../src/report/answers/regions.js';
import { sweepAnswer } from '../../src/report/answers/sweep.js';
import { timelineAnswer } from '../../src/report/answers/timeline.js';
import { uncertaintyAnswer } from '../../src/report/answers/uncertainty.js';
import type { Answer } from '../../src/report/document/document.js';
import type { Words } from '../../src/words.js';
import { askedOf, scenarioOf } from '../support/answers.js';

const SITE = askedOf(scenarioOf('campaign-site'));
const UNSURE = askedOf(scenarioOf('campaign-site'), 'test.yaml', ['uploads=50k..5M', 'views=1M..100M']);
const THUMBNAILS = askedOf(scenarioOf('optimise/thumbnails'));
const said = (text: string) => ({ vary: { file: '--vary', text } });
const REGIONS = 'ap-northeast-1,us-east-1,eu-west-1';
const [FROM, TO] = ['2014-01-01', '2021-12-31'] as [Day, Day];

const MUCH = 1e12;
/** After every so many operations it is told how far a search is. */
const TOLD_EACH = 4_000_000;

/** What a whole answer spends. */
function spentBy(work: (effort: Effort) => unknown): number {
  let spent = 0;
  class Counting extends Effort {
    override spend(amount: number): boolean {
      spent += amount;
      return super.spend(amount);
    }
  }
  work(new Counting(MUCH));
  return spent;
}

/** Where a search says that it is. */
function toldBy(work: (effort: Effort) => unknown): (Words | undefined)[] {
  const told: (Words | undefined)[] = [];
  const effort = new Effort(MUCH, (_, at) => told.push(at));
  effort.spend(TOLD_EACH - 1000);
  work(effort);
  return told;
}

function partOf(answer: Answer, problem: Problem): { readonly json: Record<string, unknown>; readonly told: boolean } {
  const told = (['en', 'ja'] as const).every((language) => {
    const text = answer.document(language, { charts: false }).summary.join('\n').toLowerCase();
    return text.includes(problem.message[language].toLowerCase());
  });
  return { json: answer.json() as Record<string, unknown>, told };
}

describe('a sweep', () => {
  const rowsAt = (effort: (rows: number) => Effort, vary = ['uploads=1k..10M']) =>
    sweep(SITE, vary.map(said), { points: 40 }, effort);

  it('has all rows where they may spend what they need, and says nothing of a part', () => {
    const found = rowsAt(() => new Effort(1e9));
    const [rows, answer] = [[...found.rows()], sweepAnswer(found)];
    expect(rows).toHaveLength(40);
    expect(answer.json()).not.toHaveProperty('rowsLeft');
    expect(answer.document('en').summary).toHaveLength(1);
  });

  it.each([
    ['one quantity', ['uploads=1k..10M']],
    ['two', ['uploads=1k..10M', 'views=1M..9M']],
  ])('of %s has the first rows with less, and says how many are left in every format', (_, vary) => {
    const whole = [...rowsAt(() => new Effort(MUCH), vary).rows()];
    const spent = spentBy((effort) => [...rowsAt(() => effort, vary).rows()]);
    const found = rowsAt(() => new Effort(spent - 5000), vary);
    const rows = [...found.rows()];
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.length).toBeLessThan(whole.length);
    const plain = (list: typeof rows) =>
      list.map(({ at, amounts, cheapest }) => [at.map(String), amounts.map((one) => one?.local), cheapest]);
    expect(plain(rows)).toEqual(plain(whole.slice(0, rows.length)));
    const answer = sweepAnswer(found);
    const { told } = partOf(answer, tooMuchForRows(rows.length, whole.length));
    expect(told).toBe(true);
    expect([...answer.records().rows()]).toHaveLength(rows.length);
    // Exact amounts take more than rounded ones.
    const json = answer.json() as { rows: unknown[]; rowsLeft: number };
    expect(json.rows.length).toBeGreaterThan(0);
    expect(json.rows.length + json.rowsLeft).toBe(whole.length);
  });

  it('has one row at least', () => {
    expect([...rowsAt(() => new Effort(0)).rows()]).toHaveLength(1);
  });

  it('may spend more for more rows that are asked for', () => {
    expect(effortForRows(1e7).spend(4.6e9)).toBe(true);
    expect(effortForRows(1).spend(4.6e9)).toBe(false);
  });
});

describe('a timeline', () => {
  const whole = timeline(SITE, FROM, TO);
  const within = (effort: Effort) => timeline(SITE, FROM, TO, effort);

  it('has all days where it may spend what they need, and says nothing of a part', () => {
    const found = within(new Effort(spentBy(within)));
    expect(found.provenTo).toBeUndefined();
    expect(found.moments.map(({ day }) => day)).toEqual(whole.moments.map(({ day }) => day));
    expect(timelineAnswer(found).json()).not.toHaveProperty('provenTo');
    expect(found.moments.length).toBeGreaterThan(4);
  });

  it('has the first days with less, and says up to which it is proven', () => {
    const spent = spentBy(within);
    for (const most of [0, spent / 2]) {
      const { moments, provenTo, flips } = within(new Effort(most));
      const before = whole.moments.filter(({ day }) => day <= (provenTo as Day));
      expect(moments.length).toBeGreaterThan(0);
      expect(moments.length).toBeLessThan(whole.moments.length);
      expect(moments.map(({ day }) => day)).toEqual(before.map(({ day }) => day));
      expect(flips).toEqual(whole.flips.filter(({ day }) => day <= (provenTo as Day)));
    }
    const found = within(new Effort(0));
    const { json, told } = partOf(timelineAnswer(found), tooManyDays(found.provenTo as Day));
    expect(told).toBe(true);
    expect(json).toMatchObject({ from: FROM, to: TO, provenTo: found.provenTo });
  });
});

describe('an optimisation', () => {
  const within = (effort: Effort) => optimise(THUMBNAILS, { top: 3 }, effort);
  const whole = within(new Effort(MUCH));

  it('finds the cheapest where it may spend what that needs, and says nothing of a part', () => {
    expect(whole.left).toBe(0);
    expect(within(new Effort()).cheapest?.configuration.words).toEqual(whole.cheapest?.configuration.words);
    expect(optimumAnswer(whole).json()).not.toHaveProperty('configurationsLeft');
  });

  it.each([0, 300_000])('has the best of those it looked at with %d operations, and says how many are left', (most) => {
    const found = within(new Effort(most));
    expect(found.left).toBeGreaterThan(0);
    expect(found.left).toBe(found.options.reduce((sum, { left }) => sum + left, 0));
    for (const { billed, considered, left } of found.options) {
      expect(billed).toBeLessThanOrEqual(considered);
      expect(left + considered).toBeGreaterThan(0);
    }
    const { json, told } = partOf(optimumAnswer(found), tooManyLeft(found.left));
    expect(told).toBe(true);
    expect(json).toMatchObject({ configurationsLeft: found.left });
    expect(optimumAnswer(found).document('en').parts).toContainEqual({
      kind: 'heading',
      text: expect.stringMatching(/ more not looked at$/),
    });
  });

  it('is no dearer the more it may spend', () => {
    const costs = [0, 1e6, 3e6, 1e9].map((most) => within(new Effort(most)).cheapest?.configuration.bill.usd.valueOf());
    const known = costs.filter((one) => one !== undefined);
    expect(known.at(-1)).toBe(whole.cheapest?.configuration.bill.usd.valueOf());
    expect(known).toEqual([...known].sort((a, b) => b - a));
  });
});

describe('an uncertainty', () => {
  const SETTINGS = { samples: 5000, seed: 1 };
  const within = (effort: Effort) => uncertainty(UNSURE, SETTINGS, effort);

  it('is of all draws where they may spend what they need, and says nothing of a part', () => {
    const found = within(new Effort(1e9));
    expect(found).toMatchObject({ drawsLeft: 0, influencesLeft: 0 });
    expect(tooManyDraws(found)).toBeUndefined();
    expect(uncertaintyAnswer(found).json()).toMatchObject({ samples: 5000 });
  });

  it('is of the first draws with less, with shares out of those, and says how many are left', () => {
    const spent = spentBy(within);
    const found = within(new Effort(spent - 40_000));
    const draws = SETTINGS.samples - found.drawsLeft;
    expect(draws).toBeGreaterThan(1);
    expect(draws).toBeLessThan(SETTINGS.samples);
    const shares = found.options.map(({ cheapestShare }) => cheapestShare);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    for (const share of shares) expect(Math.round(share * draws)).toBeCloseTo(share * draws, 6);
    const { json, told } = partOf(uncertaintyAnswer(found), tooManyDraws(found) as Problem);
    expect(told).toBe(true);
    expect(json).toMatchObject({ samples: draws, drawsLeft: found.drawsLeft });
    const [record] = [...uncertaintyAnswer(found).records().rows()];
    expect(record).toContain(String(draws));
  });

  it('leaves out influences that take too much', () => {
    const found = within(new Effort(0));
    expect(found.influences).toHaveLength(1);
    expect(found.influencesLeft).toBe(1);
    expect(tooManyDraws({ ...found, drawsLeft: 0 })?.message.en).toMatch(
      /^the influence of 1 of the quantities isn't known/,
    );
    expect(uncertaintyAnswer(found).json()).toMatchObject({ influencesLeft: 1, influences: { length: 1 } });
  });
});

describe('a comparison of regions', () => {
  const within = (effort: Effort) => compareRegions(SITE, { file: '--region', text: REGIONS }, effort);

  it('has all of them where they may spend what they need, and says nothing of a part', () => {
    expect(within(new Effort(1e9))).toMatchObject({ regionsLeft: [], regions: { length: 3 } });
    expect(regionsAnswer(within(new Effort())).json()).not.toHaveProperty('regionsLeft');
  });

  it('has the first ones with less, and says which are left', () => {
    const found = within(new Effort(0));
    expect(found).toMatchObject({ regionsLeft: ['us-east-1', 'eu-west-1'], regions: [{ region: 'ap-northeast-1' }] });
    const { json, told } = partOf(regionsAnswer(found), tooManyRegions(found.regionsLeft));
    expect(told).toBe(true);
    expect(json).toMatchObject({ regionsLeft: ['us-east-1', 'eu-west-1'] });
  });
});

describe('the line that says how far a search is', () => {
  it.each<[string, (effort: Effort) => unknown, Words]>([
    [
      'a sweep',
      (effort) => [...sweep(SITE, [said('uploads=1k..10M')], { points: 100 }, () => effort).rows()],
      { en: '0 of 100 rows', ja: '100 行中 0 行' },
    ],
    [
      'a timeline',
      (effort) => timeline(SITE, FROM, TO, effort),
      {
        en: 'the days from 2014-01-01 to 2021-12-31, at 2016-11-17',
        ja: '2014-01-01 から 2021-12-31 までの 2016-11-17 時点',
      },
    ],
    [
      'an optimisation',
      (effort) => optimise(THUMBNAILS, { top: 1000 }, effort),
      { en: 'option 1 of 2', ja: '構成 2 件中 1 件目' },
    ],
    [
      'the influences of an uncertainty',
      (effort) => uncertainty(UNSURE, { samples: 1000, seed: 1 }, effort),
      { en: '0 of 2 quantities by themselves', ja: '数量 2 個中 0 個の単独の影響' },
    ],
    [
      'the draws of an uncertainty',
      (effort) => uncertainty(UNSURE, { samples: 200_000, seed: 1 }, effort),
      { en: '100 of 200,000 draws', ja: '試行 200,000 回中 100 回' },
    ],
    [
      'regions',
      (effort) => compareRegions(SITE, { file: '--region', text: REGIONS }, effort),
      { en: '1 of 3 regions', ja: '3 リージョン中 1 リージョン' },
    ],
  ])('names where it is in %s, in both languages', (_, work, example) => {
    const at = toldBy(work);
    const shapes = (words: Words | undefined) =>
      [words?.en, words?.ja].map((text) => text?.replace(/\d{4}-\d\d-\d\d/g, 'DAY').replace(/[\d,]*\d/g, 'N'));
    expect(at.map(shapes)).toContainEqual(shapes(example));
  });

  it('says which part is spent', () => {
    expect(searched(12)).toEqual({
      en: 'searching, 12 % of the search limit',
      ja: '探索中（探索量の上限の 12 %）',
    });
    expect(searched(0, { en: '3 of 9 rows', ja: '9 行中 3 行' })).toEqual({
      en: '3 of 9 rows, 0 % of the search limit',
      ja: '9 行中 3 行（探索量の上限の 0 %）',
    });
  });
});
