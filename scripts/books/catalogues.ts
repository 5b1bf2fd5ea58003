/** EC2 prices as public catalogues list them -> observations of `ec2` and `ec2Reserved`. */
import type { Day } from '../../src/quantity/day.js';
import type { Observation, Observations } from '../../src/refresh/observation.js';

interface Systems {
  readonly ondemand?: string;
  readonly reserved?: Readonly<Record<string, string>>;
}

interface CatalogueType {
  readonly instance_type: string;
  readonly pricing: Readonly<Record<string, Readonly<Record<string, Systems | string>>>>;
}

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', mswin: 'windows', rhel: 'rhel', sles: 'suse' };

const TERM = /^yrTerm([13])(Standard|Convertible)?\.(no|partial|all)Upfront$/;

interface Catalogue {
  readonly day: Day;
  readonly source: Observations['source'];
  /** The catalogue rounds effective rates to multiples of this. */
  readonly reservedTo: string;
  /** Rates without upfront payment are what AWS bills, not rounded any further. */
  readonly hoursAreExact: boolean;
  /** Families whose prices on demand the catalogue rounds to 0.001. */
  readonly rounded?: readonly string[];
  /** Prices that the catalogue has wrong, `region id` on demand or a whole system; its list says why. */
  readonly wrong?: readonly string[];
}

/** instances.json of ec2instances.info: type -> region -> operating system -> on demand and reserved rates, in text. */
export function catalogueObservations(types: readonly CatalogueType[], about: Catalogue): Observations[] {
  const onDemand = new Map<string, Observation[]>();
  const reserved = new Map<string, Observation[]>();
  for (const { instance_type: type, pricing } of types) {
    for (const [region, systems] of Object.entries(pricing)) {
      for (const [theirs, ours] of Object.entries(SYSTEMS)) {
        const found = systems[theirs];
        if (found === undefined || typeof found === 'string' || about.wrong?.includes(ours)) continue;
        const id = `${ours}.${type}`;
        if (isAmount(found.ondemand) && about.wrong?.includes(`${region} ${id}`) !== true) {
          const isRounded = about.rounded?.includes(familyOf(type)) === true;
          add(onDemand, region, { ...hourly(id, found.ondemand), ...(isRounded ? { roundedTo: '0.001' } : {}) });
        }
        // Nothing can ask for reservations of SUSE yet, which would be a fifth of all books.
        if (ours === 'suse') continue;
        for (const [term, rate] of Object.entries(found.reserved ?? {})) {
          const observation = reservedObservation(id, term, rate, about);
          if (observation !== undefined) add(reserved, region, observation);
        }
      }
    }
  }
  return [...inRegions('ec2', onDemand, about), ...inRegions('ec2Reserved', reserved, about)];
}

/** `m5` of `m5.large`. */
export function familyOf(type: string): string {
  return type.split('.')[0] ?? type;
}

/** A price without an upfront payment is the rate itself; others are known with the payment spread in. */
function reservedObservation(
  of: string,
  term: string,
  rate: string,
  { reservedTo, hoursAreExact }: Catalogue,
): Observation | undefined {
  const match = TERM.exec(term);
  if (match === null || !isAmount(rate)) return undefined;
  const [, years, offeringClass = 'Standard', upfront] = match;
  const length = `${years === '1' ? '1year' : '3years'}${offeringClass === 'Convertible' ? 'Convertible' : ''}`;
  const isNone = upfront === 'no';
  const id = `${isNone ? 'hours' : 'effective'}.${of}.${length}.${isNone ? 'none' : upfront}`;
  return { ...hourly(id, rate), ...(isNone && hoursAreExact ? {} : { roundedTo: reservedTo }) };
}

interface Page {
  readonly config: {
    readonly regions: readonly {
      readonly region: string;
      readonly instanceTypes: readonly {
        readonly sizes: readonly { size: string; valueColumns: readonly { prices: { USD: string } }[] }[];
      }[];
    }[];
  };
}

export type About = Pick<Observations, 'source'> & { readonly day: Day };

