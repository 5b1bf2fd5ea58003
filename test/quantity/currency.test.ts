import { describe, expect, it } from 'vitest';
import currencies from '../../src/data/currencies.json' with { type: 'json' };
import { currencyDigits, inCurrency, isCurrencyCode, roundedText } from '../../src/quantity/currency.js';
import { parseDay } from '../../src/quantity/day.js';
import { rational, toDecimal } from '../../src/quantity/rational.js';

describe('a currency code', () => {
  it.each(['USD', 'JPY', 'EUR', 'KWD', 'CLF', 'XDR', 'XCG', 'ZWG'])('%s is known', (code) => {
    expect(isCurrencyCode(code)).toBe(true);
  });

  it.each(['HRK', 'LTL', 'BYR', 'BGN'])('%s is known, though it was withdrawn since EC2 began', (code) => {
    expect(isCurrencyCode(code)).toBe(true);
  });

  it.each(['XAU', 'XTS', 'XXX', 'DEM'])('%s is not: a metal, a test, none, or withdrawn before EC2 began', (code) => {
    expect(isCurrencyCode(code)).toBe(false);
  });

  it.each(['usd', 'US', 'USDX', 'QQQ', 'Yen', '', '$', 'US1', 'SD ', 'D A', 'constructor'])('%j is not', (code) => {
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
    // Of these engines say otherwise, and not all of them the same.
    ['HUF', 2],
    ['IDR', 2],
    ['COP', 2],
    ['PKR', 2],
    ['RSD', 2],
    ['AFN', 2],
    ['ALL', 2],
    ['IRR', 2],
    ['KPW', 2],
    ['LAK', 2],
    ['LBP', 2],
    ['MGA', 2],
    ['MMK', 2],
    ['MRU', 2],
    ['SOS', 2],
    ['SYP', 2],
    ['YER', 2],
    ['SLL', 2],
    ['IQD', 3],
    ['ISK', 0],
    ['UYI', 0],
    ['CLF', 4],
    ['UYW', 4],
    ['BYR', 0],
    ['HRK', 2],
    ['LTL', 2],
    ['XDR', 2], // which ISO gives none
  ])('%s has %d', (code, digits) => {
    expect(currencyDigits(code)).toBe(digits);
    expect(currencyDigits(code), 'asked again').toBe(digits);
  });

  it('are not made up for what is no currency', () => {
    expect(() => currencyDigits('QQQ')).toThrow(RangeError);
  });
});

describe('the table of currencies', () => {
  const { decimals, withoutMinorUnit, withdrawn, published, source } = currencies;
  const codes = [...Object.values(decimals), withoutMinorUnit].flatMap((text) => text.split(' '));

  it('has codes of three letters, each once, in the order of the alphabet', () => {
    expect(codes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const text of Object.values(decimals)) expect(text.split(' ')).toEqual(text.split(' ').sort());
  });

  it('says when what is withdrawn was, since EC2 began, and where all of it comes from', () => {
    for (const [code, until] of Object.entries(withdrawn)) {
      expect(codes).toContain(code);
      expect(until).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
      expect(until >= '2006-08' && until <= published.slice(0, 7)).toBe(true);
    }
    expect(parseDay(published)).toBe(published);
    expect(source).toContain('ISO 4217');
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
