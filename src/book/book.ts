/** What the books hold: every price and every rule with its history, as plain data. */
import type { Day } from '../quantity/day.js';

/** One tier of a price as published: amounts as decimal text, `upTo` absent in the last. */
export interface TierText {
  readonly upTo?: string;
  /** Absent where AWS publishes no price ("contact us"). */
  readonly usd?: string;
}

/** One change of a price or a rule. Everything about the change stands in one place. */
interface Change {
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

export interface PriceChange extends Change {
  /** The first day on which a source shows the value, where `from` was taken back to the launch of the thing. */
  readonly seenFrom?: Day;
  /** Absent where the price is not known from this day on. */
  readonly tiers?: readonly TierText[];
}

export interface RuleChange extends Change {
  readonly value: string;
}

export interface PriceHistory {
  /** What the price is for: `h`, `GB-s`. */
  readonly unit: string;
  /** For how many units it is published: 1, 1000, 1000000. */
  readonly per: string;
  /** Oldest first. */
  readonly history: readonly PriceChange[];
}

export interface RuleHistory {
  readonly about: string;
  readonly unit: string;
  readonly history: readonly RuleChange[];
}

interface Shard {
  readonly service: string;
  /** The last day on which the newest values were held against a source. */
  readonly checked: Day;
  /** Where values come from, by the short name that entries use. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface PriceShard extends Shard {
  readonly region: string;
  readonly prices: Readonly<Record<string, PriceHistory>>;
}

export interface RuleShard extends Shard {
  readonly rules: Readonly<Record<string, RuleHistory>>;
}

/** The regions that have prices, with the services that have a file in each. */
export interface Catalogue {
  readonly regions: Readonly<Record<string, RegionEntry>>;
}

export interface RegionEntry {
  /** `Asia Pacific (Tokyo)` */
  readonly name: string;
  readonly services: readonly string[];
}

/** Every price and rule that the tool can look up. Shards are read when they are first asked for. */
export interface Books {
  readonly catalogue: Catalogue;
  /** Shards of the service in the region, those that come first counting first; empty where there are none. */
  prices(region: string, service: string): readonly PriceShard[];
  rules(service: string): RuleShard | undefined;
}

/**
 * Books over a reader of files (`prices/ap-northeast-1/ec2.json`, `rules/lambda.json`, `catalogue.json`), so that the
 * caller decides where they are kept. `before` are shards that come before the built-in ones.
 */
export function openBooks(read: (path: string) => string | undefined, before: readonly PriceShard[] = []): Books {
  const shards = new Map<string, unknown>();
  const shard = <T>(path: string): T | undefined => {
    if (!shards.has(path)) {
      const text = read(path);
      shards.set(path, text === undefined ? undefined : JSON.parse(text));
    }
    return shards.get(path) as T | undefined;
  };
  const builtIn = shard<Catalogue>('catalogue.json') ?? { regions: {} };
  return {
    catalogue: withShards(builtIn, before),
    prices(region, service) {
      const first = before.filter((own) => own.region === region && own.service === service);
      const known = builtIn.regions[region]?.services.includes(service) === true;
      const own = known ? shard<PriceShard>(`prices/${region}/${service}.json`) : undefined;
      return own === undefined ? first : [...first, own];
    },
    rules: (service) => shard<RuleShard>(`rules/${service}.json`),
  };
}

function withShards(catalogue: Catalogue, shards: readonly PriceShard[]): Catalogue {
  const regions: Record<string, RegionEntry> = { ...catalogue.regions };
  for (const { region, service } of shards) {
    const known = regions[region] ?? { name: region, services: [] };
    regions[region] = { ...known, services: [...new Set([...known.services, service])] };
  }
  return { regions };
}
