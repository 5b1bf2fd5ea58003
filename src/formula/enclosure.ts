/**
 * Where nodes lie while one leaf moves through an interval: as a line with an error, and as an interval, see bounds.ts. What
 * doubles lose in an operation is added to the error.
 */
import { rational } from '../quantity/rational.js';
import { exactValue } from './exact.js';
import type { Node } from './node.js';
import type { Plan } from './plan.js';

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

/** What an operation of doubles may lose, relative to the largest number in it: some units in the last place. */
export const LOSS = 2 ** -50;

/** The bounds of all nodes, side by side, so that millions of intervals need no new objects. */
export class Space {
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
      const isExact = Number.isSafeInteger(number) && exactValue(node).equals(rational(number));
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
      const isBounded = Number.isFinite(half);
      const middle = isBounded ? l + half : 0;
      this.center[at] = middle;
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
    // Stryker disable next-line EqualityOperator: an interval with nothing in it is dealt with before
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
export type Four = [number, number, number, number];

/** What is worked out on the way to a node has places behind the nodes' own. */
const SPARE_PLACES = 3;

function pointsOf(degree: number): Pick<Enclosure, 'pointsToAgree'> {
  return Number.isFinite(degree) ? { pointsToAgree: degree + 1 } : {};
}

export function areWhole(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isSafeInteger);
}

/** Nothing times anything is nothing, even where the other is not bounded. */
export function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
