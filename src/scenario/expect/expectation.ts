/** What a scenario's author holds the result to, as it was read. */
import type { Place } from '../../errors.js';
import type { Rational } from '../../quantity/rational.js';

/** The amounts of an option that can be expected; all but the first depend on what the scenario says. */
export const FIGURES = [
  'total',
  'withoutWork',
  'discount',
  'fee',
  'beforeTax',
  'quoted',
  'tax',
  'afterTax',
  'overHorizon',
] as const;
export type Figure = (typeof FIGURES)[number];

interface WrittenPlace {
  /** Where what is expected stands. */
  readonly place: Place;
  /** As the scenario writes it: `10000 JPY`, `2 h`, `200k..300k`. */
  readonly written: string;
}

/** One statement about one amount or quantity of an option. */
export interface AmountExpectation extends WrittenPlace {
  readonly kind: 'amount';
  readonly option: string;
  /** What of the option is meant; its lines where `line` is there. */
  readonly figure: Figure;
  readonly line?: string;
  /** Where the line is named. */
  readonly linePlace?: Place;
  readonly expected: Rational;
  /** A currency code; absent where a quantity is meant. */
  readonly currency?: string;
  /** The unit written behind a quantity. */
  readonly unit?: string;
  /**
   * How what is found is compared: rounded half up to the decimals written or to a step, within a tolerance (a part of what
   * is expected), or below a ceiling, exactly.
   */
  readonly comparison:
    | { readonly kind: 'decimals'; readonly decimals: number }
    | { readonly kind: 'roundedTo'; readonly step: Rational }
    | { readonly kind: 'within'; readonly share: Rational }
    | { readonly kind: 'below' };
}

/** Which option is the cheapest; several where they cost the same. */
export interface CheapestExpectation extends WrittenPlace {
  readonly kind: 'cheapest';
  readonly options: readonly string[];
}

/** How many times as much one option costs as another. */
export interface RatioExpectation extends WrittenPlace {
  readonly kind: 'ratio';
  readonly of: string;
  readonly to: string;
  /** Rounded half up to the decimals written, or anything from one number to another, both included. */
  readonly comparison:
    | { readonly kind: 'decimals'; readonly expected: Rational; readonly decimals: number }
    | { readonly kind: 'between'; readonly from: Rational; readonly to: Rational };
}

/** Where the cheapest option changes while a quantity moves: somewhere in a range, or nowhere. */
export interface BreakEvenExpectation extends WrittenPlace {
  readonly kind: 'breakEven';
  readonly quantity: string;
  /** Where the quantity is named. */
  readonly quantityPlace: Place;
  /** `200k..300k`; absent where none is expected over the usual range. */
  readonly range?: string;
}

export type Expectation = AmountExpectation | CheapestExpectation | RatioExpectation | BreakEvenExpectation;
