/** The questions about the books themselves: what a price is on a day, how it changed, and what differs between two days. */

import { nearestWord } from '../document/nearest.js';
import { InputError, type Problem } from '../errors.js';
import { mentioning } from '../mention.js';
import { oneOf } from '../phrases.js';
import type { Day } from '../quantity/day.js';
import type { Mention, Words } from '../words.js';
import { isInstanceType } from './absent.js';
import {
  type BookCurrency,
  type Books,
  type PriceEntry,
  type PriceHistory,
  type PriceSource,
  pricedRegions,
  type Rivals,
  type TierText,
} from './book.js';
import { regionProblem } from './regions.js';
import { type Doubt, doubtsOf, entryOn } from './snapshot.js';

/** A price of the books, with every change of it that is known. */
export interface KnownPrice {
  /** `ec2/linux.t2.micro` */
  readonly id: string;
  readonly region: string;
  readonly unit: string;
  readonly per: string;
  readonly currency: BookCurrency;
  readonly history: readonly PriceEntry[];
  /** The texts behind the entries' sources. */
  readonly sources: Readonly<Record<string, string>>;
  readonly checked: Day;
  /** Files of the user that may state another amount of it. */
  readonly rivals?: Rivals;
}

/** What holds on a day; `next` is the change after it. */
export interface PriceOnDay {
  readonly price: KnownPrice;
  readonly change?: PriceEntry;
  readonly next?: PriceEntry;
  /** How sure it is. */
  readonly doubts: readonly Doubt[];
}

/** @throws InputError naming the region, the service or the price that isn't there, and the nearest that is */
export function findPrice(books: Books, region: string, id: string): KnownPrice {
  const slash = id.indexOf('/');
  if (slash === -1) throw noId(books, region, id);
  const service = id.slice(0, Math.max(0, slash));
  const key = id.slice(slash + 1);
  const shards = shardsOf(books, region, service);
  const found = known(shards, key);
  if (found !== undefined) return found;
  const ids = shards.flatMap((shard) => shard.ids());
  const nearest = isInstanceType(key) ? undefined : nearestWord(key, ids);
  throw wrong({
    message: { en: `no price ${id} in ${region}`, ja: `${region} に価格 ${id} はありません` },
    expected: mentioning([listOf(service, region)], (list) => ({
      en: `one of those that ${list} shows`,
      ja: `${list} で表示される価格`,
    })),
    ...(nearest === undefined ? {} : { nearest: `${service}/${nearest}` }),
  });
}

/**
 * The regions where all of the services have prices.
 * @throws InputError naming a service that no region has, and the nearest that one has
 */
export function regionsWith({ catalogue }: Books, services: readonly string[]): readonly string[] {
  const regions = pricedRegions(catalogue);
  const servicesOf = (region: string) => catalogue.regions[region]?.services ?? [];
  const known = [...new Set(regions.flatMap(servicesOf))].sort();
  const unknown = services.find((service) => !known.includes(service));
  if (unknown !== undefined) {
    const nearest = nearestWord(unknown, known);
    const hints = { expected: oneOf(known), ...(nearest === undefined ? {} : { nearest }) };
    throw wrong({ message: noPricesOf(unknown), ...hints });
  }
  return regions.filter((region) => services.every((service) => servicesOf(region).includes(service)));
}

function noPricesOf(service: string): Words {
  return { en: `no region has prices of \`${service}\``, ja: `\`${service}\` の価格はどのリージョンにもありません` };
}

const MAX_IDS_LISTED = 8;

/** A type or a word in place of an id: which prices there are of it. */
function noId(books: Books, region: string, word: string): InputError {
  const services = servicesOf(books, region);
  const parts = word.toLowerCase();
  const ids = services.flatMap((service) =>
    books.prices(region, service).flatMap((shard) => shard.ids().map((key) => `${service}/${key}`)),
  );
  const own = [...new Set(ids)].filter((id) => `.${id.replace('/', '.').toLowerCase()}.`.includes(`.${parts}.`));
  const shown = own.slice(0, MAX_IDS_LISTED).join(', ');
  const more = own.length > MAX_IDS_LISTED ? own.length - MAX_IDS_LISTED : 0;
  const expected: Words =
    own.length === 0
      ? {
          en: `SERVICE/PRICE, where SERVICE is one of ${services.join(', ')}`,
          ja: `SERVICE/PRICE（SERVICE は ${services.join(', ')} のいずれか）`,
        }
      : {
          en: `${own.length === 1 ? '' : 'one of '}${shown}${more === 0 ? '' : ` and ${more} more`}`,
          ja: `${shown}${more === 0 ? '' : ` ほか ${more} 件`}${own.length === 1 ? '' : ' のいずれか'}`,
        };
  const message = {
    en: `\`${word}\` is not the id of a price`,
    ja: `\`${word}\` は価格 ID ではありません`,
  };
  const [service = services[0] ?? ''] = own.map((id) => id.slice(0, id.indexOf('/')));
  const remedy = mentioning([listOf(service, region)], (list) => ({
    en: `${list} shows the ids of a service`,
    ja: `${list} でサービスの価格 ID を確認できます`,
  }));
  return wrong({ message, expected, remedy });
}

function listOf(service: string, region: string): Mention {
  return { named: 'listPrices', values: [service, region], said: '`books.prices`' };
}

/** A price that a book has and that can't be read from it. */
export interface UnreadPrice {
  readonly id: string;
  readonly region: string;
  readonly problems: readonly Problem[];
}

