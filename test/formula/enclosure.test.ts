import { describe, expect, it } from 'vitest';
import { charge, constant, input, price, sum } from '../../src/formula/build.js';
import { areWhole, LOSS, Space, times } from '../../src/formula/enclosure.js';
import type { Formula } from '../../src/formula/node.js';
import { planOf } from '../../src/formula/plan.js';
import { rational } from '../../src/quantity/rational.js';
import { REQUEST } from '../../src/quantity/unit.js';
import { PROVENANCE } from './formulas.js';

/** The line, the interval, and the degrees of numerator and denominator. */
interface Place {
  readonly center: number;
  readonly slope: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
  readonly above: number;
  readonly below: number;
}

const KEYS = ['center', 'slope', 'error', 'low', 'high', 'above', 'below'] as const;

function place(line: readonly [number, number, number], interval: readonly [number, number], degrees = [0, 0]): Place {
  const [center, slope, error] = line;
  const [above = 0, below = 0] = degrees;
  return { center, slope, error, low: interval[0], high: interval[1], above, below };
}

const [A, B, TO] = [0, 1, 2];

function spaceOf(...places: readonly Place[]): Space {
  const leaves = [1, 2, 3].map((value) => constant(value, REQUEST)) as [Formula<REQUEST>, ...Formula<REQUEST>[]];
  const space = new Space(planOf(leaves, []));
  places.forEach((given, at) => {
    for (const key of KEYS) space[key][at] = given[key];
  });
  return space;
}

function at(space: Space, index: number): Place {
  return Object.fromEntries(KEYS.map((key) => [key, space[key][index]])) as unknown as Place;
}

/** Where the third place lies after an operation on the first two. */
function placeAfter(operation: (space: Space) => void, ...places: readonly Place[]): Place {
  const space = spaceOf(...places);
  operation(space);
  return at(space, TO);
}

describe('a number that does not vary', () => {
  const placeOf = (formula: Formula<REQUEST>) => {
    const space = new Space(planOf([formula], []));
    return at(space, space.place(formula));
  };

  it.each(['7', '-7', '0'])('%s is a point, as a double holds it', (text) => {
    const value = Number(text);
    expect(placeOf(constant(rational(text), REQUEST))).toEqual(place([value, 0, 0], [value, value]));
  });

  it.each([
    ['0.5', 0.5],
    ['-0.5', -0.5],
    ['8.0000000000000000000000000001', 8],
  ])('%s lies beside its double, by what that may lose', (text, double) => {
    const error = Math.abs(double) * LOSS;
    const expected = place([double, 0, error], [double - error, double + error]);
    expect(placeOf(constant(rational(text), REQUEST))).toEqual(expected);
  });

  it('lies anywhere where it has no price', () => {
    const unpriced = price({ id: 'p', tiers: [{}], provenance: PROVENANCE }, REQUEST);
    const bill = charge(constant(1, REQUEST), unpriced);
    const space = new Space(planOf([bill], []));
    expect(at(space, space.place(bill))).toEqual(place([0, 0, Infinity], [-Infinity, Infinity]));
  });
});

describe('the leaf that moves', () => {
  it.each([
    ['whole numbers', [10, 30, 0], place([20, 10, 0], [10, 30])],
    ['one point', [10, 10, 0], place([10, 0, 0], [10, 10])],
    ['from a fraction', [0.5, 2, 0], place([1.25, 0.75, 2 * LOSS], [0.5 - 2 * LOSS, 2 + 2 * LOSS])],
    ['to a fraction', [1, 2.5, 0], place([1.75, 0.75, 2.5 * LOSS], [1 - 2.5 * LOSS, 2.5 + 2.5 * LOSS])],
    ['ends that are not exact', [1, 3, 0.25], place([2, 1, 0.25 + 3 * LOSS], [0.75 - 3 * LOSS, 3.25 + 3 * LOSS])],
    ['below nothing', [-3, -1, 0.25], place([-2, 1, 0.25 + 3 * LOSS], [-3.25 - 3 * LOSS, -0.75 + 3 * LOSS])],
  ] as const)('through %s is a line of the first degree', (_, [from, to, error], expected) => {
    const space = spaceOf();
    space.begin(from, to, error);
    space.setLeaf(TO);
    expect(at(space, TO)).toEqual({ ...expected, above: 1, below: 0 });
  });
});

