/**
 * Takes what a source shows into a book. History is never rewritten: a value that the book doesn't have becomes an entry
 * of its own, one that it has makes the entry known for longer, and one that contradicts the book is told and left out.
 */
import type { PriceChange, PriceHistory, PriceShard } from '../book/book.js';
import type { Day } from '../quantity/day.js';
import { isSame, perUnits } from './same.js';
import type { Sighting, Sightings } from './sighting.js';

export type OutcomeKind =
  /** The book didn't have the price. */
  | 'new'
  /** From here on it is another. */
  | 'changed'
  /** The book says the same; it may now know it for longer. */
  | 'same'
  /** The book says otherwise of that day: nothing is written. */
  | 'differs'
  /** The book's price is for another unit: nothing is written. */
  | 'unitDiffers';

export interface Outcome {
  readonly id: string;
  readonly kind: OutcomeKind;
  /** What the book had on that day. */
  readonly before?: PriceChange;
  /** In the book's terms: for as many units as the book's price is. */
  readonly sighting: Sighting;
}

export interface Recorded {
  readonly shard: PriceShard;
  readonly outcomes: readonly Outcome[];
}

/** @param shard the book so far; undefined where there is none. Its currency is that of the sightings. */
export function record(shard: PriceShard | undefined, found: Sightings): Recorded {
  const { seen, source } = found;
  const before = shard ?? emptyShard(found);
  const key = freeKey(before.sources, source);
  const prices = new Map(Object.entries(before.prices));
  const outcomes = found.sightings.map((stated): Outcome => {
    const known = prices.get(stated.id);
    const look = { seen, key, checked: before.checked };
    const learned = known === undefined ? first(stated, look) : learn(known, stated, look);
    prices.set(stated.id, learned.history);
    const { kind, before: was, sighting } = learned;
    return { id: stated.id, kind, sighting, ...(was === undefined ? {} : { before: was }) };
  });
  const isUsed = [...prices.values()].some(({ history }) => history.some((change) => change.source === key));
  const sources = isUsed ? { ...before.sources, [key]: source.text } : before.sources;
  const agreed = outcomes.filter(({ kind }) => kind !== 'differs' && kind !== 'unitDiffers');
  const recorded = { ...before, sources, prices: Object.fromEntries(prices) };
  return { shard: withChecked(recorded, new Set(agreed.map(({ id }) => id)), seen), outcomes };
}

function emptyShard({ service, region, currency, seen }: Sightings): PriceShard {
  return { service, region, ...(currency === 'USD' ? {} : { currency }), checked: seen, sources: {}, prices: {} };
}

/** A key that is free, or stands for the same source. */
function freeKey(sources: Readonly<Record<string, string>>, { key, text }: Sightings['source']): string {
  const isTaken = (name: string) => Object.hasOwn(sources, name) && sources[name] !== text;
  let name = key;
  for (let next = 2; isTaken(name); next++) name = `${key}-${next}`;
  return name;
}

interface Learned {
  readonly kind: OutcomeKind;
  readonly history: PriceHistory;
  readonly sighting: Sighting;
  readonly before?: PriceChange;
}

interface Look {
  readonly seen: Day;
  readonly key: string;
  /** The day to which the newest entries were known before. */
  readonly checked: Day;
}

function entryOf({ tiers, effective, roundedTo, sku, note }: Sighting, from: Day, key: string): PriceChange {
  return {
    from,
    ...(effective === from ? {} : { firstSeen: true }),
    tiers,
    ...(roundedTo === undefined ? {} : { roundedTo }),
    ...(sku === undefined ? {} : { sku }),
    source: key,
    ...(note === undefined ? {} : { note }),
  };
}

function first(sighting: Sighting, { seen, key }: Look): Learned {
  const { unit, per, effective = seen } = sighting;
  return { kind: 'new', sighting, history: { unit, per, history: [entryOf(sighting, effective, key)] } };
}

