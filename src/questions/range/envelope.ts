/**
 * Which of several formulas is the least, all along the values of a quantity: by dividing the values until the bounds of the
 * formulas decide, so that no change is missed, whatever steps and tiers there are. Where doubles can't decide a single value,
 * the exact reader does.
 */
import { cheapestOf } from '../../bill/cheapest.js';
import { type Bounds, boundsOf } from '../../formula/bounds.js';
import type { Enclosure } from '../../formula/enclosure.js';
import { exactReader } from '../../formula/exact.js';
import type { Node } from '../../formula/node.js';
import { isZero, type Rational, subtract } from '../../quantity/rational.js';
import type { Effort } from '../effort.js';
import { doublesOf, type Grid, valueAt } from './grid.js';

/** Values from one index to another, both within, where the same formulas are the least. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Indices of formulas: one, or several that are equal. */
  readonly least: readonly number[];
}

export interface Envelope {
  readonly stretches: readonly Stretch[];
  /** The last index up to which the stretches are proven: the last of all, or one before it where the effort was spent. */
  readonly provenTo: number;
  /** The exact values of all formulas at a value of the grid. */
  exactAt(index: number): readonly Rational[];
  /** Moves the bounds to these values. */
  over(from: number, to: number): number | undefined;
  readonly bounds: Bounds;
}

/** What a division costs beside the operations of the bounds. */
const OPERATIONS_OF_DIVISION = 20;
/** Every formula that may be the least is held to every other. */
const OPERATIONS_OF_PAIR = 6;

/**
 * @param from and to: indices of the grid, between which the formulas hold
 * @param effort what is proven when it is spent is the answer
 * @param candidates those of the formulas, one or more, that the least is looked for among
 */
export function envelopeOf(
  formulas: readonly Node[],
  id: string,
  grid: Grid,
  from: number,
  to: number,
  effort: Effort,
  candidates: readonly number[] = formulas.map((_, index) => index),
): Envelope {
  const bounds = boundsOf(formulas, id);
  const exact = effort.counted(formulas, exactReader(formulas, id));
  const doubles = doublesOf(grid);
  const over = (low: number, high: number) => bounds.over(doubles.at(low), doubles.at(high), doubles.error);
  const exactAt = (index: number) => exact(valueAt(grid, index));
  const stretches: Stretch[] = [];
  const cost = bounds.operations + OPERATIONS_OF_DIVISION;
  // Values are decided from the first on, so that what is found is proven up to the last one that is decided.
  let provenTo = from - 1;

  const emit = (low: number, high: number, least: readonly number[]): void => {
    const last = stretches.at(-1);
    if (low > high || effort.isSpent) return;
    provenTo = high;
    if (last !== undefined && sameMembers(last.least, least)) {
      stretches[stretches.length - 1] = { from: last.from, to: high, least };
    } else {
      effort.spendStretch();
      stretches.push({ from: low, to: high, least });
    }
  };

  const visit = (low: number, high: number, open: readonly number[], depth: number): void => {
    if (low > high || !effort.spend(cost + OPERATIONS_OF_PAIR * open.length ** 2)) return;
    const decision = over(low, high);
    const left = open.filter((one) => !open.some((other) => isDearer(one, other, bounds)));
    const decided = left.length === 1 || low === high || areAlike(left, low, high);
    if (decided) {
      emit(low, high, low === high && left.length > 1 ? cheapestAt(exactAt(low), left) : left);
      return;
    }
    if (left.length === 2) {
      const [a, b] = left as [number, number];
      const part = undecided(bounds.difference(a, b), low, high);
      if (part !== undefined && part.to - part.from < 0.7 * (high - low)) {
        emit(low, part.from - 1, [part.before < 0 ? a : b]);
        visit(part.from, part.to, left, depth + 1);
        emit(part.to + 1, high, [part.after < 0 ? a : b]);
        return;
      }
    }
    for (const [first, last] of divided(low, high, depth % 2 === 0 ? decision : undefined)) {
      visit(first, last, left, depth + 1);
    }
  };

  /** Two smooth formulas that agree in enough points are one. */
  const areAlike = (left: readonly number[], low: number, high: number): boolean => {
    const [first, ...others] = left as [number, ...number[]];
    const enclosures = others.map((other) => bounds.difference(first, other));
    const points = Math.max(...enclosures.map(({ pointsToAgree = Number.POSITIVE_INFINITY }) => pointsToAgree));
    if (points > high - low + 1) return false;
    const { low: least, high: most } = bounds.value(first);
    const noise = 1e-9 * Math.max(Math.abs(least), Math.abs(most), 1e-9);
    if (enclosures.some((one) => one.high > noise || one.low < -noise)) return false;
    return Array.from({ length: points }, (_, index) => exactAt(low + index)).every((values) =>
      others.every((other) => isZero(subtract(values[first] as Rational, values[other] as Rational))),
    );
  };

  visit(from, to, candidates, 0);
  return { stretches, provenTo, exactAt, over, bounds };
}

function isDearer(one: number, other: number, bounds: Bounds): boolean {
  return one !== other && bounds.difference(one, other).low > 0;
}

function cheapestAt(usd: readonly Rational[], among: readonly number[]): readonly number[] {
  const candidates = among.map((index) => ({ index, impossible: [] }));
  return cheapestOf(candidates, ({ index }) => usd[index] as Rational).map(({ index }) => index);
}

function sameMembers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

interface Open {
  readonly from: number;
  readonly to: number;
  /** The difference is below nothing (negative) or above before and after it. */
  readonly before: number;
  readonly after: number;
}

/** The part of the values in which a difference may be nothing, by its line; undefined where the line says nothing. */
function undecided({ center, slope, error }: Enclosure, low: number, high: number): Open | undefined {
  if (slope === 0 || !Number.isFinite(error)) return undefined;
  const [one, other] = [(-center - error) / slope, (-center + error) / slope];
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  // An index more on both sides, as doubles may round the wrong way.
  const first = Math.floor(middle + Math.min(one, other) * half) - 1;
  const last = Math.ceil(middle + Math.max(one, other) * half) + 1;
  const [from, to] = [Math.max(low, Math.min(high, first)), Math.min(high, Math.max(low, last))];
  return from <= to ? { from, to, before: -slope, after: slope } : undefined;
}

/** Two halves; or, where a rounding or a tier would fall, what is before, at and after it. */
export function divided(low: number, high: number, decision: number | undefined): (readonly [number, number])[] {
  const middle = (low + high) / 2;
  const at = middle + (decision ?? 0) * ((high - low) / 2);
  const near = Math.round(at);
  const parts: (readonly [number, number])[] =
    decision !== undefined && Math.abs(at - near) < 1e-6 && near > low && near < high
      ? [
          [low, near - 1],
          [near, near],
          [near + 1, high],
        ]
      : halves(low, high, Math.floor(at));
  return parts.filter(([first, last]) => first <= last);
}

function halves(low: number, high: number, at: number): (readonly [number, number])[] {
  const end = Math.min(high - 1, Math.max(low, at));
  return [
    [low, end],
    [end + 1, high],
  ];
}
