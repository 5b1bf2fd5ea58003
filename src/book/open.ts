/** The books over a reader of files. */

import type { Words } from '../words.js';
import type { Books, Catalogue, PriceHistory, PriceShard, PriceSource, RegionEntry } from './book.js';
import { decodeRules, decodeShard } from './encoded.js';

/** Looks prices up in a shard that is wholly there. */
export function sourceOf({ prices, ...head }: PriceShard): PriceSource {
  return {
    ...head,
    find: (id) => (Object.hasOwn(prices, id) ? prices[id] : undefined),
    ids: () => Object.keys(prices),
  };
}

function asSource(shard: PriceShard | PriceSource): PriceSource {
  return 'prices' in shard ? sourceOf(shard) : shard;
}

/** Every price of a source at once. */
export function wholeShard({ find, ids, unreadable: _, ...head }: PriceSource): PriceShard {
  return { ...head, prices: Object.fromEntries(ids().map((id) => [id, find(id) as PriceHistory])) };
}

/** Where a user keeps books of their own, a file per region and service, read when first asked for. */
export interface BookFolder {
  list(): readonly { readonly region: string; readonly service: string }[];
  /** Those that come first count first. @throws InputError with what is wrong with a file */
  shards(region: string, service: string): readonly (PriceShard | PriceSource)[];
}

/** What comes before the built-in books: first the files that were named, then the folders. */
export interface OwnBooks {
  readonly shards?: readonly (PriceShard | PriceSource)[];
  readonly folders?: readonly BookFolder[];
  /** What of the user's prices isn't there, though it may have been meant: every answer tells it. */
  readonly warnings?: readonly Words[];
}

/**
 * Books over a reader of files (`prices/ap-northeast-1/ec2.tsv`, `rules/lambda.json`, `catalogue.json`, as the package has them
 * under `ec2-vs-lambda/books/`), so that the caller decides where they are kept. A file is read when it is first asked for, and
 * what `read` throws is passed on. `own` come before the others.
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { fileURLToPath } from 'node:url';
 * import { type Books, openBooks } from 'ec2-vs-lambda';
 *
 * const at = (path: string) => fileURLToPath(import.meta.resolve(`ec2-vs-lambda/books/${path}`));
 * const books: Books = openBooks((path) => readFileSync(at(path), 'utf8'));
 * const [shard] = books.prices('ap-northeast-1', 'ec2');
 * shard?.find('linux.t2.micro')?.history[0]?.tiers; // => [{ usd: '0.02' }]
 * ```
 */
export function openBooks(
  read: (path: string) => string | undefined,
  { shards = [], folders = [], warnings = [] }: OwnBooks = {},
): Books {
  const texts = new Map<string, unknown>();
  const carried = <T>(path: string, decode: (text: string) => T): T | undefined => {
    if (!texts.has(path)) {
      const text = read(path);
      texts.set(path, text === undefined ? undefined : decode(text));
    }
    return texts.get(path) as T | undefined;
  };
  const kept = new Map<string, readonly PriceSource[]>();
  const keptBooks = (region: string, service: string): readonly PriceSource[] => {
    const path = `${region}/${service}`;
    const known =
      kept.get(path) ?? folders.flatMap((folder) => amongRivals(folder.shards(region, service).map(asSource), false));
    kept.set(path, known);
    return known;
  };
  const builtIn = carried<Catalogue>('catalogue.json', JSON.parse) ?? { regions: {} };
  const named = shards.map(asSource);
  return {
    catalogue: withOwn(builtIn, [...named, ...folders.flatMap((folder) => folder.list())]),
    prices(region, service) {
      const own = named.filter((source) => source.region === region && source.service === service);
      const first = amongRivals(own, true);
      const entry = Object.hasOwn(builtIn.regions, region) ? builtIn.regions[region] : undefined;
      const isCarried = entry?.services.includes(service) === true;
      const last = isCarried ? carried(`prices/${region}/${service}.tsv`, decodeShard) : undefined;
      return [...first, ...keptBooks(region, service), ...(last === undefined ? [] : [last])];
    },
    warnings,
    rules: (service) => carried(`rules/${service}.json`, decodeRules),
  };
}

function amongRivals(sources: readonly PriceSource[], areOrdered: boolean): readonly PriceSource[] {
  if (sources.length < 2) return sources;
  return sources.map((source, index) => ({ ...source, rivals: { sources: sources.slice(index + 1), areOrdered } }));
}

type OwnBook = Pick<PriceShard, 'region' | 'service'>;

function withOwn(catalogue: Catalogue, own: readonly OwnBook[]): Catalogue {
  const regions: Record<string, RegionEntry> = { ...catalogue.regions };
  for (const { region, service } of own) {
    const known = (Object.hasOwn(regions, region) ? regions[region] : undefined) ?? unknownRegion(region);
    regions[region] = { ...known, services: [...new Set([...known.services, service])] };
  }
  return { regions };
}

/** A region of which only a user's book knows. */
function unknownRegion(name: string): RegionEntry {
  return { name, priceListNames: [name], usageTypePrefixes: [], partition: 'aws', services: [] };
}
