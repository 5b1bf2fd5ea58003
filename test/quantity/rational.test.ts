import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compareRationals,
  divide,
  exactly,
  fixed,
  groupedDigits,
  isInteger,
  isNegative,
  isZero,
  longWork,
  maxOf,
  minOf,
  multiply,
  negative,
  numberInWords,
  ONE,
  orderOfMagnitude,
  power,
  type RoundingMode,
  rational,
  roundToMultiple,
  subtract,
  TooManyDigits,
  toDecimal,
  toNumber,
  withLongWorkLimited,
  ZERO,
} from '../../src/quantity/rational.js';

const third = divide(ONE, rational(3));

describe('reading a number', () => {
  it.each([
    ['0', 0n, 1n],
    ['0.0000166667', 166667n, 10000000000n],
    ['0.10', 1n, 10n],
    ['+1.5', 3n, 2n],
    ['-1.5', -3n, 2n],
    ['1e3', 1000n, 1n],
    ['1E-9', 1n, 1000000000n],
    ['2.5e+1', 25n, 1n],
    ['0.1000000000000000055511151231257827', 1000000000000000055511151231257827n, 10n ** 34n],
    ['123456789012345678901234567890', 123456789012345678901234567890n, 1n],
  ])('reads %s to the last digit', (text, numerator, denominator) => {
    expect(compareRationals(rational(text), divide(rational(numerator), rational(denominator)))).toBe(0);
  });

  it.each(['', ' ', ' 1', '1 ', '.5', '5.', '1,000', '1_000', '1/3', '0.(3)', '0x10', 'e5', '1e', '1e1000', 'NaN'])(
    'refuses the text %j, which is no decimal',
    (text) => {
      expect(() => rational(text)).toThrow(RangeError);
      expect(() => rational(text)).toThrow(`not a decimal number: ${JSON.stringify(text)}`);
    },
  );

  it.each([0.1, -0.5, 1.0000000000000002, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])(
    'refuses the floating-point number %d, which may have lost digits',
    (value) => {
      expect(() => rational(value)).toThrow('write decimals as text');
    },
  );

  it.each([0, 1, -1, 2 ** 53 - 1, -(2 ** 53 - 1)])('takes the safe integer %d', (value) => {
    expect(toNumber(rational(value))).toBe(value);
  });
});

describe('arithmetic', () => {
  it('adds a tenth and two tenths to exactly three tenths', () => {
    expect(compareRationals(add(rational('0.1'), rational('0.2')), rational('0.3'))).toBe(0);
  });

  it('gets one back from three thirds', () => {
    expect(compareRationals(multiply(third, rational(3)), ONE)).toBe(0);
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(ONE, ZERO)).toThrow(new RangeError('division by zero'));
    expect(() => divide(ZERO, subtract(third, third))).toThrow('division by zero');
  });

  it.each([
    ['-0.1', false, true, false],
    ['-1', false, true, true],
    ['0', true, false, true],
    ['0.1', false, false, false],
    ['1', false, false, true],
  ])('knows of %s whether it is zero (%s), negative (%s) and whole (%s)', (text, zero, negative, whole) => {
    const value = rational(text);
    expect([isZero(value), isNegative(value), isInteger(value)]).toEqual([zero, negative, whole]);
  });

  it('does not take the negative of zero for negative', () => {
    expect(isNegative(multiply(rational(-1), ZERO))).toBe(false);
    expect([negative(ZERO), rational('-0'), rational('-0.0')].map(isNegative)).toEqual([false, false, false]);
  });

  it('finds the negative of a number', () => {
    expect([third, ZERO, rational(-2)].map((value) => toDecimal(add(value, negative(value))).text)).toEqual([
      '0',
      '0',
      '0',
    ]);
    expect(toDecimal(negative(rational('0.5'))).text).toBe('-0.5');
  });

  it('picks the larger and the smaller of two', () => {
    const [low, high] = [rational('-2'), rational('1.5')];
    expect([maxOf(low, high), maxOf(high, low)]).toEqual([high, high]);
    expect([minOf(low, high), minOf(high, low)]).toEqual([low, low]);
  });
});

describe('a number as a decimal', () => {
  it.each([
    ['0', '0'],
    ['100', '100'],
    ['-100', '-100'],
    ['0.10', '0.1'],
    ['-0.0250', '-0.025'],
    ['0.0000166667', '0.0000166667'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
  ])('shows %s exactly as %s, without trailing zeros', (value, text) => {
    expect(toDecimal(rational(value))).toEqual({ text, exact: true });
  });

  it.each([
    [divide(ONE, rational(8)), 20, '0.125', true],
    [third, 20, '0.33333333333333333333', false],
    [divide(rational(2), rational(3)), 4, '0.6667', false],
    [divide(rational(-2), rational(3)), 4, '-0.6667', false],
    [divide(rational(1), rational(300)), 2, '0', false],
  ])('marks decimals that never end as not exact (case %#)', (value, digits, text, exact) => {
    expect(toDecimal(value, digits)).toEqual({ text, exact });
  });

  it('shows sixty decimals exactly and rounds one more', () => {
    expect(toDecimal(rational(`0.${'0'.repeat(59)}1`))).toEqual({ text: `0.${'0'.repeat(59)}1`, exact: true });
    expect(toDecimal(rational(`0.5${'0'.repeat(59)}1`))).toEqual({ text: '0.5', exact: false });
  });

  it('reads back every exact decimal as the same number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 30 }), (n, digits) => {
        const value = divide(rational(n), rational(10n ** BigInt(digits)));
        const { text, exact } = toDecimal(value);
        expect(exact).toBe(true);
        expect(compareRationals(rational(text), value)).toBe(0);
      }),
    );
  });
});

