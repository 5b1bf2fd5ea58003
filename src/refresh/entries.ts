/** Products of the Price List -> observations of the books' prices, or what stands in the way. */

import type { BookCurrency, Region } from '../book/book.js';
import { InputError, type Problem } from '../errors.js';
import { mentioning, setting } from '../mention.js';
import { oneOf } from '../phrases.js';
import type { Day } from '../quantity/day.js';
import { type Match, matchesOf, type Patterns } from './match.js';
import type { Observation } from './observation.js';
import { currencyOf, currentTerm, effectiveDay, tiersOf } from './offerTerms.js';
import type { Product } from './product.js';
import { reservedObservations, reservedTerms } from './reserved.js';
import { isSame, perUnits } from './same.js';

/** An observation with the book that it belongs to. */
export interface FoundPrice {
  readonly service: string;
  readonly currency: BookCurrency;
  readonly observation: Observation;
}

export interface Entries {
  readonly found: readonly FoundPrice[];
  /** What stands in the way of a price (`ec2/linux.t2.micro`): rivals, units that don't fit, tiers with gaps. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** SKUs that a service bills and that have no price on demand: AWS no longer sells them. */
  readonly withoutOfferTerms: readonly Match[];
}

/**
 * @param wanted which prices are taken (`ec2/linux.t2.micro`); of the others nothing is said
 * @param seen the day on which AWS was asked; default: when it published what it says
 */
export function entriesOf(
  products: readonly Product[],
  region: Region & { readonly id: string },
  patterns: Patterns,
  wanted: (id: string) => boolean = () => true,
  seen?: Day,
): Entries {
  const matches = products.flatMap((product) => matchesOf(product, region, patterns));
  const byPrice = new Map<string, Map<string, Match>>();
  for (const match of matches) {
    const id = `${match.service}/${match.id}`;
    if (!wanted(id)) continue;
    const known = byPrice.get(id) ?? new Map<string, Match>();
    if (!known.has(match.product.sku)) known.set(match.product.sku, match);
    byPrice.set(id, known);
  }
  const problems = new Map<string, readonly Problem[]>();
  const withoutOfferTerms: Match[] = [];
  /** What is in the way of a price is told of it alone; others stay as they are. */
  const tried = (ids: readonly string[], work: () => FoundPrice[]): FoundPrice[] => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const id of ids) problems.set(id, error.problems);
      return [];
    }
  };
  const found = [...byPrice].flatMap(([id, all]): FoundPrice[] => {
    const sold = [...all.values()].filter((match) => isSold(match, seen)).sort(bySku);
    if (sold.length === 0) {
      for (const one of all.values()) withoutOfferTerms.push(one);
      return [];
    }
    const onDemandPrices = tried([id], () =>
      onlyOne(
        id,
        region.id,
        sold,
        sold.map((match) => onDemand(match, seen)),
      ),
    );
    const reserved = new Map<string, FoundPrice[]>();
    for (const match of sold) {
      for (const term of reservedTerms(match, seen)) {
        const ids = ['hours', 'upfront'].map((kind) => `${term.book}/${kind}.${term.id}`);
        const own = tried(ids, () => reservedObservations(term));
        for (const one of own) {
          const key = `${one.service}/${one.observation.id}`;
          reserved.set(key, [...(reserved.get(key) ?? []), one]);
        }
      }
    }
    const terms = [...reserved].flatMap(([key, prices]) => tried([key], () => onlyOne(key, region.id, sold, prices)));
    return [...onDemandPrices, ...terms];
  });
  return { found, problems, withoutOfferTerms };
}

function bySku({ product: a }: Match, { product: b }: Match): number {
  return a.sku < b.sku ? -1 : 1;
}

/** An instance that costs nothing by the hour is paid for otherwise; what is truly free has no instance type. */
function isSold({ pattern, product: { terms, publicationDate } }: Match, seen: Day | undefined): boolean {
  const own = terms.filter(({ kind }) => kind === 'OnDemand');
  if (own.length === 0) return false;
  if (!pattern.price.includes('{instanceType}')) return true;
  const { dimensions } = currentTerm(own, publicationDate, seen);
  return dimensions.some(({ pricePerUnit }) => Object.values(pricePerUnit).some((amount) => !/^[0.]*$/.test(amount)));
}

/** Products that cost the same are no rivals: whichever of them is billed, the price is this. */
function onlyOne(id: string, region: string, sold: readonly Match[], prices: readonly FoundPrice[]): FoundPrice[] {
  const [first, ...others] = prices;
  if (first === undefined) return [];
  if (others.every((other) => isSamePrice(first, other))) return [first];
  throw new InputError([rivalry(id, region, sold)]);
}

function isSamePrice(a: FoundPrice, b: FoundPrice): boolean {
  return (
    a.currency === b.currency &&
    a.observation.unit === b.observation.unit &&
    isSame(a.observation, perUnits(b.observation, a.observation.per))
  );
}

const MAX_RIVALS_SHOWN = 4;

/** Several products fit one price: told with what tells them apart, so that the service's description can be mended. */
function rivalry(id: string, region: string, rivals: readonly Match[]): Problem {
  const products = rivals.slice(0, MAX_RIVALS_SHOWN).map(({ product }) => product);
  const keys = [...new Set(products.flatMap(({ attributes }) => Object.keys(attributes)))];
  const telling = keys.filter((key) => new Set(products.map(({ attributes }) => attributes[key])).size > 1).sort();
  const names = products.map(({ sku, attributes }) => {
    const own = telling.slice(0, 4).map((key) => `${key} ${attributes[key] ?? '–'}`);
    return `${sku} (${own.join(', ')})`;
  });
  return {
    code: 'priceList',
    message: {
      en: `${rivals.length} products of the Price List match ${id} in ${region}: ${names.join('; ')}`,
      ja: `Price List に ${region} の ${id} に当てはまる製品が ${rivals.length} 件あります: ${names.join('; ')}`,
    },
    expected: { en: 'one', ja: '1 件' },
    remedy: mentioning([setting('shards')], (shards) => ({
      en: `give a price file with this price (${shards}), and report it: its SKU pattern is too broad`,
      ja: `この価格を価格ファイル（${shards}）で指定してください。SKU の条件が広すぎる不具合なので、報告もお願いします`,
    })),
  };
}

function onDemand({ service, id, pattern, product }: Match, seen: Day | undefined): FoundPrice {
  const own = product.terms.filter(({ kind }) => kind === 'OnDemand');
  const term = currentTerm(own, product.publicationDate, seen);
  const what = `${product.sku} (${service}/${id})`;
  const currency = currencyOf(term.dimensions, what);
  const tiers = tiersOf(term.dimensions, currency, what);
  for (const { unit } of term.dimensions) requireUnit(unit, pattern.awsUnits, what);
  const { unit, per = '1', unitsEach = '1' } = pattern;
  const each = { id, unit, per: unitsEach, tiers };
  const observation = perUnits(each, per);
  const effective = effectiveDay(term, what);
  return { service, currency, observation: { ...observation, effective, sku: product.sku } };
}

function requireUnit(found: string, allowed: readonly string[], what: string): void {
  if (allowed.some((unit) => unit.toLowerCase() === found.toLowerCase())) return;
  const message = { en: `${what}: AWS's unit is \`${found}\``, ja: `${what}: AWS の単位は \`${found}\` です` };
  throw new InputError([{ code: 'wrongUnit', message, expected: oneOf(allowed) }]);
}
