/** What a source shows of a price on a day. */
import type { BookCurrency, TierText } from '../book/book.js';
import type { Day } from '../quantity/day.js';

export interface Observation {
  /** Within its service: `linux.t2.micro`. */
  readonly id: string;
  readonly unit: string;
  readonly per: string;
  readonly tiers: readonly TierText[];
  /** The day from which it holds, where the source says so: AWS's effective date. */
  readonly effective?: Day;
  /** The source shows the amount rounded to multiples of this. */
  readonly roundedTo?: string;
  /** AWS's stock keeping unit. */
  readonly sku?: string;
  readonly note?: string;
}

/** What one source showed on one day of one service in one region. */
export interface Observations {
  readonly service: string;
  readonly region: string;
  readonly currency: BookCurrency;
  readonly seen: Day;
  readonly source: { readonly key: string; readonly text: string };
  readonly observations: readonly Observation[];
}
