/**
 * Takes what a source shows into a book. History is never rewritten: a value that the book doesn't have becomes an entry
 * of its own, one that it has makes the entry known for longer, and one that contradicts the book is told and left out.
 */
import type { PriceEntry, PriceHistory, PriceShard } from '../book/book.js';
import type { Day } from '../quantity/day.js';
import type { Observation, Observations } from './observation.js';
import { isRoundingOf, isSame, perUnits } from './same.js';

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
  readonly before?: PriceEntry;
  /** In the book's terms: for as many units as the book's price is. */
  readonly observation: Observation;
}

export interface Recorded {
  readonly shard: PriceShard;
  readonly outcomes: readonly Outcome[];
}

/** @param shard the book so far; undefined where there is none. Its currency is that of the observations. */
export function record(shard: PriceShard | undefined, found: Observations): Recorded {
  const { seen, source } = found;
  const before = shard ?? emptyShard(found);
  const key = freeKey(before.sources, source);
  const prices = new Map(Object.entries(before.prices));
  const outcomes = found.observations.map((observed): Outcome => {
    const known = prices.get(observed.id);
    const look = { seen, key, checked: before.checked };
    const learned = known === undefined ? first(observed, look) : merge(known, observed, look);
    prices.set(observed.id, learned.history);
    const { kind, before: was, observation } = learned;
    return { id: observed.id, kind, observation, ...(was === undefined ? {} : { before: was }) };
  });
  const isUsed = [...prices.values()].some(({ history }) => history.some((change) => change.source === key));
  const sources = isUsed ? { ...before.sources, [key]: source.text } : before.sources;
  const agreed = outcomes.filter(({ kind }) => kind !== 'differs' && kind !== 'unitDiffers');
  const recorded = { ...before, sources, prices: Object.fromEntries(prices) };
  return { shard: withChecked(recorded, before, new Set(agreed.map(({ id }) => id)), seen), outcomes };
}

function emptyShard({ service, region, currency, seen }: Observations): PriceShard {
  return { service, region, ...(currency === 'USD' ? {} : { currency }), checked: seen, sources: {}, prices: {} };
}

/** A key that is free, or stands for the same source. */
function freeKey(sources: Readonly<Record<string, string>>, { key, text }: Observations['source']): string {
  const isTaken = (name: string) => Object.hasOwn(sources, name) && sources[name] !== text;
  let name = key;
  for (let next = 2; isTaken(name); next++) name = `${key}-${next}`;
  return name;
}

interface Update {
  readonly kind: OutcomeKind;
  readonly history: PriceHistory;
  readonly observation: Observation;
  readonly before?: PriceEntry;
}

interface ObservedOn {
  readonly seen: Day;
  readonly key: string;
  /** The day to which the newest entries were known before. */
  readonly checked: Day;
}

