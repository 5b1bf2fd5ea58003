/** What a scenario's quantities are read against: how long its month and the time it covers are, and its currency. */
import type { Formula } from '../../formula/node.js';
import type { Currency } from '../../quantity/currency.js';
import type { Rational } from '../../quantity/rational.js';
import type { HOUR, MONTH, PER_USD } from '../../quantity/unit.js';

/** A length of time as the scenario states it. */
export interface Length {
  readonly written: string;
  readonly hours: Rational;
  readonly formula: Formula<HOUR>;
}

export interface Frame {
  readonly month: Length;
  /** What the figures are for: the month, or the stretch of it that `during` states. */
  readonly span: Length;
  /** How many months are billed of what is kept all the time: one, whatever the month's length, or `during`'s part of it. */
  readonly months: Formula<MONTH>;
  /** Whether the scenario is about a stretch shorter than the month. */
  readonly isEvent: boolean;
  readonly currency: Currency;
  /** The exchange rate, for amounts that the scenario states in its currency. */
  readonly perUsd: Formula<PER_USD>;
  /** What the caller sets instead of what the file says, by id. */
  readonly values: ReadonlyMap<string, Rational>;
  /** Whether rates over time follow the lengths in the formulas. */
  readonly isLengthVaried: boolean;
  /** An uncertain quantity whose value is its own middle, and not one that the caller sets. */
  readonly atMiddle?: string;
}

/** Under which the exchange rate can be varied. */
export const RATE_ID = 'currency.perUsd';
