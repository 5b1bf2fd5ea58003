import { describe, expect, it } from 'vitest';
import { toNumber } from '../../../src/quantity/rational.js';
import { comparisonWorkbook } from '../../../src/report/formats/xlsx/comparisonWorkbook.js';
import { XLSX } from '../../../src/report/formats/xlsx/words.js';
import { carryingText, comparedWith } from '../../support/carried.js';
import { type ReadCell, readBook, rowsOf } from '../../support/workbook.js';
import { compared } from './scenarios.js';

const FILES = [
  'campaign-site',
  'integrator-fee',
  'university-day-time-instances',
  'attack-dashboard',
  'music-show',
  'on-premises-to-lambda',
  'wide',
  'growing',
];

describe('the values beside the formulas', () => {
  it.each(FILES)('are the exact ones, line by line and in total: %s', (file) => {
    const comparison = compared(file);
    const book = readBook(comparisonWorkbook([comparison], 'en'));
    const usd = comparison.scenario.currency.code === 'USD';
    for (const option of comparison.options) {
      const sheet = book.get(option.title.en) as ReadonlyMap<string, ReadCell>;
      const end = [...rowsOf(sheet, 'A')].find(([, { value }]) => value === XLSX.derivation.en)?.[0] as number;
      const rows = [...rowsOf(sheet, 'D')].filter(([row, { formula }]) => row < end && formula !== undefined);
      const found = rows.map(([row]) => ['B', 'D', 'F', 'G'].map((column) => sheet.get(`${column}${row}`)?.value));
      const expected = option.lines.map((line) => {
        const local = line.usd.mul(comparison.scenario.currency.perUsd);
        return [line.meter.en, ...[line.quantity, line.usd, local].map(toNumber)].slice(0, usd ? 3 : 4);
      });
      const sorted = (list: readonly (readonly unknown[])[]) =>
        list.map((row) => JSON.stringify(row.filter((one) => one !== undefined))).sort();
      expect(sorted(found)).toEqual(sorted(expected));
      const total = [...rowsOf(sheet, 'A')].find(([, { value }]) => value === 'Total')?.[0];
      expect(sheet.get(`F${total}`)?.value).toBe(toNumber(option.usd));
      if (!usd) expect(sheet.get(`G${total}`)?.value).toBe(toNumber(option.local));
    }
  });
});

it('what an option cannot carry is told by formulas alone, which go by the inputs', () => {
  const few = { type: 'm5.large', count: 1, cpuMs: 100, durationMs: 100, concurrency: 1000, calls: 200_000_000 };
  const text = carryingText({ ...few, shape: Array.from({ length: 24 }, () => 1) });
  const comparison = comparedWith(text, '200000000');
  const [reason] = comparison.options.flatMap(({ impossible }) => impossible.map(({ en }) => en)) as [string];
  const summary = readBook(comparisonWorkbook([comparison], 'en')).get('Summary') ?? new Map<string, ReadCell>();
  const told = [...summary.values()].filter(({ value }) => typeof value === 'string' && value.includes(reason));
  expect(told.map(({ formula }) => formula !== undefined)).toEqual([true]);
});

it('growth and discount rate are numbers to type over, which the years follow and no formula repeats', () => {
  const book = readBook(comparisonWorkbook([compared('growing')], 'en'));
  const inputs = book.get('Inputs') ?? new Map<string, ReadCell>();
  const found = [...rowsOf(inputs, 'A')].flatMap(([row, { value }]) =>
    inputs.get(`B${row}`)?.value === 'horizon' || inputs.get(`B${row}`)?.value === 'horizon/growth'
      ? [[value, inputs.get(`C${row}`), `C${row}`] as const]
      : [],
  );
  expect(found.map(([name, cell]) => [name, cell])).toEqual([
    ['discount rate a year', { value: 0.02 }],
    ['growth of uploads a year', { value: 0.3 }],
  ]);
  const formulas = [...book.values()].flatMap((cells) => [...cells.values()].flatMap(({ formula }) => formula ?? []));
  for (const [, , cell] of found) {
    expect(formulas.filter((formula) => new RegExp(`\\b${cell}\\b`).test(formula)).length).toBeGreaterThan(0);
  }
  expect(formulas.filter((formula) => /\b1\.3\b|\b1\.02\b/.test(formula))).toEqual([]);
});
