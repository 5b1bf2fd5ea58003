import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { InputError } from '../../../src/errors.js';
import { roundedText } from '../../../src/quantity/currency.js';
import { toDecimal, toNumber } from '../../../src/quantity/rational.js';
import { valueAt } from '../../../src/questions/range/grid.js';
import { compiledRange, type Sweep, sweep } from '../../../src/questions/range/sweep.js';
import { sweepAnswer, sweepJson } from '../../../src/report/answers/sweep.js';
import { chartText } from '../../../src/report/chart/text/text.js';
import { csvLine, csvText } from '../../../src/report/formats/csv/csv.js';
import { books, TODAY } from '../../support/price.js';
import { chartOf, tableOf } from '../../support/shown.js';

const CAMPAIGN = readFileSync(new URL('../../../scenarios/campaign-site.yaml', import.meta.url), 'utf8');

const said = (vary: string) => ({ vary: { file: '--vary', text: vary } });

function swept(vary: readonly string[], points = 21, scale?: 'linear' | 'log', text = CAMPAIGN): Sweep {
  const asked = { source: { file: 'test.yaml', text }, settings: { today: TODAY }, books };
  return sweep(asked, vary.map(said), { points, ...(scale === undefined ? {} : { scale }) });
}

function problemOf(work: () => unknown): string {
  try {
    work();
    return 'nothing is wrong';
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message.en).join();
    throw error;
  }
}

