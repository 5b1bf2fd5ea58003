import { describe, expect, it } from 'vitest';
import { requireReadable } from '../../src/refresh/readBack.js';
import { change, day, priceShard } from '../book/books.js';

describe('a book that an answer makes', () => {
  const made = (id: string, sku: string) =>
    priceShard({ [id]: [{ ...change('2026-11-01', '0.02', { lastSeen: day('2026-11-20') }), sku }] }, '2026-11-20');

  it('is written where it can be read again', () => {
    expect(() => requireReadable(made('linux.m5.large', 'D7BBYQ9XUUZ4JQ3P'))).not.toThrow();
  });

  it.each([
    ['linux.m5.large', 'X, usd: 0'],
    ['linux.m5.large', 'X }, { from: 2026-12-01'],
    ['linux.m5: large', 'D7BBYQ9XUUZ4JQ3P'],
    ['linux.\nm5', 'D7BBYQ9XUUZ4JQ3P'],
  ])('is not where it can’t: %j, %j', (id, sku) => {
    expect(() => requireReadable(made(id, sku))).toThrow('what AWS answers makes a book that can’t be read');
  });
});
