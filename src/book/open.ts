/** The books over a reader of files. */
import type { Books, Catalogue, PriceShard, PriceSource, RegionEntry, RuleShard } from './book.js';
import { decodeShard } from './encoded.js';

function sourceOf({ prices, ...head }: PriceShard): PriceSource {
  return {
    ...head,
    find: (id) => (Object.hasOwn(prices, id) ? prices[id] : undefined),
    ids: () => Object.keys(prices),
  };
}

/**
 * Books over a reader of files (`prices/ap-northeast-1/ec2.tsv`, `rules/lambda.json`, `catalogue.json`), so that the
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
      const carried = known ? shard(`prices/${region}/${service}.tsv`, decodeShard) : undefined;
      return carried === undefined ? own : [...own, carried];
    },
    rules: (service) => shard<RuleShard>(`rules/${service}.json`, JSON.parse),
  };
}

function withShards(catalogue: Catalogue, shards: readonly PriceShard[]): Catalogue {
  const regions: Record<string, RegionEntry> = { ...catalogue.regions };
  for (const { region, service } of shards) {
    const known = (Object.hasOwn(regions, region) ? regions[region] : undefined) ?? unknownRegion(region);
    regions[region] = { ...known, services: [...new Set([...known.services, service])] };
  }
  return { regions };
}

/** A region of which only a user's book knows. */
function unknownRegion(name: string): RegionEntry {
  return { name, priceListNames: [name], usageTypePrefixes: [], partition: 'aws', services: [] };
}
