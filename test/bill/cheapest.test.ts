import { describe, expect, it } from 'vitest';
import { cheapestOf } from '../../src/bill/cheapest.js';
import { divide, ONE, type Rational, rational } from '../../src/quantity/rational.js';

const THIRD = divide(ONE, rational(3));

describe('the cheapest', () => {
  it.each<[string, Record<string, Rational>, string[]]>([
    ['is the one that costs the least', { a: rational(2), b: rational(1), c: rational(3) }, ['b']],
    ['are several in their order where they cost the very same', { a: THIRD, b: ONE, c: THIRD }, ['a', 'c']],
    [
      'is one where the difference is less than doubles tell',
      { a: THIRD, b: rational('0.33333333333333333333') },
      ['b'],
    ],
    ['may cost nothing', { a: ONE, b: rational(0) }, ['b']],
    ['are none of none', {}, []],
  ])('%s', (_, amounts, names) => {
    const options = Object.entries(amounts).map(([name, usd]) => ({ name, usd, impossible: [] }));
    expect(cheapestOf(options, ({ usd }) => usd).map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['is the least of what is possible', ['b'], ['c']],
    ['are none where nothing is possible', ['a', 'b', 'c'], []],
  ])('%s', (_, out, names) => {
    const options = ['a', 'b', 'c'].map((name, index) => ({
      ...{ name, usd: rational([3, 1, 2][index] as number) },
      impossible: out.includes(name) ? ['its load'] : [],
    }));
    expect(cheapestOf(options, ({ usd }) => usd).map(({ name }) => name)).toEqual(names);
  });
});
