import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/quantity/rational.js';
import { comparisonWorkbook } from '../../../src/report/formats/xlsx/comparisonWorkbook.js';
import { lostDigits, lostInput } from '../../../src/report/formats/xlsx/lostDigits.js';
import { moneyFormat } from '../../../src/report/formats/xlsx/theme.js';
import { priced, scenarioText } from '../../support/price.js';
import { readBook } from '../../support/workbook.js';

const workbook = (usd: string, language: 'en' | 'ja' = 'en') =>
  comparisonWorkbook([priced(scenarioText([`onPremises: { monthly: ${usd} USD }`]))], language);

const textsOf = (bytes: Uint8Array, sheet: string) =>
  [...(readBook(bytes).get(sheet)?.values() ?? [])].map(({ value }) => value);

describe('digits that a spreadsheet can’t hold', () => {
  it.each([
    ['2.675', '#,##0.00', undefined],
    ['999999999999999', '#,##0', undefined],
    ['9999999999999.995', '#,##0.00', '10,000,000,000,000.00'],
    ['900719925474099.305', moneyFormat('USD'), '900,719,925,474,099.31'],
    ['0.12499999999999999999', '0.00', '0.12'],
    ['0.125', '0.00', undefined],
    ['0.12344999999999999999', '0.00%', '0.1234'],
    ['0.499999999999999999', '[>=0.5]#,##0;[>0]"<1";#,##0', '0'],
    ['900719925474099.305', 'General', undefined],
    ['900719925474099.305', '0.000E+00', undefined],
  ])('of %s in the format %s are %s', (value, format, exact) => {
    expect(lostDigits(rational(value), format)).toBe(exact);
  });

  it.each([
    ['0.123456789012345', undefined],
    ['0.1234567890123456', '0.1234567890123456'],
    ['1234567890123456', '1,234,567,890,123,456'],
    ['1234567890123450', undefined],
  ])('of an input of %s are %s', (value, exact) => {
    expect(lostInput(rational(value))).toBe(exact);
  });

  it.each([
    [
      'en',
      'Exact digits',
      'Summary',
      'Some cells can’t hold all digits of their values: see the sheet “Exact digits”.',
    ],
    ['ja', '正確な値', '概要', '一部のセルは値のすべての桁を保持できません。「正確な値」シートを参照してください。'],
  ] as const)(
    'are told on a sheet of their own in %s, to which the summary points',
    (language, sheet, summary, note) => {
      const bytes = workbook('900719925474099.305', language);
      expect(textsOf(bytes, sheet)).toEqual(
        expect.arrayContaining(['900,719,925,474,099.31', '900,719,925,474,099.305']),
      );
      expect(textsOf(bytes, summary)).toContain(note);
    },
  );

  it('are told nowhere where there are none', () => {
    const bytes = workbook('9007199254740.31');
    expect([...readBook(bytes).keys()]).not.toContain('Exact digits');
    expect(textsOf(bytes, 'Summary').join()).not.toMatch(/can’t hold/);
  });

  it('leave the nearest double in the cell', () => {
    expect(textsOf(workbook('900719925474099.305'), 'Summary')).toContain(900719925474099.25);
  });
});
