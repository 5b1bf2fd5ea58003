/**
 * Prices that no list shows and that a rule gives: a system with a licence costs what Linux does and the licence's part. Which part
 * is told by the lists that show both.
 */
import type { PriceEntry, PriceHistory, PriceShard } from '../../src/book/book.js';
import { type Day, daysBetween } from '../../src/quantity/day.js';
import {
  add,
  compareRationals,
  negative,
  type Rational,
  rational,
  toDecimal,
  ZERO,
} from '../../src/quantity/rational.js';
import type { LicenceRule } from './announcements.js';

/** A rule with the parts, in USD an hour; undefined where it doesn't know. */
interface Licence extends LicenceRule {
  part(type: string): Rational | undefined;
}

export type VcpusOf = (type: string) => number | undefined;

/** Books with what the rules give where no list has looked. */
export function derivedBooks(
  books: ReadonlyMap<string, PriceShard>,
  rules: readonly LicenceRule[],
  vcpusOf: VcpusOf,
): Map<string, PriceShard> {
  const licences = rules.map((rule): Licence => {
    const { system, looks, byVcpu = [] } = rule;
    if (looks !== undefined) {
      const parts = partsOf(books.values(), system, looks);
      return { ...rule, part: (type) => parts.get(type) };
    }
    const sold = typesOn(books.values(), system);
    return {
      ...rule,
      part(type) {
        const vcpus = sold.has(type) ? vcpusOf(type) : undefined;
        const step = vcpus && byVcpu.find(({ upTo }) => upTo === undefined || vcpus <= upTo);
        return step ? rational(String(step.usd)) : undefined;
      },
    };
  });
  return new Map([...books].map(([key, shard]) => [key, withDerived(shard, licences)]));
}

/** The types that some list has on the system. */
function typesOn(shards: Iterable<PriceShard>, system: string): ReadonlySet<string> {
  const ids = [...shards].filter(({ service }) => service === 'ec2').flatMap(({ prices }) => Object.keys(prices));
  return new Set(ids.filter((id) => id.startsWith(`${system}.`)).map((id) => id.slice(system.length + 1)));
}

/** A day on which lists show both systems. */
interface Look {
  readonly region: string;
  readonly part: Rational;
}

/**
 * The parts of a licence by type, where every region in which lists show both prices on a day in the period has the same, and at
 * least two do.
 */
function partsOf(shards: Iterable<PriceShard>, system: string, days: readonly Day[]): ReadonlyMap<string, Rational> {
  const looks = new Map<string, Look[]>();
  for (const { service, region, prices } of shards) {
    if (service !== 'ec2') continue;
    for (const [id, price] of Object.entries(prices)) {
      if (!id.startsWith(`${system}.`)) continue;
      const type = id.slice(system.length + 1);
      const linux = prices[`linux.${type}`];
      for (const day of days) {
        const [theirs, ours] = [seenOn(price, day), linux && seenOn(linux, day)];
        if (theirs === undefined || ours === undefined) continue;
        const known = looks.get(type) ?? [];
        known.push({ region, part: add(theirs, negative(ours)) });
        looks.set(type, known);
      }
    }
  }
  const parts = new Map<string, Rational>();
  for (const [type, found] of looks) {
    const [first] = found;
    const isSame = found.every(({ part }) => first !== undefined && compareRationals(part, first.part) === 0);
    const isMany = new Set(found.map(({ region }) => region)).size > 1;
    if (first !== undefined && isSame && isMany && compareRationals(first.part, ZERO) > 0) parts.set(type, first.part);
  }
  return parts;
}

/** What the price is shown to be on a day, exactly. */
function seenOn({ history }: PriceHistory, day: Day): Rational | undefined {
  const entry = history.findLast(({ from }) => from <= day);
  const usd = entry?.tiers?.[0]?.usd;
  if (entry === undefined || usd === undefined || entry.roundedTo !== undefined || entry.derived === true)
    return undefined;
  const isSeen = day >= (entry.seenFrom ?? entry.from) && (entry.lastSeen === undefined || day <= entry.lastSeen);
  return isSeen ? rational(usd) : undefined;
}

