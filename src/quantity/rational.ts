/**
 * Exact numbers: fractions of big integers, by fraction.js. This file is the only one that knows the library.
 * Nothing here rounds unless its name says so, and no amount ever passes through a floating-point number on its way in.
 */
import Fraction from 'fraction.js';
import { InputError, type Problem } from '../errors.js';
import type { Words } from '../words.js';

/**
 * An exact number: a fraction of big integers, by fraction.js.
 * @see {@link rational}
 */
export type Rational = Fraction;

const DECIMAL_TEXT = /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/;

/**
 * Reads a decimal ("0.0000166667", "1e-9"), an integer or a big integer, exactly.
 * A floating-point number that isn't an integer is refused: it has already lost digits.
 * @throws RangeError where the text is not a decimal number or the number is not a safe integer
 * @example
 * ```ts
 * import { type Rational, rational } from 'ec2-vs-lambda';
 *
 * const tenth: Rational = rational('0.1');
 * tenth.add(rational('0.2')).equals(rational('0.3')); // => true
 * ```
 */
export function rational(value: string | number | bigint): Rational {
  if (typeof value === 'string') {
    if (!DECIMAL_TEXT.test(value)) throw new RangeError(`not a decimal number: ${JSON.stringify(value)}`);
    const [mantissa = value, exponent] = value.split(/[eE]/);
    const [whole = '', decimals = ''] = mantissa.split('.');
    const base = new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
    return exponent === undefined ? base : base.mul(powerOfTen(Number(exponent)));
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`not a safe integer: ${value}; write decimals as text`);
  }
  return new Fraction(value);
}

export const ZERO: Rational = rational(0);
export const ONE: Rational = rational(1);

export function add(a: Rational, b: Rational): Rational {
  if (areLong(a, b)) spendDigits(a, b);
  return a.add(b);
}

export function subtract(a: Rational, b: Rational): Rational {
  if (areLong(a, b)) spendDigits(a, b);
  return a.sub(b);
}

export function multiply(a: Rational, b: Rational): Rational {
  if (areLong(a, b)) spendDigits(a, b);
  return a.mul(b);
}

/** @param exponent a whole number, zero or more */
export function power(base: Rational, exponent: number): Rational {
  const digits = Math.max(base.n.toString().length, base.d.toString().length);
  if (digits * exponent > MAX_DIGITS) throw new TooManyDigits(TOO_LONG_A_NUMBER);
  return base.pow(exponent) as Rational;
}

/** @throws RangeError on division by zero. */
export function negative(a: Rational): Rational {
  return a.neg();
}

export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero');
  if (areLong(a, b)) spendDigits(a, b);
  return a.div(b);
}

/**
 * Digits of a numerator or a denominator that may be worked on further. A century of growth by 3.7512 % has some five hundred,
 * two such quantities multiplied and discounted fifteen hundred. Reducing a fraction of so many takes some 50 ms.
 */
const MAX_DIGITS = 4000;

/** Numbers up to here cost next to nothing, and what a scenario means has no more. */
const LONG_DIGITS = 100;

/** What an operation on numbers of these digits costs: reducing takes time by their square. One is some 0.05 ms. */
const COSTS = [1, 2, 4, 8, 16, 32, MAX_DIGITS / LONG_DIGITS].map((times) => ({
  from: 10n ** BigInt(LONG_DIGITS * times),
  cost: times ** 2,
}));

/** What the long numbers of one scenario may cost in all: some second. It is enough for a thousand operations on 450 digits. */
const MAX_LONG_WORK = 20_000;

const LONG = 10n ** BigInt(LONG_DIGITS);

/** What long numbers have cost since the start, and at what the work that was begun last has to end. */
let spent = 0;
let maxSpent = Number.POSITIVE_INFINITY;

/** What operations on long numbers have cost so far, for searches that have budgets of their own. One is some 0.05 ms. */
export function longWork(): number {
  return spent;
}

