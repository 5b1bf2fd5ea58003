/** The reservations that a product of the Price List offers -> observations of the book that its pattern names. */
import { amountKey, type BookCurrency } from '../book/book.js';
import type { Day } from '../quantity/day.js';
import type { Match } from './match.js';
import { filled } from './match.js';
import type { Observation } from './observation.js';
import { currencyOf, currentTerm, effectiveDay, tiersOf } from './offerTerms.js';
import type { Dimension, OfferTerm } from './product.js';

interface Reservation {
  readonly service: string;
  readonly currency: BookCurrency;
  readonly observation: Observation;
}

const LENGTHS: Readonly<Record<string, string>> = { '1yr': '1year', '3yr': '3years' };
const CLASSES: Readonly<Record<string, string>> = { standard: '', convertible: 'Convertible' };
const UPFRONT: Readonly<Record<string, string>> = {
  'No Upfront': 'none',
  'Partial Upfront': 'partial',
  'All Upfront': 'all',
};

/** A way to reserve: its length, class and way to pay, by its id in the book. */
export interface ReservedTerm {
  readonly book: string;
  /** `linux.m5.large.1year.none` */
  readonly id: string;
  readonly sku: string;
  readonly term: OfferTerm;
}

/** Those that a product offers on the day of the look. */
export function reservedTerms({ pattern, product }: Match, seen?: Day): ReservedTerm[] {
  const { book, of = '' } = pattern.reserved ?? {};
  const offered = filled(of, product);
  if (book === undefined || offered === undefined) return [];
  const byId = new Map<string, OfferTerm[]>();
  for (const term of product.terms) {
    const id = term.kind === 'Reserved' ? termId(term) : undefined;
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), term]);
  }
  return [...byId].map(([id, terms]) => ({
    book,
    id: `${offered}.${id}`,
    sku: product.sku,
    term: currentTerm(terms, product.publicationDate, seen),
  }));
}

/** `1year.none`, `3yearsConvertible.all`; undefined for what is no longer sold (heavy, medium and light utilization). */
function termId({ attributes }: OfferTerm): string | undefined {
  const { LeaseContractLength = '', OfferingClass = 'standard', PurchaseOption = '' } = attributes;
  const length = LENGTHS[LeaseContractLength.replace(/ /g, '').toLowerCase()];
  const offering = CLASSES[OfferingClass.toLowerCase()];
  const upfront = UPFRONT[PurchaseOption];
  if (length === undefined || offering === undefined || upfront === undefined) return undefined;
  return `${length}${offering}.${upfront}`;
}

/** What is paid each hour and what is paid at the beginning. */
export function reservedObservations({ term, book, id, sku }: ReservedTerm): Reservation[] {
  const what = `${sku} (${book}/${id})`;
  const effective = effectiveDay(term, what);
  const currency = currencyOf(term.dimensions, what);
  const isUpfront = ({ unit }: Dimension) => unit === 'Quantity';
  const hourly = term.dimensions.filter((dimension) => !isUpfront(dimension));
  const once = term.dimensions.filter(isUpfront);
  const observation = (kind: string, unit: string, dimensions: readonly Dimension[]): Reservation[] => {
    if (dimensions.length === 0) return [];
    const tiers = tiersOf(dimensions, currency, what);
    // All upfront lists hours at zero, and none upfront may list a fee of zero: neither is a price.
    if (Number(tiers[0]?.[amountKey(currency)] ?? 0) === 0) return [];
    const own = { id: `${kind}.${id}`, unit, per: '1', tiers, effective, sku };
    return [{ service: book, currency, observation: own }];
  };
  return [...observation('hours', 'h', hourly), ...observation('upfront', 'reservation', once)];
}
