/** CSV for spreadsheets of every country: what stands in a text begins no formula, whichever separator a spreadsheet takes. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/report/formats/csv/csv.js';

const SEPARATORS = [',', ';', '\t', '|'] as const;

function written(rows: readonly (readonly string[])[]): string {
  return csvText([{ header: ['name', 'second', 'third'], rows: () => rows }]);
}

function cellsOf(text: string, separator: string): string[] {
  return Papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: true }).data.flat();
}

/** As a reader finds them that knows no quotes, or has lost count of them. */
function piecesOf(text: string, separator: string): string[] {
  return text.split(/\r\n/).flatMap((line) => line.split(separator));
}

/** A number stays one, also where the rest of its row is read as part of its cell. */
function isFormula(cell: string): boolean {
  return /^[\s"]*[=+@＝＋＠－-]/.test(cell) && !/^[\s"]*-\d[\d.]*(,|$)/.test(cell);
}

describe('a field of CSV', () => {
  it.each([
    ['x;=1+1', `"x;'=1+1"`],
    ['x|@SUM(1)', `"x|'@SUM(1)"`],
    ['x\t+1', 'x +1'],
    ['x; -1', `"x;' -1"`],
    ['x;"=1+1', `"x;'""=1+1"`],
    ['x;＝1+1', `"x;'＝1+1"`],
    ['=1;=2', `"'=1;'=2"`],
    ['x;y', '"x;y"'],
    ['x=1', 'x=1'],
    ['x,=1', '"x,=1"'],
    ['x;1-1', '"x;1-1"'],
    ['-5', '-5'],
    ['-0.25', '-0.25'],
    ['-5-1', `'-5-1`],
    ['-5;-5', `"'-5;'-5"`],
  ])('of %j is written %s', (field, expected) => {
    expect(written([['a', field, '1']]).split('\r\n')[1]).toBe(`a,${expected},1`);
  });

  it.each(SEPARATORS)('begins no formula where %j separates, whatever a text is made of', (separator) => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@;|,"\t\r \'ax1.＝－'), maxLength: 12 });
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toFixed(2));
    const row = fc.tuple(fc.oneof(text, number), fc.oneof(text, number), text);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const csv = written(rows);
        expect(cellsOf(csv, separator).filter(isFormula)).toEqual([]);
        if (separator !== ',') expect(piecesOf(csv, separator).filter(isFormula)).toEqual([]);
      }),
    );
  });

  it('comes back as it was where nothing in it could begin a formula', () => {
    const text = fc.string({ unit: fc.constantFrom(...';|,"ax1.本'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 3, maxLength: 3 }), (row) => {
        expect(cellsOf(written([row]), ',').slice(-3)).toEqual(row);
      }),
    );
  });

  it('is no longer than Excel takes, however much of it is told from formulas', () => {
    const [, field = ''] = cellsOf(written([['a', ';='.repeat(40_000), 'b']]), ',').slice(-3);
    expect(field.length).toBeLessThanOrEqual(32_767);
    expect(isFormula(field)).toBe(false);
  });
});