function entryOf({ tiers, effective, roundedTo, sku, note }: Observation, from: Day, key: string): PriceEntry {
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

function first(observation: Observation, look: ObservedOn): Update {
  const { unit, per, effective = look.seen } = observation;
  const entry = entryOf(observation, effective, look.key);
  return { kind: 'new', observation, history: { unit, per, history: [seenUntil(entry, look)] } };
}

/** What an older source shows isn't known to the day to which the rest of the book is. */
function seenUntil(entry: PriceEntry, { seen, checked }: ObservedOn): PriceEntry {
  return seen < checked ? { ...entry, lastSeen: laterOf(entry.from, seen) } : entry;
}

function merge(known: PriceHistory, observed: Observation, look: ObservedOn): Update {
  const { seen, key, checked } = look;
  if (known.unit !== observed.unit) return { kind: 'unitDiffers', history: known, observation: observed };
  const observation = perUnits(observed, known.per);
  const entries = known.history;
  // Where the clock is behind AWS's effective day, as it is for some hours west of Greenwich, the later day is meant.
  const looked = laterOf(seen, observation.effective ?? seen);
  const index = entries.findLastIndex(({ from }) => from <= looked);
  const [entry, next] = [entries[index], entries[index + 1]];
  const outcome = (kind: OutcomeKind, history: readonly PriceEntry[]): Update => {
    return { kind, observation, history: { ...known, history }, ...(entry === undefined ? {} : { before: entry }) };
  };
  if (entry !== undefined && isRoundingOf(entry, observation)) {
    return outcome('same', entries.with(index, withLastSeen(shownInFull(entry, observation, key), next, seen)));
  }
  if (entry !== undefined && isSame(entry, observation)) {
    return outcome('same', entries.with(index, withLastSeen(entry, next, seen)));
  }
  if (entry !== undefined && entry.tiers === undefined && observation.effective === entry.from) {
    return outcome('changed', entries.with(index, entryOf(observation, entry.from, key)));
  }
  if (entry?.seenFrom !== undefined && seen < entry.seenFrom) {
    // It was taken back to the launch only because nobody had looked: the earlier sighting is what it was then.
    const { seenFrom, ...later } = entry;
    const { firstSeen: _, ...launched } = entryOf(observation, entry.from, key);
    const earlier: PriceEntry = { ...launched, ...(entry.from < seen ? { seenFrom: seen } : {}), lastSeen: seen };
    const from = { ...later, from: seenFrom, firstSeen: true };
    return outcome('changed', [...entries.slice(0, index), earlier, from, ...entries.slice(index + 1)]);
  }
  if (entry !== undefined && seen <= lastSeenOf(entry, next, checked)) return outcome('differs', entries);
  if (next !== undefined && isSame(next, observation) && next.firstSeen === true) {
    // The newer value held earlier than was known: its entry begins on the earlier day, with the source that shows it then,
    // unless that one rounds what the later one shows in full.
    const source = observation.roundedTo === undefined ? key : next.source;
    return outcome('same', entries.with(index + 1, { ...next, from: seen, source }));
  }
  if (entry === undefined && next?.seenFrom !== undefined) return outcome('differs', entries);
  const from = effectiveAfter(observation.effective, entry, checked) ?? seen;
  const before = entry === undefined ? [] : [endedBy(entry, from === observation.effective, checked, next)];
  const added = entryOf(observation, from, key);
  const history = [
    ...entries.slice(0, Math.max(index, 0)),
    ...before,
    next === undefined ? seenUntil(added, look) : { ...added, lastSeen: laterOf(from, seen) },
    ...entries.slice(index + 1),
  ];
  return outcome('changed', history);
}

/** The entry's amount, which its source rounds, as the observation shows it. */
function shownInFull(entry: PriceEntry, { tiers, roundedTo, sku }: Observation, key: string): PriceEntry {
  const { roundedTo: _, ...rest } = entry;
  return {
    ...rest,
    tiers,
    ...(roundedTo === undefined ? {} : { roundedTo }),
    ...(sku === undefined ? {} : { sku }),
    source: key,
  };
}

/** AWS's effective day, unless the book saw the old value on that day or later. */
function effectiveAfter(effective: Day | undefined, entry: PriceEntry | undefined, checked: Day): Day | undefined {
  if (effective === undefined || entry === undefined) return effective;
  return effective > lastSeenOf(entry, undefined, checked) ? effective : undefined;
}

/** An entry that another follows on an unknown day says until when it was seen. */
function endedBy(entry: PriceEntry, isExact: boolean, checked: Day, next: PriceEntry | undefined): PriceEntry {
  if (isExact && next === undefined) {
    const { lastSeen: _, ...held } = entry;
    return held;
  }
  if (isExact || entry.lastSeen !== undefined || next !== undefined) return entry;
  return { ...entry, lastSeen: laterOf(checked, entry.from) };
}

function withLastSeen(entry: PriceEntry, next: PriceEntry | undefined, seen: Day): PriceEntry {
  const sooner = entry.seenFrom !== undefined && seen < entry.seenFrom ? { ...entry, seenFrom: seen } : entry;
  const isOpen = next !== undefined && (next.firstSeen === true || next.tiers === undefined);
  const mayEndLater = isOpen && seen > (entry.lastSeen ?? entry.from);
  return mayEndLater ? { ...sooner, lastSeen: seen } : sooner;
}

/** The last day on which the entry's value is known to have held. */
function lastSeenOf(entry: PriceEntry, next: PriceEntry | undefined, checked: Day): Day {
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
function withChecked(shard: PriceShard, was: PriceShard, agreed: ReadonlySet<string>, seen: Day): PriceShard {
  const days = new Map<string, Day>();
  for (const [id, { history }] of Object.entries(shard.prices)) {
    const newest = history.at(-1) as PriceEntry;
    const isAdded = was.prices[id]?.history.at(-1)?.from !== newest.from;
    const before = newest.lastSeen ?? (isAdded ? newest.from : laterOf(shard.checked, newest.from));
    days.set(id, agreed.has(id) ? laterOf(before, seen) : before);
  }
  const checked = mostCommon([...days.values()]) ?? seen;
  const prices = Object.entries(shard.prices).map(([id, price]): [string, PriceHistory] => {
    const { lastSeen: _, ...newest } = price.history.at(-1) as PriceEntry;
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
