/** What AWS's calculator lists under a name for each type: instances, databases and nodes. */
import type { Observation } from '../../src/refresh/observation.js';
import { isAmount, plain } from './catalogues.js';

/** Name -> name of the region, of some with what describes the product -> USD. */
export type Prices = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

export interface Found {
  readonly service: string;
  readonly observation: Observation;
}

interface Machines {
  readonly service: string;
  readonly name: RegExp;
  /** `(Instance Type: db.t3.micro, ...)` follows the name of the region and says the type, where the name doesn't. */
  readonly typeIsInPlace?: true;
  /** @param type as the place says it; empty where the name does */
  readonly id: (match: RegExpExecArray, type: string) => string;
}

const AURORA =
  /^\[Database Instance Aurora (MySQL|PostgreSQL) No license required (Aurora IO Optimization Mode )?.*Single-AZ/;

function databases(engine: string, listed: string): Machines {
  return {
    service: 'rds',
    name: new RegExp(
      `^Database Instance ${listed} No license required db ([\\w.-]+) .*(Single-AZ|Multi-AZ) (?:Current|Previous) Generation$`,
    ),
    typeIsInPlace: true,
    id: ([, type, zones]) => `${engine}.${zones === 'Multi-AZ' ? 'multiAz' : 'singleAz'}.db.${type}`,
  };
}

/** By the file of the calculator's data. */
export const MACHINES: Readonly<Record<string, Machines>> = {
  ec2: { service: 'ec2', name: /instancetype-(.+)$/, id: ([, type]) => `linux.${type}` },
  redshift: {
    service: 'redshift',
    name: /^\[OnDemand Compute Instance Current Generation\] (\w+) (\w+) /,
    typeIsInPlace: true,
    id: ([, family, size]) => `node.${family}.${size}`,
  },
  'rds-mysql-ondemand': databases('mysql', 'MySQL'),
  'rds-postgresql-ondemand': databases('postgresql', 'PostgreSQL'),
  'rds-aurora-ondemand': {
    service: 'aurora',
    name: AURORA,
    typeIsInPlace: true,
    id: ([, engine = '', mode], type) => `${engine.toLowerCase()}.${mode ? 'ioOptimized' : 'standard'}.${type}`,
  },
  elasticache: {
    service: 'elastiCache',
    name: /^\[OnDemand Cache Instance .*\] OnDemand Cache Instance .* cache ([\w.-]+) (Redis|Memcached|Valkey) /,
    typeIsInPlace: true,
    id: ([, type, engine = '']) => `${engine.toLowerCase()}.cache.${type}`,
  },
};

const TYPE = /^\((?:.*, )?Instance Type: ([\w.-]+)[,)]/;

/** @throws Error where a price is listed twice with two values: what the names mean has been misread */
export function machinesIn(prices: Prices, names: readonly string[], machines: Machines): Found[] {
  const found = new Map<string, string>();
  for (const [name, places] of Object.entries(prices)) {
    const match = machines.name.exec(name);
    if (match === null) continue;
    for (const [place, usd] of Object.entries(places)) {
      const type = typeAt(place, names, machines);
      if (type === undefined || !isAmount(usd)) continue;
      const id = machines.id(match, type);
      const known = found.get(id) ?? plain(usd);
      if (known !== plain(usd)) throw new Error(`${machines.service}/${id} in ${place}: ${known} and ${plain(usd)}`);
      found.set(id, known);
    }
  }
  return [...found].map(([id, usd]) => {
    return { service: machines.service, observation: { id, unit: 'h', per: '1', tiers: [{ usd }] } };
  });
}

/** undefined for another region; a local zone's name differs (`US West (Los Angeles)`). */
function typeAt(place: string, names: readonly string[], { typeIsInPlace }: Machines): string | undefined {
  if (typeIsInPlace !== true) return names.includes(place) ? '' : undefined;
  const name = names.find((one) => place.startsWith(`${one} (`));
  return name === undefined ? undefined : (TYPE.exec(place.slice(name.length + 1))?.[1] ?? '');
}
