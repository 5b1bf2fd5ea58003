import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDouble, boundsOf } from '../../src/formula/bounds.js';
import {
  charge,
  constant,
  difference,
  input,
  lessAllowance,
  maxOf,
  minOf,
  price,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  share,
  sum,
} from '../../src/formula/build.js';
import { type Enclosure, LOSS } from '../../src/formula/enclosure.js';
import { exactValue } from '../../src/formula/exact.js';
import type { Formula, Node } from '../../src/formula/node.js';
import {
  add,
  compareRationals,
  divide,
  exactly,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../../src/quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, REQUEST, USD } from '../../src/quantity/unit.js';
import { examples, formulas, PROVENANCE, priceOf } from './formulas.js';

const x = input({ id: 'x', value: rational(1) }, REQUEST);
const perRequest = priceOf('p', [[1, 100_000]]);
const requests = (value: number) => constant(value, REQUEST);

const RUNS = examples(2000);

const intervals = fc
  .tuple(fc.integer({ min: 0, max: 6000 }), fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }), fc.nat(6000)))
  .map(([from, width]) => ({ from, to: from + width }));
const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 });

/** Whole numbers of the interval, both ends among them. */
function pointsIn({ from, to }: { from: number; to: number }, at: readonly number[]): number[] {
  return [from, to, ...at.map((part) => Math.round(from + part * (to - from)))];
}

function holds(enclosure: Enclosure, exact: Rational, x: number, { from, to }: { from: number; to: number }): boolean {
  const { low, high, center, slope, error } = enclosure;
  if (low !== -Infinity && compareRationals(exact, exactly(low)) < 0) return false;
  if (high !== Infinity && compareRationals(exact, exactly(high)) > 0) return false;
  if (!Number.isFinite(error)) return true;
  const t =
    from === to
      ? rational(0)
      : subtract(divide(multiply(rational(x - from), rational(2)), rational(to - from)), rational(1));
  const line = add(exactly(center), multiply(exactly(slope), t));
  return compareRationals(subtract(exact, line).abs(), exactly(error)) <= 0;
}

