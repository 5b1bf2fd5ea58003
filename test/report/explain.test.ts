import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { OptionBill } from '../../src/bill/compare.js';
import { explanationAnswer } from '../../src/report/answers/explain.js';
import { priced, scenarioText } from '../support/price.js';
import { tableOf } from '../support/shown.js';

const comparison = priced(
  scenarioText(['lambda: { name: 画像変換, requests: uploads, duration: 120 ms, memory: 512 MB }'], {
    workload: { uploads: '3M' },
    freeTier: 'always',
  }),
);
const [option] = comparison.options as [OptionBill];
const explained = (width: number) =>
  tableOf(explanationAnswer([{ option, parts: option.lines }], comparison), 'en', width);

describe('a derivation', () => {
  it('is told step by step, down to every input, rule and price', () => {
    expect(explained(160)).toContain(
      [
        '画像変換 / requests (Lambda): 0.4 USD',
        '  [1] after the free allowance: 2,000,000 requests = 3,000,000 requests (uploads) − 1,000,000 requests (lambda/freeRequests), at least 0',
        '  [2] 0.4 USD = 2,000,000 requests [1] × 0.2 USD per 1,000,000 requests',
        '    uploads: 3M',
        '    rule lambda/freeRequests: 1,000,000 requests, since 2014-11-13 ',
      ].join('\n'),
    );
  });

  it('keeps a one that is subtracted from, or compared with', () => {
    const cold = 'lambda: { requests: 1M, duration: 120 ms, memory: 512 MB, coldStarts: 1 %, initDuration: 1 s }';
    const chunks = 'sqs: { requests: 1M, payload: 65 KB }';
    const both = priced(scenarioText([cold, chunks]));
    const [bill] = both.options as [OptionBill];
    const text = tableOf(explanationAnswer([{ option: bill, parts: bill.lines }], both), 'en', 160);
    expect(text).toContain('share of warm starts: 0.99 = 1 − 0.01 (coldStarts)');
    expect(text).toMatch(/metered chunks: 2 = the largest of 1 and 2 \[\d+\]/);
  });

  const linesOf = (width: number) => explained(width).split('\n');

  it.each([160, 100, 80])('has no line wider than %i columns', (width) => {
    expect(Math.max(...linesOf(width).map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
  });

  it('has no line wider than 40 columns', () => {
    expect(Math.max(...linesOf(40).map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
  });
});

describe('the derivations of very many lines', () => {
  /** Components whose lines share a tiered price: each rests on the quantities of all. */
  const alike = (count: number) => {
    const found = priced(
      scenarioText(
        Array.from({ length: count }, () => 'lambda: { requests: 1M, duration: 120 ms, memory: 512 MB }'),
        { asOf: '2025-06-18' },
      ),
    );
    const [bill] = found.options as [OptionBill];
    return explanationAnswer([{ option: bill, parts: bill.lines }], found);
  };
  const rowsOf = (answer: ReturnType<typeof alike>) => [...answer.records().rows()];

  it('are shown up to 10,000 steps, and then by their amounts, with what shows the rest', () => {
    const few = tableOf(alike(30), 'en', 160);
    expect(few).not.toContain('not shown');
    const text = tableOf(alike(100), 'en', 160);
    expect(text).toContain('lambda 100 / duration');
    expect(text).toContain('not shown, as the derivations before this one have 10,000 steps already');
    expect(text.length).toBeLessThan(20 * few.length);
  });

  it('are whole for programs, or refused', () => {
    expect(rowsOf(alike(30)).length).toBeGreaterThan(2000);
    for (const ask of [() => rowsOf(alike(100)), () => alike(100).json()]) {
      expect(ask).toThrow('the derivations have more than 10,000 steps');
    }
  });
});
