/**
 * Where the cheapest option changes over a quantity that no formula follows, as autoscaling goes through the traffic at each value
 * anew: values spread over the range are looked at one by one, and what lies between two that differ down to its neighbours.
 */
import { isPossible } from '../../bill/cheapest.js';
import type { BillsAt, OptionAt } from '../../bill/vary.js';
import { compareRationals, type Rational, subtract } from '../../quantity/rational.js';
import type { Effort } from '../effort.js';
import { type Crossing, type CrossingSide, sideOf } from './crossings.js';
import { valueAt } from './grid.js';
import { defaultScale, type Range, sampleIndices } from './range.js';
import { type Ahead, type CheapestStretch, impossibleOf, joined } from './stretches.js';

/** What the options cost at a value that was looked at. */
export type SampledValue = Pick<CrossingSide, 'value' | 'usd' | 'impossible'>;

/** Two neighbouring values that were looked at, of which those between them weren't. */
export interface Gap {
  readonly from: Rational;
  readonly to: Rational;
}

export interface SampledPoint extends CrossingSide {
  readonly index: number;
  readonly bills: BillsAt;
}

/** Spread over the range; each change between two of them takes as many more as its distance has digits in binary. */
const MAX_SPREAD = 200;

/** In the order of the values, the first always: up to the last one, or up to the one at which the effort is spent. */
export function sampledPoints(
  billsOf: (value: Rational) => BillsAt,
  range: Range,
  effort: Effort,
): readonly SampledPoint[] {
  const { grid } = range;
  const counted = effort.countedBills(billsOf);
  const look = (index: number): SampledPoint => {
    const value = valueAt(grid, index);
    const bills = counted(value);
    const billed = bills.options.filter(({ bill }) => bill !== undefined);
    return {
      index,
      bills,
      ...sideOf(
        value,
        billed,
        billed.map(({ bill }) => (bill as Bill).usd),
      ),
    };
  };
  const points: SampledPoint[] = [];
  /** @returns whether there was effort for all that lies between the last point and this one */
  const goTo = (point: SampledPoint): boolean => {
    const last = points.at(-1);
    if (last !== undefined && stateOf(last) !== stateOf(point) && point.index - last.index > 1) {
      if (effort.isSpent || !goTo(look(Math.floor((last.index + point.index) / 2))) || !goTo(point)) return false;
      return true;
    }
    points.push(point);
    return true;
  };
  for (const index of sampleIndices(range, MAX_SPREAD, defaultScale(range))) {
    if (points.length > 0 && (effort.isSpent || !goTo(look(index)))) break;
    if (points.length === 0) goTo(look(index));
  }
  return points;
}

type Bill = NonNullable<OptionAt['bill']>;

function stateOf({ cheapest, bills: { options } }: SampledPoint): string {
  return JSON.stringify([cheapest, options.filter((option) => !isPossible(option)).map(({ option }) => option.name)]);
}

interface Found {
  readonly stretches: readonly CheapestStretch[];
  readonly crossings: readonly Crossing[];
  readonly gap?: Gap;
}

export function sampledStretches(points: readonly SampledPoint[]): Found {
  const crossings = points.slice(1).flatMap((first, index): Crossing[] => {
    const last = points[index] as SampledPoint;
    return String(last.cheapest) === String(first.cheapest) ? [] : [{ last: plainSide(last), first: plainSide(first) }];
  });
  const widest = points
    .slice(1)
    .map((to, index) => ({ from: points[index] as SampledPoint, to }))
    .reduce<{ from: SampledPoint; to: SampledPoint } | undefined>(
      (a, b) => (a === undefined || lengthOf(b) > lengthOf(a) ? b : a),
      undefined,
    );
  const gap =
    widest !== undefined && lengthOf(widest) > 1 ? { from: widest.from.value, to: widest.to.value } : undefined;
  return { stretches: joined(points.map(stretchOf)), crossings, ...(gap === undefined ? {} : { gap }) };
}

function lengthOf({ from, to }: { readonly from: SampledPoint; readonly to: SampledPoint }): number {
  return to.index - from.index;
}

function plainSide({ value, cheapest, usd, impossible }: SampledPoint): CrossingSide {
  return { value, cheapest, usd, impossible };
}

function stretchOf(point: SampledPoint): CheapestStretch {
  const { value, cheapest, bills } = point;
  const ahead = aheadOf(point);
  const leads = ahead === undefined ? {} : { most: ahead, least: ahead };
  return { from: value, to: value, cheapest, impossible: impossibleOf(bills.options), ...leads };
}

/** How far the cheapest is ahead of the next that is possible. */
function aheadOf({ value, cheapest: [winner], usd, impossible, cheapest }: SampledPoint): Ahead | undefined {
  const others = [...usd].filter(([name]) => !cheapest.includes(name) && !impossible.includes(name));
  const [next] = others.sort(([, a], [, b]) => compareRationals(a, b));
  if (winner === undefined || next === undefined) return undefined;
  return { usd: subtract(next[1], usd.get(winner) as Rational), at: value, over: next[0] };
}
