import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { fixed, rational } from '../../src/quantity/rational.js';
import { comparisonDocument, comparisonRecords } from '../../src/report/answers/comparison.js';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import type { Billed } from '../../src/report/document/billed.js';
import { hasYears, yearsTable } from '../../src/report/document/years.js';
import { comparisonPage } from '../../src/report/formats/html/comparisonPage.js';
import { billedAt } from '../../src/report/formats/html/liveBill.js';
import { type LiveData, liveData } from '../../src/report/formats/html/liveData.js';
import { movablesOf } from '../../src/report/formats/html/movable.js';
import { comparisonWorkbook } from '../../src/report/formats/xlsx/comparisonWorkbook.js';
import { books, TODAY } from '../support/price.js';
import { readBook } from '../support/workbook.js';

const settings = { today: TODAY };
const source = (horizon: string) => ({
  file: 'test.yaml',
  text: `region: ap-northeast-1
asOf: 2016-06-02
workload: { messages: 200M, others: 100M }
horizon: ${horizon}
options:
  A: [{ sqs: { requests: messages + others } }]
  B: [{ sqs: { requests: messages } }]
`,
});
const over = (horizon: string) => compare(source(horizon), settings, books);
const textOf = (cell: unknown) => (typeof cell === 'string' ? cell : (cell as { text: string }).text);
const tablesOf = (horizon: string, language: 'en' | 'ja' = 'en') =>
  comparisonDocument(over(horizon), language).parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []));
const rowsOf = (horizon: string, language: 'en' | 'ja' = 'en') =>
  tablesOf(horizon, language)
    .slice(1)
    .flatMap(({ rows }) => rows.map(({ cells }) => cells.map(textOf)));

describe('the years of a horizon', () => {
  // 0.5 USD a million: 200M are 100 USD a month.
  it('are a table where the workload grows, with their sum', () => {
    const growing = '{ years: 3, growth: { messages: 50 %, others: -50 % } }';
    const [first, second, third] = over(growing).options[1]?.overHorizon?.years.map(({ usd }) => usd) ?? [];
    expect([first, second, third].map((usd) => fixed(usd as never, 2))).toEqual(['1200.00', '1800.00', '2700.00']);
    expect(rowsOf(growing)).toEqual([
      ['year 1', '1,800.00', '1,200.00'],
      ['year 2', '2,100.00', '1,800.00'],
      ['year 3', '2,850.00', '2,700.00'],
      ['Total over 3 years', '6,750.00', '5,700.00'],
    ]);
    expect(rowsOf(growing, 'ja').map(([label]) => label)).toEqual(['1 年目', '2 年目', '3 年目', '3 年間の合計']);
  });

  it('are a table where later money is worth less, which its name says', () => {
    const discounted = '{ years: 2, discountRate: 25 % }';
    expect(rowsOf(discounted).map(([, , b]) => b)).toEqual(['960.00', '768.00', '1,728.00']);
    expect(tablesOf(discounted)[1]?.name).toBe('Year by year, in the money of today');
  });

  it('are none where they all cost the same', () => {
    expect(tablesOf('3 years')).toHaveLength(1);
  });

  it('stand in the page', () => {
    const asked = { source: source('{ years: 2, growth: { messages: 50 % } }'), settings, books };
    const html = comparisonPage([{ comparison: over('{ years: 2, growth: { messages: 50 % } }'), asked }], 'en');
    expect(html).toContain('Year by year');
    expect(html).toContain('year 2');
  });
});