function withDerived(shard: PriceShard, licences: readonly Licence[]): PriceShard {
  if (shard.service !== 'ec2' || shard.currency !== undefined) return shard;
  const prices = { ...shard.prices };
  const sources = { ...shard.sources };
  for (const licence of licences) {
    const key = `derived-${licence.system}-${licence.from}`;
    for (const [id, linux] of Object.entries(shard.prices)) {
      const type = /^linux\.(.+)$/.exec(id)?.[1];
      const part = type === undefined ? undefined : licence.part(type);
      if (type === undefined || part === undefined) continue;
      const own = `${licence.system}.${type}`;
      const found = completed(prices[own], linux, part, licence, key, shard.checked);
      if (found === undefined) continue;
      prices[own] = found;
      sources[key] = licence.text;
    }
  }
  return { ...shard, prices, sources };
}

/** After so many days without a look at a price, a rule says more. */
const LONG_DAYS = 180;

/** The history with what a rule gives before its first entry and where nobody looked for long; undefined where that is nothing. */
function completed(
  own: PriceHistory | undefined,
  linux: PriceHistory,
  part: Rational,
  licence: Licence,
  source: string,
  checked: Day,
): PriceHistory | undefined {
  const segments = segmentsOf(linux, part, licence, source);
  if (own === undefined) return segments.length === 0 ? undefined : { unit: 'h', per: '1', history: segments };
  const first = own.history[0] as PriceEntry;
  const before = segments.flatMap((entry) => clipped(entry, undefined, first.from));
  const rest = own.history.flatMap((entry, index): PriceEntry[] => {
    const next = own.history[index + 1];
    const end =
      entry.lastSeen ??
      (next === undefined ? laterOf(entry.seenFrom ?? entry.from, checked) : (entry.seenFrom ?? entry.from));
    const until = next?.from ?? segments.at(-1)?.lastSeen ?? checked;
    const isOpen = entry.derived !== true || end < licence.from;
    if (!isOpen || entry.tiers === undefined || daysBetween(end, until) <= LONG_DAYS) return [entry];
    const added = segments.flatMap((segment) => clipped(segment, nextDay(end), next?.from));
    return added.length === 0 ? [entry] : [{ ...entry, lastSeen: end }, ...added];
  });
  const history = [...before, ...rest];
  return history.length === own.history.length ? undefined : { ...own, history };
}

/** Linux's entries in the period of the licence, with its part added. */
function segmentsOf({ history }: PriceHistory, part: Rational, { from, until }: Licence, source: string): PriceEntry[] {
  return history.flatMap((entry, index) => {
    const usd = entry.tiers?.[0]?.usd;
    const next = history[index + 1]?.from;
    if (usd === undefined || entry.roundedTo !== undefined) return [];
    const { sku: _, note: __, ...rest } = entry;
    const tiers = [{ usd: toDecimal(add(rational(usd), part)).text }];
    const ends = [next, until].filter((day) => day !== undefined).sort()[0];
    return clipped({ ...rest, tiers, derived: true, source }, from, ends);
  });
}

/** What of an entry lies from one day on and before another. */
function clipped(entry: PriceEntry, from: Day | undefined, until: Day | undefined): PriceEntry[] {
  const { firstSeen, seenFrom, lastSeen, ...rest } = entry;
  const begins = from === undefined || entry.from >= from;
  const start = begins ? entry.from : from;
  if (until !== undefined && start >= until) return [];
  if (lastSeen !== undefined && lastSeen < start) return [];
  const last = until === undefined ? undefined : dayBefore(until);
  const seen = lastSeen !== undefined && (last === undefined || lastSeen < last) ? lastSeen : last;
  return [
    {
      ...rest,
      from: start,
      ...(begins && firstSeen === true ? { firstSeen } : {}),
      ...(seenFrom !== undefined && seenFrom > start ? { seenFrom } : {}),
      ...(seen === undefined ? {} : { lastSeen: seen }),
    },
  ];
}

const DAY_MS = 24 * 60 * 60 * 1000;

function shifted(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10) as Day;
}

const laterOf = (a: Day, b: Day): Day => (a > b ? a : b);
const nextDay = (day: Day) => shifted(day, 1);
const dayBefore = (day: Day) => shifted(day, -1);
