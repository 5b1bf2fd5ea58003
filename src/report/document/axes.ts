/** The axes of charts, and what stands at their ticks. */
import type { Varied } from '../../bill/vary.js';
import { printable } from '../../document/printable.js';
import { divide, groupedDigits, type Rational, rational, roundToMultiple, toNumber } from '../../quantity/rational.js';
import { unitText } from '../../quantity/unit.js';
import type { Language } from '../../words.js';
import type { Axis, Bar } from '../chart/chart.js';
import type { Billed } from './billed.js';
import { unitOf } from './foundations.js';

export function quantityAxis({ id, unit }: Pick<Varied, 'id' | 'unit'>): Axis {
  const text = unitText(unit);
  return { label: printable(`${id}${text === '' ? '' : ` (${text})`}`, 100), text: shortNumber };
}

export function moneyAxis(scenario: Billed['scenario'], language: Language): Axis {
  return { label: unitOf(scenario, language), text: amountOfTick };
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, as charts count them. */
export function dayNumber(day: string): number {
  return Date.parse(day) / DAY_MS;
}

export function dayAxis(label: string): Axis {
  return { label, text: (value) => new Date(value * DAY_MS).toISOString().slice(0, 10) };
}

/** What doubles may be off by, the compiled reader's included. */
const NOISE = 1e-12;
const [DIGITS, MAX_DIGITS] = [6, 11];

/** Rounded to six digits; to more where what the double may be off by would decide how it is rounded. */
function sixDigits(value: number): number {
  for (let digits = DIGITS; digits <= MAX_DIGITS; digits += 1) {
    const [low, high] = [1 - NOISE, 1 + NOISE].map((part) => Number((value * part).toPrecision(digits)));
    if (low === high) return low as number;
  }
  return Number(value.toPrecision(MAX_DIGITS));
}

/** The same of what is exact: half up. */
function sixDigitsOf(amount: Rational): number {
  const value = toNumber(amount);
  if (value === 0) return 0;
  const power = Number(value.toExponential(DIGITS - 1).split('e')[1]);
  const step = rational(`1e${power - DIGITS + 1}`);
  return toNumber(roundToMultiple(amount, step, 'halfUp'));
}

type Amount = { readonly value: number; readonly exact?: Rational };

function rounded({ value, exact }: Amount, divisor: number): number {
  return exact === undefined ? sixDigits(value / divisor) : sixDigitsOf(divide(exact, rational(divisor)));
}

/** `1.5M`: as a scenario writes counts. */
function shortText(amount: Amount): string {
  const size = Math.abs(amount.value);
  const [divisor, letter] = size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return `${rounded(amount, divisor)}${letter}`;
}

function shortNumber(value: number): string {
  return shortText({ value });
}

/** `10,000`: amounts are written out as long as there is room for them. */
export function amountOfTick(value: number): string {
  return textOfAmount({ value });
}

function textOfAmount(amount: Amount): string {
  if (Math.abs(amount.value) >= 1e7) return shortText(amount);
  const text = String(rounded(amount, 1));
  return text.includes('e') ? text : groupedDigits(text);
}

/** A part of a bar, with a text that is as exact as its digits. */
export function barPart(name: string, amount: Rational): Bar['parts'][number] {
  const value = toNumber(amount);
  return { name, value, text: textOfAmount({ value, exact: amount }) };
}