/** A calculation of numbers with more digits than can be meant. */
export class TooManyDigits extends InputError {
  /** Without a place, which whoever began the calculation knows. */
  readonly problem: Problem;

  constructor(message: Words) {
    const problem: Problem = { code: 'outOfRange', message, remedy: FEWER_DIGITS };
    super([problem]);
    this.name = 'TooManyDigits';
    this.problem = problem;
  }
}

const FEWER_DIGITS: Words = {
  en: 'write fewer digits, or use round(…) around what is multiplied and divided',
  ja: '桁数を減らすか、掛け算や割り算の結果を round(…) で丸めてください',
};

const TOO_LONG_A_NUMBER: Words = {
  en: `a number with more than ${MAX_DIGITS} digits would come up in a calculation`,
  ja: `計算の途中に ${MAX_DIGITS} 桁を超える数が現れます`,
};

const TOO_MUCH_WORK: Words = {
  en: `numbers of more than ${LONG_DIGITS} digits come up in too many calculations`,
  ja: `${LONG_DIGITS} 桁を超える数の計算が多すぎます`,
};

/**
 * Work whose long numbers are counted: that of one scenario. What asks the same again and again has budgets of its own.
 * @throws TooManyDigits where they cost more than a scenario may
 */
export function withLongWorkLimited<T>(work: () => T): T {
  const outside = maxSpent;
  maxSpent = spent + MAX_LONG_WORK;
  try {
    return work();
  } finally {
    maxSpent = outside;
  }
}

function areLong(a: Rational, b: Rational): boolean {
  return a.n > LONG || a.d > LONG || b.n > LONG || b.d > LONG;
}

/** Measured before an operation is done, as it is what takes the time. */
function spendDigits(a: Rational, b: Rational): void {
  const reached = COSTS.findLast(({ from }) => a.n > from || a.d > from || b.n > from || b.d > from);
  if (reached === COSTS.at(-1)) throw new TooManyDigits(TOO_LONG_A_NUMBER);
  spent += reached?.cost ?? 0;
  if (spent > maxSpent) throw new TooManyDigits(TOO_MUCH_WORK);
}

export function isZero(a: Rational): boolean {
  return a.n === 0n;
}

export function isNegative(a: Rational): boolean {
  // Stryker disable next-line EqualityOperator: a sign is 1 or -1, that of zero 1
  return a.s < 0n;
}

export function isInteger(a: Rational): boolean {
  return a.d === 1n;
}

/** Negative where a is less than b, zero where they are equal, positive where a is greater. */
export function compareRationals(a: Rational, b: Rational): number {
  return a.compare(b);
}

export function maxOf(a: Rational, b: Rational): Rational {
  // Stryker disable next-line EqualityOperator: of two that are equal, either is the same
  return a.compare(b) >= 0 ? a : b;
}

export function minOf(a: Rational, b: Rational): Rational {
  // Stryker disable next-line EqualityOperator: of two that are equal, either is the same
  return a.compare(b) <= 0 ? a : b;
}

export type RoundingMode = 'up' | 'down' | 'halfUp';

/**
 * Rounds to a multiple of `step`: up to the next, down to the last, or half up: to the nearest, a tie away from zero, so
 * that a credit is rounded as the charge of the same amount is.
 */
export function roundToMultiple(value: Rational, step: Rational, mode: RoundingMode): Rational {
  const steps = divide(value, step);
  const whole = mode === 'up' ? steps.ceil() : mode === 'down' ? steps.floor() : nearest(steps);
  return whole.mul(step);
}

function nearest({ s, n, d }: Rational): Rational {
  return new Fraction(s * halfUp(n, d));
}

/** The one rule of rounding, of the size of an amount: half up, as invoices and the published examples are. */
function halfUp(n: bigint, d: bigint): bigint {
  return (2n * n + d) / (2n * d);
}

/** The greatest power of ten that a value above zero reaches (0.01 of 0.05), by its digits: a double ends at 1e308. */
export function orderOfMagnitude({ n, d }: Rational): Rational {
  const exponent = n.toString().length - d.toString().length;
  const power = powerOfTen(exponent);
  return n * power.d >= d * power.n ? power : powerOfTen(exponent - 1);
}