function learn(known: PriceHistory, stated: Sighting, { seen, key, checked }: Look): Learned {
  if (known.unit !== stated.unit) return { kind: 'unitDiffers', history: known, sighting: stated };
  const sighting = perUnits(stated, known.per);
  const entries = known.history;
  // Where the clock is behind AWS's effective day, as it is for some hours west of Greenwich, the later day is meant.
  const looked = laterOf(seen, sighting.effective ?? seen);
  const index = entries.findLastIndex(({ from }) => from <= looked);
  const [entry, next] = [entries[index], entries[index + 1]];
  const outcome = (kind: OutcomeKind, history: readonly PriceChange[]): Learned => {
    return { kind, sighting, history: { ...known, history }, ...(entry === undefined ? {} : { before: entry }) };
  };
  if (entry !== undefined && isSame(entry, sighting)) {
    return outcome('same', entries.with(index, knownLonger(entry, next, seen)));
  }
  if (entry !== undefined && seen <= lastSeenOf(entry, next, checked)) return outcome('differs', entries);
  if (next !== undefined && isSame(next, sighting) && next.firstSeen === true) {
    // The newer value held earlier than was known: its entry begins on the earlier day.
    return outcome('same', entries.with(index + 1, { ...next, from: seen }));
  }
  if (entry === undefined && next?.seenFrom !== undefined) return outcome('differs', entries);
  const from = effectiveAfter(sighting.effective, entry, checked) ?? seen;
  const before = entry === undefined ? [] : [endedBy(entry, from === sighting.effective, checked, next)];
  const added = entryOf(sighting, from, key);
  const history = [
    ...entries.slice(0, Math.max(index, 0)),
    ...before,
    next === undefined ? added : { ...added, lastSeen: laterOf(from, seen) },
    ...entries.slice(index + 1),
  ];
  return outcome('changed', history);
}

/** AWS's effective day, unless the book saw the old value on that day or later. */
function effectiveAfter(effective: Day | undefined, entry: PriceChange | undefined, checked: Day): Day | undefined {
  if (effective === undefined || entry === undefined) return effective;
  return effective > lastSeenOf(entry, undefined, checked) ? effective : undefined;
}

/** An entry that another follows on an unknown day says until when it was seen. */
function endedBy(entry: PriceChange, isExact: boolean, checked: Day, next: PriceChange | undefined): PriceChange {
  if (isExact || entry.lastSeen !== undefined || next !== undefined) return entry;
  return { ...entry, lastSeen: laterOf(checked, entry.from) };
}

function knownLonger(entry: PriceChange, next: PriceChange | undefined, seen: Day): PriceChange {
  const sooner = entry.seenFrom !== undefined && seen < entry.seenFrom ? { ...entry, seenFrom: seen } : entry;
  const mayEndLater = next?.firstSeen === true && seen > (entry.lastSeen ?? entry.from);
  return mayEndLater ? { ...sooner, lastSeen: seen } : sooner;
}

/** The last day on which the entry's value is known to have held. */
function lastSeenOf(entry: PriceChange, next: PriceChange | undefined, checked: Day): Day {
  if (entry.lastSeen !== undefined) return entry.lastSeen;
  if (next === undefined) return laterOf(checked, entry.from);
  return next.firstSeen === true ? entry.from : next.from;
}

function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/**
 * `checked` becomes the day to which most newest entries are known, so that a refresh of a whole book changes one line;
 * the others say their own.
 */
function withChecked(shard: PriceShard, agreed: ReadonlySet<string>, seen: Day): PriceShard {
  const days = new Map<string, Day>();
  for (const [id, { history }] of Object.entries(shard.prices)) {
    const newest = history.at(-1) as PriceChange;
    const before = newest.lastSeen ?? laterOf(shard.checked, newest.from);
    days.set(id, agreed.has(id) ? laterOf(before, seen) : before);
  }
  const checked = mostCommon([...days.values()]) ?? seen;
  const prices = Object.entries(shard.prices).map(([id, price]): [string, PriceHistory] => {
    const { lastSeen: _, ...newest } = price.history.at(-1) as PriceChange;
    const day = days.get(id) as Day;
    const isSaid = day === laterOf(checked, newest.from);
    return [id, { ...price, history: [...price.history.slice(0, -1), isSaid ? newest : { ...newest, lastSeen: day }] }];
  });
  return { ...shard, checked, prices: Object.fromEntries(prices) };
}

function mostCommon(days: readonly Day[]): Day | undefined {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0];
}
