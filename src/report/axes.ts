/** The axes of charts, and what stands at their ticks. */
import type { Varied } from '../compare/vary.js';
import { groupedDigits } from '../quantity/rational.js';
import { unitText } from '../quantity/unit.js';
import type { Language } from '../words.js';
import type { Billed } from './billed.js';
import type { Axis } from './chart.js';
import { printable } from './text.js';
import { spanWords } from './verdict.js';

export function quantityAxis({ id, unit }: Pick<Varied, 'id' | 'unit'>): Axis {
  const text = unitText(unit);
  return { label: printable(`${id}${text === '' ? '' : ` (${text})`}`, 100), text: shortNumber };
}

export function moneyAxis(scenario: Billed['scenario'], language: Language): Axis {
  return { label: `${scenario.currency.code} ${spanWords(scenario)[language]}`, text: amountOfTick };
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
const [DIGITS, MOST_DIGITS] = [6, 11];

/** Rounded to six digits; to more where what the double may be off by would decide how it is rounded. */
function sixDigits(value: number): number {
  for (let digits = DIGITS; digits <= MOST_DIGITS; digits += 1) {
    const [low, high] = [1 - NOISE, 1 + NOISE].map((part) => Number((value * part).toPrecision(digits)));
    if (low === high) return low as number;
  }
  return Number(value.toPrecision(MOST_DIGITS));
}

/** `1.5M`: as a scenario writes counts. */
function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [divisor, letter] = size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return `${sixDigits(value / divisor)}${letter}`;
}

/** `10,000`: amounts are written out as long as there is room for them. */
export function amountOfTick(value: number): string {
  if (Math.abs(value) >= 1e7) return shortNumber(value);
  const text = String(sixDigits(value));
  return text.includes('e') ? text : groupedDigits(text);
}