describe('a fixed number of decimals', () => {
  it.each([
    ['0.2249', 2, '0.22'],
    ['0.225', 2, '0.23'],
    ['0.2251', 2, '0.23'],
    ['-0.2249', 2, '-0.22'],
    ['-0.225', 2, '-0.23'],
    ['-0.2251', 2, '-0.23'],
    ['1.005', 2, '1.01'],
    ['0.5', 0, '1'],
    ['0.4999', 0, '0'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
    ['-0.004', 2, '0.00'],
    ['9.995', 2, '10.00'],
    ['0.05', 2, '0.05'],
    ['7', 3, '7.000'],
  ])('writes %s with %d decimals as %s: half goes away from zero', (value, digits, text) => {
    expect(fixed(rational(value), digits)).toBe(text);
  });

  it('bills 10 units at 0.0225 USD as 23 cents: 0.225 is a tie, whatever a double says', () => {
    expect(fixed(multiply(rational('0.0225'), rational(10)), 2)).toBe('0.23');
  });

  it('bills 3,750 units at 0.0336 USD and 150.25 JPY as 18,932 yen: 18,931.5 is a tie, whatever a double says', () => {
    const yen = multiply(multiply(rational('0.0336'), rational(3750)), rational('150.25'));
    expect(toDecimal(yen)).toEqual({ text: '18931.5', exact: true });
    expect(fixed(yen, 0)).toBe('18932');
  });
});

describe('rounding to a multiple', () => {
  it.each<[RoundingMode, string, string, string]>([
    ['up', '199.999', '100', '200'],
    ['up', '200', '100', '200'],
    ['up', '200.001', '100', '300'],
    ['up', '0', '100', '0'],
    ['up', '0.001', '100', '100'],
    ['up', '1.1', '0.1', '1.1'],
    ['up', '-150', '100', '-100'],
    ['down', '199.999', '100', '100'],
    ['down', '200', '100', '200'],
    ['down', '200.001', '100', '200'],
    ['down', '99.999', '100', '0'],
    ['down', '-150', '100', '-200'],
    ['halfUp', '249.999', '100', '200'],
    ['halfUp', '250', '100', '300'],
    ['halfUp', '250.001', '100', '300'],
    ['halfUp', '300', '100', '300'],
    ['halfUp', '-249.999', '100', '-200'],
    ['halfUp', '-250', '100', '-300'],
    ['halfUp', '-50', '100', '-100'],
    ['halfUp', '-49.999', '100', '0'],
  ])('%s: %s to a multiple of %s is %s', (mode, value, step, result) => {
    expect(toDecimal(roundToMultiple(rational(value), rational(step), mode)).text).toBe(result);
  });

  it('is the rounding of what is written, and a credit is rounded as its charge', () => {
    const amounts = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(amounts, ([dividend, divisor, digits]) => {
        const amount = divide(rational(dividend), rational(divisor));
        const tie = multiply(add(rational(dividend), rational('0.5')), power(rational('0.1'), digits));
        for (const value of [amount, tie]) {
          const rounded = roundToMultiple(value, power(rational('0.1'), digits), 'halfUp');
          expect(fixed(value, digits)).toBe(fixed(rounded, digits));
          const credit = roundToMultiple(negative(value), power(rational('0.1'), digits), 'halfUp');
          expect(compareRationals(credit, negative(rounded))).toBe(0);
        }
      }),
    );
  });

  it('takes three thirds for exactly one step', () => {
    const whole = add(add(third, third), third);
    expect(compareRationals(roundToMultiple(whole, ONE, 'up'), ONE)).toBe(0);
  });

  it('refuses a step of zero', () => {
    expect(() => roundToMultiple(ONE, ZERO, 'up')).toThrow('division by zero');
  });
});

