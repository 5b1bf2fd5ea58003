import { describe, expect, it } from 'vitest';
import { printable } from '../../src/document/printable.js';
import { rational } from '../../src/quantity/rational.js';
import type { Unit } from '../../src/quantity/unit.js';
import { moneyText, numberText, paragraph, quantityText, unitWords } from '../../src/report/text/text.js';

describe('an amount of money', () => {
  it.each([
    ['0', 'JPY', '0'],
    ['0.000001', 'JPY', '<1'],
    ['0.499999', 'JPY', '<1'],
    ['0.5', 'JPY', '1'],
    ['1.4', 'JPY', '1'],
    ['9980.6', 'JPY', '9,981'],
    ['0', 'USD', '0.00'],
    ['0.0049', 'USD', '<0.01'],
    ['0.005', 'USD', '0.01'],
    ['1234567.891', 'USD', '1,234,567.89'],
    ['0.0004', 'KWD', '<0.001'],
    ['0.0005', 'KWD', '0.001'],
  ])('of %s %s is shown as %s', (amount, code, shown) => expect(moneyText(rational(amount), code)).toBe(shown));
});

describe('a unit', () => {
  it.each([
    [{ request: 1 }, 'request', 'requests', 'リクエスト'],
    [{ GB: 1, month: 1 }, 'GB-month', 'GB-months', 'GB-月'],
    [{ secret: 1, month: 1 }, 'secret-month', 'secret-months', 'シークレット-月'],
    [{ pollerUnit: 1, h: 1 }, 'EPU-h', 'EPU-h', 'EPU-時間'],
    [{ USD: 1, request: -1 }, 'USD/request', 'USD/request', 'USD/リクエスト'],
    [
      { request: 1, secret: -1, month: -1 },
      'request/secret-month',
      'requests/secret-month',
      'リクエスト/シークレット-月',
    ],
    [{}, '', '', ''],
  ])('%j is %s, many are %s, and in Japanese %s', (unit, one, many, ja) => {
    expect(unitWords(unit as Unit, 'en', undefined, true)).toBe(one);
    expect(unitWords(unit as Unit, 'en')).toBe(many);
    expect(unitWords(unit as Unit, 'ja')).toBe(ja);
  });
});

describe('a number', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['1234567.5', '1,234,567.5'],
    ['0.00001667', '0.00001667'],
    ['0.0000000001', '0.0000000001'],
    ['0.00000000012345', '0.0000000001235'],
    ['143.0511474609375', '143.051147'],
  ])('%s is shown as %s', (value, shown) => expect(numberText(rational(value))).toBe(shown));
});

describe('a quantity', () => {
  it.each([
    ['1', { request: 1 }, 'en', '1 request'],
    ['2', { request: 1 }, 'en', '2 requests'],
    ['0', { request: 1 }, 'en', '0 requests'],
    ['2', { request: 1 }, 'ja', '2 リクエスト'],
    ['1460', { h: 1 }, 'en', '1,460 h'],
    ['360000', { GB: 1, s: 1 }, 'en', '360,000 GB-s'],
    ['360000', { GB: 1, s: 1 }, 'ja', '360,000 GB-秒'],
    ['5', {}, 'en', '5'],
  ] as const)('of %s in %o is in %s: %s', (value, unit, language, shown) => {
    expect(quantityText(rational(value), unit, language)).toBe(shown);
  });
});

describe('a name', () => {
  it.each([
    ['EC2', 'EC2'],
    ['画像 🚀 é', '画像 🚀 é'],
    ['a\u001b[31mb', 'a\\u{1b}[31mb'],
    ['a\u009bb', 'a\\u{9b}b'],
    ['a\u0000b', 'a\\u{0}b'],
    ['a\u007fb', 'a\\u{7f}b'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\tb', 'a b'],
    ['a \r\n b', 'a b'],
  ])('%j is shown as %s', (name, shown) => expect(printable(name)).toBe(shown));

  it('is cut after 200 characters, and never within one', () => {
    expect(printable('a'.repeat(200))).toBe('a'.repeat(200));
    expect(printable('a'.repeat(201))).toBe(`${'a'.repeat(199)}…`);
    expect(printable('🚀'.repeat(201))).toBe(`${'🚀'.repeat(199)}…`);
  });
});

describe('a paragraph', () => {
  it('has its later lines indented, and all of its words', () => {
    const words = 'one two three four five six seven eight nine ten';
    const text = paragraph(words, 20, '  ');
    expect(text.split('\n').slice(1)).toSatisfy((lines: string[]) => lines.every((line) => /^ {2}\S/.test(line)));
    expect(text.replace(/\n {2}/g, ' ')).toBe(words);
  });
});
