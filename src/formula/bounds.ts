/**
 * The bounds reader: between what a formula stays while one of its leaves moves through an interval.
 *
 * Let t run from -1 to 1 while the leaf runs through the interval. Every node then lies within `center + slope * t ± error`
 * and within `low` and `high`. The first form keeps what two formulas have in common, so that the difference of two bills
 * stays narrow where both grow; the second knows the steps of a rounding. What doubles lose is added to `error`, so that
 * the exact value is never outside: a sign that the bounds show is proven, and what they leave open has to be divided
 * further. Where every rounding, tier, allowance, minimum and maximum is decided the node is *smooth*: a quotient of two
 * polynomials whose degrees are known, so that two formulas that agree in enough points are the same all over it.
 */
import { rational, toNumber } from '../quantity/rational.js';
import { areWhole, type Enclosure, type Four, LOSS, Space, times } from './enclosure.js';
import { type Charge, type Node, operandsOf, type Round } from './node.js';
import { type Plan, planOf, type Segment, segmentsOf } from './plan.js';

/**
 * What formulas stay within while one leaf moves through an interval; proven, as what doubles lose is counted.
 * @see {@link boundsOf}
 */
export interface Bounds {
  /** How many operations a move of the leaf takes, one for each operand. */
  readonly operations: number;
  /**
   * Moves the leaf through an interval of doubles. `error` is how far these may be from the exact ends.
   * @returns where in it, as t, the open decision nearest to its middle would fall; undefined where none can be told
   */
  over(from: number, to: number, error: number): number | undefined;
  /** Of one of the roots, by its index. */
  value(root: number): Enclosure;
  /** Of the first root less the second. */
  difference(minuend: number, subtrahend: number): Enclosure;
}

/**
 * Bounds of several formulas that share nodes, in their own units.
 * @param id of the input, rule or price that moves (a tiered price becomes flat when varied)
 * @example
 * ```ts
 * import { type Bounds, boundsOf, compare, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const bounds: Bounds = boundsOf(comparison.options.map(({ formula }) => formula), 'uploads');
 * bounds.over(1, 100_000, 0);
 * const { low, high } = bounds.difference(0, 1);
 * [low > 0, high < 100]; // => [true, true]
 * ```
 */
export function boundsOf(roots: readonly Node[], id: string): Bounds {
  const plan = planOf(roots, [id]);
  const space = new Space(plan);
  const operations = plan.nodes.filter((node) => !plan.numbers.has(node)).map((node) => operationOf(node, plan, space));
  const placeOf = roots.map((root) => space.place(root));
  return {
    operations: plan.nodes.reduce((count, node) => count + (plan.numbers.has(node) ? 0 : operandsOf(node).length), 0),
    over(from, to, error) {
      space.begin(from, to, error);
      for (const operation of operations) operation();
      return space.nearestDecision;
    },
    value(root) {
      return space.read(placeOf[root] as number);
    },
    difference(minuend, subtrahend) {
      return space.difference(placeOf[minuend] as number, placeOf[subtrahend] as number);
    },
  };
}

function operationOf(node: Node, plan: Plan, space: Space): () => void {
  const to = space.place(node);
  if (plan.places.has(node)) return () => space.setLeaf(to);
  const operands = operandsOf(node).map((operand) => space.place(operand));
  const [a, b, c] = operands as [number, number, number];
  switch (node.kind) {
    case 'sum':
      return folded(operands, to, space, (first, second, at) => space.add(first, second, at));
    case 'product':
      return folded(operands, to, space, (first, second, at) => space.multiply(first, second, at));
    case 'difference':
      return () => space.subtract(a, b, to);
    case 'quotient':
      return () => {
        space.invert(b, space.spare);
        space.multiply(a, space.spare, to);
      };
    case 'round':
      return () => round(node, a, b, to, space);
    case 'largest':
      return folded(operands, to, space, (first, second, at) => extreme(first, second, at, 1, space));
    case 'smallest':
      return folded(operands, to, space, (first, second, at) => extreme(first, second, at, -1, space));
    case 'lessAllowance':
      return () => {
        space.subtract(a, b, space.spare);
        space.positivePart(space.spare, to);
      };
    case 'share':
      return () => share(a, b, c, to, space);
    case 'charge': {
      if (plan.places.has(node.price)) {
        return () => {
          space.positivePart(a, space.spare);
          space.multiply(space.spare, b, to);
        };
      }
      return charge(node, a, to, space);
    }
    default:
      throw new TypeError('a leaf has a value of its own');
  }
}

