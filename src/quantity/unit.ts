/**
 * Units as types: a unit is a product of powers of base units, `{ GB: 1, s: 1 }` for a GB-second. Multiplying formulas
 * adds the powers, in the compiler and at run time alike, so that a price per hour can't meet a number of seconds.
 * Units of one dimension (ms and s) are different units; `conversionFactor` is the only way between them.
 */

/**
 * Every base unit. Information is counted in powers of 1024, as AWS bills it: 1 GB is 1024 MB.
 * `month` is the billing month of a price per GB-month, whatever its length in hours; `local` is one of the scenario's currency.
 */
export type BaseUnit =
  | 'USD'
  | 'local'
  | 'ms'
  | 's'
  | 'min'
  | 'h'
  | 'day'
  | 'month'
  | 'B'
  | 'KB'
  | 'MB'
  | 'GB'
  | 'TB'
  | 'request'
  | 'message'
  | 'notification'
  | 'LCU'
  | 'reservation'
  | 'pollerUnit'
  | 'shard'
  | 'payloadUnit'
  | 'metric'
  | 'alarm'
  | 'dashboard'
  | 'event'
  | 'transition'
  | 'call'
  | 'interface'
  | 'vCPU'
  | 'credit'
  | 'WCU'
  | 'RCU'
  | 'IOPS'
  | 'MiBps';

export type Power = -3 | -2 | -1 | 0 | 1 | 2 | 3;
export type Unit = { readonly [B in BaseUnit]?: Power };

/** The unit of a plain number. */
export type NoUnit = Record<never, never>;

type PowerOf<U extends Unit, B> = B extends keyof U ? (U[B] extends Power ? U[B] : 0) : 0;

type Row = { '-3': number; '-2': number; '-1': number; '0': number; '1': number; '2': number; '3': number };
/** Sums of powers. Powers beyond three have no meaning on a bill, so they are `never`. */
interface PowerSums extends Record<keyof Row, Partial<Row>> {
  '-3': { '0': -3; '1': -2; '2': -1; '3': 0 };
  '-2': { '-1': -3; '0': -2; '1': -1; '2': 0; '3': 1 };
  '-1': { '-2': -3; '-1': -2; '0': -1; '1': 0; '2': 1; '3': 2 };
  '0': { '-3': -3; '-2': -2; '-1': -1; '0': 0; '1': 1; '2': 2; '3': 3 };
  '1': { '-3': -2; '-2': -1; '-1': 0; '0': 1; '1': 2; '2': 3 };
  '2': { '-3': -1; '-2': 0; '-1': 1; '0': 2; '1': 3 };
  '3': { '-3': 0; '-2': 1; '-1': 2; '0': 3 };
}
type Sum<A extends Power, B extends Power> = `${B}` extends keyof PowerSums[`${A}`] ? PowerSums[`${A}`][`${B}`] : never;
type Negative<A extends Power> = { '-3': 3; '-2': 2; '-1': 1; '0': 0; '1': -1; '2': -2; '3': -3 }[`${A}`];

/** The unit of a product. */
export type Times<A extends Unit, B extends Unit> = {
  readonly [K in (keyof A | keyof B) & BaseUnit as Sum<PowerOf<A, K>, PowerOf<B, K>> extends 0 ? never : K]: Sum<
    PowerOf<A, K>,
    PowerOf<B, K>
  >;
};

/** The unit of one divided by a quantity. */
export type Inverse<A extends Unit> = { readonly [K in keyof A & BaseUnit]: Negative<PowerOf<A, K>> };

/** The unit of a quotient. */
export type Per<A extends Unit, B extends Unit> = Times<A, Inverse<B>>;

