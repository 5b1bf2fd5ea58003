/** Whether a book and a source say the same where one of them rounds. */
import { expect, it } from 'vitest';
import { isRoundingOf, isSame } from '../../src/refresh/same.js';

const shown = (usd: string, roundedTo?: string) => ({
  id: 'x',
  unit: 'h',
  per: '1',
  tiers: [{ usd }],
  ...(roundedTo === undefined ? {} : { roundedTo }),
});

it.each([
  ['the exact amount', '0.0645', undefined, '0.0645', undefined, true],
  ['another exact amount', '0.0645', undefined, '0.0646', undefined, false],
  ['a rounding of it', '0.0644', undefined, '0.064', '0.001', true],
  ['a rounding of another', '0.0646', undefined, '0.064', '0.001', false],
  ['a coarser rounding of a rounded one', '0.0644', '0.0001', '0.064', '0.001', true],
  ['a rounding of what was rounded to four decimals', '0.064498', undefined, '0.065', '0.001', true],
  ['a rounding to four decimals of nothing else', '0.0644449', undefined, '0.0645', '0.0001', false],
])('a book says the same as %s: %s (to %s) and %s (to %s)', (_, own, ownTo, theirs, theirsTo, expected) => {
  expect(isSame(shown(own, ownTo), shown(theirs, theirsTo))).toBe(expected);
});

it('an amount that the book has rounded is shown in full by a source that rounds to, and no other', () => {
  expect(isRoundingOf(shown('0.065', '0.001'), shown('0.0651'))).toBe(true);
  expect(isRoundingOf(shown('0.065', '0.001'), shown('0.0656'))).toBe(false);
  expect(isRoundingOf(shown('0.065', '0.001'), shown('0.0645', '0.0001'))).toBe(true);
  expect(isRoundingOf(shown('0.065'), shown('0.0651'))).toBe(false);
});
