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
import { exactValue } from './exact.js';
import { type Charge, type Node, operandsOf, type Round } from './node.js';
import { type Plan, planOf, type Segment, segmentsOf } from './plan.js';

/** Where a formula, or the difference of two, lies over the interval. */
export interface Enclosure {
  readonly low: number;
  readonly high: number;
  readonly center: number;
  readonly slope: number;
  readonly error: number;
  /** In how many points two smooth formulas must agree to be the same; undefined where they aren't smooth. */
  readonly pointsToAgree?: number;
}

export interface Bounds {
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

/** What an operation of doubles may lose, relative to the largest number in it: some units in the last place. */
const LOSS = 2 ** -50;

/** @param id of the input, rule or price that moves (a tiered price becomes flat when varied) */
export function boundsOf(roots: readonly Node[], id: string): Bounds {
  const plan = planOf(roots, [id]);
  const space = new Space(plan);
  const operations = plan.nodes.filter((node) => !plan.numbers.has(node)).map((node) => operationOf(node, plan, space));
  const placeOf = roots.map((root) => space.place(root));
  return {
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

/** The bounds of all nodes, side by side, so that millions of intervals need no new objects. */
class Space {
  readonly center: Float64Array;
  readonly slope: Float64Array;
  readonly error: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Degrees of numerator and denominator; infinite where the node is not smooth. */
  readonly above: Float64Array;
  readonly below: Float64Array;
  nearestDecision: number | undefined;
  from = 0;
  to = 0;
  leafError = 0;
  private readonly places: ReadonlyMap<Node, number>;

  constructor({ nodes, numbers }: Plan) {
    const many = nodes.length + SPARE_PLACES;
    this.center = new Float64Array(many);
    this.slope = new Float64Array(many);
    this.error = new Float64Array(many);
    this.low = new Float64Array(many);
    this.high = new Float64Array(many);
    this.above = new Float64Array(many);
    this.below = new Float64Array(many);
    this.places = new Map(nodes.map((node, index) => [node, index]));
    for (const [node, number] of numbers) {
      const isExact = Number.isSafeInteger(number) && isThatInteger(node, number);
      const error = isExact ? 0 : Math.abs(number) * LOSS;
      this.set(this.place(node), number, 0, error, number - error, number + error, 0, 0);
    }
  }

  place(node: Node): number {
    return this.places.get(node) as number;
  }

  /** Places for what is worked out on the way. */
  get spare(): number {
    return this.center.length - SPARE_PLACES;
  }

  begin(from: number, to: number, error: number): void {
    this.from = from;
    this.to = to;
    this.leafError = error;
    this.nearestDecision = undefined;
  }

  set(
    at: number,
    center: number,
    slope: number,
    error: number,
    low: number,
    high: number,
    above: number,
    below: number,
  ): void {
    const reach = Math.abs(slope) + error;
    const isKnown = Number.isFinite(center) && Number.isFinite(reach);
    const widened = isKnown ? (Math.abs(center) + reach) * (reach === 0 ? 0 : LOSS) : 0;
    const lowest = isKnown ? Math.max(low, center - reach - widened) : low;
    const highest = isKnown ? Math.min(high, center + reach + widened) : high;
    const [l, h] = [Number.isNaN(lowest) ? -Infinity : lowest, Number.isNaN(highest) ? Infinity : highest];
    const half = (h - l) / 2;
    if (!isKnown || half < error) {
      // The interval alone says more than the line with its error.
      const middle = l + half;
      const isBounded = Number.isFinite(middle) && Number.isFinite(half);
      this.center[at] = isBounded ? middle : 0;
      this.slope[at] = 0;
      this.error[at] = isBounded ? half + (Math.abs(middle) + half) * LOSS : Infinity;
    } else {
      this.center[at] = center;
      this.slope[at] = slope;
      this.error[at] = error;
    }
    this.low[at] = l;
    this.high[at] = h;
    this.above[at] = above;
    this.below[at] = below;
  }

  copy(from: number, to: number): void {
    this.center[to] = this.center[from] as number;
    this.slope[to] = this.slope[from] as number;
    this.error[to] = this.error[from] as number;
    this.low[to] = this.low[from] as number;
    this.high[to] = this.high[from] as number;
    this.above[to] = this.above[from] as number;
    this.below[to] = this.below[from] as number;
  }

  setLeaf(at: number): void {
    const { from, to, leafError } = this;
    const center = from / 2 + to / 2;
    const slope = to / 2 - from / 2;
    const isExact = leafError === 0 && Number.isSafeInteger(from) && Number.isSafeInteger(to);
    const error = leafError + (isExact ? 0 : (Math.abs(center) + Math.abs(slope)) * LOSS);
    this.set(at, center, slope, error, from - error, to + error, 1, 0);
  }

  read(at: number): Enclosure {
    return {
      low: this.low[at] as number,
      high: this.high[at] as number,
      center: this.center[at] as number,
      slope: this.slope[at] as number,
      error: this.error[at] as number,
      ...pointsOf(Math.max(this.above[at] as number, this.below[at] as number)),
    };
  }

  difference(a: number, b: number): Enclosure {
    const { above, below } = this;
    const degree = Math.max((above[a] as number) + (below[b] as number), (above[b] as number) + (below[a] as number));
    this.subtract(a, b, this.spare);
    return { ...this.read(this.spare), ...pointsOf(degree) };
  }

  add(a: number, b: number, to: number): void {
    this.combine(a, b, 1, to);
  }

  subtract(a: number, b: number, to: number): void {
    this.combine(a, b, -1, to);
  }

  private combine(a: number, b: number, sign: 1 | -1, to: number): void {
    const [c1, c2] = [this.center[a] as number, sign * (this.center[b] as number)];
    const [g1, g2] = [this.slope[a] as number, sign * (this.slope[b] as number)];
    const [l2, h2] = sign === 1 ? [this.low[b], this.high[b]] : [-(this.high[b] as number), -(this.low[b] as number)];
    const [low, high] = [(this.low[a] as number) + (l2 as number), (this.high[a] as number) + (h2 as number)];
    const c = c1 + c2;
    const g = g1 + g2;
    const isExact = g1 === 0 && g2 === 0 && areWhole(c1, c2, c);
    const loss = isExact ? 0 : (Math.abs(c1) + Math.abs(c2) + Math.abs(g1) + Math.abs(g2)) * LOSS;
    const error = (this.error[a] as number) + (this.error[b] as number) + loss;
    const reach = isExact ? 0 : (Math.abs(low) + Math.abs(high)) * LOSS;
    const [n1, d1, n2, d2] = [this.above[a], this.below[a], this.above[b], this.below[b]] as number[] as Four;
    this.set(to, c, g, error, low - reach, high + reach, Math.max(n1 + d2, n2 + d1), d1 + d2);
  }

  multiply(a: number, b: number, to: number): void {
    const [c1, g1, e1] = [this.center[a], this.slope[a], this.error[a]] as number[] as Three;
    const [c2, g2, e2] = [this.center[b], this.slope[b], this.error[b]] as number[] as Three;
    const [l1, h1, l2, h2] = [this.low[a], this.high[a], this.low[b], this.high[b]] as number[] as Four;
    const [n1, d1, n2, d2] = [this.above[a], this.below[a], this.above[b], this.below[b]] as number[] as Four;
    const corners = [times(l1, l2), times(l1, h2), times(h1, l2), times(h1, h2)] as const;
    const [low, high] = [Math.min(...corners), Math.max(...corners)];
    // t² runs from 0 to 1: half of its term belongs to the center.
    const bend = g1 * g2;
    const c = c1 * c2 + bend / 2;
    const g = c1 * g2 + c2 * g1;
    const [m1, m2] = [Math.abs(c1) + Math.abs(g1), Math.abs(c2) + Math.abs(g2)];
    const isExact = g1 === 0 && g2 === 0 && e1 === 0 && e2 === 0 && areWhole(c1, c2, c);
    const loss = isExact ? 0 : m1 * m2 * LOSS;
    const error = Math.abs(bend) / 2 + times(m1, e2) + times(m2, e1) + times(e1, e2) + loss;
    const reach = isExact ? 0 : (Math.abs(low) + Math.abs(high)) * LOSS;
    this.set(to, c, g, error, low - reach, high + reach, n1 + n2, d1 + d2);
  }

  /** One divided by it. */
  invert(a: number, to: number): void {
    const [low, high] = [this.low[a] as number, this.high[a] as number];
    const [n, d] = [this.above[a] as number, this.below[a] as number];
    if (low <= 0 && high >= 0) {
      this.set(to, Number.NaN, 0, Infinity, -Infinity, Infinity, Infinity, Infinity);
      return;
    }
    // The chord of the hyperbola from end to end, and the tangent of the same slope.
    const slope = -1 / (low * high);
    const root = Math.sqrt(low * high);
    const [chord, tangent] = low > 0 ? [1 / low + 1 / high, 2 / root] : [1 / low + 1 / high, -2 / root];
    const offset = chord / 2 + tangent / 2;
    const error = Math.abs(chord - tangent) / 2 + (Math.abs(chord) + Math.abs(tangent)) * LOSS;
    const [first, second] = [1 / high, 1 / low];
    const reach = (Math.abs(first) + Math.abs(second)) * LOSS;
    this.scaled(a, slope, offset, error, to, first - reach, second + reach, d, n);
  }

  /** `factor * it + offset ± error`, within the given interval. */
  scaled(
    a: number,
    factor: number,
    offset: number,
    error: number,
    to: number,
    low: number,
    high: number,
    above: number,
    below: number,
  ): void {
    const [c, g, e] = [this.center[a] as number, this.slope[a] as number, this.error[a] as number];
    const center = times(factor, c) + offset;
    const loss = (Math.abs(times(factor, c)) + Math.abs(offset) + Math.abs(times(factor, g))) * LOSS;
    this.set(to, center, times(factor, g), times(Math.abs(factor), e) + error + loss, low, high, above, below);
  }

  /** What is above nothing of it: max(0, it). */
  positivePart(a: number, to: number): void {
    const [low, high] = [this.low[a] as number, this.high[a] as number];
    if (low >= 0) {
      this.copy(a, to);
    } else if (high <= 0) {
      this.set(to, 0, 0, 0, 0, 0, 0, 0);
    } else {
      this.decide(a, 0);
      const slope = high / (high - low);
      const half = (-low * slope) / 2;
      this.scaled(a, slope, half, half * (1 + LOSS), to, 0, high, Infinity, Infinity);
    }
  }

  /** Notes where it would come to a boundary. */
  decide(a: number, boundary: number): void {
    const t = (boundary - (this.center[a] as number)) / (this.slope[a] as number);
    if (!(Math.abs(t) < 1)) return;
    if (this.nearestDecision === undefined || Math.abs(t) < Math.abs(this.nearestDecision)) this.nearestDecision = t;
  }
}

type Three = [number, number, number];
type Four = [number, number, number, number];

/** What is worked out on the way to a node has places behind the nodes' own. */
const SPARE_PLACES = 5;

function pointsOf(degree: number): Pick<Enclosure, 'pointsToAgree'> {
  return Number.isFinite(degree) ? { pointsToAgree: degree + 1 } : {};
}

function isThatInteger(node: Node, number: number): boolean {
  try {
    return exactValue(node).equals(rational(number));
  } catch {
    return false;
  }
}

function areWhole(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isSafeInteger);
}

/** Nothing times anything is nothing, even where the other is not bounded. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
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
      if (plan.places.has(node.price)) return () => space.multiply(a, b, to);
      return charge(node, a, to, space);
    }
    default:
      throw new TypeError(`${node.kind} has a value of its own`);
  }
}

function folded(
  operands: readonly number[],
  to: number,
  space: Space,
  combine: (first: number, second: number, at: number) => void,
): () => void {
  const { spare } = space;
  const [first, ...others] = operands as [number, ...number[]];
  if (others.length === 0) return () => space.copy(first, to);
  return () => {
    let whole = first;
    others.forEach((other, index) => {
      const at = index === others.length - 1 ? to : spare + 1 + (index % 2);
      combine(whole, other, at);
      whole = at;
    });
  };
}

/** The larger of two (sign 1), or the smaller (sign -1): the one, and what the other is beyond it. */
function extreme(a: number, b: number, to: number, sign: 1 | -1, space: Space): void {
  const gap = space.spare + 3;
  const beyond = space.spare + 4;
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
  halfUp: { least: -0.5, most: 0.5, whole: (steps: number) => Math.floor(steps + 0.5), boundary: 0.5 },
} as const;

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
  if (last - first > 1) {
    space.decide(a, (near + 1) * step);
    space.decide(a, (near - 1) * step);
  }
  const [down, up] = [least * step, most * step];
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
