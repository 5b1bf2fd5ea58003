import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { CHUNK, CountSum } from '../../src/quantity/counts.js';
import { CountsAddedUp, CountsBuilder, countsOf, countsOfDoubles } from '../../src/quantity/countsMade.js';
import { roundedUp } from '../../src/quantity/countsTimes.js';
import { DecimalText } from '../../src/quantity/decimalText.js';
import { IntegerSum } from '../../src/quantity/integerSum.js';
import {
  add,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  toDecimal,
  ZERO,
} from '../../src/quantity/rational.js';
import { books, TODAY } from '../support/price.js';

const RUNS = { numRuns: process.env.FEW_EXAMPLES === undefined ? 300 : 30 };

/** Texts as files have them, small and large, with few and with many decimals. */
const decimalTexts = fc.oneof(
  fc.nat({ max: 300 }).map(String),
  fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String),
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.stringMatching(/^\d{1,40}$/))
    .map(([whole, places]) => `${whole}.${places}`),
  fc.tuple(fc.nat({ max: 99 }), fc.integer({ min: -99, max: 9 })).map(([whole, power]) => `${whole}e${power}`),
);

function madeOf(texts: readonly string[]) {
  const [builder, text] = [new CountsBuilder(), new DecimalText()];
  for (const one of texts) {
    expect([one, text.read(one)]).toEqual([one, true]);
    builder.add(text.whole, text.decimals);
  }
  return builder.end();
}

describe('counts', () => {
  it('are the decimals that were read, and so are their sum and their largest', () => {
    fc.assert(
      fc.property(fc.array(decimalTexts, { minLength: 1, maxLength: 40 }), (texts) => {
        const [counts, expected] = [madeOf(texts), texts.map((one) => rational(one))];
        expect([...counts].map(toText)).toEqual(expected.map(toText));
        expect(toText(counts.total)).toBe(toText(expected.reduce(add)));
        expect(toText(counts.largest)).toBe(toText(expected.reduce((a, b) => (a.compare(b) >= 0 ? a : b))));
        expect([...countsOf(expected)].map(toText)).toEqual(expected.map(toText));
      }),
      RUNS,
    );
  });

  it('of several chunks are each as they were read, whatever stands in the other chunks', () => {
    const texts = Array.from({ length: 3 * CHUNK + 5 }, (_, index) =>
      index === CHUNK ? '0.000000000000000000001' : index < CHUNK ? String(index % 200) : String(index * 70_000),
    );
    const counts = madeOf(texts);
    expect(counts).toHaveLength(texts.length);
    for (const index of [0, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, texts.length - 1]) {
      expect(toText(counts.at(index))).toBe(toText(rational(texts[index] as string)));
    }
    expect(toText(counts.total)).toBe(toText(texts.map((one) => rational(one)).reduce(add)));
    expect(() => counts.at(texts.length)).toThrow(RangeError);
    expect(() => counts.at(-1)).toThrow(RangeError);
  });

  it('added up by place are the sums of the decimals', () => {
    fc.assert(
      fc.property(fc.array(fc.array(decimalTexts, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const [sums, text] = [new CountsAddedUp(), new DecimalText()];
        for (const row of rows) {
          row.forEach((one, place) => {
            text.read(one);
            sums.add(place, text.whole, text.decimals);
          });
        }
        const expected = [0, 1].map((place) => rows.map((row) => rational(row[place] as string)).reduce(add));
        expect([...sums.end()].map(toText)).toEqual(expected.map(toText));
      }),
      RUNS,
    );
  });

  it('times a factor are rounded up exactly', () => {
    const factors = fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
      .map(([n, d]) => rational(n).div(rational(d)));
    fc.assert(
      fc.property(
        decimalTexts,
        fc.oneof(factors, fc.constantFrom('1', '0.1', '10', '1e-15').map(rational)),
        (one, by) => {
          const exact = roundToMultiple(multiply(rational(one), by), rational(1), 'up');
          const found = roundedUp(madeOf([one]), by)(0);
          if (exact.n <= BigInt(Number.MAX_SAFE_INTEGER)) expect(BigInt(found)).toBe(exact.n);
          else expect(found).toBe(Number.POSITIVE_INFINITY);
        },
      ),
      RUNS,
    );
  });

  it.each(['-1', '1/3'])('are never %s', (text) => {
    const [above, below = '1'] = text.split('/');
    expect(() => countsOf([rational(above as string).div(rational(below))])).toThrow(RangeError);
  });

  it.each(['', '-1', '.5', '1.2.3', '1e', '1e100', '1,23', 'NaN', '1000000000000000.1', '1e16'])(
    'are not read of `%s`',
    (text) => {
      expect(new DecimalText().read(text)).toBe(false);
    },
  );

  it('that a caller gives as doubles are the decimals that they are written as', () => {
    const doubles = Float64Array.of(0, 2.675, 0.1, 33_333_333_333_333.3, 1e-7, 1e15);
    expect([...countsOfDoubles(doubles)].map(toText)).toEqual(
      ['0', '2.675', '0.1', '33333333333333.3', '1e-7', '1e15'].map((one) => toText(rational(one))),
    );
    expect(() => countsOfDoubles(Float64Array.of(Number.NaN))).toThrow(RangeError);
    expect(() => countsOfDoubles(Float64Array.of(-1))).toThrow(RangeError);
  });

  it.each([
    ['doubles', Float64Array.of(0.7, 0.7)],
    ['decimals', countsOf(['0.7', '0.7'].map((one) => rational(one)))],
  ])('are taken as %s from whoever reads the files', (_, counts) => {
    const text = `
region: us-east-1
asOf: 2025-06-18
month: 511 h
traffic: { calls: { csv: a.csv, every: hour } }
options: { A: [{ operations: { hours: calls, rate: 0.05 USD / h } }] }
`;
    const found = compare({ file: 'test.yaml', text }, { today: TODAY, readCounts: () => counts }, books);
    expect(toDecimal(found.options[0]?.usd as Rational).text).toBe('17.885');
  });
});

describe('a sum', () => {
  it.each([
    [[2 ** 53 - 1, 1], '9007199254740992'],
    [[2 ** 53 - 1, 2 ** 53 - 1, -1], '18014398509481981'],
    [[-5, 2], '-3'],
  ])('of whole numbers %j is exact', (wholes, expected) => {
    const [sum, counts] = [new IntegerSum(), new CountSum()];
    for (const whole of wholes) sum.add(whole);
    for (const whole of wholes) counts.add(Math.abs(whole), 0, Math.sign(whole));
    expect([toText(sum.value), toText(counts.value)]).toEqual([expected, expected]);
  });

  it('of nothing is nothing', () => {
    expect([new IntegerSum().value, new CountSum().value].map(toText)).toEqual([ZERO, ZERO].map(toText));
  });
});

function toText(value: Rational): string {
  return value.toFraction();
}