function folded(
  operands: readonly number[],
  to: number,
  space: Space,
  combine: (first: number, second: number, at: number) => void,
): () => void {
  const [first, ...others] = operands as [number, ...number[]];
  if (others.length === 0) return () => space.copy(first, to);
  return () => {
    let whole = first;
    for (const other of others) {
      combine(whole, other, to);
      whole = to;
    }
  };
}

/** The larger of two (sign 1), or the smaller (sign -1): the one, and what the other is beyond it. */
function extreme(a: number, b: number, to: number, sign: 1 | -1, space: Space): void {
  const gap = space.spare + 1;
  const beyond = space.spare + 2;
  if (sign === 1) space.subtract(a, b, gap);
  else space.subtract(b, a, gap);
  const [low, high] = [space.low[gap] as number, space.high[gap] as number];
  // Sign 1: b + max(0, a - b). Sign -1: b - max(0, b - a).
  if (low >= 0) {
    space.copy(a, to);
  } else if (high <= 0) {
    space.copy(b, to);
  } else {
    const [al, ah, bl, bh] = [space.low[a], space.high[a], space.low[b], space.high[b]] as number[] as Four;
    space.positivePart(gap, beyond);
    if (sign === 1) space.add(b, beyond, to);
    else space.subtract(b, beyond, to);
    const [l, h] = sign === 1 ? [Math.max(al, bl), Math.max(ah, bh)] : [Math.min(al, bl), Math.min(ah, bh)];
    space.low[to] = Math.max(space.low[to] as number, l);
    space.high[to] = Math.min(space.high[to] as number, h);
  }
}

/** Between which multiples of the step it is rounded, and how far rounding may move it. */
const ROUNDINGS = {
  up: { least: 0, most: 1, whole: Math.ceil, boundary: 0 },
  down: { least: -1, most: 0, whole: Math.floor, boundary: 0 },
  halfUp: { least: -0.5, most: 0.5, whole: nearest, boundary: 0.5 },
} as const;

/** A tie goes away from zero. */
function nearest(steps: number): number {
  return steps < 0 ? 0 - Math.floor(0.5 - steps) : Math.floor(steps + 0.5);
}

function round({ mode }: Round, a: number, b: number, to: number, space: Space): void {
  const { least, most, whole, boundary } = ROUNDINGS[mode];
  const [low, high] = [space.low[a] as number, space.high[a] as number];
  const [lowStep, highStep] = [space.low[b] as number, space.high[b] as number];
  const step = space.center[b] as number;
  const moves = space.slope[b] !== 0 || !(lowStep > 0) || !Number.isFinite(high - low);
  if (moves) {
    // The step varies too: the value moves by less than the largest step.
    const [down, up] = [times(least, highStep), times(most, highStep)];
    space.scaled(a, 1, (down + up) / 2, (up - down) / 2, to, low + down, high + up, Infinity, Infinity);
    return;
  }
  const [first, last] = [steps(low, lowStep, highStep, -1), steps(high, lowStep, highStep, 1)].map(whole) as [
    number,
    number,
  ];
  const [lowest, highest] = [times(first, first < 0 ? highStep : lowStep), times(last, last < 0 ? lowStep : highStep)];
  if (first === last) {
    const middle = first * step;
    const isExact = areWhole(first, step, middle) && space.error[b] === 0;
    const error = isExact ? 0 : Math.abs(middle) * LOSS + Math.abs(first) * (space.error[b] as number);
    space.set(to, middle, 0, error, middle - error, middle + error, 0, 0);
    return;
  }
  const near = Math.round((space.center[a] as number) / step - boundary) + boundary;
  space.decide(a, near * step);
  const [down, up] = [least * highStep, most * highStep];
  const loss = (Math.abs(low) + Math.abs(high) + step) * LOSS;
  const reach = (Math.abs(lowest) + Math.abs(highest)) * LOSS;
  space.scaled(a, 1, (down + up) / 2, (up - down) / 2 + loss, to, lowest - reach, highest + reach, Infinity, Infinity);
}

