/** What is known of a public list that books are written from, and how it is read. */
import type { Region } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import type { Observations } from '../../src/refresh/observation.js';

export type Regions = Readonly<Record<string, Region>>;

export interface PublicList {
  readonly file: string;
  readonly day: Day;
  readonly key: string;
  /** What the list is, for the books and for docs/prices.md. */
  readonly text: string;
  /** A copy that may be older than its day: held against the books, and nothing is taken from it. */
  readonly isWitness?: true;
  /** Who is right where it contradicts the books, and why. */
  readonly verdict?: string;
  /** A file that is read with it. */
  readonly beside?: string;
  read(
    text: string,
    regions: Regions,
    about: { day: Day; source: Observations['source'] },
    beside: string,
  ): Observations[];
}
