/** An exchange rate that is a slip is told with what is usual; one that may be, is not. */
import { describe, expect, it } from 'vitest';
import currencies from '../../src/data/currencies.json' with { type: 'json' };
import { divide, multiply, ONE, rational } from '../../src/quantity/rational.js';
import { currencyWarnings } from '../../src/scenario/currency.js';

const told = (code: string, perUsd: string | number) =>
  currencyWarnings({ code, perUsd: rational(String(perUsd)) }).map(({ en }) => en);

const RANGES = Object.entries(currencies.usualRates.perUsd).map(([code, range]) => {
  const [lowest, highest] = range.map((one) => rational(one)) as [
    ReturnType<typeof rational>,
    ReturnType<typeof rational>,
  ];
  return { code, lowest, highest };
});

describe.each(RANGES)('a rate of $code', ({ code, lowest, highest }) => {
  const warned = (perUsd: ReturnType<typeof rational>) => currencyWarnings({ code, perUsd }).length;

  it('is not told of within the usual range, nor half as far off again', () => {
    for (const rate of [lowest, highest, multiply(highest, rational('1.9'))]) expect(warned(rate)).toBe(0);
  });

  it('is told of where the decimal point is one or two places off, either way', () => {
    for (const rate of [lowest, highest])
      for (const factor of [10, 100]) {
        expect(warned(multiply(rate, rational(factor)))).toBe(1);
        expect(warned(divide(rate, rational(factor)))).toBe(1);
      }
  });
});

describe('the warning', () => {
  it('names the usual range', () => {
    expect(told('JPY', 12000)).toEqual([
      'one US dollar buys 12,000 JPY by this exchange rate; since 2000 it has bought 75 to 165: check the decimal point, and whether the rate is for 100 units',
    ]);
    expect(told('JPY', '1.2')[0]).toContain('75 to 165');
  });

  it('is of the inverse where that is a usual rate', () => {
    expect(told('JPY', '0.0083')[0]).toContain('worth in dollars');
    expect(told('EUR', '0.0092')[0]).toContain('0.6 to 1.25');
  });

  it.each([
    ['JPY', 749, 0],
    ['JPY', 750, 1],
    ['JPY', '16.6', 0],
    ['JPY', '16.5', 1],
    ['VND', 2_500_000, 0],
    ['USD', 1, 0],
  ])('of %s at %s is told %i times', (code, rate, times) => {
    expect(told(code, rate)).toHaveLength(times);
  });
});

it('ranges hold one and the same rate as their lowest and highest, each above nothing', () => {
  for (const { lowest, highest } of RANGES) expect(divide(lowest, highest).compare(ONE)).toBe(-1);
});