describe('a place', () => {
  const set = (center: number, slope: number, error: number, low: number, high: number) =>
    placeAfter((space) => space.set(TO, center, slope, error, low, high, 2, 3));

  it.each([
    ['by its line where that says more', [10, 2, 1, 0, 100], place([10, 2, 1], [7 - 13 * LOSS, 13 + 13 * LOSS])],
    ['by its interval where that says more', [10, 8, 1, 8, 12], place([10, 8, 1], [8, 12])],
    ['at a point', [10, 0, 0, 0, 100], place([10, 0, 0], [10, 10])],
    ['in the middle of an interval beside the line', [10, 1, 9, 5, 9], place([7, 0, 2 + 9 * LOSS], [5, 9])],
    ['by a line whose error is half of the interval', [10, 1, 2, 8, 12], place([10, 1, 2], [8, 12])],
    ['in the middle where there is no center', [Number.NaN, 0, 0, 2, 6], place([4, 0, 2 + 6 * LOSS], [2, 6])],
    ['in the middle where the error has no end', [1, 0, Infinity, -6, -2], place([-4, 0, 2 + 6 * LOSS], [-6, -2])],
    ['anywhere above a number', [Number.NaN, 0, 0, 2, Infinity], place([0, 0, Infinity], [2, Infinity])],
    ['anywhere below a number', [Number.NaN, 0, 0, -Infinity, 2], place([0, 0, Infinity], [-Infinity, 2])],
    ['anywhere', [0, Infinity, 0, Number.NaN, Number.NaN], place([0, 0, Infinity], [-Infinity, Infinity])],
  ] as const)('is bounded %s', (_, given, expected) => {
    const [center, slope, error, low, high] = given;
    expect(set(center, slope, error, low, high)).toEqual({ ...expected, above: 2, below: 3 });
  });

  it('is copied whole', () => {
    const whole = place([1, 2, 3], [4, 5], [6, 7]);
    expect(placeAfter((space) => space.copy(A, TO), whole)).toEqual(whole);
  });

  it('is read with the points in which it must agree with a smooth one, if it is smooth', () => {
    expect(spaceOf(place([1, 2, 3], [4, 5], [2, 7])).read(A)).toEqual({
      center: 1,
      slope: 2,
      error: 3,
      low: 4,
      high: 5,
      pointsToAgree: 8,
    });
    expect(spaceOf(place([1, 2, 3], [4, 5], [6, 2])).read(A).pointsToAgree).toBe(7);
    expect(Object.keys(spaceOf(place([1, 2, 3], [4, 5], [Infinity, Infinity])).read(A))).toEqual([
      'low',
      'high',
      'center',
      'slope',
      'error',
    ]);
  });
});

// What doubles lose: 2^-50 of the numbers that an operation is made of.
describe('the sum and the difference of two places', () => {
  const a = place([4, 8, 1], [0, 8], [2, 1]);
  const up = place([16, 8, 0.5], [8, 24], [3, 5]);
  const down = place([16, -8, 0.5], [8, 24], [1, 9]);

  it.each([
    ['sum', 'add', a, up, place([20, 16, 1.5 + 36 * LOSS], [8 - 40 * LOSS, 32 + 40 * LOSS], [7, 6])],
    ['difference', 'subtract', a, down, place([-12, 16, 1.5 + 36 * LOSS], [-24 - 24 * LOSS, 24 * LOSS], [11, 10])],
    ['sum of other degrees', 'add', place([4, 8, 1], [0, 8], [1, 4]), place([16, 8, 0.5], [8, 24], [3, 0]), null],
    ['sum of whole numbers', 'add', place([4, 0, 0], [4, 4]), place([3, 0, 0], [3, 3]), place([7, 0, 0], [7, 7])],
    [
      'sum of whole numbers with errors',
      'add',
      place([4, 0, 1], [3, 5]),
      place([3, 0, 2], [1, 5]),
      place([7, 0, 3], [4, 10]),
    ],
  ] as const)('%s', (_, operation, one, other, expected) => {
    const found = placeAfter((space) => space[operation](A, B, TO), one, other);
    expect(found).toEqual(expected ?? place([20, 16, 1.5 + 36 * LOSS], [8 - 40 * LOSS, 32 + 40 * LOSS], [7, 4]));
  });

  it('lose what doubles lose where one is a fraction', () => {
    const found = placeAfter((space) => space.add(A, B, TO), place([0.5, 0, 0.25], [0, 1]), place([3, 0, 0], [3, 3]));
    expect(found).toMatchObject({ center: 3.5, error: 0.25 + 3.5 * LOSS });
  });

  it.each([
    ['the first', place([4, 8, 1], [0, 8]), place([16, 0, 0.5], [8, 24])],
    ['the second', place([4, 0, 1], [0, 8]), place([16, 8, 0.5], [8, 24])],
  ])('of whole numbers lose what doubles lose where %s moves', (_, one, other) => {
    const found = placeAfter((space) => space.add(A, B, TO), one, other);
    expect(found.error).toBe(1.5 + 28 * LOSS);
  });

  it.each([
    [[2, 1], [3, 5], 7 + 1],
    [[1, 4], [3, 0], 7 + 1],
    [[0, 0], [0, 0], 1],
  ])('tell in how many points they must agree: degrees %j and %j', (one, other, points) => {
    const space = spaceOf(place([4, 8, 1], [0, 8], one), place([16, -8, 0.5], [8, 24], other));
    const { pointsToAgree, low, high, center, slope, error } = space.difference(A, B);
    expect(pointsToAgree).toBe(points);
    expect([low, high, center, slope, error]).toEqual([-24 - 24 * LOSS, 24 * LOSS, -12, 16, 1.5 + 36 * LOSS]);
  });
});