describe('the nearest double', () => {
  it.each([
    ['0.1', 0.1],
    ['-2.5', -2.5],
    ['0.0000166667', 0.0000166667],
    [`${'9'.repeat(20)}.5`, 1e20],
  ])('of %s is %d', (text, number) => {
    expect(toNumber(rational(text))).toBe(number);
  });

  it('is found for fractions of integers that are too long for doubles', () => {
    const huge = 10n ** 400n;
    expect(toNumber(divide(rational(3n * huge), rational(2n * huge + 1n)))).toBeCloseTo(1.5, 12);
  });

  it('is the nearest one, as that of a decimal text is', () => {
    const digits = fc.bigInt({ min: 0n, max: 10n ** 30n });
    fc.assert(
      fc.property(digits, fc.integer({ min: -60, max: 40 }), (whole, power) => {
        const text = `${whole}e${power}`;
        expect(toNumber(rational(text))).toBe(Number(text));
      }),
    );
  });

  it.each([
    ['900719925474099.305', 900719925474099.25],
    ['9007199254740993', 9007199254740992],
    ['9007199254740993.000000000000000000001', 9007199254740994],
  ])('of %s is %d, rounded once', (text, number) => {
    expect(toNumber(rational(text))).toBe(number);
  });

  it('is found for what is too small to be told by a few decimals', () => {
    expect(toNumber(divide(ONE, rational(2n ** 100n)))).toBe(2 ** -100);
  });
});

describe('the number that a double is', () => {
  it.each([
    [0, '0'],
    [-3, '-3'],
    [0.5, '0.5'],
    [-0.375, '-0.375'],
    [2 ** 60, '1152921504606846976'],
    [0.1, '0.1000000000000000055511151231257827021181583404541015625'],
  ])('%d is %s', (double, text) => {
    expect(toDecimal(exactly(double))).toEqual({ text, exact: true });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('is none for %d', (double) => {
    expect(() => exactly(double)).toThrow(new RangeError(`not a number: ${double}`));
  });
});

describe('a number for a sentence', () => {
  it.each([
    ['999', '999'],
    ['1000', '1,000'],
    ['-1000', '-1,000'],
    ['1234567.5', '1,234,567.5'],
    ['123456.1234', '123,456.1234'],
    ['0.12345678', '0.12345678'],
  ])('groups the digits of %s before the point by threes: %s', (decimal, text) => {
    expect(groupedDigits(decimal)).toBe(text);
  });

  it.each([
    ['1234.5678', 2, '1,234.57'],
    ['1234.5', 2, '1,234.5'],
    ['1200', 2, '1,200'],
    ['1200', 0, '1,200'],
  ])('of %s has at most %d decimals and no zeros at their end: %s', (value, decimals, text) => {
    expect(numberInWords(rational(value), decimals)).toBe(text);
  });
});

describe('numbers of many digits', () => {
  const ofDigits = (digits: number) => rational(10n ** BigInt(digits) - 1n);
  const operations = { add, subtract, multiply, divide };

  it.each(Object.entries(operations))('are taken up to 4,000 digits by %s, and refused beyond', (_, operation) => {
    const three = rational(3);
    expect(operation(ofDigits(4000), three)).toBeDefined();
    expect(operation(three, divide(ONE, ofDigits(4000)))).toBeDefined();
    expect(() => operation(ofDigits(4001), three)).toThrow(TooManyDigits);
    expect(() => operation(three, ONE.div(ofDigits(4001)))).toThrow(TooManyDigits);
  });

  it('are taken up to 4,000 digits where they are a power, and refused before it is worked out', () => {
    expect(power(rational(10n ** 39n), 100).n.toString()).toHaveLength(3901);
    expect(() => power(rational(10n ** 40n), 100)).toThrow(TooManyDigits);
  });

  it('of up to a hundred digits cost nothing, and more of them by their square', () => {
    const costOf = (digits: number) => {
      const before = longWork();
      multiply(ofDigits(digits), ofDigits(digits));
      return longWork() - before;
    };
    expect([100, 101, 201, 401, 3201].map(costOf)).toEqual([0, 1, 4, 16, 1024]);
  });

  it('may be worked with so often in one piece of work, and are refused beyond', () => {
    const long = ofDigits(3201);
    const times = (count: number) => () => {
      for (let time = 0; time < count; time += 1) compareRationals(subtract(long, long), ZERO);
    };
    expect(() => withLongWorkLimited(times(19))).not.toThrow();
    expect(() => withLongWorkLimited(times(20))).toThrow(TooManyDigits);
    // Each piece has its own, whatever came before it, and outside of them nothing is limited.
    expect(() => withLongWorkLimited(times(19))).not.toThrow();
    expect(() => times(20)()).not.toThrow();
  });
});

describe('the order of magnitude', () => {
  it.each([
    ['1', '1'],
    ['9.99', '1'],
    ['10', '10'],
    ['0.05', '0.01'],
    ['0.1', '0.1'],
    ['0.0999', '0.01'],
    ['1e900', '1e900'],
    ['9e-900', '1e-900'],
  ])('of %s is %s', (value, order) => {
    expect(compareRationals(orderOfMagnitude(rational(value)), rational(order))).toBe(0);
  });

  it('is the power of ten that a value reaches while ten times that is above it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 400n }), fc.bigInt({ min: 1n, max: 10n ** 400n }), (n, d) => {
        const value = divide(rational(n), rational(d));
        const order = orderOfMagnitude(value);
        expect(compareRationals(order, value)).toBeLessThanOrEqual(0);
        expect(compareRationals(multiply(order, rational(10)), value)).toBe(1);
      }),
    );
  });
});
