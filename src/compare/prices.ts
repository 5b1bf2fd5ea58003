/** The questions about the books themselves: what a price is on a day, how it changed, and what differs between two days. */
import {
  type BookCurrency,
  type Books,
  type PriceChange,
  type PriceHistory,
  type PriceSource,
  pricedRegions,
  type TierText,
} from '../book/book.js';
import { changeOn } from '../book/snapshot.js';
import { nearestWord } from '../document/nearest.js';
import { InputError, type Problem } from '../errors.js';
import type { Day } from '../quantity/day.js';

/** A price of the books, with every change of it that is known. */
export interface KnownPrice {
  /** `ec2/linux.t2.micro` */
  readonly id: string;
  readonly region: string;
  readonly unit: string;
  readonly per: string;
  readonly currency: BookCurrency;
  readonly history: readonly PriceChange[];
  /** The texts behind the entries' sources. */
  readonly sources: Readonly<Record<string, string>>;
  readonly checked: Day;
}

/** What holds on a day; `next` is the change after it. */
export interface PriceOnDay {
  readonly price: KnownPrice;
  readonly change?: PriceChange;
  readonly next?: PriceChange;
}

/** @throws InputError naming the region, the service or the price that isn't there, and the nearest that is */
export function findPrice(books: Books, region: string, id: string): KnownPrice {
  const slash = id.indexOf('/');
  const service = id.slice(0, Math.max(0, slash));
  const key = id.slice(slash + 1);
  const shards = shardsOf(books, region, service);
  for (const shard of shards) {
    const found = shard.find(key);
    if (found !== undefined) return known(shard, key, found);
  }
  const ids = shards.flatMap((shard) => shard.ids());
  const nearest = nearestWord(key, ids);
  throw wrong({
    message: `no price ${id} in ${region}`,
    expected: `one of those that \`prices list ${service} --region ${region}\` shows`,
    ...(nearest === undefined ? {} : { nearest: `${service}/${nearest}` }),
  });
}

/** Every price of the services, the first book that has one counting. */
export function listPrices(books: Books, region: string, services: readonly string[]): KnownPrice[] {
  const names = services.length === 0 ? servicesOf(books, region) : services;
  return names.flatMap((service) => {
    const found = new Map<string, KnownPrice>();
    for (const shard of shardsOf(books, region, service)) {
      for (const key of shard.ids()) {
        if (!found.has(key)) found.set(key, known(shard, key, shard.find(key) as PriceHistory));
      }
    }
    return [...found.values()];
  });
}

export function onDay(price: KnownPrice, day: Day): PriceOnDay {
  return { price, ...changeOn(price.history, day) };
}

/** A price that is another on the second day, or that only one of the days has. */
export interface Difference {
  readonly price: KnownPrice;
  readonly before?: PriceChange;
  readonly after?: PriceChange;
}

export function differences(prices: readonly KnownPrice[], from: Day, to: Day): Difference[] {
  return prices.flatMap((price): Difference[] => {
    const [before, after] = [onDay(price, from).change, onDay(price, to).change];
    if (sameTiers(before?.tiers, after?.tiers)) return [];
    return [{ price, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  });
}

function sameTiers(a: readonly TierText[] | undefined, b: readonly TierText[] | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function known(shard: PriceSource, key: string, { unit, per, history }: PriceHistory): KnownPrice {
  const { service, region, sources, checked, currency = 'USD' } = shard;
  return { id: `${service}/${key}`, region, unit, per, currency, history, sources, checked };
}

function servicesOf({ catalogue }: Books, region: string): readonly string[] {
  const regions = pricedRegions(catalogue);
  if (regions.includes(region)) return catalogue.regions[region]?.services ?? [];
  const nearest = nearestWord(region, regions);
  const hints = { expected: `one of ${regions.join(', ')}`, ...(nearest === undefined ? {} : { nearest }) };
  throw wrong({ message: `no prices for the region \`${region}\``, ...hints });
}

function shardsOf(books: Books, region: string, service: string): readonly PriceSource[] {
  const services = servicesOf(books, region);
  const shards = books.prices(region, service);
  if (shards.length > 0) return shards;
  const nearest = nearestWord(service, services);
  const hints = { expected: `one of ${services.join(', ')}`, ...(nearest === undefined ? {} : { nearest }) };
  throw wrong({ message: `no prices of \`${service}\` in ${region}`, ...hints });
}

function wrong(problem: Omit<Problem, 'code'>): InputError {
  return new InputError([{ code: 'notInBooks', ...problem }]);
}
