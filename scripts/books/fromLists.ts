/** Books from what public lists show, beside what was written into them by hand. Pure: writeBooks.ts reads and writes the files. */
import type { PriceEntry, PriceHistory, PriceShard } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import type { Observations } from '../../src/refresh/observation.js';
import { record } from '../../src/refresh/record.js';
import { type Announcements, launchesOf, takenBack, withChanges } from './announcements.js';
import { databaseLaunches, databasesTakenBack } from './databaseLaunches.js';
import { derivedBooks, type VcpusOf } from './derived.js';
import type { Contradiction, ListReport } from './page.js';

export interface FromLists {
  /** By `region/service`. */
  readonly books: ReadonlyMap<string, PriceShard>;
  readonly contradictions: readonly Contradiction[];
}

type AnyBook = Pick<Observations, 'region' | 'service'>;

export function bookKey({ region, service }: AnyBook): string {
  return `${region}/${service}`;
}

/**
 * @param bookOf what stands in a book; undefined where there is none. Its entries of the reported lists are written anew.
 * @param reports of all lists, in any order
 * @param isWhole whether no list is missing; without one of them its part of a book can't be written anew, so that books are
 *   only added to
 */
export function booksFromLists(
  reports: readonly ListReport[],
  bookOf: (book: AnyBook) => PriceShard | undefined,
  announced: Announcements,
  vcpusOf: VcpusOf,
  isWhole = true,
): FromLists {
  const texts = new Set(reports.map(({ observations }) => observations.source.text));
  const books = new Map<string, PriceShard>();
  const lastDays = new Map<string, Day>();
  const contradictions: Contradiction[] = [];
  for (const { observations } of byDay(reports.filter(({ list }) => list.isWitness !== true))) {
    const key = bookKey(observations);
    const before = books.get(key) ?? (isWhole ? started(bookOf(observations), texts) : bookOf(observations));
    const { shard, outcomes } = record(before, withChanges(observations, before, lastDays.get(key), announced));
    books.set(key, shard);
    lastDays.set(key, observations.seen);
    for (const outcome of outcomes) {
      if (outcome.kind === 'differs' || outcome.kind === 'unitDiffers') {
        contradictions.push({ observations, outcome, sources: shard.sources });
      }
    }
  }
  const launches = launchesOf(books.values(), announced);
  const classes = databaseLaunches(books.values(), announced);
  for (const [key, shard] of books) {
    books.set(key, databasesTakenBack(takenBack(shard, launches, announced), classes, announced));
  }
  const whole = derivedBooks(books, announced.licences, vcpusOf);
  const witnessed = reports.filter(({ list }) => list.isWitness === true);
  return {
    books: whole,
    contradictions: [...contradictions, ...witnessed.flatMap((one) => differencesOf(one, whole))],
  };
}

function byDay(reports: readonly ListReport[]): ListReport[] {
  return reports.toSorted((a, b) => a.observations.seen.localeCompare(b.observations.seen));
}

/** What a list shows otherwise than the finished book; of what the book doesn't know on that day it is no witness. */
function differencesOf({ observations }: ListReport, books: ReadonlyMap<string, PriceShard>): Contradiction[] {
  const { shard, outcomes } = record(books.get(bookKey(observations)), observations);
  return outcomes.flatMap((outcome) =>
    outcome.kind === 'same' || outcome.before === undefined ? [] : [{ observations, outcome, sources: shard.sources }],
  );
}

/** Books in which nothing that names a list as its source was written by hand, so that the lists alone say what it is. */
const LISTED = new Set(['ec2', 'ec2Reserved']);

/**
 * A book without the entries of the lists, which are then recorded in it. Lists of any day come, so that nothing is known to
 * `checked`: what was, says so itself.
 */
function started(shard: PriceShard | undefined, texts: ReadonlySet<string>): PriceShard | undefined {
  if (shard === undefined || !LISTED.has(shard.service)) return shard;
  // Where a price is said to be unknown, somebody wrote that.
  const isHandMade = ({ source, derived, tiers }: PriceEntry) =>
    derived !== true && (tiers === undefined || !texts.has(shard.sources[source] ?? ''));
  const prices = Object.entries(shard.prices).flatMap(([id, price]): [string, PriceHistory][] => {
    const history = price.history.filter(isHandMade);
    const last = history.at(-1);
    if (last === undefined) return [];
    const isNewest = last === price.history.at(-1) && last.lastSeen === undefined;
    const lastSeen = [last.from, shard.checked].sort()[1] as Day;
    return [[id, { ...price, history: isNewest ? [...history.slice(0, -1), { ...last, lastSeen }] : history }]];
  });
  return { ...shard, checked: NO_DAY, prices: Object.fromEntries(prices) };
}

const NO_DAY = '0000-01-01' as Day;