describe('the product of two places', () => {
  const multiplied = (one: Place, other: Place) => placeAfter((space) => space.multiply(A, B, TO), one, other);

  it('knows the bend of two lines, and what both errors do to it', () => {
    const one = place([4, 2, 0.5], [1, 6], [2, 1]);
    const other = place([-8, -4, 0.25], [-12, -4], [3, 5]);
    // 6 · 0.25 and 12 · 0.5 of the errors, 0.125 of both, half of the bend of 8.
    const error = 4 + 1.5 + 6 + 0.125 + 72 * LOSS;
    expect(multiplied(one, other)).toEqual(place([-36, -32, error], [-72 - 76 * LOSS, -4 + 76 * LOSS], [5, 6]));
  });

  it('of whole numbers is whole', () => {
    expect(multiplied(place([6, 0, 0], [6, 6]), place([7, 0, 0], [7, 7]))).toEqual(place([42, 0, 0], [42, 42]));
  });

  it.each([
    ['the first moves', place([6, 1, 0], [5, 7]), place([7, 0, 0], [7, 7]), [42, 7, 49 * LOSS]],
    ['the second moves', place([6, 0, 0], [6, 6]), place([7, 1, 0], [6, 8]), [42, 6, 48 * LOSS]],
    ['the first has an error', place([6, 0, 1], [5, 7]), place([7, 0, 0], [7, 7]), [42, 0, 7 + 42 * LOSS]],
    ['the second has an error', place([6, 0, 0], [6, 6]), place([7, 0, 1], [6, 8]), [42, 0, 6 + 42 * LOSS]],
    ['one is a fraction', place([0.5, 0, 0], [0.25, 1]), place([8.5, 0, 0], [8, 9]), [4.25, 0, 4.25 * LOSS]],
  ])('loses what doubles lose where %s', (_, one, other, [center, slope, error]) => {
    expect(multiplied(one, other)).toMatchObject({ center, slope, error });
  });

  it('with nothing is nothing, even of what has no end', () => {
    const open = place([0, 0, Infinity], [-Infinity, Infinity]);
    const none = place([0, 0, 0], [0, 0]);
    expect(multiplied(open, none)).toMatchObject({ low: 0, high: 0, error: 0 });
    expect(multiplied(none, open)).toMatchObject({ low: 0, high: 0, error: 0 });
  });
});

describe('one divided by a place', () => {
  const inverted = (given: Place) => placeAfter((space) => space.invert(A, TO), given);

  it.each([
    [
      'above nothing',
      place([5, 3, 0.5], [2, 8], [2, 1]),
      place([0.25, -3 / 16, 3 / 32 + 2.1875 * LOSS], [1 / 8 - 0.625 * LOSS, 1 / 2 + 0.625 * LOSS], [1, 2]),
    ],
    [
      'below nothing',
      place([-5, 3, 0.5], [-8, -2], [2, 1]),
      place([-0.25, -3 / 16, 3 / 32 + 2.1875 * LOSS], [-1 / 2 - 0.625 * LOSS, -1 / 8 + 0.625 * LOSS], [1, 2]),
    ],
  ])('that lies %s lies between the chord and the tangent', (_, given, expected) => {
    expect(inverted(given)).toEqual(expected);
  });

  it.each([
    ['begins at nothing', [0, 8]],
    ['ends at nothing', [-8, 0]],
    ['reaches over nothing', [-1, 8]],
    ['is nothing', [0, 0]],
  ] as const)('that %s lies anywhere', (_, interval) => {
    expect(inverted(place([0, 1, 0], interval, [2, 1]))).toEqual(
      place([0, 0, Infinity], [-Infinity, Infinity], [Infinity, Infinity]),
    );
  });
});

