/** Holds a book to what AWS says: what drifted, what vanished, what changed its unit. */
import type { PriceEntry, PriceShard, Region } from '../book/book.js';
import { entryOn } from '../book/snapshot.js';
import { type Day, parseDay } from '../quantity/day.js';
import type { Words } from '../words.js';
import { entriesOf } from './entries.js';
import { type Patterns, soldWith } from './match.js';
import type { Observation } from './observation.js';
import type { Product } from './product.js';
import { isSame, perUnits } from './same.js';

export type Verdict =
  | 'same'
  /** AWS's price is another. */
  | 'drifted'
  /** AWS has no product of the entry's SKU any more, or sells it no more. */
  | 'vanished'
  /** AWS's price is for another unit. */
  | 'unit'
  /** AWS's answer can't be read as one price: rivals, tiers with gaps, no currency. */
  | 'unclear'
  /** The same price under another SKU. */
  | 'skuChanged';

export interface Verified {
  readonly service: string;
  readonly region: string;
  readonly id: string;
  readonly verdict: Verdict;
  readonly unit: string;
  readonly per: string;
  readonly book: PriceEntry;
  /** What AWS says, for as many units as the book's price is. */
  readonly aws?: Observation;
  /** More about it, in words. */
  readonly note?: Words;
}

/**
 * @param complete whether the answer was asked for every price of the book, so that one that isn't in it has vanished;
 * otherwise such a price is not looked at, unless it names a SKU
 */
export function verify(
  shard: PriceShard,
  products: readonly Product[],
  region: Region & { readonly id: string },
  { patterns, day, complete }: { patterns: Patterns; day: Day; complete: boolean },
): Verified[] {
  const own = new Set(Object.keys(shard.prices).map((id) => `${shard.service}/${id}`));
  const isOfTerms = soldWith(patterns).has(shard.service);
  const sellable = (id: string) => isOfTerms || own.has(id);
  const { found, problems } = entriesOf(products, region, patterns, sellable, day);
  const observations = new Map(
    found.filter(({ service }) => service === shard.service).map(({ observation }) => [observation.id, observation]),
  );
  return Object.entries(shard.prices).flatMap(([id, { unit, per, history }]): Verified[] => {
    const { change } = entryOn(history, day);
    if (change?.tiers === undefined) return [];
    const about = { service: shard.service, region: shard.region, id, unit, per, book: change };
    const problem = problems.get(`${shard.service}/${id}`)?.[0];
    if (problem !== undefined)
      return [{ ...about, verdict: problem.code === 'wrongUnit' ? 'unit' : 'unclear', note: problem.message }];
    const observed = observations.get(id);
    if (observed === undefined) {
      const sku = change.sku;
      if (sku === undefined) return complete ? [{ ...about, verdict: 'vanished', note: NO_PRODUCT }] : [];
      const isThere = products.some((product) => product.sku === sku);
      return [{ ...about, verdict: 'vanished', note: vanished(sku, isThere) }];
    }
    if (observed.unit !== unit) return [{ ...about, verdict: 'unit', aws: observed, note: otherUnit(observed.unit) }];
    const aws = perUnits(observed, per);
    if (!isSame(change, aws)) {
      const published = publishedOn(products, aws);
      if (published < change.from) return [{ ...about, verdict: 'unclear', aws, note: older(published, change.from) }];
      return [{ ...about, verdict: 'drifted', aws }];
    }
    const isOther = change.sku !== undefined && change.sku !== aws.sku;
    return [{ ...about, verdict: isOther ? 'skuChanged' : 'same', aws }];
  });
}

const NO_PRODUCT: Words = { en: 'no such product', ja: '該当する製品がない' };

/** An answer says nothing of what came after it. */
function publishedOn(products: readonly Product[], { effective, sku }: Observation): Day {
  const said = products.find((product) => product.sku === sku)?.publicationDate?.slice(0, 10) ?? '';
  return parseDay(said) ?? effective ?? ('9999-12-31' as Day);
}

function older(published: Day, from: Day): Words {
  return {
    en: `AWS's answer is of ${published}, older than the book's price, which holds from ${from} on: compare the prices of ${published}, or ask AWS anew`,
    ja: `AWS の応答は ${published} のもので、${from} から適用の価格ファイルの価格より古い。${published} 時点の価格で照合するか、AWS に問い合わせ直すこと`,
  };
}

function vanished(sku: string, isThere: boolean): Words {
  return isThere
    ? { en: `SKU ${sku} no longer has a price`, ja: `SKU ${sku} の価格がなくなった` }
    : { en: `SKU ${sku} is missing`, ja: `SKU ${sku} がない` };
}

function otherUnit(unit: string): Words {
  return { en: `AWS's unit is ${unit}`, ja: `AWS の単位は ${unit}` };
}
