/**
 * What options cost by the other prices and rules that are known, where those of the day aren't proven. Each is taken on the side
 * that says most, one after the other; what is told was billed with a value for each, and is no mere bound.
 */
import type { Doubt } from '../book/snapshot.js';
import { exactWithOthers, isTiers, type OtherValue, type OtherValues, UnpricedQuantity } from '../formula/exact.js';
import type { Formula } from '../formula/node.js';
import { compareRationals, maxOf, minOf, type Rational, subtract } from '../quantity/rational.js';
import type { USD } from '../quantity/unit.js';
import { cheapestOf, type Feasible, isPossible } from './cheapest.js';

/** What is billed by the prices and rules of the day, some of which may be others. */
export interface Doubtful extends Feasible {
  readonly name: string;
  readonly usd: Rational;
  readonly formula: Formula<USD>;
  readonly doubts: readonly Doubt[];
}

/** What a total may be, in USD. */
export interface OtherRange {
  readonly low: Rational;
  readonly high: Rational;
}

export interface OtherTotals {
  /** By option; absent where no other price is known that changes it. */
  readonly ranges: ReadonlyMap<string, OtherRange>;
  /** Options that may cost the least by other prices, and don't by those of the day. */
  readonly otherCheapest: readonly string[];
}

/** What each doubtful price or rule may be instead, by id. */
export type KnownOthers = ReadonlyMap<string, readonly OtherValue[]>;

/** @returns undefined where no total would be another */
export function otherTotals(options: readonly Doubtful[]): OtherTotals | undefined {
  const others = knownOthers(options);
  if (others.size === 0) return undefined;
  const ranges = new Map<string, OtherRange>();
  for (const { name, usd, formula } of options) {
    const of = ([only]: readonly Rational[]) => only as Rational;
    const [low, high] = ([-1, 1] as const).map((sign) => {
      const found = extreme([formula], others, of, sign);
      return found === undefined ? usd : of(found.totals);
    });
    if (low !== undefined && high !== undefined && compareRationals(low, high) < 0) {
      ranges.set(name, { low: minOf(low, usd), high: maxOf(high, usd) });
    }
  }
  return ranges.size === 0 ? undefined : { ranges, otherCheapest: otherCheapest(options.filter(isPossible), others) };
}

/**
 * Of totals in several regions, whose prices are doubtful each by itself, those that may be the least of all by other prices.
 * @returns their names
 */
export function otherCheapestOf(all: readonly (Doubtful & { readonly region: string })[]): string[] {
  const possible = all.filter(isPossible);
  const cheapest = cheapestOf(possible, ({ usd }) => usd);
  const regions = [...new Set(possible.map(({ region }) => region))].map((region) => {
    const own = possible.filter((one) => one.region === region);
    const found = otherTotals(own);
    const highest = own.map(({ name, usd }) => found?.ranges.get(name)?.high ?? usd).reduce(minOf);
    return { region, own, found, highest };
  });
  return regions.flatMap(({ region, own, found }) => {
    const leading = cheapestOf(own, ({ usd }) => usd).map(({ name }) => name);
    const mayLead = [...leading, ...(found?.otherCheapest ?? [])];
    return own.flatMap(({ name, usd }) => {
      const low = found?.ranges.get(name)?.low ?? usd;
      const mayBeLeast = regions.every((one) => one.region === region || compareRationals(low, one.highest) <= 0);
      return mayBeLeast && mayLead.includes(name) && !cheapest.some((one) => one.name === name) ? [name] : [];
    });
  });
}

export function knownOthers(options: readonly Pick<Doubtful, 'doubts'>[]): KnownOthers {
  const found = new Map<string, readonly OtherValue[]>();
  // Options share the doubts of a price that several use.
  for (const doubt of new Set(options.flatMap(({ doubts }) => doubts))) {
    if (!('others' in doubt) || doubt.others === undefined) continue;
    found.set(doubt.price, [...(found.get(doubt.price) ?? []), ...doubt.others]);
  }
  return found;
}

/**
 * Other values with which one option is as far ahead of another as it can be: where none of them changes an answer, hardly any
 * would. Empty where the values of the day are those.
 */
export function tellingWays(options: readonly Doubtful[]): OtherValues[] {
  const others = knownOthers(options);
  if (others.size === 0) return [];
  const formulas = options.map(({ formula }) => formula);
  const ways = new Map<string, OtherValues>();
  for (const [index, option] of options.entries()) {
    for (const [rival, against] of options.entries()) {
      if (rival === index && options.length > 1) continue;
      const lead = (totals: readonly Rational[]) =>
        option === against
          ? (totals[index] as Rational)
          : subtract(totals[index] as Rational, totals[rival] as Rational);
      const found = extreme(formulas, others, lead, -1);
      if (found !== undefined) ways.set(wayKey(found.chosen), found.chosen);
    }
  }
  return [...ways.values()];
}

/** The same for the same values. */
export function wayKey(way: OtherValues): string {
  const text = (value: OtherValue) =>
    isTiers(value)
      ? value.map(({ upTo, usd }) => `${upTo?.toFraction()} ${usd?.toFraction()}`).join()
      : value.toFraction();
  const all = [...way].map(([id, value]) => `${id} ${text(value)}`);
  return all.sort().join('; ');
}

/** So many ways to take one price of each are tried; it takes a second at most. */
const MAX_WAYS = 256;

/** @param options that are possible */
function otherCheapest(options: readonly Doubtful[], others: KnownOthers): string[] {
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
      const totals = extreme(formulas, others, lead, -1)?.totals ?? options.map(({ usd }) => usd);
      return rival === index || lead(totals).s <= 0n;
    });
  return options.flatMap((option, index) => {
    if (cheapest.includes(option)) return [];
    return (all === undefined ? mayBeLeast(index) : all.some(isLeast(index))) ? [option.name] : [];
  });
}

function waysOf(others: KnownOthers): OtherValues[] {
  return [...others].reduce<OtherValues[]>(
    (ways, [id, all]) => ways.flatMap((way) => [way, ...all.map((value) => new Map([...way, [id, value]]))]),
    [new Map()],
  );
}

/**
 * The values with which a measure of the totals is the least (`sign` -1) or the most (1), and these totals.
 * @returns undefined where those of the day do that
 */
function extreme(
  formulas: readonly Formula<USD>[],
  others: KnownOthers,
  measure: (totals: readonly Rational[]) => Rational,
  sign: -1 | 1,
): { readonly totals: readonly Rational[]; readonly chosen: OtherValues } | undefined {
  const chosen = new Map<string, OtherValue>();
  let best = measure(exactWithOthers(formulas, chosen));
  let totals: readonly Rational[] | undefined;
  for (const [id, all] of others) {
    for (const value of all) {
      const found = totalsOrNone(formulas, new Map([...chosen, [id, value]]));
      if (found === undefined || compareRationals(measure(found), best) !== sign) continue;
      best = measure(found);
      totals = found;
      chosen.set(id, value);
    }
  }
  return totals === undefined ? undefined : { totals, chosen };
}

/** None where a quantity reaches a tier that has no price. */
function totalsOrNone(formulas: readonly Formula<USD>[], values: OtherValues): readonly Rational[] | undefined {
  try {
    return exactWithOthers(formulas, values);
  } catch (error) {
    if (error instanceof UnpricedQuantity) return undefined;
    throw error;
  }
}
