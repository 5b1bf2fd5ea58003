/** Prices of databases that lists first show some time after the launch of their class, taken back to it. */
import type { PriceHistory, PriceShard } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import type { Announcements } from './announcements.js';

const ENGINE: Readonly<Record<string, (engine: string) => string>> = {
  rds: (engine) => engine,
  aurora: (engine) => `aurora.${engine}`,
};

interface Class {
  /** `mysql`, `aurora.mysql` */
  readonly engine: string;
  /** What it costs differs by this, and so does when it began: one zone or two, standard or I/O-Optimized. */
  readonly mode: string;
  /** `m5.large` */
  readonly type: string;
}

/** undefined for what isn't the price of a class */
function classOf(service: string, id: string): Class | undefined {
  const [, engine, mode, type] = /^(\w+)\.(\w+)\.db\.([\w-]+\.[\w-]+)$/.exec(id) ?? [];
  const named = ENGINE[service];
  if (named === undefined || engine === undefined || mode === undefined || type === undefined) return undefined;
  return { engine: named(engine), mode, type };
}

/** An I/O-Optimized cluster began long after its classes; two zones came with one. */
function keyOf({ engine, mode, type }: Class): string {
  return `${engine}.${mode === 'ioOptimized' ? 'ioOptimized.' : ''}${type}`;
}

/** The first day on which an engine is known to have had a class: as announced, or as any list of any region shows it. */
export function databaseLaunches(shards: Iterable<PriceShard>, { databases }: Announcements): ReadonlyMap<string, Day> {
  const first = new Map<string, Day>();
  for (const { service, prices } of shards) {
    for (const [id, { history }] of Object.entries(prices)) {
      const found = classOf(service, id);
      const day = history[0]?.from;
      if (found === undefined || day === undefined) continue;
      const key = keyOf(found);
      const known = first.get(key) ?? day;
      const family = `${found.engine}.${found.type.split('.')[0]}`;
      const announced = found.mode === 'ioOptimized' ? undefined : (databases[key] ?? databases[family])?.from;
      first.set(key, [known, day, announced ?? day].sort()[0] as Day);
    }
  }
  return first;
}

export function databasesTakenBack(
  shard: PriceShard,
  launches: ReadonlyMap<string, Day>,
  announced: Announcements,
): PriceShard {
  const opened = announced.regions[shard.region]?.from;
  if (ENGINE[shard.service] === undefined || opened === undefined) return shard;
  const prices = Object.entries(shard.prices).map(([id, price]): [string, PriceHistory] => {
    const found = classOf(shard.service, id);
    const launch = found && launches.get(keyOf(found));
    const [first, ...later] = price.history;
    if (launch === undefined || first?.firstSeen !== true || first.tiers === undefined) return [id, price];
    const from = [launch, opened].sort().at(-1) as Day;
    if (from >= first.from) return [id, price];
    const { firstSeen: _, from: seenFrom, ...rest } = first;
    return [id, { ...price, history: [{ from, seenFrom, ...rest }, ...later] }];
  });
  return { ...shard, prices: Object.fromEntries(prices) };
}
