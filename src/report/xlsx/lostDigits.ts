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
} from '../../quantity/rational.js';

const DIGITS = 15;

/** What a cell of the format should show, where it shows something else. */
export function lostDigits(value: Rational, format: string | undefined): string | undefined {
  const decimals = format === undefined ? undefined : decimalsOf(format);
  if (decimals === undefined) return undefined;
  const exact = fixed(value, decimals);
  return fixed(shownBySpreadsheet(value), decimals) === exact ? undefined : groupedDigits(exact);
}

/** All digits of a number, where it has more than a spreadsheet keeps of what is typed. A number without a last digit is never typed. */
export function lostInput(value: Rational): string | undefined {
  const { text, exact } = toDecimal(value);
  return exact && compareRationals(shownBySpreadsheet(value), value) !== 0 ? groupedDigits(text) : undefined;
}

function shownBySpreadsheet(value: Rational): Rational {
  return rational(toNumber(value).toPrecision(DIGITS));
}

const known = new Map<string, number | undefined>();

/** How many decimals a format code shows at the most; undefined where it counts no decimals. */
function decimalsOf(format: string): number | undefined {
  if (!known.has(format)) known.set(format, countDecimals(format));
  return known.get(format);
}

function countDecimals(format: string): number | undefined {
  const [first = ''] = format.replace(/"[^"]*"|\[[^\]]*\]/g, '').split(';');
  if (!/[0#]/.test(first) || first.includes('E')) return undefined;
  const decimals = /\.([0#]+)/.exec(first)?.[1]?.length ?? 0;
  return first.includes('%') ? decimals + 2 : decimals;
}