describe('a sweep', () => {
  it('has at every value what compare has', () => {
    for (const row of swept(['uploads=1..10M'], 9).rows()) {
      const set = [{ file: '--set', text: `uploads=${toDecimal(row.at[0] as never).text}` }];
      const found = compare({ file: 'x', text: CAMPAIGN }, { today: TODAY, set }, books);
      expect(row.cheapest).toEqual(found.cheapest.map(({ name }) => name));
      found.options.forEach(({ usd, local }, index) => {
        expect(row.amounts[index]?.usd().equals(usd)).toBe(true);
        expect(row.amounts[index]?.local).toBe(roundedText(local, 'JPY'));
      });
    }
  });

  it.each([
    ['far below what a double holds', `0.${'0'.repeat(399)}1 s..0.${'0'.repeat(398)}1 s`],
    ['as long as a scenario may say', '1 s..3153600000 s'],
  ])('takes values %s', (_, range) => {
    for (const scale of ['linear', 'log'] as const) {
      const rows = [...swept([`Lambda/convert/duration=${range}`], 5, scale).rows()];
      // By factors, neighbours below the size of a step are one.
      expect(rows.length).toBeGreaterThanOrEqual(scale === 'log' ? 3 : 5);
      for (const { amounts } of rows) expect(amounts).toHaveLength(2);
    }
  });

  it('of the exchange rate has every amount at its own rate', () => {
    const text = `
region: ap-northeast-1
asOf: 2016-06-02
currency: { code: JPY, perUsd: 120 }
options:
  Own: [{ onPremises: { monthly: 2000 JPY } }]
  EC2: [{ ec2: { type: t2.micro, count: 1 } }]
`;
    const rows = [...swept(['rate=100..200'], 5, 'linear', text).rows()];
    expect(rows.map(({ at }) => toNumber(at[0] as never))).toEqual([100, 125, 150, 175, 200]);
    for (const { at, amounts, cheapest } of rows) {
      const rate = { file: '--rate', text: toDecimal(at[0] as never).text };
      const found = compare({ file: 'x', text }, { today: TODAY, rate }, books);
      expect(amounts.map((amount) => amount?.local)).toEqual(
        found.options.map(({ local }) => roundedText(local, 'JPY')),
      );
      expect(cheapest).toEqual(found.cheapest.map(({ name }) => name));
    }
    expect(rows.map(({ amounts }) => amounts[0]?.local)).toEqual(Array(5).fill('2000'));
  });

  it.each(['JPY', 'USD', 'KWD'])('rounds every amount as exact numbers do, in %s', (code) => {
    const text = CAMPAIGN.replace(/currency:.*/, `currency: { code: ${code}, perUsd: ${code === 'USD' ? 1 : 111.11} }`);
    const found = swept(['uploads=1..3000'], 3000, 'linear', text);
    const rate = found.scenario.currency.perUsd;
    let rows = 0;
    for (const row of found.rows()) {
      rows += 1;
      for (const amount of row.amounts) expect(amount?.local).toBe(roundedText(amount?.usd().mul(rate) as never, code));
    }
    expect(rows).toBe(3000);
  });

  it('of two quantities has every pair, the second within the first', () => {
    const found = swept(['uploads=1k..1M', 'Lambda/convert/duration=100ms..300ms'], 3);
    const pairs = [...found.rows()].map(({ at }) => at.map((value) => toNumber(value)));
    expect(found.size).toBe(9);
    expect(pairs.map(([first]) => first)).toEqual([1000, 1000, 1000, 31623, 31623, 31623, 1e6, 1e6, 1e6]);
    expect(pairs.slice(0, 3).map(([, second]) => second)).toEqual([100, 200, 300]);
  });

  it.each([
    ['evenly', 'linear', [1000, 500_500, 1_000_000]],
    ['by factors', 'log', [1000, 31_623, 1_000_000]],
  ] as const)('takes values %s', (_, scale, expected) => {
    const rows = [...swept(['uploads=1k..1M'], 3, scale).rows()];
    expect(rows.map(({ at }) => toNumber(at[0] as never))).toEqual(expected);
  });

  it('takes every value where there are no more than points', () => {
    expect([...swept(['uploads=5..9'], 100).rows()]).toHaveLength(5);
  });

  it('leaves out an option where AWS does not allow it', () => {
    const [fits, tooLong] = [...swept(['Lambda/convert/duration=300s..301s'], 2).rows()];
    expect(fits?.amounts.every((amount) => amount !== undefined)).toBe(true);
    expect(tooLong?.amounts.map((amount) => amount === undefined)).toEqual([false, true]);
    expect(tooLong?.cheapest).toEqual(['EC2']);
  });

  it('has no cheapest where no option is possible', () => {
    const text = `
region: us-east-1
asOf: 2025-06-18
options:
  Lambda: [{ lambda: { requests: 1000, duration: 100 ms, memory: 256 MB } }]
`;
    const [none, possible] = [...swept(['memory=64MB..128MB'], 2, 'linear', text).rows()];
    expect([none?.amounts, none?.cheapest]).toEqual([[undefined], []]);
    expect(possible?.cheapest).toEqual(['Lambda']);
    expect(tableOf(sweepAnswer(swept(['memory=64MB..128MB'], 2, 'linear', text)), 'en', 90)).toMatch(/64 MB/);
  });

  it.each([
    [
      'more rows than anybody can use',
      ['uploads=1..1000M', 'views=1..1000M'],
      1_000_000,
      undefined,
      /1,000,000,000,000 rows/,
    ],
    ['one quantity twice', ['uploads=1..9', 'uploads=1..9'], 3, undefined, /varied twice/],
    ['factors from nothing', ['uploads=0..100'], 3, 'log', /starts at zero/],
  ] as const)('refuses %s', (_, vary, points, scale, expected) => {
    expect(problemOf(() => swept(vary, points, scale))).toMatch(expected);
  });

  it('compiled is the same in doubles', () => {
    const asked = { source: { file: 'x', text: CAMPAIGN }, settings: { today: TODAY }, books };
    const { pieces, range } = compiledRange(asked, said('uploads=1k..1M'));
    const [{ costs, names }] = pieces as [(typeof pieces)[0]];
    const row = [...swept(['uploads=1k..1M'], 2).rows()][1];
    const found: number[] = [];
    costs([toNumber(valueAt(range.grid, range.grid.last))], found);
    expect(names).toEqual(['EC2', 'Lambda']);
    found.forEach((usd, index) => {
      expect(usd).toBeCloseTo(toNumber(row?.amounts[index]?.usd() as never), 9);
    });
  });
});

