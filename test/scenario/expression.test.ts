/** The table of what a quantity may be written as. Each is read as the count of a workload, in a month of 730 hours. */
import { describe, expect, it } from 'vitest';
import { exactValue } from '../../src/formula/exact.js';
import { toDecimal } from '../../src/quantity/rational.js';
import { parseExpression } from '../../src/scenario/quantity/expression.js';
import { priced, scenarioText } from '../support/price.js';

const NAMES = { uploads: '300,000', picture: '2 MB', wait: '1500 ms' };

/** The value of a text with its base unit: `2 MB`, `1500 ms`, `0.1` of a share. */
function quantityOf(text: string, month = '730 h'): string {
  const workload = { ...NAMES, it: `'${text}'` };
  const { scenario } = priced(scenarioText(['sqs: { requests: 1 }'], { workload, month }));
  const quantity = scenario.workload.get('it');
  if (quantity === undefined) throw new Error('no quantity');
  return `${toDecimal(exactValue(quantity.node), 6).text} ${quantity.unit ?? ''}`.trim();
}

describe('a number', () => {
  it.each([
    ['0', '0'],
    ['5', '5'],
    ['0.25', '0.25'],
    ['300000', '300000'],
    ['300,000', '300000'],
    ['1,234,567.5', '1234567.5'],
    ['3_000_000', '3000000'],
    ['300k', '300000'],
    ['300K', '300000'],
    ['3M', '3000000'],
    ['3 M', '3000000'],
    ['1.5B', '1500000000'],
    ['1e6', '1000000'],
    ['1.5E3', '1500'],
    ['2e-3', '0.002'],
    [' 7 ', '7'],
  ])('%s is %s', (text, value) => expect(quantityOf(text)).toBe(value));
});

describe('a size or a duration', () => {
  it.each([
    ['500 bytes', '500 B'],
    ['2 MB', '2 MB'],
    ['2MB', '2 MB'],
    ['2 MiB', '2 MB'],
    ['150 kB', '150 KB'],
    ['1.5 GB', '1.5 GB'],
    ['1,024 TB', '1024 TB'],
    ['120 ms', '120 ms'],
    ['20 s', '20 s'],
    ['20 seconds', '20 s'],
    ['5 min', '5 min'],
    ['1 hour', '1 h'],
    ['2 days', '2 day'],
    ['2 weeks', '14 day'],
  ])('%s is %s', (text, value) => expect(quantityOf(text)).toBe(value));
});

describe('a share', () => {
  it.each([
    ['10 %', '0.1'],
    ['0.5%', '0.005'],
    ['10 % * uploads', '30000'],
    ['uploads * 10 %', '30000'],
    ['10 % * 50 %', '0.05'],
  ])('%s is %s', (text, value) => expect(quantityOf(text)).toBe(value));
});

describe('a rate over time', () => {
  it.each([
    ['1 / month', '730 h', '1'],
    ['1 / s', '730 h', '2628000'],
    ['1 / min', '730 h', '43800'],
    ['1 / h', '730 h', '730'],
    ['1 / hour', '730 h', '730'],
    ['1 / day', '730 h', '30.416667'],
    ['1 / week', '730 h', '4.345238'],
    ['1 / year', '730 h', '0.083333'],
    ['1 / day', '720 h', '30'],
    ['1 / day', '28 days', '28'],
    ['1 / day', '31 days', '31'],
    ['1 / s', '31 days', '2678400'],
    ['1 / month', '28 days', '1'],
    ['300k / day', '28 days', '8400000'],
    ['300,000 / month', '28 days', '300000'],
  ])('%s in a month of %s is %s', (text, month, value) => expect(quantityOf(text, month)).toBe(value));
});

describe('an expression', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['100 / 10 / 2', '5'],
    ['1 - -1', '2'],
    ['-(2 - 5)', '3'],
    ['2 × 3 ÷ 4', '1.5'],
    ['uploads / 7', '42857.142857'],
    ['uploads * 2', '600000'],
    ['uploads * 2 / day', '18250000'],
    ['uploads / min(2, 3)', '150000'],
    ['uploads * picture', '600000 MB'],
    ['picture * uploads', '600000 MB'],
    ['picture + 1 GB', '1026 MB'],
    ['1 GB + picture', '1.001953125 GB'],
    ['1 GB / picture', '512'],
    ['wait + 1 s', '2500 ms'],
    ['1 min / wait', '40'],
    ['ceil(uploads / 7)', '42858'],
    ['floor(uploads / 7)', '42857'],
    ['ceil(2 MB)', '2 MB'],
    ['round(2.4)', '2'],
    ['round(2.5)', '3'],
    ['min(3, 1, 2)', '1'],
    ['max(3, 1,000)', '1000'],
    ['max(1, 000)', '1'],
    ['max(1 GB, 1500 MB)', '1.46484375 GB'],
    [`${'('.repeat(50)}1${')'.repeat(50)}`, '1'],
    [`1${'+1'.repeat(499)}`, '500'],
  ])('%s is %s', (text, value) => expect(quantityOf(text)).toBe(value));

  it('may have 1,000 characters, and no more', () => {
    expect(() => parseExpression('1'.repeat(1000))).not.toThrow();
    expect(() => parseExpression('1'.repeat(1001))).toThrow('a quantity of 1001 characters');
  });

  it('may have brackets 50 deep, and no deeper', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
    expect(() => parseExpression(nested(50))).not.toThrow();
    expect(() => parseExpression(nested(51))).toThrow('brackets are nested too deeply');
  });

  it('knows a full-width letter as a letter, and names in any script', () => {
    const { scenario } = priced(
      scenarioText(['sqs: { requests: 画像数 * 2 }'], { workload: { 画像数: '3', Ａ: '画像数 + 1' } }),
    );
    expect([...scenario.workload.keys()]).toEqual(['画像数', 'Ａ']);
  });
});
