/** What the books hold: every price and every rule with its history, as plain data. */
import type { Problem } from '../errors.js';
import type { OtherValues } from '../formula/exact.js';
import type { Day } from '../quantity/day.js';
import type { Words } from '../words.js';

/** What AWS states prices in: dollars, and yuan in China's regions. A book has one of them. */
export const BOOK_CURRENCIES = ['USD', 'CNY'] as const;
export type BookCurrency = (typeof BOOK_CURRENCIES)[number];

/**
 * One tier of a price as published: amounts as decimal text, `upTo` absent in the last. The amount stands under its
 * currency, so that yuan can't be read as dollars. None where AWS publishes no price ("contact us").
 */
export interface TierText {
  readonly upTo?: string;
  readonly usd?: string;
  readonly cny?: string;
}

/** The key of a tier's amount. */
export function amountKey(currency: BookCurrency): 'usd' | 'cny' {
  return currency === 'CNY' ? 'cny' : 'usd';
}

/** One change of a price or a rule. Everything about the change stands in one place. */
interface HistoryEntry {
  /** The day from which the value holds. */
  readonly from: Day;
  /** A key of the shard's `sources`. */
  readonly source: string;
  readonly note?: string;
  /** `from` is the first day on which a source shows the value; it may have held before. */
  readonly firstSeen?: boolean;
  /** The last day on which a source shows the value; the shard's `checked` where absent in the newest entry. */
  readonly lastSeen?: Day;
}

export interface PriceEntry extends HistoryEntry {
  /** The first day on which a source shows the value, where `from` was taken back to the launch of the thing. */
  readonly seenFrom?: Day;
  /** Absent where the price is not known from this day on. */
  readonly tiers?: readonly TierText[];
  /** The source shows the amount rounded to multiples of this. */
  readonly roundedTo?: string;
  /** No source shows the amount: a rule gives it, which the entry's source tells. */
  readonly derived?: true;
  /** AWS's stock keeping unit, where the entry comes from the Price List. */
  readonly sku?: string;
}

export interface RuleEntry extends HistoryEntry {
  readonly value: string;
  /** To this day bills may not follow the value yet, which AWS announced for `from`: something that was seen contradicts it. */
  readonly disputedTo?: Day;
}

export interface PriceHistory {
  /** What the price is for: `h`, `GB-s`. */
  readonly unit: string;
  /** For how many units it is published: 1, 1000, 1000000. */
  readonly per: string;
  /** Oldest first. */
  readonly history: readonly PriceEntry[];
}

export interface RuleHistory {
  readonly about: Words;
  readonly unit: string;
  readonly history: readonly RuleEntry[];
}

interface Shard {
  readonly service: string;
  /** The last day on which the newest values were held against a source. */
  readonly checked: Day;
  /** Where values come from, by the short name that entries use. */
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * The prices of one service in one region, each with its history. Amounts are decimal text in the shard's currency, for `per` units.
 * @see {@link parsePriceShard}
 */
export interface PriceShard extends Shard {
  readonly region: string;
  /** Dollars where absent. */
  readonly currency?: BookCurrency;
  readonly prices: Readonly<Record<string, PriceHistory>>;
}

export interface RuleShard extends Shard {
  readonly rules: Readonly<Record<string, RuleHistory>>;
}

export type Partition = 'aws' | 'aws-us-gov' | 'aws-cn';

/** A region as AWS's Price List writes of it. */
export interface Region {
  /** `Asia Pacific (Tokyo)` */
  readonly name: string;
  /** Its names in the Price List's `location`, the usual one first: `EU (Ireland)`. */
  readonly priceListNames: readonly string[];
  /** What usage types of the region begin with: `APN1` in `APN1-BoxUsage:t2.micro`. */
  readonly usageTypePrefixes: readonly string[];
  /** AWS's regions for everybody; those of the US government and China's have accounts and prices of their own. */
  readonly partition: Partition;
}

export interface RegionEntry extends Region {
  /** The services that have a price file there. */
  readonly services: readonly string[];
}

/** Every region, with the services that have prices there. */
export interface Catalogue {
  readonly regions: Readonly<Record<string, RegionEntry>>;
}

/** As the package carries it. */
export interface CarriedCatalogue extends Catalogue {
  /** The services that have a file of rules. */
  readonly rules: readonly string[];
}

/** The regions that have prices, by their codes. */
export function pricedRegions({ regions }: Catalogue): string[] {
  // Stryker disable next-line OptionalChaining: what the type asks for and never comes
  return Object.keys(regions).filter((region) => regions[region]?.services.length !== 0);
}

/** A shard of which single prices are looked up. */
export interface PriceSource extends Omit<PriceShard, 'prices'> {
  find(id: string): PriceHistory | undefined;
  /** Every id, for offering the nearest. */
  ids(): readonly string[];
  /** Prices that the source has and that can't be read, by id; looking one up throws its problems. */
  readonly unreadable?: ReadonlyMap<string, readonly Problem[]>;
  /** Sources of the user that come after it, though they may state other amounts of the same prices. */
  readonly rivals?: Rivals;
}

export interface Rivals {
  readonly sources: readonly PriceSource[];
  /** The user named them in their order; else the day on which each was checked decides. */
  readonly areOrdered: boolean;
}

/**
 * Every price and rule that can be looked up. Shards are read when they are first asked for.
 * @see {@link openBooks}
 */
export interface Books {
  readonly catalogue: Catalogue;
  /** Shards of the service in the region, those that come first counting first; empty where there are none. */
  prices(region: string, service: string): readonly PriceSource[];
  /** The billing rules of a service; undefined where there are none. */
  rules(service: string): RuleShard | undefined;
  /** What of the user's own prices wasn't read, or not wholly. */
  readonly warnings?: readonly Words[];
  /** Prices and rules that are taken to be others on every day, by id. */
  readonly instead?: OtherValues;
}
