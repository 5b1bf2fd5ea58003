/** What AWS announced for a day (src/data/announcements.yaml), for what public lists show only later. */
import type { PriceEntry, PriceHistory, PriceShard } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import type { Observations } from '../../src/refresh/observation.js';
import { familyOf } from './catalogues.js';

interface Announced {
  readonly from: Day;
  readonly source: string;
}

export interface Announcements {
  /** By family or type. */
  readonly launches: Readonly<Record<string, Announced>>;
  /** When an engine had a family or class: `mysql.m5`, `aurora.mysql.r5.8xlarge`. */
  readonly databases: Readonly<Record<string, Announced>>;
  /** When a region opened. */
  readonly regions: Readonly<Record<string, Announced>>;
  /** Of families, on the very day; or of whole systems, where no list shows the day. */
  readonly changes: readonly (Announced & {
    readonly families?: readonly string[];
    readonly systems?: readonly string[];
  })[];
  readonly licences: readonly LicenceRule[];
}

/** What a system with a licence costs above Linux: by the days on which lists show both, or by vCPU. */
export interface LicenceRule {
  readonly system: string;
  readonly from: Day;
  /** The day from which it is another. */
  readonly until?: Day;
  readonly looks?: readonly Day[];
  readonly byVcpu?: readonly { readonly upTo?: number; readonly usd: number }[];
  /** What the books say of the rule, as their source. */
  readonly text: string;
}

/** `m5.large` of `linux.m5.large`; undefined for what isn't a price of a type. */
export function typeOf(id: string): string | undefined {
  return /^(?:linux|windows|rhel|suse)\.([\w-]+\.[\w-]+)$/.exec(id)?.[1];
}

/**
 * The observations, with the day of an announced change between the list before and this one as the day from which they hold;
 * of prices that the book has. Only where one turns out to have changed does that matter.
 * @param since the day of the list before
 */
export function withChanges(
  found: Observations,
  book: PriceShard | undefined,
  since: Day | undefined,
  announced: Announcements,
): Observations {
  if (found.service !== 'ec2' || book === undefined || since === undefined) return found;
  const changes = announced.changes.filter(({ from }) => since < from && from <= found.seen);
  if (changes.length === 0) return found;
  const opened = announced.regions[found.region]?.from;
  const observations = found.observations.map((observation) => {
    const family = familyOf(typeOf(observation.id) ?? '');
    const change = changes.find(({ families }) => families?.includes(family));
    if (change === undefined || opened === undefined || change.from < opened) return observation;
    if (!Object.hasOwn(book.prices, observation.id)) return observation;
    return { ...observation, effective: change.from };
  });
  return { ...found, observations };
}

/** The first day on which a type is known to have existed: of its launch, or on which any list of any region shows it. */
export function launchesOf(shards: Iterable<PriceShard>, { launches }: Announcements): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>();
  for (const { prices } of shards) {
    for (const [id, { history }] of Object.entries(prices)) {
      const type = typeOf(id);
      const day = history[0]?.from;
      if (type === undefined || day === undefined) continue;
      const known = first.get(type);
      if (known === undefined || day < known) first.set(type, day);
    }
  }
  for (const [type, day] of first) {
    const announced = launches[type] ?? launches[familyOf(type)];
    if (announced !== undefined && announced.from < day) first.set(type, announced.from);
  }
  return first;
}

/**
 * Prices that lists first show some time after the launch of their type, taken back to it as far as the region was open, and as
 * far as the price on Linux, which those of other systems follow, is not known to have changed.
 */
export function takenBack(shard: PriceShard, launches: ReadonlyMap<string, Day>, announced: Announcements): PriceShard {
  const opened = announced.regions[shard.region]?.from;
  if (shard.service !== 'ec2' || opened === undefined) return shard;
  const prices = Object.entries(shard.prices).map(([id, { history, ...about }]): [string, PriceHistory] => {
    const price = {
      ...about,
      history: history.map((entry, index) => sinceChange(id, entry, history[index - 1], announced)),
    };
    const [first, ...later] = price.history;
    const type = typeOf(id) ?? '';
    const launch = launches.get(type);
    if (launch === undefined || first?.firstSeen !== true || first.tiers === undefined) return [id, price];
    const changed = lastChange(shard.prices[`linux.${type}`], first.from);
    const ofSystem = systemChange(id, first.from, announced);
    const from = [launch, opened, changed ?? launch, ofSystem ?? launch].sort().at(-1) as Day;
    if (from >= first.from) return [id, price];
    return [id, { ...price, history: [seenLater(first, from), ...later] }];
  });
  return { ...shard, prices: Object.fromEntries(prices) };
}

/** The day of the last change of a price up to a day. */
function lastChange(price: PriceHistory | undefined, day: Day): Day | undefined {
  return price?.history.findLast(({ from }, index) => index > 0 && from <= day)?.from;
}

/** An entry of which lists show some day that it held from a change of the whole system, which came after the last sighting before. */
function sinceChange(
  id: string,
  entry: PriceEntry,
  before: PriceEntry | undefined,
  announced: Announcements,
): PriceEntry {
  const change = systemChange(id, entry.from, announced);
  const isBetween = before !== undefined && change !== undefined && (before.lastSeen ?? before.from) < change;
  return entry.firstSeen === true && isBetween && change < entry.from ? seenLater(entry, change) : entry;
}

function systemChange(id: string, day: Day, { changes }: Announcements): Day | undefined {
  const system = id.split('.')[0] ?? '';
  return changes.findLast(({ from, systems }) => systems?.includes(system) === true && from <= day)?.from;
}

function seenLater({ firstSeen: _, from: seenFrom, ...rest }: PriceEntry, from: Day): PriceEntry {
  return { from, seenFrom, ...rest };
}
