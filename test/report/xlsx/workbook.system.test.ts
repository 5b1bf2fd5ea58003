/** Workbooks as LibreOffice reads and writes them. */
import { describe, expect } from 'vitest';
import { comparisonWorkbook } from '../../../src/report/formats/xlsx/comparisonWorkbook.js';
import { itRecalculates, recalculated } from '../../support/libreOffice.js';
import { priced, scenarioText } from '../../support/price.js';
import { readBook } from '../../support/workbook.js';
import { WORKBOOKS } from './workbooks.js';

describe('a workbook', () => {
  itRecalculates('opens in LibreOffice with every name and number, and nothing is run', () => {
    const [hostile, document] = recalculated([WORKBOOKS.hostile(), WORKBOOKS['a document']()]);
    const own = readBook(WORKBOOKS.hostile());
    expect([...(hostile?.keys() ?? [])]).toEqual([...own.keys()]);
    for (const [name, cells] of own) {
      for (const [cell, { value, formula }] of cells) {
        const found = hostile?.get(name)?.get(cell);
        if (typeof value === 'number') expect(found?.value).toBeCloseTo(value, 9);
        else expect(found?.value ?? '', `${name} ${cell}`).toBe(value);
        expect(found?.formula === undefined, `${name} ${cell}`).toBe(formula === undefined);
      }
    }
    expect(document?.get('a-b- -表-')?.get('A3')?.value).toBe('=HYPERLINK("x")');
  });
});

describe('digits that a spreadsheet can’t hold', () => {
  itRecalculates('are lost by a spreadsheet that reads the workbook, of which some write 15 digits and some 17', () => {
    const [book] = recalculated([
      comparisonWorkbook([priced(scenarioText(['onPremises: { monthly: 900719925474099.305 USD }']))], 'en'),
    ]);
    const found = [...(book?.get('Summary')?.values() ?? [])].map(({ value }) => value);
    expect(found.filter((value) => value === 900719925474099 || value === 900719925474099.25)).not.toEqual([]);
  });
});
