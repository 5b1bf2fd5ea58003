/** Which of what was billed costs the least: one rule for every question, in exact amounts. */
import { compareRationals, type Rational } from '../quantity/rational.js';

/** Something that may not be possible as it is, each reason for it. */
export interface Feasible {
  readonly impossible: readonly unknown[];
}

export function isPossible({ impossible }: Feasible): boolean {
  return impossible.length === 0;
}

/**
 * Those that are possible and cost the least, in their order; several where they cost the same, and none where none is possible.
 * @param usdOf what one costs, in USD
 */
export function cheapestOf<A extends Feasible>(all: readonly A[], usdOf: (one: A) => Rational): readonly A[] {
  const possible = all.filter(isPossible);
  if (possible.length === 0) return [];
  const lowest = possible.map(usdOf).reduce((a, b) => (compareRationals(a, b) <= 0 ? a : b));
  return possible.filter((one) => compareRationals(usdOf(one), lowest) === 0);
}
