import type { Expectation } from '../../scenario/expect/expectation.js';
import type { Words } from '../../words.js';

/**
 * One statement of a scenario's `expect`, with what was found.
 * @see {@link check}
 */
export interface CheckedExpectation {
  readonly expectation: Expectation;
  readonly passes: boolean;
  /** What was found: of an amount, a quantity or a ratio in the unit and the rounding of the expectation. */
  readonly found: Words;
  /** The same exactly, where it is a number. */
  readonly exact?: string;
  /**
   * What the scenario would have to say for the expectation to be met; several names are a list. Absent where it is met, and of
   * limits (a ceiling, a range), which somebody has set and no result should move.
   */
  readonly rewritten?: string | readonly string[];
}
