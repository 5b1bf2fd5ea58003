/**
 * What options cost by the other prices that are known, where those of the day aren't proven. Each price is taken on the side that
 * says most, one after the other; what is told was billed with a price for each, and is no mere bound.
 */
import type { Doubt } from '../book/snapshot.js';
import { exactWithPrices, UnpricedQuantity } from '../formula/exact.js';
import type { Formula, Price } from '../formula/node.js';
import { compareRationals, maxOf, minOf, type Rational, subtract } from '../quantity/rational.js';
import type { USD } from '../quantity/unit.js';
import { cheapestOf, type Feasible, isPossible } from './cheapest.js';

type Tiers = Price['tiers'];

/** What is billed by the prices of the day, some of which may be others. */
export interface Doubtful extends Feasible {
  readonly name: string;
  readonly usd: Rational;
  readonly formula: Formula<USD>;
  readonly doubts: readonly Doubt[];
}

export interface OtherTotals {
  /** By option, in USD; absent where no other price is known that changes it. */
  readonly ranges: ReadonlyMap<string, { readonly low: Rational; readonly high: Rational }>;
  /** Options that may cost the least by other prices, and don't by those of the day. */
  readonly otherCheapest: readonly string[];
}

/** @returns undefined where no total would be another */
export function otherTotals(options: readonly Doubtful[]): OtherTotals | undefined {
  const others = othersOf(options);
  if (others.size === 0) return undefined;
  const ranges = new Map<string, { low: Rational; high: Rational }>();
  for (const { name, usd, formula } of options) {
    const of = ([only]: readonly Rational[]) => only as Rational;
    const [low, high] = [extreme([formula], others, of, -1), extreme([formula], others, of, 1)].map((found) =>
      found === undefined ? usd : of(found),
    );
    if (low !== undefined && high !== undefined && compareRationals(low, high) < 0) {
      ranges.set(name, { low: minOf(low, usd), high: maxOf(high, usd) });
    }
  }
  return ranges.size === 0 ? undefined : { ranges, otherCheapest: otherCheapest(options.filter(isPossible), others) };
}

function othersOf(options: readonly Doubtful[]): ReadonlyMap<string, readonly Tiers[]> {
  const found = new Map<string, readonly Tiers[]>();
  // Options share the doubts of a price that several use.
  for (const doubt of new Set(options.flatMap(({ doubts }) => doubts))) {
    if (!('others' in doubt) || doubt.others === undefined) continue;
    found.set(doubt.price, [...(found.get(doubt.price) ?? []), ...doubt.others]);
  }
  return found;
}

/** So many ways to take one price of each are tried; it takes a second at most. */
const MAX_WAYS = 256;

/** @param options that are possible */
function otherCheapest(options: readonly Doubtful[], others: ReadonlyMap<string, readonly Tiers[]>): string[] {
  const cheapest = cheapestOf(options, ({ usd }) => usd);
  const formulas = options.map(({ formula }) => formula);
  const ways = [...others.values()].reduce((product, all) => product * (all.length + 1), 1);
  const all = ways > MAX_WAYS ? undefined : waysOf(others).flatMap((way) => [totalsOrNone(formulas, way) ?? []]);
  const isLeast = (index: number) => (totals: readonly Rational[]) =>
    totals.length > 0 && totals.every((total) => compareRationals(totals[index] as Rational, total) <= 0);
  /** Where there are too many ways, whoever may be below each of the others by itself may be below all of them. */
  const mayBeLeast = (index: number) =>
    formulas.every((_, rival) => {
      const lead = (totals: readonly Rational[]) => subtract(totals[index] as Rational, totals[rival] as Rational);
      return rival === index || lead(extreme(formulas, others, lead, -1) ?? options.map(({ usd }) => usd)).s <= 0n;
    });
  return options.flatMap((option, index) => {
    if (cheapest.includes(option)) return [];
    return (all === undefined ? mayBeLeast(index) : all.some(isLeast(index))) ? [option.name] : [];
  });
}

function waysOf(others: ReadonlyMap<string, readonly Tiers[]>): ReadonlyMap<string, Tiers>[] {
  return [...others].reduce<ReadonlyMap<string, Tiers>[]>(
    (ways, [id, all]) => ways.flatMap((way) => [way, ...all.map((tiers) => new Map([...way, [id, tiers]]))]),
    [new Map()],
  );
}

/**
 * The totals with those of the prices for which a measure of them is the least (`sign` -1) or the most (1).
 * @returns undefined where the prices of the day do that
 */
function extreme(
  formulas: readonly Formula<USD>[],
  others: ReadonlyMap<string, readonly Tiers[]>,
  measure: (totals: readonly Rational[]) => Rational,
  sign: -1 | 1,
): readonly Rational[] | undefined {
  const chosen = new Map<string, Tiers>();
  let best = measure(exactWithPrices(formulas, chosen));
  let totals: readonly Rational[] | undefined;
  for (const [id, all] of others) {
    for (const tiers of all) {
      const found = totalsOrNone(formulas, new Map([...chosen, [id, tiers]]));
      if (found === undefined || compareRationals(measure(found), best) !== sign) continue;
      best = measure(found);
      totals = found;
      chosen.set(id, tiers);
    }
  }
  return totals;
}

/** None where a quantity reaches a tier that has no price. */
function totalsOrNone(
  formulas: readonly Formula<USD>[],
  tiers: ReadonlyMap<string, Tiers>,
): readonly Rational[] | undefined {
  try {
    return exactWithPrices(formulas, tiers);
  } catch (error) {
    if (error instanceof UnpricedQuantity) return undefined;
    throw error;
  }
}
