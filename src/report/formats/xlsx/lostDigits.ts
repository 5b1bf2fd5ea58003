/**
 * Digits that a spreadsheet can't hold: its numbers are doubles, of which it shows 15 digits (Microsoft, "Excel specifications and
 * limits": number precision). Where these say something else than the exact value, the workbook tells what they should say.
 */
import {
  compareRationals,
  fixed,
  groupedDigits,
  type Rational,
  rational,
  toDecimal,
  toNumber,
} from '../../../quantity/rational.js';

const DIGITS = 15;

/** What a cell of the format should show, where it shows something else. */
export function lostDigits(value: Rational, format: string | undefined): string | undefined {
  const decimals = format === undefined ? undefined : decimalsOf(format);
  if (decimals === undefined) return undefined;
  const exact = fixed(value, decimals.max);
  if (fixed(shownBySpreadsheet(value), decimals.max) === exact) return undefined;
  const zeros = /\.\d*?(0+)$/.exec(exact)?.[1]?.length ?? 0;
  return groupedDigits(fixed(value, Math.max(decimals.min, decimals.max - zeros)));
}

/** All digits of a number, where it has more than a spreadsheet keeps of what is typed. A number without a last digit is never typed. */
export function lostInput(value: Rational): string | undefined {
  const { text, exact } = toDecimal(value);
  return exact && compareRationals(shownBySpreadsheet(value), value) !== 0 ? groupedDigits(text) : undefined;
}

function shownBySpreadsheet(value: Rational): Rational {
  return rational(toNumber(value).toPrecision(DIGITS));
}

interface Decimals {
  readonly min: number;
  readonly max: number;
}

const known = new Map<string, Decimals | undefined>();

/** How many decimals a format code shows; undefined where it counts none. */
function decimalsOf(format: string): Decimals | undefined {
  if (!known.has(format)) known.set(format, countDecimals(format));
  return known.get(format);
}

function countDecimals(format: string): Decimals | undefined {
  const [first = ''] = format.replace(/"[^"]*"|\[[^\]]*\]/g, '').split(';');
  if (!/[0#]/.test(first) || first.includes('E')) return undefined;
  const [, zeros = '', others = ''] = /\.(0*)(#*)/.exec(first) ?? [];
  const ofShare = first.includes('%') ? 2 : 0;
  return { min: zeros.length + ofShare, max: zeros.length + others.length + ofShare };
}
