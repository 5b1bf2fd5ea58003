/** Currencies: an amount in USD at a chosen rate of exchange, rounded once, for display, as that currency is. */
import { fixed, multiply, type Rational } from './rational.js';

/** The currency of a comparison: how many units of it one US dollar buys, and who says so. */
export interface Currency {
  readonly code: string;
  readonly perUsd: Rational;
  readonly source?: string;
}

/**
 * Whether the text is a currency code of ISO 4217 that this JavaScript engine knows. The engine's tables take
 * milliseconds to load, so the two currencies that this tool is mostly used with are known without them.
 */
export function isCurrencyCode(code: string): boolean {
  return code === 'JPY' || code === 'USD' || Intl.supportedValuesOf('currency').includes(code);
}

const digitsByCode = new Map<string, number>([
  ['JPY', 0],
  ['USD', 2],
]);

/** How many decimals amounts in this currency have (yen none, dollars two), from the engine's copy of ISO 4217. */
export function currencyDigits(code: string): number {
  let digits = digitsByCode.get(code);
  if (digits === undefined) {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
    digits = options.maximumFractionDigits ?? 2;
    digitsByCode.set(code, digits);
  }
  return digits;
}

/** An amount in USD in the currency, exact. */
export function inCurrency(usd: Rational, currency: Currency): Rational {
  return multiply(usd, currency.perUsd);
}

/** The amount rounded half up to the decimals its currency has, as text: `9975`, `83.13`. */
export function roundedText(amount: Rational, code: string): string {
  return fixed(amount, currencyDigits(code));
}
