/** Products of the Price List -> observations of the books' prices, or what stands in the way. */

import type { BookCurrency, Region } from '../book/book.js';
import { InputError, type Problem } from '../errors.js';
import { mentioning, setting } from '../mention.js';
import { oneOf } from '../phrases.js';
import { type Match, matchesOf, type Patterns } from './match.js';
import type { Observation } from './observation.js';
import { currencyOf, effectiveDay, tiersOf } from './offerTerms.js';
import type { OfferTerm, Product } from './product.js';
import { reservedObservations } from './reserved.js';
import { perUnits } from './same.js';

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

/** @param wanted which prices are taken (`ec2/linux.t2.micro`); of the others nothing is said */
export function entriesOf(
  products: readonly Product[],
  region: Region & { readonly id: string },
  patterns: Patterns,
  wanted: (id: string) => boolean = () => true,
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
  const found = [...byPrice].flatMap(([id, all]): FoundPrice[] => {
    const sold = [...all.values()].filter(({ product }) => product.terms.some(({ kind }) => kind === 'OnDemand'));
    const [match, ...rivals] = sold;
    if (match === undefined) {
      for (const one of all.values()) withoutOfferTerms.push(one);
      return [];
    }
    if (rivals.length > 0) {
      problems.set(id, [rivalry(id, region.id, sold)]);
      return [];
    }
    try {
      return [...onDemand(match), ...reservedObservations(match)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.set(id, error.problems);
      return [];
    }
  });
  return { found, problems, withoutOfferTerms };
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

function onDemand({ service, id, pattern, product }: Match): FoundPrice[] {
  const term = newest(product.terms.filter(({ kind }) => kind === 'OnDemand'));
  const what = `${product.sku} (${service}/${id})`;
  const currency = currencyOf(term.dimensions, what);
  const tiers = tiersOf(term.dimensions, currency, what);
  for (const { unit } of term.dimensions) requireUnit(unit, pattern.awsUnits, what);
  const { unit, per = '1', unitsEach = '1' } = pattern;
  const each = { id, unit, per: unitsEach, tiers };
  const observation = perUnits(each, per);
  const effective = effectiveDay(term, what);
  return [{ service, currency, observation: { ...observation, effective, sku: product.sku } }];
}

/** AWS lists one; where an answer has several, the one that began last holds. */
function newest(terms: readonly OfferTerm[]): OfferTerm {
  return [...terms].sort((a, b) => (a.effectiveDate < b.effectiveDate ? 1 : -1))[0] as OfferTerm;
}

function requireUnit(found: string, allowed: readonly string[], what: string): void {
  if (allowed.some((unit) => unit.toLowerCase() === found.toLowerCase())) return;
  const message = { en: `${what}: AWS's unit is \`${found}\``, ja: `${what}: AWS の単位は \`${found}\` です` };
  throw new InputError([{ code: 'wrongUnit', message, expected: oneOf(allowed) }]);
}
