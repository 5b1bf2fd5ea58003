import { describe, expect, it } from 'vitest';
import { currencyDigits, inCurrency, isCurrencyCode, roundedText } from '../../src/quantity/currency.js';
import { rational, toDecimal } from '../../src/quantity/rational.js';

describe('a currency code', () => {
  it.each(['USD', 'JPY', 'EUR', 'KWD'])('%s is known', (code) => {
    expect(isCurrencyCode(code)).toBe(true);
  });

  it.each(['usd', 'US', 'USDX', 'QQQ', 'Yen', '', '$', 'US1', 'constructor'])('%j is not', (code) => {
    expect(isCurrencyCode(code)).toBe(false);
  });
});

describe('the decimals of a currency', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['USD', 2],
    ['EUR', 2],
    ['KWD', 3],
  ])('%s has %d', (code, digits) => {
    expect(currencyDigits(code)).toBe(digits);
    expect(currencyDigits(code), 'asked again').toBe(digits);
  });
});

describe('an amount in a currency', () => {
  it('is exact until it is shown', () => {
    const yen = inCurrency(rational('83.125'), { code: 'JPY', perUsd: rational('120.004') });
    expect(toDecimal(yen)).toEqual({ text: '9975.3325', exact: true });
  });

  it.each([
    ['9975.4999', 'JPY', '9975'],
    ['9975.5', 'JPY', '9976'],
    ['83.1249', 'USD', '83.12'],
    ['83.125', 'USD', '83.13'],
    ['1.0004', 'KWD', '1.000'],
    ['1.0005', 'KWD', '1.001'],
    ['0', 'USD', '0.00'],
  ])('%s %s is shown as %s, half rounded up', (amount, code, text) => {
    expect(roundedText(rational(amount), code)).toBe(text);
  });
});
