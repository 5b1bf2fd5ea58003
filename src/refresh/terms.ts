/** What the terms of a product say: since when, in which currency, in which tiers. */
import { amountKey, type BookCurrency, type TierText } from '../book/book.js';
import { InputError } from '../errors.js';
import { type Day, parseDay } from '../quantity/day.js';
import { compareRationals, isNegative, isZero, type Rational, rational, toDecimal } from '../quantity/rational.js';
import type { Dimension, Term } from './product.js';

export function effectiveDay({ effectiveDate }: Term, what: string): Day {
  const day = parseDay(effectiveDate.slice(0, 10));
  if (day !== undefined) return day;
  throw wrong(`${what}: the effective date \`${effectiveDate}\` is not a day`, 'a date like 2025-06-01T00:00:00Z');
}

/** Exactly one currency that AWS bills in: a price in yuan is no price in dollars. */
export function currencyOf(dimensions: readonly Dimension[], what: string): BookCurrency {
  const found = [...new Set(dimensions.flatMap(({ pricePerUnit }) => Object.keys(pricePerUnit)))];
  const [only] = found;
  if (found.length === 1 && (only === 'USD' || only === 'CNY')) return only;
  throw wrong(`${what}: the price is in ${found.length === 0 ? 'no currency' : found.join(' and ')}`, 'USD or CNY');
}

/**
 * Dimensions in the order of their ranges -> tiers. A first tier that is free is a free allowance, which the books keep as
 * a rule: it is left out where other tiers follow.
 */
export function tiersOf(dimensions: readonly Dimension[], currency: BookCurrency, what: string): TierText[] {
  const steps = dimensions
    .map(({ beginRange = '0', endRange = 'Inf', pricePerUnit }) => ({
      begin: amountOf(beginRange, what),
      end: endRange === 'Inf' ? undefined : amountOf(endRange, what),
      usd: amountOf(pricePerUnit[currency] ?? '', what),
    }))
    .sort((a, b) => compareRationals(a.begin, b.begin));
  const isWhole = steps.every(({ begin }, index) => {
    const before = index === 0 ? rational(0) : steps[index - 1]?.end;
    return before !== undefined && compareRationals(before, begin) === 0;
  });
  if (steps.length === 0 || !isWhole || steps.at(-1)?.end !== undefined) {
    const ranges = dimensions.map(({ beginRange = '0', endRange = 'Inf' }) => `${beginRange} to ${endRange}`);
    throw wrong(`${what}: the tiers leave gaps or overlap: ${ranges.join(', ') || 'none'}`, 'ranges from 0 to Inf');
  }
  const [first, ...more] = steps;
  const paid = first !== undefined && more.length > 0 && isZero(first.usd) ? more : steps;
  const key = amountKey(currency);
  return paid.map(({ end, usd }) => ({ ...(end === undefined ? {} : { upTo: text(end) }), [key]: text(usd) }));
}

function text(value: Rational): string {
  return toDecimal(value, 30).text;
}

function amountOf(decimal: string, what: string): Rational {
  try {
    const value = rational(decimal);
    if (!isNegative(value)) return value;
  } catch {
    // Told below.
  }
  throw wrong(`${what}: \`${decimal}\` is not an amount`, 'a decimal of zero or more');
}

function wrong(message: string, expected: string): InputError {
  return new InputError([{ code: 'priceList', message, expected }]);
}