export interface ListedPrices {
  readonly prices: readonly KnownPrice[];
  readonly unread: readonly UnreadPrice[];
}

/** Every price of the services, the first book that has one counting. */
export function listPrices(books: Books, region: string, services: readonly string[]): ListedPrices {
  const names = services.length === 0 ? servicesOf(books, region) : services;
  const all = names.map((service): ListedPrices => {
    const shards = shardsOf(books, region, service);
    const unread = unreadOf(shards);
    const keys = new Set(shards.flatMap((shard) => shard.ids()));
    for (const { id } of unread) keys.delete(id.slice(service.length + 1));
    return { prices: [...keys].flatMap((key) => known(shards, key) ?? []), unread };
  });
  return { prices: all.flatMap(({ prices }) => prices), unread: all.flatMap(({ unread }) => unread) };
}

/** The prices of shards that can't be read. */
export function unreadOf(shards: readonly PriceSource[]): UnreadPrice[] {
  return shards.flatMap(({ region, service, unreadable = new Map<string, readonly Problem[]>() }) =>
    [...unreadable].map(([key, problems]) => ({ id: `${service}/${key}`, region, problems })),
  );
}

export function onDay(price: KnownPrice, day: Day): PriceOnDay {
  return { price, ...entryOn(price.history, day), doubts: doubtsOf(price.id, price, price, day) };
}

/** A price that is another on the second day, or that only one of the days has. */
export interface Difference {
  readonly price: KnownPrice;
  readonly before?: PriceEntry;
  readonly after?: PriceEntry;
}

export function differences(prices: readonly KnownPrice[], from: Day, to: Day): Difference[] {
  return prices.flatMap((price): Difference[] => {
    const [before, after] = [onDay(price, from).change, onDay(price, to).change];
    if (sameTiers(before?.tiers, after?.tiers)) return [];
    return [{ price, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  });
}

/** What two books say otherwise on a day, by the ids of the prices; a price that only one has differs too. */
export function bookDifferences(from: readonly KnownPrice[], to: readonly KnownPrice[], day: Day): Difference[] {
  const ids = [...new Set([...from, ...to].map(({ region, id }) => `${region} ${id}`))];
  const [first, second] = [from, to].map((prices) => new Map(prices.map((one) => [`${one.region} ${one.id}`, one])));
  return ids.flatMap((id): Difference[] => {
    const [a, b] = [first?.get(id), second?.get(id)];
    const price = (b ?? a) as KnownPrice;
    const before = a && sameTerms(a, price) ? onDay(a, day).change : undefined;
    const after = b && onDay(b, day).change;
    if (sameTiers(before?.tiers, after?.tiers)) return [];
    return [{ price, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  });
}

function sameTerms(a: KnownPrice, b: KnownPrice): boolean {
  return a.unit === b.unit && a.per === b.per && a.currency === b.currency;
}

/** Every price of the shards of one book. */
export function pricesOf(shards: readonly PriceSource[]): KnownPrice[] {
  return shards.flatMap((shard) => shard.ids().map((key) => ofShard(shard, key, shard.find(key) as PriceHistory)));
}

function sameTiers(a: readonly TierText[] | undefined, b: readonly TierText[] | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** As bills see it: the first book's entries, and before them those of the next. */
function known(shards: readonly PriceSource[], key: string): KnownPrice | undefined {
  return shards
    .flatMap((shard) => {
      const history = shard.find(key);
      return history === undefined ? [] : [ofShard(shard, key, history)];
    })
    .reduceRight<KnownPrice | undefined>(
      (older, newer) => (older === undefined ? newer : joined(newer, older)),
      undefined,
    );
}

function ofShard(shard: PriceSource, key: string, { unit, per, history }: PriceHistory): KnownPrice {
  const { service, region, sources, checked, currency = 'USD', rivals } = shard;
  const price = { id: `${service}/${key}`, region, unit, per, currency, history, sources, checked };
  return rivals === undefined ? price : { ...price, rivals };
}

/** Prices for other units are no one history. */
function joined(own: KnownPrice, other: KnownPrice): KnownPrice {
  const first = own.history[0]?.from;
  const isAlike = own.unit === other.unit && own.per === other.per && own.currency === other.currency;
  if (first === undefined || !isAlike) return own;
  const before = other.history.filter(({ from }) => from < first);
  const named = before.map((change) => ({ ...change, source: other.sources[change.source] ?? change.source }));
  return { ...own, history: [...named, ...own.history] };
}

function servicesOf({ catalogue }: Books, region: string): readonly string[] {
  const regions = pricedRegions(catalogue);
  if (regions.includes(region)) return catalogue.regions[region]?.services ?? [];
  throw wrong(regionProblem({ catalogue }, region));
}

function shardsOf(books: Books, region: string, service: string): readonly PriceSource[] {
  const services = servicesOf(books, region);
  const shards = books.prices(region, service);
  if (shards.length > 0) return shards;
  const nearest = nearestWord(service, services);
  const hints = { expected: oneOf(services), ...(nearest === undefined ? {} : { nearest }) };
  const message = {
    en: `no prices of \`${service}\` in ${region}`,
    ja: `${region} に \`${service}\` の価格はありません`,
  };
  throw wrong({ message, ...hints });
}

function wrong(problem: Omit<Problem, 'code'>): InputError {
  return new InputError([{ code: 'notInBooks', ...problem }]);
}