/** The nearest double. For display scales, compiled formulas and what holds nothing else, never for money. */
export function toNumber(value: Rational): number {
  const { s, n, d } = value;
  const [above, below] = [Number(n), Number(d)];
  // Of two whole doubles the quotient is the nearest there is.
  if (above <= Number.MAX_SAFE_INTEGER && below <= Number.MAX_SAFE_INTEGER) return (Number(s) * above) / below;
  const shift = BITS + bitsOf(d) - bitsOf(n);
  const [dividend, divisor] = shift >= 0 ? [n << BigInt(shift), d] : [n, d << BigInt(-shift)];
  const quotient = dividend / divisor;
  // What is left over decides a tie, and is less than the last of the bits that a double doesn't hold.
  const near = Number(quotient * divisor === dividend ? quotient : quotient | 1n);
  return Number(s) * near * 2 ** -BITS * 2 ** (BITS - shift);
}

/** Enough beyond the 53 bits of a double, with up to four more or fewer. */
const BITS = 64;

function bitsOf(whole: bigint): number {
  return 4 * whole.toString(16).length;
}

/** Exactly the number that a double is, which is seldom the decimal that it was written as. */
export function exactly(double: number): Rational {
  if (!Number.isFinite(double)) throw new RangeError(`not a number: ${double}`);
  let [whole, power] = [double, 0n];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    power += 1n;
  }
  return new Fraction(BigInt(whole), 2n ** power);
}

function powerOfTen(exponent: number): Rational {
  const power = 10n ** BigInt(Math.abs(exponent));
  // Stryker disable next-line EqualityOperator: one by ten to the power of nought is one
  return exponent < 0 ? new Fraction(1n, power) : new Fraction(power);
}

/** A decimal text, and whether it is the whole truth (a third has no last digit). */
export interface Decimal {
  readonly text: string;
  readonly exact: boolean;
}

/**
 * The number as a decimal without trailing zeros. A number whose decimals never end is rounded half up
 * to `maximumDigits` places and marked as not exact.
 * @example
 * ```ts
 * import { rational, toDecimal } from 'ec2-vs-lambda';
 *
 * toDecimal(rational('2.50')); // => { text: '2.5', exact: true }
 * toDecimal(rational(2).div(rational(3)), 4); // => { text: '0.6667', exact: false }
 * ```
 */
export function toDecimal(value: Rational, maximumDigits = 20): Decimal {
  const digits = terminatingDigits(value.d);
  // Stryker disable next-line ConditionalExpression: undefined is not at most sixty; the type asks
  if (digits !== undefined && digits <= MAX_EXACT_DIGITS) return { text: trimZeros(fixed(value, digits)), exact: true };
  return { text: trimZeros(fixed(value, maximumDigits)), exact: false };
}

const MAX_EXACT_DIGITS = 60;

/** How many decimal places a fraction with this denominator needs, or undefined where the decimals never end. */
function terminatingDigits(denominator: bigint): number | undefined {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** Exactly `digits` decimal places, rounded half up as {@link roundToMultiple} does. */
export function fixed(value: Rational, digits: number): string {
  const scaled = halfUp(value.n * 10n ** BigInt(digits), value.d);
  const text = scaled.toString().padStart(digits + 1, '0');
  // Stryker disable next-line EqualityOperator: a sign is 1 or -1, that of zero 1
  const sign = value.s < 0n && scaled !== 0n ? '-' : '';
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** `1234567.5` as `1,234,567.5`. */
export function groupedDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
}

/** A whole number as `1,234,567`. */
export function groupedWhole(value: number): string {
  return groupedDigits(BigInt(value).toString());
}

/** A number for a sentence: at most so many decimals, digits grouped by threes. */
export function numberInWords(value: Rational, decimals: number): string {
  return groupedDigits(trimZeros(fixed(value, decimals)));
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