describe('the bounds reader on random formulas', () => {
  it('never has the exact value outside, neither of its interval nor of its line', () => {
    fc.assert(
      fc.property(formulas, intervals, parts, ({ root, ids }, interval, at) => {
        const [id = ''] = ids;
        const bounds = boundsOf([root], id);
        bounds.over(interval.from, interval.to, 0);
        const found = bounds.value(0);
        for (const x of pointsIn(interval, at)) {
          const exact = exactValue(root, new Map([[id, rational(x)]]));
          expect(
            holds(found, exact, x, interval),
            `${id} = ${x}: ${exact.toString()} in ${JSON.stringify(found)}`,
          ).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('never has the exact difference of two formulas outside', () => {
    fc.assert(
      fc.property(formulas, formulas, intervals, parts, (one, other, interval, at) => {
        const [id = ''] = one.ids;
        const bounds = boundsOf([one.root, other.root], id);
        bounds.over(interval.from, interval.to, 0);
        const found = bounds.difference(0, 1);
        for (const x of pointsIn(interval, at)) {
          const moved = new Map([[id, rational(x)]]);
          const exact = subtract(exactValue(one.root, moved), exactValue(other.root, moved));
          expect(holds(found, exact, x, interval)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('has the exact value inside where the ends of the interval are no whole numbers', () => {
    fc.assert(
      fc.property(formulas, intervals, ({ root, ids }, { from, to }) => {
        const [id = ''] = ids;
        const third = (value: number) => divide(rational(value), rational(3));
        const [low, high] = [asDouble(third(from)), asDouble(third(to))];
        const bounds = boundsOf([root], id);
        bounds.over(low.value, high.value, Math.max(low.error, high.error));
        for (const x of [from, to]) {
          const exact = exactValue(root, new Map([[id, third(x)]]));
          const found = bounds.value(0);
          expect(compareRationals(exact, exactly(Math.max(found.low, -1e300)))).toBeGreaterThanOrEqual(0);
          expect(compareRationals(exact, exactly(Math.min(found.high, 1e300)))).toBeLessThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('asks for more points of two formulas than they can agree in and still differ', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }), (roots) => {
        const [first, ...others] = roots.map((root) => difference(x, requests(root))) as [
          Formula<REQUEST>,
          ...Formula<REQUEST>[],
        ];
        const curve = others.reduce<Formula<Dimensionless>>(
          (whole, line) =>
            product(whole, quotient(line, requests(1)) as Formula<Dimensionless>) as Formula<Dimensionless>,
          quotient(first, requests(1)) as Formula<Dimensionless>,
        );
        const over = quotient(curve, sum(DIMENSIONLESS, quotient(x, requests(1)), constant(1, DIMENSIONLESS)));
        const bounds = boundsOf([over, constant(0, DIMENSIONLESS)], 'x');
        bounds.over(1, 50, 0);
        expect(bounds.difference(0, 1).pointsToAgree).toBeGreaterThan(roots.length);
        for (const root of roots) expect(exactValue(over, new Map([['x', rational(root)]])).n).toBe(0n);
      }),
    );
  });
});

function over(root: Node, from: number, to: number): Enclosure & { readonly nearest: number | undefined } {
  const bounds = boundsOf([root], 'x');
  const nearest = bounds.over(from, to, 0);
  return { ...bounds.value(0), nearest };
}

/** What goes one way as x grows. */
interface Shape {
  readonly name: string;
  readonly root: Node;
  /** Where it isn't smooth, or where it jumps. */
  readonly boundaries: readonly number[];
  /** In how many points it must agree with another, where it is smooth. */
  points(from: number, to: number): number | undefined;
  /** How much wider than needed the interval may be: a step whose double is not exact is not told from the next. */
  readonly slack?: number;
  /** A rounding jumps by it; what doesn't jump bends. */
  readonly step?: number;
  /** What doubles may lose on the way to a boundary leaves open whether an end of the interval is beyond it. */
  readonly isDecidedAtEnds: boolean;
}

const STEPS = [-15, -10, -5, 0, 5, 10, 15];

function rounding(name: string, by: typeof roundUp, step: string, boundaries: readonly number[], more = {}): Shape {
  const root = by(x, { to: constant(rational(step), REQUEST) });
  const points = (from: number, to: number) => (valueAt(root, from).equals(valueAt(root, to)) ? 1 : undefined);
  return { name, root, boundaries, points, step: Number(step), isDecidedAtEnds: true, ...more };
}

function bent(name: string, root: Node, boundaries: readonly number[], points: readonly number[]): Shape {
  return {
    name,
    root,
    boundaries,
    isDecidedAtEnds: root.kind === 'charge',
    points(from, to) {
      const ends = [-Infinity, ...boundaries, Infinity];
      const within = points.find((_, index) => from >= (ends[index] as number) && to <= (ends[index + 1] as number));
      return within;
    },
  };
}

const valueAt = (root: Node, at: number): Rational => exactValue(root, new Map([['x', rational(at)]]));
const tiers = (...parts: [width: number, rate: number][]) => priceOf('tiers', parts);

const SHAPES: readonly Shape[] = [
  rounding('rounding up', roundUp, '5', STEPS),
  rounding('rounding down', roundDown, '5', STEPS),
  rounding('rounding to the nearest', roundHalfUp, '5', [-12.5, -7.5, -2.5, 2.5, 7.5, 12.5]),
  rounding('rounding up by a fraction', roundUp, '2.5', [...STEPS, -7.5, -2.5, 2.5, 7.5], { slack: 2.5 }),
  rounding('rounding down by a fraction', roundDown, '2.5', [...STEPS, -7.5, -2.5, 2.5, 7.5], { slack: 2.5 }),
  bent('a number and it', sum(REQUEST, requests(7), x), [], [2]),
  bent('it less a number', difference(x, requests(7)), [], [2]),
  bent('a number less it', difference(requests(7), x), [], [2]),
  bent('a number times it', product(constant(-3, DIMENSIONLESS), x), [], [2]),
  bent('the largest of it alone', maxOf(x), [], [2]),
  bent('it four times', sum(REQUEST, x, x, x, x), [], [2]),
  bent('the larger of it and a number', maxOf(x, requests(3)), [3], [1, 2]),
  bent('the larger of a number and it', maxOf(requests(3), x), [3], [1, 2]),
  bent('the smaller of it and a number', minOf(x, requests(3)), [3], [2, 1]),
  bent('the smaller of a number and it', minOf(requests(3), x), [3], [2, 1]),
  bent('what is beyond an allowance', lessAllowance(x, requests(2)), [2], [1, 2]),
  bent('what is left of one', lessAllowance(requests(2), x), [2], [2, 1]),
  bent('a flat price', charge(x, tiers([1, 200_000])), [0], [1, 2]),
  bent('tiers that fall', charge(x, tiers([4, 200_000], [4, 100_000], [1, 50_000])), [0, 4, 8], [1, 2, 2, 2]),
  bent('tiers that rise', charge(x, tiers([4, 50_000], [4, 100_000], [1, 200_000])), [0, 4, 8], [1, 2, 2, 2]),
  bent('a free first tier', charge(x, tiers([4, 0], [1, 300_000])), [0, 4], [1, 1, 2]),
  bent('a free last tier', charge(x, tiers([4, 300_000], [1, 0])), [0, 4], [1, 2, 2]),
  bent('no price', charge(x, tiers([4, 0], [1, 0])), [0, 4], [1, 1, 1]),
];

const ENDS = [-12, -10, -7, -5, -1, 0, 1, 2, 3, 4, 5, 8, 10, 12];
const INTERVALS = ENDS.flatMap((from) => ENDS.filter((to) => to >= from).map((to) => ({ from, to })));

describe.each(SHAPES)('the bounds of what goes one way: $name', (shape) => {
  const { root, boundaries, points, isDecidedAtEnds, slack = 0, step } = shape;
  const values = new Map<number, Rational>();
  const value = (at: number) => {
    const found = values.get(at) ?? valueAt(root, at);
    values.set(at, found);
    return found;
  };
  const number = (at: number) => value(at).valueOf();
  const isInside =
    ({ from, to }: { from: number; to: number }) =>
    (at: number) =>
      at > from && at < to;

  it('are what it comes to at the ends, and never less', () => {
    for (const { from, to } of INTERVALS) {
      const { low, high } = over(root, from, to);
      const [least, most] = [number(from), number(to)].sort((one, other) => one - other) as [number, number];
      const told = `${from} to ${to}: ${low} to ${high}`;
      expect(low, told).toBeLessThanOrEqual(least);
      expect(low, told).toBeGreaterThanOrEqual(least - slack - 1e-9);
      expect(high, told).toBeGreaterThanOrEqual(most);
      expect(high, told).toBeLessThanOrEqual(most + slack + 1e-9);
    }
  });

  it('have it beside a line, no further than it must be', () => {
    for (const interval of INTERVALS) {
      const { from, to } = interval;
      const found = over(root, from, to);
      const inside = boundaries.filter(isInside(interval));
      const beside = [from, to, ...inside.flatMap((at) => [Math.floor(at), Math.ceil(at)])];
      for (const at of beside) expect(holds(found, value(at), at, interval), `${at} in ${from} to ${to}`).toBe(true);
      const half = Math.abs(number(to) - number(from)) / 2;
      const chord = (at: number) => number(from) + ((number(to) - number(from)) * (at - from)) / (to - from);
      const bends = step === undefined ? inside.map((at) => number(at) - chord(at)) : [];
      const bend = (Math.max(0, ...bends) - Math.min(0, ...bends)) / 2;
      const jump = step === undefined || half === 0 ? 0 : step / 2;
      expect(found.error, `${from} to ${to}`).toBeLessThanOrEqual(Math.min(half, bend + jump) + slack / 2 + 1e-9);
    }
  });

  it('are smooth where nothing is open, and tell which opening is nearest to the middle', () => {
    for (const { from, to } of INTERVALS) {
      const { pointsToAgree, nearest } = over(root, from, to);
      const isOpen = !isDecidedAtEnds && (boundaries.includes(from) || boundaries.includes(to));
      if (slack === 0 && !isOpen) expect(pointsToAgree, `${from} to ${to}`).toBe(points(from, to));
      const [middle, half] = [(from + to) / 2, (to - from) / 2];
      const distances = boundaries.filter(isInside({ from, to })).map((at) => Math.abs(at - middle) / half);
      const told = nearest === undefined ? 1 : Math.abs(nearest);
      expect(told, `${from} to ${to}`).toBeCloseTo(Math.min(1, ...distances), 9);
    }
  });
});

describe('the double of an exact number', () => {
  it.each([
    ['7', 7, 0],
    ['-7', -7, 0],
    ['0.5', 0.5, 0.5],
    ['-0.5', -0.5, 0.5],
    ['8.0000000000000000000001', 8, 8],
    ['1152921504606846976', 2 ** 60, 2 ** 60],
  ])('%s is so far from it', (text, value, losses) => {
    expect(asDouble(rational(text))).toEqual({ value, error: losses * LOSS });
  });
});

describe('the bounds of', () => {
  it.each([
    ['largest', maxOf(requests(-9), x, requests(3), requests(-2)), [3, 3, 3, 8, 12]],
    ['smallest', minOf(requests(5), x, requests(3), requests(9)), [-12, -1, 3, 3, 3]],
  ] as const)('the %s of four are those of it and the number that counts', (_, root, [a, b, c, d, e]) => {
    const ends = [-12, -1, 3, 8, 12];
    const found = [a, b, c, d, e];
    for (const [first, from] of ends.entries()) {
      for (const [last, to] of ends.entries()) {
        if (last < first) continue;
        const { low, high } = over(root, from, to);
        expect([low, high]).toEqual([
          expect.closeTo(found[first] as number, 9),
          expect.closeTo(found[last] as number, 9),
        ]);
      }
    }
  });

  it('a line are the line', () => {
    expect(over(charge(x, perRequest), 10, 30)).toMatchObject({ center: 20, slope: 10, pointsToAgree: 2 });
  });

  it('a difference keep what both sides have in common', () => {
    const bounds = boundsOf([sum(REQUEST, x, x), x], 'x');
    bounds.over(0, 1000, 0);
    expect(bounds.difference(0, 1)).toMatchObject({ center: 500, slope: 500, pointsToAgree: 2 });
    expect(bounds.difference(0, 1).low).toBeCloseTo(0, 9);
  });

  it.each([
    ['within one step', 201, 300, 300, 300],
    ['at the end of a step', 300, 300, 300, 300],
    ['over two steps', 250, 350, 300, 400],
    ['over many steps', 1, 1000, 100, 1000],
  ])('a rounding up to hundreds %s are its multiples', (_, from, to, low, high) => {
    const found = over(roundUp(x, { to: requests(100) }), from, to);
    expect(found.low).toBeCloseTo(low, 9);
    expect(found.high).toBeCloseTo(high, 9);
  });

  it('a rounding over many steps stay by its line, within a step', () => {
    const { slope, error } = over(roundUp(x, { to: requests(100) }), 0, 1_000_000);
    expect(slope).toBe(500_000);
    expect(error).toBeCloseTo(50, 6);
  });

  it.each<[string, Node, number]>([
    ['up', roundUp(x, { to: requests(100) }), 300],
    ['down', roundDown(x, { to: requests(100) }), 300],
    ['to the nearest', roundHalfUp(x, { to: requests(100) }), 350],
    ['by an allowance', lessAllowance(x, requests(310)), 310],
    [
      'by a tier',
      charge(
        x,
        priceOf('q', [
          [320, 1],
          [1, 2],
        ]),
      ),
      320,
    ],
    ['by the larger', maxOf(x, requests(330)), 330],
    ['by the smaller', minOf(x, requests(330)), 330],
  ])('an undecided place %s name where it falls', (_, root, at) => {
    const { nearest } = over(root, 260, 360);
    expect(310 + 50 * (nearest ?? 9)).toBeCloseTo(at, 9);
  });

  it('a quotient by what may be nothing are open, and closed where it is more', () => {
    const root = quotient(requests(100), x);
    expect(over(root, 0, 10)).toMatchObject({ low: -Infinity, high: Infinity });
    const found = over(root, 1, 10);
    expect([found.low, found.high]).toEqual([expect.closeTo(10, 9), expect.closeTo(100, 9)]);
  });

  it('a quotient of a line by itself come to one as the interval shrinks', () => {
    const found = over(quotient(x, x), 1000, 1001);
    expect(found.low).toBeGreaterThan(0.999);
    expect(found.high).toBeLessThan(1.001);
    expect(found.pointsToAgree).toBe(2);
  });

  it('a share of nothing are nothing', () => {
    const root = share(constant(5, USD), requests(0), minOf(x, requests(0)));
    expect(over(root, 0, 10)).toMatchObject({ low: 0, high: 0 });
  });

  it('a square know its bend', () => {
    const { low, high, pointsToAgree } = over(product(x, quotient(x, requests(1))), 0, 10);
    expect(low).toBeCloseTo(0, 9);
    expect(high).toBeCloseTo(100, 9);
    expect(pointsToAgree).toBe(3);
  });

  it('a price without an upper tier are open beyond what AWS publishes', () => {
    const contact = price(
      { id: 'p', tiers: [{ upTo: rational(10), usd: rational(1) }, {}], provenance: PROVENANCE },
      REQUEST,
    );
    expect(over(charge(x, contact), 0, 10).low).toBeCloseTo(0, 9);
    expect(over(charge(x, contact), 0, 10).high).toBeCloseTo(10, 9);
    expect(over(charge(x, contact), 5, 20).high).toBe(Infinity);
  });

  it('a varied price are its charge', () => {
    const bounds = boundsOf([charge(requests(10), perRequest)], 'p');
    bounds.over(1, 2, 0);
    expect(bounds.value(0).low).toBeCloseTo(10, 9);
    expect(bounds.value(0).high).toBeCloseTo(20, 9);
  });

  it('a varied price of less than nothing are nothing', () => {
    const bounds = boundsOf([charge(requests(-10), perRequest)], 'p');
    bounds.over(1, 2, 0);
    expect(bounds.value(0)).toMatchObject({ low: 0, high: 0 });
  });

  it('a rounding whose step varies hold every step', () => {
    const step = input({ id: 's', value: rational(1) }, REQUEST);
    const bounds = boundsOf([roundUp(requests(120), { to: step })], 's');
    bounds.over(1, 100, 0);
    const { low, high } = bounds.value(0);
    expect(low).toBeLessThanOrEqual(120);
    expect(high).toBeGreaterThanOrEqual(200);
  });

  it('a rounding whose step jumps hold what every step makes', () => {
    const step = input({ id: 's', value: rational(1) }, REQUEST);
    for (const by of [roundUp, roundDown, roundHalfUp]) {
      for (let value = 20; value <= 60; value += 1) {
        const root = by(requests(value), { to: roundUp(step, { to: requests(10) }) });
        const bounds = boundsOf([root], 's');
        bounds.over(5, 15, 0);
        const found = bounds.value(0);
        for (const at of [5, 10, 11, 15]) {
          const exact = exactValue(root, new Map([['s', rational(at)]]));
          expect(holds(found, exact, at, { from: 5, to: 15 }), `${value} to ${exact}`).toBe(true);
        }
      }
    }
  });

  const fraction = (text: string) => constant(rational(text), REQUEST);
  it.each([
    ['by a whole step to the whole number', roundUp(x, { to: requests(100) }), [201, 300], 300, 0],
    [
      'by a fraction, with what doubles lose in it and in the step',
      roundUp(x, { to: fraction('0.5') }),
      [1.75, 1.75],
      2,
      4,
    ],
    ['by what is no double', roundUp(x, { to: fraction('8.0000000000000000000001') }), [12, 12], 16, 32],
    ['down below nothing', roundDown(x, { to: requests(100) }), [-250, -201], -300, 0],
  ] as const)('a rounding within a step, %s', (_, root, [from, to], center, losses) => {
    const error = losses * LOSS;
    const [low, high] = [center - error, center + error];
    expect(over(root, from, to)).toEqual({ low, high, center, slope: 0, error, pointsToAgree: 1, nearest: undefined });
  });

  // Between which steps, the middle of the line, half of what it may be moved by, and the numbers that doubles are made of.
  it.each([
    ['up', roundUp, 100, 1000, 550.5, 50],
    ['down', roundDown, 0, 1000, 450.5, 50],
    ['to the nearest', roundHalfUp, 0, 1000, 500.5, 0],
  ] as const)(
    'a rounding %s over many steps are a line, its step and what doubles lose',
    (_, by, low, high, center, offset) => {
      const found = over(by(x, { to: requests(100) }), 1, 1000);
      const error = 50 + 1101 * LOSS + (500.5 + offset + 499.5) * LOSS;
      expect(found).toMatchObject({ center, slope: 499.5, error });
      expect(found).not.toHaveProperty('pointsToAgree');
      expect([found.low, found.high]).toEqual([low - (low + high) * LOSS, high + (low + high) * LOSS]);
    },
  );

  it.each([
    ['up', roundUp, 1, 200, 100.5, 50],
    ['down', roundDown, -99, 100, 0.5, 50],
    ['to the nearest', roundHalfUp, -49, 150, 50.5, 0],
  ] as const)(
    'a rounding %s to a step that moves are moved by less than the largest',
    (_, by, low, high, center, offset) => {
      const found = over(by(x, { to: x }), 1, 100);
      const error = 50 + (50.5 + offset + 49.5) * LOSS;
      expect(found).toEqual({ low, high, center, slope: 49.5, error, nearest: undefined });
    },
  );

  it.each([
    ['up', roundUp, 120, 220],
    ['down', roundDown, 20, 120],
    ['to the nearest', roundHalfUp, 70, 170],
  ] as const)('a rounding %s of a number to a step that moves lie that far beside it', (_, by, low, high) => {
    const found = over(by(requests(120), { to: x }), 1, 100);
    const center = (low + high) / 2;
    expect(found).toMatchObject({ low, high, center, slope: 0, error: 50 + (center + 50) * LOSS });
    expect(found).not.toHaveProperty('pointsToAgree');
  });

  it('a rounding to no step at all are the number', () => {
    const none = minOf(x, requests(0));
    expect(over(roundUp(requests(120), { to: none }), 0, 10)).toMatchObject({ low: 120, high: 120 });
  });

  it.each([
    ['begins at nothing', x, [0, 10], -Infinity, Infinity],
    ['ends at nothing', x, [-10, 0], -Infinity, Infinity],
    ['ends beside nothing', difference(x, requests(10)), [0, 10], -Infinity, Infinity],
    ['is more', x, [1, 4], 6, 24],
    ['is less than nothing', difference(requests(0), x), [1, 4], -24, -6],
  ] as const)('a share of a whole that %s', (_, whole, [from, to], low, high) => {
    const found = over(share(constant(8, USD), requests(3), whole), from, to);
    const near = (end: number) => (Number.isFinite(end) ? expect.closeTo(end, 9) : end);
    expect([found.low, found.high]).toEqual([near(low), near(high)]);
  });

  it('a share of no whole are exactly nothing', () => {
    const root = share(constant(5, USD), requests(3), minOf(x, requests(0)));
    expect(over(root, 0, 10)).toMatchObject({ low: 0, high: 0, center: 0, slope: 0, error: 0, pointsToAgree: 1 });
  });

  // Two dollars up to 64, one up to 128, then half of one.
  const TIERS = [64, 64, 1].map((width, index): [number, number] => [width, 200_000 / 2 ** index]);
  it.each([
    ['in the first tier', [8, 24], 32, 16, 48 + 48],
    ['in the second', [72, 120], 160, 24, 128 + 64 + 120 + (96 + 64 + 24)],
    ['in the last', [136, 152], 200, 4, 192 + 64 + 76 + (72 + 128 + 4)],
  ] as const)('a charge %s are a line, and what doubles lose', (_, [from, to], center, slope, losses) => {
    expect(over(charge(x, priceOf('q', TIERS)), from, to)).toMatchObject({ center, slope, error: losses * LOSS });
  });

  it('a charge over two tiers leave the chord by half of what it bends', () => {
    const found = over(charge(x, priceOf('q', TIERS)), 32, 96);
    // From 64 to 160; the chord of 1.5 and 16 is 16 below the 128 at the boundary.
    const loss = (160 + 192 + 1.5 * (32 + 96) + 16) * LOSS;
    const losses = (1.5 * 64 + 24 + 1.5 * 32) * LOSS;
    expect(found).toMatchObject({ center: 120, slope: 48, error: 8 + loss + losses });
    expect([found.low, found.high]).toEqual([64 - loss, 160 + loss]);
  });

  const contact = price(
    { id: 'p', tiers: [{ upTo: rational(8), usd: rational(2) }, {}], provenance: PROVENANCE },
    REQUEST,
  );
  it.each([
    ['reaches beyond', 4, 20, 8],
    ['begins at nothing', 0, 20, 0],
  ])('a charge that %s what AWS publishes are open above', (_, from, to, low) => {
    const found = over(charge(x, contact), from, to);
    expect(found).toMatchObject({ low: expect.closeTo(low, 9), high: Infinity, error: Infinity });
    expect(found.low).toBeLessThanOrEqual(low);
    expect(found).not.toHaveProperty('pointsToAgree');
  });

  it.each([8, 10])('a charge from %d on, of which AWS publishes nothing, are open', (from) => {
    expect(over(charge(x, contact), from, 20)).toMatchObject({ high: Infinity, error: Infinity });
  });

  it('a charge of what may be anything are open', () => {
    const root = charge(quotient(x, quotient(x, requests(1))), perRequest);
    expect(over(root, 0, 10)).toMatchObject({ low: 0, high: Infinity });
  });

  it('what does not vary are its value', () => {
    const bounds = boundsOf([difference(requests(7), requests(3)), sum(DIMENSIONLESS)], 'x');
    bounds.over(0, 9, 0);
    expect(bounds.value(0)).toMatchObject({ low: 4, high: 4 });
    expect(bounds.value(1)).toMatchObject({ low: 0, high: 0 });
  });
});
