/** Products of the Price List -> the books as they are after a refresh, and what changed. */
import type { PriceHistory, PriceShard, PriceSource, Region } from '../book/book.js';
import type { Problem } from '../errors.js';
import { type Day, parseDay } from '../quantity/day.js';
import { clockProblem } from './clock.js';
import { entriesOf, type FoundPrice } from './entries.js';
import type { Match, Patterns } from './match.js';
import type { Observations } from './observation.js';
import type { Product } from './product.js';
import { type Outcome, record } from './record.js';

/** Where the products come from: `AWS Price List API`, `AWS offer file`. */
export interface Origin {
  readonly name: string;
  readonly seen: Day;
}

export interface RefreshedPrice extends Outcome {
  readonly service: string;
  readonly region: string;
}

export interface Refreshed {
  /** The user's books, as they are to be written. */
  readonly shards: readonly PriceShard[];
  /** What is new and what changed against the books so far, the user's and the built-in ones. */
  readonly prices: readonly RefreshedPrice[];
  readonly withoutOfferTerms: readonly Match[];
  /** What stands in the way of single prices, which stay as they were. */
  readonly problems: readonly Problem[];
  /** Nothing is to be written where there are any. */
  readonly obstacles: readonly Problem[];
}

/** The books so far. */
export interface BooksSoFar {
  /** The user's own, which is appended to. */
  own(region: string, service: string): PriceShard | undefined;
  /** Those that hold where the user's have no price. */
  builtIn(region: string, service: string): PriceSource | undefined;
}

export function refreshed(
  products: readonly Product[],
  region: Region & { readonly id: string },
  books: BooksSoFar,
  { patterns, wanted, origin }: { patterns: Patterns; wanted: (price: string) => boolean; origin: Origin },
): Refreshed {
  const { found, problems, withoutOfferTerms } = entriesOf(products, region, patterns, wanted, origin.seen);
  const sources = sourceTexts(products, origin);
  const services = [...new Set(found.map(({ service }) => service))].sort();
  const all = services.map((service) => {
    const own = found.filter((one) => one.service === service);
    return recorded(service, region.id, own, books, { origin, text: sources });
  });
  const prices = all.flatMap((one) => one.prices);
  const behind = all.flatMap((one) => one.behind ?? []);
  const isContradiction = ({ kind }: RefreshedPrice) => kind === 'differs' || kind === 'unitDiffers';
  return {
    shards: all.map(({ shard }) => shard),
    prices: prices.filter((price) => !isContradiction(price)),
    withoutOfferTerms,
    problems: [...[...problems.values()].flat(), ...prices.filter(isContradiction).map(contradiction)],
    // A clock that is wrong makes contradictions where there are none.
    obstacles: behind,
  };
}

/** `AWS Price List API, asked 2026-11-24, published 2026-11-20` */
function sourceTexts(products: readonly Product[], { name, seen }: Origin): string {
  const published = products
    .flatMap(({ publicationDate }) => parseDay(publicationDate?.slice(0, 10) ?? '') ?? [])
    .sort();
  const last = published.at(-1);
  return `${name}, asked ${seen}${last === undefined ? '' : `, published ${last}`}`;
}

function recorded(
  service: string,
  region: string,
  found: readonly FoundPrice[],
  books: BooksSoFar,
  { origin, text }: { readonly origin: Origin; readonly text: string },
): { shard: PriceShard; prices: RefreshedPrice[]; behind: Problem | undefined } {
  const [first] = found as [FoundPrice];
  const { currency } = first;
  const observations: Observations = {
    service,
    region,
    currency,
    seen: origin.seen,
    source: { key: `priceList${origin.seen.replaceAll('-', '')}`, text },
    observations: found.map(({ observation }) => observation),
  };
  const own = books.own(region, service);
  const result = record(own, observations);
  const behind = own === undefined ? undefined : clockProblem(own, observations);
  const builtIn = books.builtIn(region, service);
  const against = builtIn === undefined ? undefined : partOf(builtIn, observations);
  const beside =
    against === undefined ? undefined : new Map(record(against, observations).outcomes.map((one) => [one.id, one]));
  const prices = result.outcomes.map((outcome): RefreshedPrice => {
    const known = own !== undefined && Object.hasOwn(own.prices, outcome.id);
    return { service, region, ...(known ? outcome : (beside?.get(outcome.id) ?? outcome)) };
  });
  // A built-in book that differs is older: what AWS says today is a change, not a contradiction.
  const reported = prices.map((price) =>
    price.kind === 'differs' && own === undefined ? { ...price, kind: 'changed' as const } : price,
  );
  return { shard: result.shard, prices: reported, behind };
}

/** The prices of a book that were asked for. */
function partOf(
  { find, ids: _, unreadable: _unread, ...about }: PriceSource,
  { observations }: Observations,
): PriceShard {
  const known = observations.flatMap(({ id }): [string, PriceHistory][] => {
    const history = find(id);
    return history === undefined ? [] : [[id, history]];
  });
  return { ...about, prices: Object.fromEntries(known) };
}

function contradiction({ service, id, region, kind, before }: RefreshedPrice): Problem {
  const [what, whatJa] = [`${service}/${id} in ${region}`, `${region} の ${service}/${id}`];
  if (kind === 'unitDiffers') {
    const message = {
      en: `${what}: AWS's price has another unit than the book's`,
      ja: `${whatJa}: AWS の価格の単位が価格ファイルの単位と違います`,
    };
    return { code: 'priceList', message };
  }
  return {
    code: 'priceList',
    message: {
      en: `${what}: the book has another price of the same day (from ${before?.from})`,
      ja: `${whatJa}: 価格ファイルに同じ日（${before?.from} から）の別の価格があります`,
    },
    remedy: {
      en: 'ask again tomorrow, or remove the entry from your book',
      ja: '明日もう一度問い合わせるか、価格ファイルからその記録を削除してください',
    },
  };
}
