/** The same question by the other prices and rules that are known, where those of the day aren't proven. */
import { type Doubtful, tellingWays, wayKey } from '../../bill/doubtful.js';
import type { BillsAt, PreparedRequest } from '../../bill/vary.js';
import { booksInstead } from '../../book/instead.js';
import type { Doubt } from '../../book/snapshot.js';
import type { OtherValues } from '../../formula/exact.js';

/** Of all options at any of the values. */
export function doubtsAt(bills: readonly BillsAt[]): Doubt[] {
  return [...new Set(bills.flatMap((one) => doubtfulIn(one).flatMap(({ doubts }) => doubts)))];
}

export interface Otherwise {
  readonly instead: OtherValues;
  readonly prepared: PreparedRequest;
}

export interface AskedAnew {
  readonly asked: readonly Otherwise[];
  /** How many ways more there are. */
  readonly left: number;
}

/** What is to be asked besides; nothing where every price is proven, or no other is known. */
export function otherwiseOf(prepared: PreparedRequest, bills: readonly BillsAt[]): AskedAnew {
  const ways = new Map(bills.flatMap((one) => tellingWays(doubtfulIn(one)).map((way) => [wayKey(way), way] as const)));
  const asked = [...ways.values()].slice(0, MAX_ASKED_ANEW).map((instead) => ({
    instead,
    prepared: { ...prepared, books: booksInstead(prepared.books, instead) },
  }));
  return { asked, left: ways.size - asked.length };
}

/** Each takes as long as the question itself. */
const MAX_ASKED_ANEW = 6;

function doubtfulIn({ options }: BillsAt): Doubtful[] {
  return options.flatMap(({ bill, impossible }) => (bill === undefined ? [] : [{ ...bill, impossible }]));
}
