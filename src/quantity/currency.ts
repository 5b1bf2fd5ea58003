/** Currencies: an amount in USD at a chosen exchange rate, rounded once, for display, as that currency is. */
import currencies from '../data/currencies.json' with { type: 'json' };
import { fixed, multiply, type Rational, rational } from './rational.js';

/** The currency of a comparison: how many units of it one US dollar buys, and who says so. */
export interface Currency {
  readonly code: string;
  readonly perUsd: Rational;
  readonly source?: string;
}

/**
 * Whether the text is a code of ISO 4217 for something that amounts are stated in, withdrawn since EC2 began (2006-08) or not. Metals,
 * bonds and the codes for testing and for no currency are none.
 */
export function isCurrencyCode(code: string): boolean {
  return decimalsOf(code) !== undefined;
}

/**
 * How many decimals amounts in this currency have (yen none, dollars two), by ISO 4217 and not by the engine, whose tables follow
 * usage and change with its version.
 * @throws RangeError where it is no currency
 */
export function currencyDigits(code: string): number {
  const decimals = decimalsOf(code);
  if (decimals === undefined) throw new RangeError(`not a currency: ${code}`);
  return decimals;
}

const UNITS_OF_ACCOUNT_DECIMALS = 2;
const knownDecimals = new Map<string, number>();

function decimalsOf(code: string): number | undefined {
  const found = knownDecimals.get(code) ?? decimalsInTable(code);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: what is kept is only there for speed
  if (found !== undefined) knownDecimals.set(code, found);
  return found;
}

function decimalsInTable(code: string): number | undefined {
  if (!/^[A-Z]{3}$/.test(code)) return undefined;
  const found = Object.entries(currencies.decimals).find(([, codes]) => codes.includes(code));
  if (found !== undefined) return Number(found[0]);
  return currencies.withoutMinorUnit.includes(code) ? UNITS_OF_ACCOUNT_DECIMALS : undefined;
}

/** Between what the rate has been since a year; undefined where the table has none. */
export interface UsualRate {
  readonly lowest: Rational;
  readonly highest: Rational;
  readonly since: string;
}

export function usualRateOf(code: string): UsualRate | undefined {
  const { perUsd, since } = currencies.usualRates;
  const found = Object.entries(perUsd).find(([one]) => one === code)?.[1];
  const [lowest, highest] = found ?? [];
  if (lowest === undefined || highest === undefined) return undefined;
  return { lowest: rational(lowest), highest: rational(highest), since };
}

/** An amount in USD in the currency, exact. */
export function inCurrency(usd: Rational, currency: Currency): Rational {
  return multiply(usd, currency.perUsd);
}

/** The amount rounded half up to the decimals its currency has, as text: `9975`, `83.13`. */
export function roundedText(amount: Rational, code: string): string {
  return fixed(amount, currencyDigits(code));
}