describe('a sweep shown', () => {
  it('as a table has a row for each value', () => {
    const found = swept(['uploads=1k..1M'], 3);
    expect(tableOf(sweepAnswer(found), 'en', 80)).toMatchInlineSnapshot(`
      "Campaign site: upload and convert pictures (a month)
      ┌───────────┬────────┬────────┬──────────┐
      │   uploads │    EC2 │ Lambda │ cheapest │
      │           │    JPY │    JPY │          │
      │ ───────── │ ────── │ ────── │ ──────── │
      │     1,000 │  9,430 │  3,830 │ Lambda   │
      │    31,623 │  9,600 │  4,114 │ Lambda   │
      │ 1,000,000 │ 14,979 │ 13,090 │ Lambda   │
      └───────────┴────────┴────────┴──────────┘
      The cheapest, of the values shown: Lambda.
      Assumed, EC2: web and conversion: os linux, hours always, purchase onDemand;
        metadata: multiAz false, count 1, hours always, purchase onDemand, storageType
        gp2; pictures: class standard; pictures to viewers: to internet; the stated
        number of instances carries the workload
      Assumed, Lambda: convert, pick at random: architecture x86_64, purchase
        onDemand, codePackage zip; buffer: queue standard; pictures: class standard;
        pictures to viewers: to internet; cold starts add no billed time"
    `);
  });

  it.each([
    ['en', 'The cheapest, of the values shown: Lambda from 1,000 to 316,228, EC2 from 5,623,413 to 100,000,000.'],
    ['ja', '表の値での最安: 1,000 から 316,228 では Lambda、5,623,413 から 100,000,000 では EC2'],
  ] as const)('says from which value to which an option is the cheapest: %s', (language, sentence) => {
    expect(sweepAnswer(swept(['uploads=1k..100M'], 5)).document(language).summary).toEqual([sentence]);
  });

  it('says of one value that it is at that value', () => {
    const [sentence] = sweepAnswer(swept(['uploads=1k..100M'], 2)).document('en').summary;
    expect(sentence).toBe('The cheapest, of the values shown: Lambda at 1,000, EC2 at 100,000,000.');
  });

  it('as a chart has a line for each option, told apart without colour', () => {
    const found = swept(['uploads=100k..3M'], 40, 'linear');
    expect(chartOf(sweepAnswer(found), 'ja', 60)).toMatchInlineSnapshot(`
      "uploads と費用
      円（月額）   ● EC2   ○ Lambda
      40,000 ┤
             │
             │
             │                                                ○○○○
      30,000 ┤                                           ○○○○○○
             │                                      ○○○○○   ●●●●●●
             │                                ○○○○○○●●●●●●●●
      20,000 ┤                           ○○○○○●●●●●
             │                  ●●●○○○○○○●
             │         ●●●●●●●○○○○○
             │ ●●●●●●●●●○○○○○○
      10,000 ┤●    ○○○○○
             │○○○○○
             │
           0 ┤
             └───────┬────────┬────────┬───────┬────────┬────────┬
                   500k      1M      1.5M     2M      2.5M      3M
              uploads"
    `);
  });

  it('as CSV has plain numbers', () => {
    expect(csvText([sweepAnswer(swept(['uploads=1k..1M'], 2)).records()])).toBe(
      'uploads,EC2 (JPY),Lambda (JPY),cheapest,impossible,cheapestByOtherPrices,doubts\r\n1000,9430,3830,Lambda,,,\r\n1000000,14979,13090,Lambda,,,\r\n',
    );
  });

  it('as JSON is one document', () => {
    const found = JSON.parse([...sweepJson(swept(['uploads=1k..1M'], 2))].join(''));
    expect(found).toMatchObject({
      formatVersion: 1,
      question: 'sweep',
      vary: [{ id: 'uploads' }],
      options: ['EC2', 'Lambda'],
    });
    expect(found.rows).toHaveLength(2);
    expect(found.rows[0]).toMatchObject({ at: ['1000'], cheapest: ['Lambda'] });
  });

  it.each([
    ['=cmd()', `'=cmd()`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['-1', '-1'],
    ['a "b", c', '"a ""b"", c"'],
  ])('as CSV keeps %s from being more than text', (field, expected) => {
    expect(csvLine([field])).toBe(`${expected}\r\n`);
  });

  it('as a chart stands one point, and none of an option', () => {
    const plain = { label: 'x', text: String };
    const chart = chartText(
      {
        kind: 'lines',
        title: 'costs',
        x: { ...plain, scale: 'linear' },
        y: plain,
        lines: [
          { name: 'A', points: [{ x: 1, y: 5 }] },
          { name: 'B', points: [{ x: 1, y: undefined }] },
        ],
      },
      40,
    );
    expect(chart).toContain('● A   ○ B');
    expect(chart.split('\n').every((line) => line.length <= 40)).toBe(true);
  });
});
