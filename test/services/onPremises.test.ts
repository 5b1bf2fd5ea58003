import { describe, expect, it } from 'vitest';
import { objectionsTo, totalOf } from '../support/price.js';

describe('equipment of one’s own', () => {
  it('is spread evenly over the years, and billed each month', () => {
    const machines = 'onPremises: { purchase: { price: 6000 USD, units: 4, years: 5 }, monthly: 100 USD }';
    expect(totalOf([machines])).toBe('500.000000'); // 4 x 6,000 / 60 + 100
    expect(totalOf([machines], { month: '28 days' })).toBe('500.000000'); // a month is a month
    expect(totalOf(['onPremises: { monthly: { power: 30 USD, line: 20 USD / month } }'])).toBe('50.000000');
  });

  it('needs something that costs', () => {
    expect(objectionsTo(['onPremises: {}'])).toEqual(['onPremises needs the key `purchase` or `monthly`, or both']);
  });
});