export const NO_UNIT: NoUnit = {};
export const USD = { USD: 1 } as const;
export const LOCAL = { local: 1 } as const;
/** A rate of exchange. */
export const PER_USD = { local: 1, USD: -1 } as const;
export const USD_PER_HOUR = { USD: 1, h: -1 } as const;
export const PER_SECOND = { s: -1 } as const;
export const MS = { ms: 1 } as const;
export const SECOND = { s: 1 } as const;
export const MINUTE = { min: 1 } as const;
export const HOUR = { h: 1 } as const;
export const KB = { KB: 1 } as const;
export const MB = { MB: 1 } as const;
export const GB = { GB: 1 } as const;
export const MONTH = { month: 1 } as const;
export const GB_SECOND = { GB: 1, s: 1 } as const;
export const GB_MONTH = { GB: 1, month: 1 } as const;
export const REQUEST = { request: 1 } as const;
export const MESSAGE = { message: 1 } as const;
export const NOTIFICATION = { notification: 1 } as const;
export const LCU_HOUR = { LCU: 1, h: 1 } as const;
/** An instance that is reserved for a term. */
export const RESERVATION = { reservation: 1 } as const;
export const POLLER_UNIT_HOUR = { pollerUnit: 1, h: 1 } as const;
export const SHARD_HOUR = { shard: 1, h: 1 } as const;
/** What a record of a Kinesis stream is counted in. */
export const PAYLOAD_UNIT = { payloadUnit: 1 } as const;
export const METRIC_MONTH = { metric: 1, month: 1 } as const;
export const ALARM_MONTH = { alarm: 1, month: 1 } as const;
export const DASHBOARD_MONTH = { dashboard: 1, month: 1 } as const;
export const EVENT = { event: 1 } as const;
export const TRANSITION = { transition: 1 } as const;
export const GB_HOUR = { GB: 1, h: 1 } as const;
/** A call that is running. */
export const CALL = { call: 1 } as const;
export const INTERFACE = { interface: 1 } as const;
export const VCPU = { vCPU: 1 } as const;
/** A CPU credit: one vCPU for one minute. */
export const CREDIT = { credit: 1 } as const;
export const CREDITS_PER_HOUR = { credit: 1, h: -1 } as const;
export const VCPU_HOUR = { vCPU: 1, h: 1 } as const;
export const WCU = { WCU: 1 } as const;
export const RCU = { RCU: 1 } as const;
export const WCU_HOUR = { WCU: 1, h: 1 } as const;
export const RCU_HOUR = { RCU: 1, h: 1 } as const;
export const IOPS = { IOPS: 1 } as const;
export const MIBPS = { MiBps: 1 } as const;
export const IOPS_MONTH = { IOPS: 1, month: 1 } as const;
export const MIBPS_MONTH = { MiBps: 1, month: 1 } as const;
export type USD = typeof USD;
export type PER_USD = typeof PER_USD;
export type MONTH = typeof MONTH;
export type MS = typeof MS;
export type SECOND = typeof SECOND;
export type HOUR = typeof HOUR;
export type MB = typeof MB;
export type GB = typeof GB;
export type REQUEST = typeof REQUEST;

type Powers = Readonly<Record<string, number>>;

function powersOf(unit: Unit): Powers {
  return unit as Powers;
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const result: Record<string, number> = { ...powersOf(a) };
  for (const [base, power] of Object.entries(powersOf(b))) {
    const sum = (result[base] ?? 0) + sign * power;
    if (sum === 0) delete result[base];
    else result[base] = sum;
  }
  return result as Unit;
}

export function times<A extends Unit, B extends Unit>(a: A, b: B): Times<A, B> {
  return combine(a, b, 1) as Times<A, B>;
}

export function per<A extends Unit, B extends Unit>(a: A, b: B): Per<A, B> {
  return combine(a, b, -1) as Per<A, B>;
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return a === b || (isWithin(a, b) && isWithin(b, a));
}

function isWithin(a: Unit, b: Unit): boolean {
  for (const base in a) if ((a[base as BaseUnit] ?? 0) !== (b[base as BaseUnit] ?? 0)) return false;
  return true;
}