/** AWS's own pricing page of the time: linux-od.min.js. */
export function pageObservations({ config }: Page, about: About): Observations[] {
  const found = new Map<string, Observation[]>();
  for (const { region, instanceTypes } of config.regions) {
    for (const { size, valueColumns } of instanceTypes.flatMap(({ sizes }) => sizes)) {
      const usd = valueColumns[0]?.prices.USD;
      if (isAmount(usd)) add(found, region, hourly(`linux.${size}`, usd));
    }
  }
  return inRegions('ec2', found, about);
}

/** libcloud's names of the regions. */
const LIBCLOUD: Readonly<Record<string, string>> = {
  ec2_us_east: 'us-east-1',
  ec2_us_west: 'us-west-1',
  ec2_us_west_oregon: 'us-west-2',
  ec2_us_govwest: 'us-gov-west-1',
  ec2_eu_west: 'eu-west-1',
  ec2_eu_central: 'eu-central-1',
  ec2_ap_southeast: 'ap-southeast-1',
  ec2_ap_southeast_2: 'ap-southeast-2',
  ec2_ap_northeast: 'ap-northeast-1',
  ec2_ap_south_1: 'ap-south-1',
  ec2_sa_east: 'sa-east-1',
};

export function libcloudObservations(
  { compute }: { readonly compute: Readonly<Record<string, Readonly<Record<string, number>>>> },
  about: About,
): Observations[] {
  const found = new Map<string, Observation[]>();
  for (const [theirs, region] of Object.entries(LIBCLOUD)) {
    for (const [type, usd] of Object.entries(compute[theirs] ?? {})) {
      if (isAmount(String(usd))) add(found, region, hourly(`linux.${type}`, String(usd)));
    }
  }
  return inRegions('ec2', found, about);
}

interface SharedTenancy {
  readonly instances: Readonly<Record<string, { readonly pricing: Readonly<Record<string, SystemPrices>> }>>;
}

type SystemPrices = Readonly<Record<string, number>>;

const PARSEC: Readonly<Record<string, string>> = { Linux: 'linux', RHEL: 'rhel', SUSE: 'suse' };

/**
 * Type -> region -> operating system -> USD, of shared tenancy alone. Its Windows prices mix licences and aren't taken; nor is
 * a price of Red Hat or SUSE that isn't above Linux's, as it is one of a licence of one's own.
 */
export function sharedTenancyObservations({ instances }: SharedTenancy, about: About): Observations[] {
  const found = new Map<string, Observation[]>();
  for (const [type, { pricing }] of Object.entries(instances)) {
    for (const [region, systems] of Object.entries(pricing)) {
      for (const [theirs, ours] of Object.entries(PARSEC)) {
        const usd = systems[theirs];
        if (usd === undefined || !isAmount(String(usd))) continue;
        if (ours === 'linux' || usd > (systems.Linux ?? Number.POSITIVE_INFINITY)) {
          add(found, region, hourly(`${ours}.${type}`, String(usd)));
        }
      }
    }
  }
  return inRegions('ec2', found, about);
}

interface ByType {
  readonly ec2_linux: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** libcloud's later lists: type -> region -> USD. */
export function libcloudTypeObservations({ ec2_linux: types }: ByType, about: About): Observations[] {
  const found = new Map<string, Observation[]>();
  for (const [type, regions] of Object.entries(types)) {
    for (const [region, usd] of Object.entries(regions)) {
      if (isAmount(String(usd))) add(found, region, hourly(`linux.${type}`, String(usd)));
    }
  }
  return inRegions('ec2', found, about);
}

export function inRegions(
  service: string,
  found: ReadonlyMap<string, Observation[]>,
  { day, source }: About,
): Observations[] {
  return [...found].map(([region, observations]) => ({
    service,
    region,
    currency: 'USD',
    seen: day,
    source,
    observations: observations,
  }));
}

export function hourly(id: string, usd: string): Observation {
  return { id, unit: 'h', per: '1', tiers: [{ usd: plain(usd) }] };
}

/** `0.2000000000` is 0.2. */
export function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** Catalogues write `N/A` or zero where there is no price. */
export function isAmount(text: string | undefined | null): text is string {
  return typeof text === 'string' && /^\d+(\.\d+)?$/.test(text) && Number(text) > 0;
}

export function add<T>(found: Map<string, T[]>, key: string, value: T): void {
  const known = found.get(key);
  if (known === undefined) found.set(key, [value]);
  else known.push(value);
}
