/**
 * Units as types: a unit is a product of powers of base units, `{ GB: 1, s: 1 }` for a GB-second. Multiplying formulas
 * adds the powers, in the compiler and at run time alike, so that a price per hour can't meet a number of seconds.
 * Units of one dimension (ms and s) are different units; `conversionFactor` is the only way between them.
 */

/**
 * The word of a base unit. Information is counted in powers of 1024, as AWS bills it: 1 GB is 1024 MB. `month` is the billing
 * month of a price per GB-month, whatever its length in hours; `local` is one of the scenario's currency. Money, time,
 * information, requests and vCPUs are everybody's (`COMMON_UNITS`); what one service alone counts in (shards, dashboards) stands
 * in its own folder (`services/kinesis/units.ts`).
 */
export type BaseUnit = string;

export type Power = -3 | -2 | -1 | 0 | 1 | 2 | 3;
export type Unit = { readonly [base: BaseUnit]: Power };

/** The unit of a plain number. */
export type Dimensionless = Record<never, never>;

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
type Sum<A extends Power, B extends Power> = `${B}` extends keyof PowerSums[`${A}`]
  ? Extract<PowerSums[`${A}`][`${B}`], Power>
  : never;
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

export const DIMENSIONLESS: Dimensionless = {};
export const USD = { USD: 1 } as const;
export const LOCAL = { local: 1 } as const;
/** A exchange rate. */
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
export const GB_HOUR = { GB: 1, h: 1 } as const;
export const VCPU = { vCPU: 1 } as const;
export const VCPU_HOUR = { vCPU: 1, h: 1 } as const;
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

/** What people name first, and last: `USD/request`, `WCU-h`, `GB-month`. What a service counts stands between. */
const FIRST = ['USD', 'local', 'request'];
const LAST = ['vCPU', 'TB', 'GB', 'MB', 'KB', 'B', 'month', 'day', 'h', 'min', 's', 'ms'];

/** The base units that belong to no service. */
export const COMMON_UNITS: readonly BaseUnit[] = [...FIRST, ...LAST];

const PLACES: ReadonlyMap<BaseUnit, number> = new Map([
  ...FIRST.map((base, index) => [base, index - FIRST.length] as const),
  ...LAST.map((base, index) => [base, index + 1] as const),
]);

function inSpokenOrder(a: BaseUnit, b: BaseUnit): number {
  return (PLACES.get(a) ?? 0) - (PLACES.get(b) ?? 0) || (a < b ? -1 : 1);
}

/** The base units that a unit multiplies (power above zero) or divides by, each as often as its power says. */
export function baseUnits(unit: Unit, sign: 1 | -1): readonly BaseUnit[] {
  const found = Object.keys(unit).filter((base) => sign * (unit[base] as Power) > 0);
  if (found.length > 1) found.sort(inSpokenOrder);
  return found.flatMap((base) => Array<BaseUnit>(sign * (unit[base] as Power)).fill(base));
}

/** The unit as people write it: `GB-s`, `USD/h`, empty for a plain number. */
export function unitText(unit: Unit): string {
  const [above, below] = [baseUnits(unit, 1).join('-'), baseUnits(unit, -1).join('-')];
  return below === '' ? above : `${above}/${below}`;
}

const FULL_NAMES: { readonly [base: BaseUnit]: string } = { ms: 'millisecond', s: 'second', min: 'minute', h: 'hour' };

/** The unit in full words, for machine-readable output: `hour`, `GB-second`, `request`; empty for a plain number. */
export function unitName(unit: Unit): string {
  return unitText(unit)
    .split(/([-/])/)
    .map((word) => FULL_NAMES[word as BaseUnit] ?? word)
    .join('');
}

/** Whether a word is a base unit in which something is counted (`services/units.ts`). */
export type IsBaseUnit = (word: string) => boolean;

/**
 * Reads a unit as price and rule files write it: base units joined by hyphens, above and below a stroke (`GB-month`,
 * `GB/LCU-h`), or nothing for a number.
 * @param isBaseUnit which words are base units; every word of letters where it isn't said
 * @returns undefined where a word is not a base unit.
 */
export function parseUnit(text: string, isBaseUnit: IsBaseUnit = isWord): Unit | undefined {
  const [above = '', below = '', ...more] = text.split('/');
  const words = (part: string) => (part === '' ? [] : part.split('-'));
  if (more.length > 0 || ![...words(above), ...words(below)].every(isBaseUnit)) return undefined;
  const product = (part: string) =>
    words(part).reduce<Unit>((unit, word) => times(unit, { [word]: 1 } as Unit), DIMENSIONLESS);
  return per(product(above), product(below));
}

/** Of letters, and no name that every object has. */
function isWord(text: string): boolean {
  return /^[A-Za-z]+$/.test(text) && !(text in Object.prototype);
}

interface Size {
  readonly dimension: 'time' | 'size';
  /** How many of the smallest unit of its dimension one unit is; time in ms, information in bytes. */
  readonly smallest: number;
}

const CONVERTIBLE = {
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
} as const satisfies { readonly [base: BaseUnit]: Size };

/** A unit of time or of information, which can be told in others of its dimension. */
export type Convertible = keyof typeof CONVERTIBLE;

const SIZES: ReadonlyMap<BaseUnit, Size> = new Map(Object.entries(CONVERTIBLE));

/**
 * How many of `to` one of `from` is, as a pair of integers (1 ms is 1/1000 s).
 * @throws RangeError where the two do not measure the same thing.
 */
export function conversionFactor(from: BaseUnit, to: BaseUnit): readonly [numerator: number, denominator: number] {
  const [source, target] = [SIZES.get(from), SIZES.get(to)];
  if (source === undefined || target === undefined || source.dimension !== target.dimension) {
    throw new RangeError(`${from} can't be converted to ${to}`);
  }
  return [source.smallest, target.smallest];
}
