/** Amounts of fifteen decimals come through every format as exactly what they are, rounded as the format says. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { currencyDigits } from '../../src/quantity/currency.js';
import {
  add,
  divide,
  fixed,
  groupedDigits,
  multiply,
  type Rational,
  rational,
  toDecimal,
} from '../../src/quantity/rational.js';
import { comparisonAnswer } from '../../src/report/answers/comparison.js';
import { csvText } from '../../src/report/formats/csv/csv.js';
import { answerPage } from '../../src/report/formats/html/answerPage.js';
import { markdownText } from '../../src/report/formats/markdown/markdown.js';
import { svgOf } from '../../src/report/formats/svg/svg.js';
import { comparisonWorkbook } from '../../src/report/formats/xlsx/comparisonWorkbook.js';
import { books, TODAY } from '../support/price.js';
import { chartOf, tableOf } from '../support/shown.js';
import { readBook, rowsOf } from '../support/workbook.js';

const PLACES = 15;

/** A whole part of so many digits, with fifteen places; ties of rounding among them. */
function decimals(digits: number): fc.Arbitrary<string> {
  const whole = fc.bigInt({ min: 1n, max: 10n ** BigInt(digits) - 1n });
  const places = fc.oneof(
    fc.bigInt({ min: 1n, max: 10n ** BigInt(PLACES) - 1n }),
    fc.constantFrom(5n, 305n, 675n, 5_000_000_000_000n, 499_999_999_999_999n, 500_000_000_000_001n),
  );
  return fc.tuple(whole, places).map(([a, b]) => `${a}.${String(b).padStart(PLACES, '0')}`);
}

interface Drawn {
  readonly monthly: string;
  readonly rate: string;
  readonly counts: readonly string[];
  readonly code: string;
  readonly perUsd: string;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  monthly: decimals(13),
  rate: decimals(6),
  counts: fc.array(decimals(2), { minLength: 24, maxLength: 24 }),
  code: fc.constantFrom('JPY', 'USD', 'EUR'),
  perUsd: decimals(2),
});

const HOURS = 720;

function textOf({ monthly, rate, counts, code, perUsd }: Drawn): string {
  return `
region: us-east-1
asOf: 2025-06-18
month: ${HOURS} h
freeTier: none
currency: { code: ${code}, perUsd: ${code === 'USD' ? 1 : perUsd} }
workload: { part: ${rate} }
traffic: { calls: { day: [${counts.join(', ')}] } }
options:
  Bought: [{ onPremises: { name: bought, monthly: ${monthly} USD } }]
  Worked: [{ operations: { name: worked, hours: calls, rate: ${rate} USD / h } }]
`;
}

/** By plain fractions, as nothing of the product does it. */
function expectedOf({ monthly, rate, counts, code, perUsd }: Drawn): Record<'Bought' | 'Worked', Amounts> {
  const sum = counts.map((count) => rational(count)).reduce(add);
  const hours = divide(multiply(sum, rational(HOURS)), rational(24));
  const per = code === 'USD' ? rational(1) : rational(perUsd);
  const amounts = (usd: Rational) => ({ usd, local: multiply(usd, per) });
  return { Bought: amounts(rational(monthly)), Worked: amounts(multiply(hours, rational(rate))) };
}

interface Amounts {
  readonly usd: Rational;
  readonly local: Rational;
}

describe('decimals of fifteen places', () => {
  it('are what they are in every format', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async (one) => {
        const asked = { source: { file: 'test.yaml', text: textOf(one) }, settings: { today: TODAY }, books };
        const comparison = compare(asked.source, asked.settings, books);
        const answer = comparisonAnswer(comparison, asked);
        const expected = expectedOf(one);
        const digits = currencyDigits(one.code);
        const json = answer.json() as { options: { name: string; total: { usd: string; local: string } }[] };
        const rows = Papa.parse<Record<string, string>>(csvText([answer.records()]), { header: true }).data;
        const texts = {
          table: tableOf(answer, 'en', 120),
          chart: chartOf(answer, 'en', 120),
          markdown: markdownText([answer.document('en', { charts: false, details: true })]),
          html: await answerPage([answer], 'en'),
          svg: svgOf([answer.document('en')]),
        };
        const book = readBook(comparisonWorkbook([comparison], 'en'));
        Object.entries(expected).forEach(([name, { usd, local }], index) => {
          const shown = groupedDigits(fixed(local, digits));
          expect(json.options[index]).toMatchObject({
            name,
            total: { usd: toDecimal(usd).text, local: fixed(local, digits) },
          });
          const row = rows.find((found) => found.x_Option === name);
          expect([row?.EffectiveCost, row?.x_LocalCost]).toEqual([toDecimal(usd).text, fixed(local, digits)]);
          for (const [format, text] of Object.entries(texts))
            expect([format, text.includes(shown)]).toEqual([format, true]);
          expectInWorkbook(book, `Total (${one.code})`, 'BC'.charAt(index), local, digits);
        });
      }),
      { numRuns: process.env.FEW_EXAMPLES === undefined ? 60 : 6 },
    );
  });
});

/** The nearest double; and where a spreadsheet shows that otherwise, the digits as text. */
function expectInWorkbook(
  book: ReturnType<typeof readBook>,
  label: string,
  column: string,
  value: Rational,
  digits: number,
): void {
  const summary = book.get('Summary') as ReadonlyMap<string, { readonly value: number | string }>;
  const [row] = [...rowsOf(summary as never, 'A')].find(([, cell]) => cell.value === label) ?? [];
  const found = summary.get(`${column}${row}`)?.value as number;
  expect(found).toBe(Number(toDecimal(value).text));
  const shown = fixed(rational(found.toPrecision(15)), digits);
  const told = [...(book.get('Exact digits')?.values() ?? [])].map((cell) => cell.value);
  if (shown !== fixed(value, digits)) expect(told).toContain(groupedDigits(fixed(value, digits)));
}
