/** A workbook into which another load is typed names the option that `compare --set` names, or none where none can carry it. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { comparisonWorkbook } from '../../../src/report/formats/xlsx/comparisonWorkbook.js';
import { XLSX } from '../../../src/report/formats/xlsx/words.js';
import { CARRYING, type Carrying, carryingText, comparedWith } from '../../support/carried.js';
import { itRecalculates, recalculated } from '../../support/libreOffice.js';
import { partsOf, type ReadBook, readBook, rowsOf, withNumbers } from '../../support/workbook.js';

const CASES = fc.sample(CARRYING, { seed: 17, numRuns: 8 });
const TIMES = [0.1, 10];
const ALL = CASES.flatMap((one) => TIMES.map((times) => ({ one, calls: String(Math.ceil(one.calls * times)) })));

function typed({ one, calls }: { readonly one: Carrying; readonly calls: string }) {
  const bytes = comparisonWorkbook([comparedWith(carryingText(one), String(one.calls))], 'en');
  const sheets = [...readBook(bytes)];
  const index = sheets.findIndex(([name]) => name === 'Inputs');
  const [row] = [...rowsOf(sheets[index]?.[1] ?? new Map(), 'A')].find(([, { value }]) => value === 'calls') ?? [];
  return withNumbers(partsOf(bytes), [{ path: `xl/worksheets/sheet${index + 1}.xml`, cell: `C${row}`, value: calls }]);
}

let found: readonly ReadBook[] | undefined;

/** Starting LibreOffice takes far longer than any workbook, so that all are recalculated at once. */
function books(): readonly ReadBook[] {
  found ??= recalculated(ALL.map(typed));
  return found;
}

describe('a workbook in which the load was changed', () => {
  ALL.forEach((one, index) => {
    itRecalculates(
      `names what compare names: ${one.calls} calls of case ${Math.floor(index / TIMES.length) + 1}`,
      () => {
        const summary = books()[index]?.get('Summary') ?? new Map();
        const row = (label: string) => [...rowsOf(summary, 'A')].find(([, { value }]) => value === label)?.[0];
        const cells = (at: number | undefined) => ['B', 'C', 'D'].map((column) => summary.get(`${column}${at}`)?.value);
        const { options, cheapest } = comparedWith(carryingText(one.one), one.calls);
        const isOut = options.map(({ impossible }) => impossible.length > 0);
        expect(cells(row(`${XLSX.totalOfPossible.en} (USD)`)).map((value) => value === XLSX.impossible.en)).toEqual(
          isOut,
        );
        const isBest = options.map((option) => cheapest.includes(option));
        expect(cells(row(XLSX.standing.en)).map((value) => value === XLSX.cheapest.en)).toEqual(isBest);
        const headline = summary.get('A3')?.value;
        expect(headline).toBe(`${XLSX.changed.en}${cheapest[0]?.name ?? XLSX.nonePossible.en}`);
      },
    );
  });
});
