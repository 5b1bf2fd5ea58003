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

/** `1.5M`: as a scenario writes counts. */
function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [divisor, letter] = size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / divisor).toPrecision(6))}${letter}`;
}

/** `10,000`: amounts are written out as long as there is room for them. */
export function amountOfTick(value: number): string {
  if (Math.abs(value) >= 1e7) return shortNumber(value);
  const text = String(Number(value.toPrecision(6)));
  return text.includes('e') ? text : groupedDigits(text);
}