describe('a place on a line of another', () => {
  it('has its error as often as its slope, and what doubles lose', () => {
    const found = placeAfter((space) => space.scaled(A, -2, 64, 1, TO, 40, 72, 1, 0), place([4, 8, 0.5], [0, 8]));
    // |-2 · 4| + 64 + |-2 · 8| of numbers.
    expect(found).toEqual(place([56, -16, 2 + 88 * LOSS], [40, 72], [1, 0]));
  });
});

describe('what is above nothing of a place', () => {
  const positive = (given: Place) => {
    const space = spaceOf(given);
    space.begin(0, 0, 0);
    space.positivePart(A, TO);
    return { ...at(space, TO), nearest: space.nearestDecision };
  };

  it.each([
    ['begins at nothing', place([4, 4, 0], [0, 8], [2, 1])],
    ['lies above nothing', place([4, 1, 0], [3, 5], [2, 1])],
  ])('is all of one that %s', (_, given) => {
    expect(positive(given)).toEqual({ ...given, nearest: undefined });
  });

  it.each([
    ['ends at nothing', place([-4, 4, 0], [-8, 0], [2, 1])],
    ['lies below nothing', place([-4, 1, 0], [-5, -3], [2, 1])],
  ])('is nothing of one that %s', (_, given) => {
    expect(positive(given)).toEqual({ ...place([0, 0, 0], [0, 0]), nearest: undefined });
  });

  it('lies by the line from nothing to the end of one that reaches over nothing', () => {
    const found = positive(place([2, 4, 0], [-2, 6], [2, 1]));
    const { center, slope, error, low, high, above, below, nearest } = found;
    // Three quarters of it and three quarters, by as much beside.
    expect([center, slope, low, high, above, below]).toEqual([2.25, 3, 0, 6, Infinity, Infinity]);
    expect(error).toBe(0.75 * (1 + LOSS) + (1.5 + 0.75 + 3) * LOSS);
    expect(nearest).toBe(-0.5);
  });
});

describe('the decision nearest to the middle', () => {
  const nearest = (...boundaries: readonly number[]) => {
    const space = spaceOf(place([100, -50, 0], [50, 150]));
    space.begin(0, 0, 0);
    for (const boundary of boundaries) space.decide(A, boundary);
    return space.nearestDecision;
  };

  it.each([
    [[], undefined],
    [[100], -0],
    [[125], -0.5],
    [[75], 0.5],
    [[150], undefined],
    [[50], undefined],
    [[149], -0.98],
    [[51], 0.98],
    [[200], undefined],
    [[125, 90], 0.2],
    [[90, 125], 0.2],
    [[125, 75], -0.5],
    [[75, 110], -0.2],
  ])('of boundaries at %j is at %d', (boundaries, expected) => {
    expect(nearest(...boundaries)).toBe(expected);
  });

  it('is not that of the interval before', () => {
    const space = spaceOf(place([100, 50, 0], [50, 150]));
    space.decide(A, 110);
    space.begin(0, 1, 0);
    expect(space.nearestDecision).toBeUndefined();
  });
});

describe('numbers on the way', () => {
  it('nothing times what has no end is nothing', () => {
    expect([times(0, Infinity), times(Infinity, 0), times(3, 4)]).toEqual([0, 0, 12]);
  });

  it('are whole where all are', () => {
    expect([areWhole(1, 2), areWhole(1, 2.5), areWhole(0.5, 2), areWhole(1, 2 ** 53)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('have places behind those of the nodes', () => {
    const [x, y] = [input({ id: 'x', value: rational(1) }, REQUEST), constant(2, REQUEST)];
    const space = new Space(planOf([sum(REQUEST, x, y)], ['x']));
    expect([space.spare, space.center.length]).toEqual([3, 6]);
  });
});
