/** Which of what was billed costs the least: one rule for every question, in exact amounts. */
import { compareRationals, type Rational } from '../quantity/rational.js';

/**
 * Those that cost the least, in their order; several where they cost the same, and none of none.
 * @param usdOf what one costs, in USD
 */
export function cheapestOf<A>(all: readonly A[], usdOf: (one: A) => Rational): readonly A[] {
  if (all.length === 0) return [];
  const lowest = all.map(usdOf).reduce((a, b) => (compareRationals(a, b) <= 0 ? a : b));
  return all.filter((one) => compareRationals(usdOf(one), lowest) === 0);
}
