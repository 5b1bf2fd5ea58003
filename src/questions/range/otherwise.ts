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

/** What is to be asked besides; nothing where every price is proven, or no other is known. */
export function otherwiseOf(prepared: PreparedRequest, bills: readonly BillsAt[]): Otherwise[] {
  const ways = new Map(bills.flatMap((one) => tellingWays(doubtfulIn(one)).map((way) => [wayKey(way), way] as const)));
  return [...ways.values()].slice(0, MAX_ASKED_ANEW).map((instead) => ({
    instead,
    prepared: { ...prepared, books: booksInstead(prepared.books, instead) },
  }));
}

/** Each takes as long as the question itself. */
const MAX_ASKED_ANEW = 6;

function doubtfulIn({ options }: BillsAt): Doubtful[] {
  return options.flatMap(({ bill, impossible }) => (bill === undefined ? [] : [{ ...bill, impossible }]));
}
