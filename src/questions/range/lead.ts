/** By how much the cheapest of a stretch is ahead of the next, at the most and at the least. */
import type { Bounds } from '../../formula/bounds.js';
import type { Enclosure } from '../../formula/enclosure.js';
import { compareRationals, type Rational, subtract, toNumber } from '../../quantity/rational.js';
import type { Effort } from '../effort.js';
import { divided, type Envelope, type Stretch } from './envelope.js';

export interface Lead {
  /** In USD, exactly, at the value with this index. */
  readonly usd: Rational;
  readonly index: number;
  /** The formula that is ahead there by no more than that. */
  readonly over: number;
  /** What it can't be beyond anywhere in the stretch, where the search was given up; in USD. */
  readonly bound?: number;
}

/** Beyond so many divisions a bound is as good as a point. */
const MAX_DIVISIONS = 3000;

/** @param effort is spent together over all stretches of an answer */
export function maxLead(envelope: Envelope, stretch: Stretch, others: readonly number[], effort: Effort): Lead {
  return extremeLead(envelope, stretch, others, 1, effort);
}

export function minLead(envelope: Envelope, stretch: Stretch, others: readonly number[], effort: Effort): Lead {
  return extremeLead(envelope, stretch, others, -1, effort);
}

interface Part {
  readonly low: number;
  readonly high: number;
  readonly reach: number;
}

/** Branch and bound; sense 1 looks for the most and -1 for the least. */
function extremeLead(
  { over, bounds, exactAt }: Envelope,
  { from, to, least }: Stretch,
  others: readonly number[],
  sense: 1 | -1,
  effort: Effort,
): Lead {
  const [winner] = least as [number];
  let best = { index: from, lead: Number.NEGATIVE_INFINITY };
  const look = (low: number, high: number): number => {
    over(low, high);
    return reachOf(bounds, winner, others, sense);
  };
  const ahead = (index: number): { readonly other: number; readonly usd: Rational } => {
    const values = exactAt(index);
    return others
      .map((other) => ({ other, usd: subtract(values[other] as Rational, values[winner] as Rational) }))
      .reduce((a, b) => (compareRationals(a.usd, b.usd) <= 0 ? a : b));
  };
  const weigh = (index: number): void => {
    over(index, index);
    const isSure = others.every((other) => isNarrow(bounds.difference(other, winner)));
    const lead = isSure ? reachOf(bounds, winner, others, sense) : sense * toNumber(ahead(index).usd);
    if (lead > best.lead) best = { index, lead };
  };
  weigh(from);
  weigh(to);
  const open: Part[] = [{ low: from, high: to, reach: look(from, to) }];
  let divisions = 0;
  let bound: number | undefined;
  while (open.length > 0) {
    const { low, high, reach } = open.pop() as Part;
    if (high - low < 1 || reach <= best.lead + 1e-9 * Math.max(1e-3, Math.abs(best.lead))) continue;
    divisions += 1;
    // The bounds of the whole and of two parts, and of their ends.
    if (divisions > MAX_DIVISIONS || !effort.spend(7 * (bounds.operations + others.length))) {
      bound = Math.max(reach, ...open.map((part) => part.reach));
      break;
    }
    const decision = over(low, high);
    const parts = divided(low, high, divisions % 2 === 0 ? decision : undefined).map(([first, last]): Part => {
      weigh(first);
      if (last > first) weigh(last);
      return { low: first, high: last, reach: first === last ? best.lead : look(first, last) };
    });
    open.push(...parts.sort((a, b) => a.reach - b.reach));
  }
  const { usd, other } = ahead(best.index);
  const isBeyond = bound !== undefined && Math.abs(bound - sense * toNumber(usd)) > 1e-9;
  return {
    usd,
    index: best.index,
    over: other,
    ...(isBeyond ? { bound: sense * (bound as number) } : {}),
  };
}

/** Whether a single value's bounds are as good as the value. */
function isNarrow({ low, high }: Enclosure): boolean {
  return Number.isFinite(high - low) && high - low <= 1e-10 * Math.max(1e-3, Math.abs(low), Math.abs(high));
}

/** The most that the lead (or, sense -1, its opposite) can be over the values that the bounds stand at. */
function reachOf(bounds: Bounds, winner: number, others: readonly number[], sense: 1 | -1): number {
  const enclosures = others.map((other) => bounds.difference(other, winner));
  return sense === 1 ? Math.min(...enclosures.map(({ high }) => high)) : -Math.min(...enclosures.map(({ low }) => low));
}
