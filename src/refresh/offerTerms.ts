/** What the terms of a product say: since when, in which currency, in which tiers. */
import { amountKey, type BookCurrency, type TierText } from '../book/book.js';
import { InputError } from '../errors.js';
import { type Day, parseDay } from '../quantity/day.js';
import { compareRationals, isNegative, isZero, type Rational, rational, toDecimal } from '../quantity/rational.js';
import type { Words } from '../words.js';
import type { Dimension, OfferTerm } from './product.js';

export function effectiveDay({ effectiveDate }: OfferTerm, what: string): Day {
  const day = parseDay(effectiveDate.slice(0, 10));
  if (day !== undefined) return day;
  const message = {
    en: `${what}: the effective date \`${effectiveDate}\` is not a day`,
    ja: `${what}: 適用開始日 \`${effectiveDate}\` が日付ではありません`,
  };
  throw wrong(message, { en: 'a date like 2025-06-01T00:00:00Z', ja: '2025-06-01T00:00:00Z のような日付' });
}

/**
 * The term that holds: the last to have begun by the day of the look, or by the list's own day where that is later. One that AWS
 * announces for a later day doesn't hold yet; where there are no others, the first of them.
 */
export function currentTerm(terms: readonly OfferTerm[], publicationDate: string | undefined, seen?: Day): OfferTerm {
  const sorted = [...terms].sort((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1));
  const published = publicationDate?.slice(0, 10);
  const [last] = [published, seen]
    .filter((day) => day !== undefined)
    .sort()
    .reverse();
  const begun = last === undefined ? sorted : sorted.filter((term) => term.effectiveDate.slice(0, 10) <= last);
  return (begun.at(-1) ?? sorted[0]) as OfferTerm;
}

/** Exactly one currency that AWS bills in: a price in yuan is no price in dollars. */
export function currencyOf(dimensions: readonly Dimension[], what: string): BookCurrency {
  const found = [...new Set(dimensions.flatMap(({ pricePerUnit }) => Object.keys(pricePerUnit)))];
  const [only] = found;
  if (found.length === 1 && (only === 'USD' || only === 'CNY')) return only;
  const message =
    found.length === 0
      ? { en: `${what}: the price has no currency`, ja: `${what}: 価格に通貨がありません` }
      : { en: `${what}: the price is in ${found.join(' and ')}`, ja: `${what}: 価格の通貨が ${found.join('、')} です` };
  throw wrong(message, { en: 'USD or CNY', ja: 'USD または CNY' });
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
  if (steps.length > MAX_TIERS) {
    const message = {
      en: `${what}: the price has ${steps.length} tiers`,
      ja: `${what}: 価格の段階が ${steps.length} あります`,
    };
    throw wrong(message, { en: `at most ${MAX_TIERS}`, ja: `${MAX_TIERS} 以下` });
  }
  const isWhole = steps.every(({ begin }, index) => {
    const before = index === 0 ? rational(0) : steps[index - 1]?.end;
    return before !== undefined && compareRationals(before, begin) === 0;
  });
  if (steps.length === 0 || !isWhole || steps.at(-1)?.end !== undefined) {
    const ranges = dimensions.map(({ beginRange = '0', endRange = 'Inf' }) => `${beginRange} to ${endRange}`);
    const rangesJa = ranges.map((range) => range.replace(' to ', ' ～ '));
    const message = {
      en: `${what}: the tiers leave gaps or overlap: ${ranges.join(', ') || 'none'}`,
      ja: `${what}: 価格の段階に隙間または重複があります: ${rangesJa.join(', ') || 'なし'}`,
    };
    throw wrong(message, { en: 'ranges from 0 to Inf', ja: '0 から Inf まで連続した範囲' });
  }
  const [first, ...more] = steps;
  const paid = first !== undefined && more.length > 0 && isZero(first.usd) ? more : steps;
  const key = amountKey(currency);
  return paid.map(({ end, usd }) => ({ ...(end === undefined ? {} : { upTo: text(end) }), [key]: text(usd) }));
}

/** AWS's longest lists of tiers have some 10. */
const MAX_TIERS = 100;

function text(value: Rational): string {
  return toDecimal(value, 30).text;
}

/** AWS's longest have some 20. Arithmetic with millions of digits would take hours. */
const MAX_AMOUNT_LENGTH = 100;

function amountOf(decimal: string, what: string): Rational {
  try {
    if (decimal.length > MAX_AMOUNT_LENGTH) throw new RangeError('too long');
    const value = rational(decimal);
    if (!isNegative(value)) return value;
  } catch {
    // Told below.
  }
  const message = {
    en: `${what}: \`${decimal}\` is not an amount`,
    ja: `${what}: \`${decimal}\` は数値ではありません`,
  };
  throw wrong(message, { en: 'a decimal of zero or more', ja: '0 以上の 10 進数' });
}

function wrong(message: Words, expected: Words): InputError {
  return new InputError([{ code: 'priceList', message, expected }]);
}
