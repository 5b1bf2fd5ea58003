import { describe, expect, it } from 'vitest';
import type { ComparedOption } from '../../src/bill/compare.js';
import { fixed } from '../../src/quantity/rational.js';
import { priced } from '../support/price.js';

/** A month's usage of 100 USD, at 120 JPY, with what is said besides. */
function option(rest: string, components = ['sqs: { requests: 200M }']): ComparedOption {
  const text = [
    'region: ap-northeast-1',
    'asOf: 2016-06-02',
    'currency: { code: JPY, perUsd: 120 }',
    'workload: { growing: 200M, steady: 200M }',
    'options:',
    '  A:',
    ...components.map((component) => `    - ${component}`),
    rest,
  ].join('\n');
  const [found] = priced(text).options;
  if (found === undefined) throw new Error('no option');
  return found;
}

const yen = ({ proposal }: ComparedOption) =>
  Object.fromEntries(Object.entries(proposal ?? {}).map(([key, amount]) => [key, fixed(amount.local, 2)]));

describe('the terms of a proposal', () => {
  it('take the discount off the usage, the fee from what is left, and the tax from both', () => {
    expect(yen(option('terms: { discount: 5 %, fee: 10 %, tax: 8 % }'))).toEqual({
      usage: '12000.00',
      discount: '600.00',
      fee: '1140.00', // of 11,400
      beforeTax: '12540.00',
      quoted: '12540.00',
      tax: '1003.20',
      afterTax: '13543.20',
    });
  });

  it.each([
    { rounding: 'up', quoted: '13000.00', tax: '1040.00' },
    { rounding: 'down', quoted: '12000.00', tax: '960.00' },
    { rounding: 'nearest', quoted: '13000.00', tax: '1040.00' },
  ])('round the price before tax $rounding and keep the exact one beside it', ({ rounding, quoted, tax }) => {
    const terms = `terms: { discount: 5 %, fee: 10 %, tax: 8 %, roundTo: 1000 JPY, rounding: ${rounding} }`;
    expect(yen(option(terms))).toMatchObject({ beforeTax: '12540.00', quoted, tax });
  });

  it('leave the total of the lines as it is', () => {
    expect(fixed(option('terms: { fee: 10 % }').local, 2)).toBe('12000.00');
  });

  it('take neither discount nor fee of equipment and work, but tax of all', () => {
    const components = ['sqs: { requests: 200M }', 'operations: { hours: 10, rate: 1000 JPY }'];
    expect(yen(option('terms: { discount: 50 %, fee: 10 %, tax: 10 % }', components))).toMatchObject({
      usage: '12000.00',
      fee: '600.00',
      beforeTax: '16600.00',
      afterTax: '18260.00',
    });
  });

  it('say nothing of what they do not mention', () => {
    expect(Object.keys(yen(option('terms: { tax: 8 % }')))).toEqual([
      'usage',
      'beforeTax',
      'quoted',
      'tax',
      'afterTax',
    ]);
  });
});

describe("people's work", () => {
  it('is in the total, and there is a total without it', () => {
    const found = option('', ['sqs: { requests: 200M }', 'operations: { hours: 10, rate: 1000 JPY }']);
    expect(fixed(found.local, 2)).toBe('22000.00');
    expect(found.withoutWork && fixed(found.withoutWork.local, 2)).toBe('12000.00');
    expect(option('').withoutWork).toBeUndefined();
  });
});

describe('a horizon', () => {
  const over = (horizon: string, components?: string[]) => {
    const { overHorizon } = option(`horizon: ${horizon}`, components);
    return overHorizon && fixed(overHorizon.usd, 6);
  };

  it('adds up twelve months a year', () => {
    expect(over('10 years')).toBe('12000.000000');
    expect(over('{ years: 1 }')).toBe('1200.000000');
  });

  it('lets a quantity of the workload grow, from the second year on', () => {
    const both = ['sqs: { requests: growing }', 'sqs: { name: other, requests: steady }'];
    expect(over('{ years: 3, growth: { growing: 50 % } }', both)).toBe('9300.000000'); // 1,200 x (1 + 1.5 + 2.25 + 3)
    expect(over('{ years: 2, growth: { growing: -50 % } }', ['sqs: { requests: growing }'])).toBe('1800.000000');
  });

  it('bills each year anew, so that tiers and whole numbers hold in every one', () => {
    const machines = ['onPremises: { purchase: { price: 1200 USD, units: ceil(growing / 150M), years: 1 } }'];
    expect(over('{ years: 3, growth: { growing: 50 % } }', machines)).toBe('8400.000000'); // 2, 2 and 3 of them
  });

  it("discounts each year from its end, as a spreadsheet's NPV does", () => {
    expect(over('{ years: 2, discountRate: 25 % }')).toBe('1728.000000'); // 1,200 / 1.25 + 1,200 / 1.5625
    expect(over('{ years: 2, discountRate: 0 % }')).toBe('2400.000000');
  });

  it('names the year in which a limit is met', () => {
    const lambda = ['lambda: { requests: 1000, duration: 1 s, memory: 128 MB * growing / 200M }'];
    expect(() => over('{ years: 3, growth: { growing: 300 % } }', lambda)).toThrow('in year 3 of the horizon');
  });
});