/** Every base unit, in the order in which people name them: `WCU-hour`, `GB-month`. */
const BASE_UNITS: readonly BaseUnit[] = [
  ...([
    'USD',
    'local',
    'request',
    'message',
    'notification',
    'reservation',
    'pollerUnit',
    'shard',
    'payloadUnit',
    'metric',
    'alarm',
    'dashboard',
    'event',
    'transition',
    'call',
    'interface',
    'LCU',
    'vCPU',
    'credit',
    'WCU',
    'RCU',
    'IOPS',
    'MiBps',
  ] as const),
  ...(['TB', 'GB', 'MB', 'KB', 'B', 'month', 'day', 'h', 'min', 's', 'ms'] as const),
];

/** The base units that a unit multiplies (power above zero) or divides by, each as often as its power says. */
export function baseUnits(unit: Unit, sign: 1 | -1): readonly BaseUnit[] {
  return BASE_UNITS.flatMap((base) => Array<BaseUnit>(Math.max(0, sign * (unit[base] ?? 0))).fill(base));
}

/** The unit as people write it: `GB-s`, `USD/h`, empty for a plain number. */
export function unitText(unit: Unit): string {
  const [above, below] = [baseUnits(unit, 1).join('-'), baseUnits(unit, -1).join('-')];
  return below === '' ? above : `${above}/${below}`;
}

const FULL_NAMES: { readonly [B in BaseUnit]?: string } = { ms: 'millisecond', s: 'second', min: 'minute', h: 'hour' };

/** The unit in full words, for machine-readable output: `hour`, `GB-second`, `request`; empty for a plain number. */
export function unitName(unit: Unit): string {
  return unitText(unit)
    .split(/([-/])/)
    .map((word) => FULL_NAMES[word as BaseUnit] ?? word)
    .join('');
}

/**
 * Reads a unit as price and rule files write it: base units joined by hyphens, above and below a stroke (`GB-month`,
 * `GB/LCU-h`), or nothing for a number.
 * @returns undefined where a word is not a base unit.
 */
export function parseUnit(text: string): Unit | undefined {
  const [above = '', below = '', ...more] = text.split('/');
  const words = (part: string) => (part === '' ? [] : part.split('-'));
  if (
    more.length > 0 ||
    ![...words(above), ...words(below)].every((word) => (BASE_UNITS as readonly string[]).includes(word))
  )
    return undefined;
  const product = (part: string) =>
    words(part).reduce<Unit>((unit, word) => times(unit, { [word]: 1 } as Unit), NO_UNIT);
  return per(product(above), product(below));
}

/** How many of the smallest unit of its dimension one unit is; time in ms, information in bytes. */
const SIZES: { readonly [B in BaseUnit]?: { readonly dimension: 'time' | 'size'; readonly smallest: number } } = {
  ms: { dimension: 'time', smallest: 1 },
  s: { dimension: 'time', smallest: 1000 },
  min: { dimension: 'time', smallest: 60_000 },
  h: { dimension: 'time', smallest: 3_600_000 },
  day: { dimension: 'time', smallest: 86_400_000 },
  B: { dimension: 'size', smallest: 1 },
  KB: { dimension: 'size', smallest: 1024 },
  MB: { dimension: 'size', smallest: 1024 ** 2 },
  GB: { dimension: 'size', smallest: 1024 ** 3 },
  TB: { dimension: 'size', smallest: 1024 ** 4 },
};

/**
 * How many of `to` one of `from` is, as a pair of integers (1 ms is 1/1000 s).
 * @throws RangeError where the two do not measure the same thing.
 */
export function conversionFactor(from: BaseUnit, to: BaseUnit): readonly [numerator: number, denominator: number] {
  const source = SIZES[from];
  const target = SIZES[to];
  if (source === undefined || target === undefined || source.dimension !== target.dimension) {
    throw new RangeError(`${from} can't be converted to ${to}`);
  }
  return [source.smallest, target.smallest];
}