describe('growth and the discount rate of a horizon', () => {
  it.each([
    [
      '{ years: 2, growth: { messages: 50 %, others: -2.5 % }, discountRate: 3 % }',
      ['growth: messages +50 % a year, others -2.5 % a year', 'by 3 % a year'],
      { years: 2, growth: { messages: '0.5', others: '-0.025' }, discountRate: '0.03' },
    ],
    ['2 years', ['over the horizon, the workload stays as it is'], { years: 2, growth: {}, discountRate: '0' }],
  ])('are assumed, and in JSON: %s', (horizon, texts, json) => {
    const comparison = over(horizon);
    const assumed = comparison.assumed.map(({ en }) => en).join('; ');
    for (const text of texts) expect(assumed).toContain(text);
    expect(assumed.includes('discounted')).toBe(texts.length > 1);
    expect(comparisonJson(comparison)).toMatchObject({ horizonYears: 2, horizon: json });
  });

  it('stand in the page too, and are calculated again where something is moved', () => {
    const horizon = '{ years: 3, growth: { messages: 50 % }, discountRate: 10 % }';
    const comparison = over(horizon);
    const data = liveData(comparison, movablesOf(comparison).movables, settings, 'en');
    const carried: LiveData = JSON.parse(JSON.stringify(data));
    const moved = billedAt(carried, new Map([['messages', rational(400_000_000)]]));
    const again = compare(source(horizon), { ...settings, set: [{ file: '--set', text: 'messages=400M' }] }, books);
    const cells = (billed: Billed | undefined) =>
      billed && yearsTable(billed, 'en')?.rows.map((row) => row.cells.map(textOf));
    expect(cells(moved)).toEqual(cells(again));
    expect(cells(moved)).not.toEqual(cells(comparison));
  });

  it('stand in CSV beside each line, with growth and the discount rate', () => {
    const { header, rows } = comparisonRecords(over('{ years: 2, growth: { messages: 50 % }, discountRate: 25 % }'));
    const [first] = [...rows()].map((row) => Object.fromEntries(row.map((field, index) => [header[index], field])));
    // 300M are 150 USD a month, 400M are 200: 1800 / 1.25 and 2400 / 1.5625.
    expect(first).toMatchObject({
      x_OptionCostOverHorizon: '2976',
      x_OptionCostByYear: '1440; 1536',
      x_Growth: 'messages 0.5',
      x_DiscountRate: '0.25',
    });
  });

  it('stand in the workbook as formulas over the sheets of the options, with their sum', () => {
    const book = readBook(comparisonWorkbook([over('{ years: 2, growth: { messages: 50 % } }')], 'en'));
    const [summary] = book.values();
    const labels = [...(summary ?? [])].filter(([, { value }]) => /^(year \d|Total over)/.test(String(value)));
    const rows = labels.map(([name, { value }]) => {
      const cells = ['B', 'C'].map((column) => summary?.get(name.replace('A', column)));
      return [value, ...cells.map((cell) => cell?.value), cells.every((cell) => cell?.formula !== undefined)];
    });
    expect(rows).toEqual([
      ['Total over 2 years (USD)', 4200, 3000, true],
      ['year 1 (USD)', 1800, 1200, true],
      ['year 2 (USD)', 2400, 1800, true],
      ['Total over 2 years (USD)', 4200, 3000, true],
    ]);
  });
});

describe('the free offers of an account', () => {
  const billed = (more: string) =>
    compare(
      {
        file: 'test.yaml',
        text: `region: us-east-1
asOf: 2019-06-02
freeTier: newAccount
${more}
month: 730 h
options: { A: [{ ec2: { type: t2.micro } }] }
`,
      },
      settings,
      books,
    );
  const yearsOf = (more: string) => billed(more).options[0]?.overHorizon?.years.map(({ usd }) => fixed(usd, 2));

  // 730 hours at 0.0116 USD are 8.468 USD a month.
  it.each([
    ['opened on the day: the first year has them', 'horizon: 3', ['0.00', '101.62', '101.62']],
    [
      'opened half a year before: the first half of the first year',
      'horizon: 3\naccountOpened: 2018-12-02',
      ['50.81', '101.62', '101.62'],
    ],
    ['opened a day too late for its sixth month', 'horizon: 1\naccountOpened: 2018-12-01', ['59.28']],
    ['that have run out before', 'horizon: 2\naccountOpened: 2018-06-01', ['101.62', '101.62']],
  ])('%s', (_, more, years) => {
    expect(yearsOf(more)).toEqual(years);
  });

  it('end under Assumed, and the years that differ are told one by one', () => {
    const comparison = billed('horizon: 2');
    expect(comparison.assumed.map(({ en }) => en)).toContain(
      "over the horizon, the free offers of an account's first twelve months are taken until 2020-06-02, month by month, and none after",
    );
    expect(hasYears(comparison)).toBe(true);
    expect(hasYears(billed('horizon: 2\naccountOpened: 2018-06-01'))).toBe(false);
  });

  it('end in a workload that grows too', () => {
    const text = `region: us-east-1
asOf: 2019-06-02
freeTier: newAccount
month: 730 h
workload: { machines: 1 }
horizon: { years: 2, growth: { machines: 100 % } }
options: { A: [{ ec2: { type: t2.micro, count: machines } }] }
`;
    const [option] = compare({ file: 'test.yaml', text }, settings, books).options;
    expect(option?.overHorizon?.years.map(({ usd }) => fixed(usd, 2))).toEqual(['0.00', '203.23']);
  });
});
