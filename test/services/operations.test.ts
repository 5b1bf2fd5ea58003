import { expect, it } from 'vitest';
import { totalOf } from '../support/price.js';

it('work costs its hours at the stated rate', () => {
  expect(totalOf(['operations: { hours: 10, rate: 50 USD / h }'])).toBe('500.000000');
});