/** How many steps a value is, at the least (direction -1) or at the most. */
function steps(value: number, lowStep: number, highStep: number, direction: 1 | -1): number {
  const found = direction === -1 ? value / (value < 0 ? lowStep : highStep) : value / (value < 0 ? highStep : lowStep);
  if (Number.isSafeInteger(found) && lowStep === highStep && found * lowStep === value && Number.isSafeInteger(value)) {
    return found;
  }
  return found + direction * Math.abs(found) * LOSS;
}

function share(amount: number, part: number, whole: number, to: number, space: Space): void {
  const [low, high] = [space.low[whole] as number, space.high[whole] as number];
  if (low === 0 && high === 0) {
    space.set(to, 0, 0, 0, 0, 0, 0, 0);
    return;
  }
  space.invert(whole, space.spare);
  space.multiply(part, space.spare, space.spare + 1);
  space.multiply(amount, space.spare + 1, to);
}

function charge(node: Charge, quantity: number, to: number, space: Space): () => void {
  const segments = segmentsOf(node);
  // Below nothing it costs nothing.
  const all: readonly Segment[] = [{ from: -Infinity, upTo: 0, base: 0, rate: 0 }, ...segments];
  const costs = (value: number): number => {
    if (value <= 0) return 0;
    const segment = segments.find(({ upTo }) => value <= upTo);
    return segment === undefined ? Number.NaN : segment.base + (value - segment.from) * segment.rate;
  };
  const lossOf = (value: number) => (Math.abs(value) + largestBase(segments)) * LOSS;
  return () => {
    const [low, high] = [space.low[quantity] as number, space.high[quantity] as number];
    const [above, below] = [space.above[quantity] as number, space.below[quantity] as number];
    const one = all.find(({ from, upTo }) => low >= from && high <= upTo);
    const [cheapest, dearest] = [costs(low), costs(high)];
    if (one !== undefined) {
      const { from, base, rate } = one;
      if (rate === 0 && base === 0) {
        space.set(to, 0, 0, 0, 0, 0, 0, 0);
        return;
      }
      const loss = lossOf(dearest);
      const offset = base - from * rate;
      const error = (Math.abs(base) + Math.abs(from * rate) + Math.abs(high * rate)) * LOSS;
      space.scaled(quantity, rate, offset, error, to, cheapest - loss, dearest + loss, above, below);
      return;
    }
    const inside = all.map(({ upTo }) => upTo).filter((boundary) => boundary > low && boundary < high);
    for (const boundary of inside) space.decide(quantity, boundary);
    if (!Number.isFinite(dearest) || !Number.isFinite(low)) {
      const least = Number.isFinite(cheapest) ? cheapest - lossOf(cheapest) : 0;
      space.set(to, Number.NaN, 0, Infinity, Math.max(0, least), Infinity, Infinity, Infinity);
      return;
    }
    const slope = (dearest - cheapest) / (high - low);
    const offset = cheapest - slope * low;
    const beside = inside.map((boundary) => costs(boundary) - (slope * boundary + offset));
    const [most, least] = [Math.max(0, ...beside), Math.min(0, ...beside)];
    const loss = lossOf(dearest) + (Math.abs(slope) * (Math.abs(low) + Math.abs(high)) + Math.abs(offset)) * LOSS;
    const error = (most - least) / 2 + loss;
    space.scaled(
      quantity,
      slope,
      offset + (most + least) / 2,
      error,
      to,
      cheapest - loss,
      dearest + loss,
      Infinity,
      Infinity,
    );
  };
}

function largestBase(segments: readonly Segment[]): number {
  return Math.max(0, ...segments.map(({ base }) => base).filter(Number.isFinite));
}

/** The double next to an exact number, for the ends of an interval, and how far it may be from it. */
export function asDouble(value: Parameters<typeof toNumber>[0]): { readonly value: number; readonly error: number } {
  const double = toNumber(value);
  const isExact = Number.isSafeInteger(double) && value.equals(rational(double));
  return { value: double, error: isExact ? 0 : Math.abs(double) * LOSS };
}
