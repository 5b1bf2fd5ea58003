/** Prices that nobody has seen for years: what they were of may no longer be sold, or at another price. */
import type { Snapshot } from '../../book/snapshot.js';
import { type Day, daysBetween } from '../../quantity/day.js';
import type { Words } from '../../words.js';
import type { Candidate } from './candidates.js';
import type { Sketch } from './sketch.js';

/**
 * Two years. AWS brings out a generation of instances about as often, and what was last seen before that was sold beside
 * another one. A comparison only warns of such prices; nobody should be told to choose by them.
 */
const MAX_UNSEEN_DAYS = 730;

export type LastSeen = ReadonlyMap<string, Day>;

/** Of the prices that were looked up until now, those that were last seen too long before the day. */
export function longUnseen(place: Snapshot, day: Day): LastSeen {
  return new Map(
    place.doubts().flatMap((doubt) => {
      const isLong = doubt.kind === 'stale' && daysBetween(doubt.lastSeen, day) > MAX_UNSEEN_DAYS;
      return isLong ? [[doubt.price, doubt.lastSeen] as const] : [];
    }),
  );
}

/** When the price of what was chosen was last seen, where that is too long ago. What the scenario states is taken anyway. */
export function lastSeenOf({ isStated, isOwnPrice }: Candidate, { lines }: Sketch, unseen: LastSeen): Day | undefined {
  if (isStated || unseen.size === 0) return undefined;
  const old = lines.find(({ price }) => unseen.has(price) && isOwnPrice(price));
  return old && unseen.get(old.price);
}

export const LONG_UNSEEN: Words = {
  en: 'its price was last seen more than two years before the day',
  ja: '価格を最後に確認できた日が基準日より 2 年以上前',
};
