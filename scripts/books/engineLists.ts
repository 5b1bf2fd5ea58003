/** Databases and nodes as ec2instances.info lists them: type -> region -> engine -> on demand and reserved. */
import type { Region } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import type { Observation, Observations } from '../../src/refresh/observation.js';
import { isAmount } from './catalogues.js';
import { reservedRate } from './reservedRates.js';

interface EngineType {
  readonly instance_type: string;
  readonly pricing: Readonly<Record<string, Readonly<Record<string, EnginePrices>>>>;
}

interface EnginePrices {
  readonly ondemand?: number;
  readonly reserved?: Readonly<Record<string, number>>;
}

/** What an engine's prices are in the books; ids are of a type. */
interface Engine {
  readonly service: string;
  readonly id: (type: string) => string;
  /** The book of its reservations, where the list's can be trusted, and what the list rounds them to. */
  readonly reserved?: { readonly book: string; readonly roundedTo?: string };
}

export interface EngineList {
  readonly day: Day;
  readonly source: Observations['source'];
  /** Those of the books: the list has local zones too (`us-west-2-lax-1`). */
  readonly regions: Readonly<Record<string, Region>>;
  /** By the list's name of the engine. */
  readonly engines: Readonly<Record<string, Engine>>;
  /** Of which the list has other prices, as its verdict says. */
  readonly without?: readonly string[];
}

export function engineObservations(types: readonly EngineType[], list: EngineList): Observations[] {
  const { day, source, regions, engines, without = [] } = list;
  const found = new Map<string, Observation[]>();
  const add = (service: string, region: string, observation: Observation | undefined) => {
    const key = `${region} ${service}`;
    if (observation !== undefined) found.set(key, [...(found.get(key) ?? []), observation]);
  };
  for (const { instance_type: type, pricing } of types) {
    for (const [region, listed] of Object.entries(pricing)) {
      if (!Object.hasOwn(regions, region) || without.includes(region)) continue;
      for (const [name, { ondemand, reserved = {} }] of Object.entries(listed)) {
        const engine = engines[name];
        if (engine === undefined) continue;
        const id = engine.id(type);
        const usd = String(ondemand);
        if (isAmount(usd)) add(engine.service, region, { id, unit: 'h', per: '1', tiers: [{ usd }] });
        for (const [term, rate] of engine.reserved === undefined ? [] : Object.entries(reserved)) {
          add(engine.reserved?.book ?? '', region, reservedRate(id, term, rate, engine.reserved?.roundedTo));
        }
      }
    }
  }
  return [...found].map(([key, observations]) => {
    const [region = '', service = ''] = key.split(' ');
    return { service, region, currency: 'USD', seen: day, source, observations };
  });
}

const NODES = 'elastiCacheReserved';

export const CACHES: EngineList['engines'] = Object.fromEntries(
  ['Redis', 'Valkey', 'Memcached'].map((name) => {
    const id = (type: string) => `${name.toLowerCase()}.${type}`;
    return [name, { service: 'elastiCache', id, reserved: { book: NODES } }];
  }),
);

/** @param reserved which engines' reservations are taken, and what the list rounds them to */
export function databases(reserved: {
  readonly rds: boolean;
  readonly aurora: boolean;
  readonly roundedTo?: string;
}): EngineList['engines'] {
  const { rds, aurora, ...rounding } = reserved;
  const of = (service: string, isTaken: boolean, id: Engine['id']): Engine => {
    return { service, id, ...(isTaken ? { reserved: { book: `${service}Reserved`, ...rounding } } : {}) };
  };
  return {
    MySQL: of('rds', rds, (type) => `mysql.singleAz.${type}`),
    PostgreSQL: of('rds', rds, (type) => `postgresql.singleAz.${type}`),
    MariaDB: of('rds', rds, (type) => `mariadb.singleAz.${type}`),
    'Aurora MySQL': of('aurora', aurora, (type) => `mysql.standard.${type}`),
    'Aurora PostgreSQL': of('aurora', aurora, (type) => `postgresql.standard.${type}`),
  };
}
