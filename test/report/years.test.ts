import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { fixed } from '../../src/quantity/rational.js';
import { comparisonDocument } from '../../src/report/answers/comparison.js';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { comparisonPage } from '../../src/report/formats/html/comparisonPage.js';
import { books, TODAY } from '../support/price.js';

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

  it('stand in the page too', () => {
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
});
