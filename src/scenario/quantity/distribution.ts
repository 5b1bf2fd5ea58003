/** What is known of a quantity that is not known for sure. */
import type { Rational } from '../../quantity/rational.js';
import type { Unit } from '../../quantity/unit.js';

/** In the unit of the quantity's leaf. */
export type Distribution =
  /** Every value of the range is as likely as another. */
  | { readonly kind: 'uniform'; readonly low: Rational; readonly high: Rational }
  /** The triangular distribution: from low rising to likely, falling to high. */
  | { readonly kind: 'triangular'; readonly low: Rational; readonly likely: Rational; readonly high: Rational }
  /** Cut off at zero, as no quantity is negative. */
  | { readonly kind: 'normal'; readonly mean: Rational; readonly deviation: Rational }
  | { readonly kind: 'lognormal'; readonly median: Rational; readonly p95: Rational }
  | { readonly kind: 'choices'; readonly of: readonly { readonly share: Rational; readonly value: Rational }[] };

export interface Uncertain {
  readonly id: string;
  readonly unit: Unit;
  readonly distribution: Distribution;
  /** What a bill takes. */
  readonly middle: Rational;
  /** Only whole numbers are meant. */
  readonly whole: boolean;
  /** As the scenario says it, or its kind. */
  readonly written: string;
}
