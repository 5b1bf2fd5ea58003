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

/** A shard of which single prices are looked up. */
export interface PriceSource {
  readonly region: string;
  readonly service: string;
  readonly checked: Day;
  readonly sources: Readonly<Record<string, string>>;
  find(id: string): PriceHistory | undefined;
  /** Every id, for offering the nearest. */
  ids(): readonly string[];
}

/** Every price and rule that the tool can look up. Shards are read when they are first asked for. */
export interface Books {
  readonly catalogue: Catalogue;
  /** Shards of the service in the region, those that come first counting first; empty where there are none. */
  prices(region: string, service: string): readonly PriceSource[];
  rules(service: string): RuleShard | undefined;
}

/**
 * A shard as the package carries it: a line for what holds for all of it, then a line per price, so that looking one up
 * parses that one. A JSON text holds no line breaks of its own.
 */
export function encodeShard({ prices, ...head }: PriceShard): string {
  const lines = Object.entries(prices).map(([id, history]) => `${JSON.stringify(id)}:${JSON.stringify(history)}`);
  return [JSON.stringify(head), ...lines, ''].join('\n');
}

function decodeShard(text: string): PriceSource {
  const head: Omit<PriceShard, 'prices'> = JSON.parse(text.slice(0, text.indexOf('\n')));
  return {
    ...head,
    find(id) {
      const start = `\n${JSON.stringify(id)}:`;
      const at = text.indexOf(start);
      return at === -1 ? undefined : JSON.parse(text.slice(at + start.length, text.indexOf('\n', at + start.length)));
    },
    ids: () =>
      text
        .split('\n')
        .slice(1, -1)
        .map((line) => JSON.parse(line.slice(0, line.indexOf('":') + 1))),
  };
}

function sourceOf({ prices, ...head }: PriceShard): PriceSource {
  return {
    ...head,
    find: (id) => (Object.hasOwn(prices, id) ? prices[id] : undefined),
    ids: () => Object.keys(prices),
  };
}

/**
 * Books over a reader of files (`prices/ap-northeast-1/ec2.jsonl`, `rules/lambda.json`, `catalogue.json`), so that the
 * caller decides where they are kept. `before` are shards that come before the built-in ones.
 */
export function openBooks(read: (path: string) => string | undefined, before: readonly PriceShard[] = []): Books {
  const shards = new Map<string, unknown>();
  const shard = <T>(path: string, decode: (text: string) => T): T | undefined => {
    if (!shards.has(path)) {
      const text = read(path);
      shards.set(path, text === undefined ? undefined : decode(text));
    }
    return shards.get(path) as T | undefined;
  };
  const builtIn = shard<Catalogue>('catalogue.json', JSON.parse) ?? { regions: {} };
  const first = before.map(sourceOf);
  return {
    catalogue: withShards(builtIn, before),
    prices(region, service) {
      const own = first.filter((source) => source.region === region && source.service === service);
      const entry = Object.hasOwn(builtIn.regions, region) ? builtIn.regions[region] : undefined;
      const known = entry?.services.includes(service) === true;
      const carried = known ? shard(`prices/${region}/${service}.jsonl`, decodeShard) : undefined;
      return carried === undefined ? own : [...own, carried];
    },
    rules: (service) => shard<RuleShard>(`rules/${service}.json`, JSON.parse),
  };
}

function withShards(catalogue: Catalogue, shards: readonly PriceShard[]): Catalogue {
  const regions: Record<string, RegionEntry> = { ...catalogue.regions };
  for (const { region, service } of shards) {
    const known = (Object.hasOwn(regions, region) ? regions[region] : undefined) ?? { name: region, services: [] };
    regions[region] = { ...known, services: [...new Set([...known.services, service])] };
  }
  return { regions };
}
