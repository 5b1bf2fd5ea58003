/** How the workbooks look: styles with names, and format codes for amounts and quantities. */
import { currencyDigits } from '../../../quantity/currency.js';
import { isInteger, type Rational, toNumber } from '../../../quantity/rational.js';
import { sameUnit, type Unit, USD } from '../../../quantity/unit.js';
import type { Language } from '../../../words.js';
import type { Style } from './styles.js';

export const FONTS: Readonly<Record<Language, string>> = { en: 'Calibri', ja: 'Yu Gothic' };

const DARK = '1F3864';
export const TITLE: Style = { bold: true, size: 18, color: DARK, wrap: true };
export const SUBTITLE: Style = { color: '595959', wrap: true };
export const VERDICT: Style = { bold: true, size: 12, wrap: true };
export const SECTION: Style = { bold: true, size: 13, color: DARK, line: 'below' };
export const HEAD: Style = { bold: true, color: 'FFFFFF', fill: DARK, line: 'around', wrap: true };
export const HEAD_RIGHT: Style = { ...HEAD, align: 'right' };
export const GROUP: Style = { bold: true, fill: 'EEF2F8', line: 'around', wrap: true };
export const PLAIN: Style = { line: 'around', wrap: true };
/** Below a name, or beside a number, which stands to the right. */
export const INDENTED: Style = { ...PLAIN, indent: 1 };
export const TOTAL: Style = { bold: true, fill: 'DCE6F4', line: 'around', wrap: true };
export const NOTE: Style = { color: '595959', wrap: true };
export const WARNING: Style = { color: '9C0006', wrap: true };
/** What the reader may change. */
export const INPUT: Style = { color: '1F3FA8', fill: 'FFF6D6', line: 'around' };
export const STATE: Style = { bold: true, wrap: true, color: '375623', fill: 'E8F3E1', line: 'around' };

/** Added while a condition holds. */
export const BROKEN: Style = { bold: true, color: 'FFFFFF', fill: 'C00000' };
export const BEST: Style = { bold: true, color: '1E5B2A', fill: 'D9EFD7' };

export const TAB_COLORS = { summary: DARK, option: '2F75B5', inputs: 'FFC000', checks: 'A6A6A6' } as const;

/** The symbol as a format code writes it; the code where a symbol could mean several currencies. */
function symbolOf(code: string): string {
  if (code === 'JPY') return '[$¥-411]';
  if (code === 'USD') return '[$$-409]';
  return `[$${code}] `;
}

/** `¥#,##0`: an amount in its currency's own decimals, or in more. */
export function moneyFormat(code: string, moreDigits = 0): string {
  const digits = currencyDigits(code) + moreDigits;
  return `${symbolOf(code)}#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`;
}

/** As `moneyFormat`, but what is less than half of the smallest unit is not shown as nothing. */
export function lineFormat(code: string): string {
  const digits = currencyDigits(code);
  const plain = moneyFormat(code);
  const least = digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`;
  const half = digits === 0 ? '0.5' : `0.${'5'.padStart(digits + 1, '0')}`;
  return `[>=${half}]${plain};[>0]"<"${symbolOf(code)}"${least}";${plain}`;
}

/** Digits as a quantity of its size needs them, and room for what it may be changed to. */
export function quantityFormat(value: Rational | undefined): string {
  if (value === undefined) return 'General';
  if (isInteger(value)) return '#,##0';
  const size = Math.abs(toNumber(value));
  if (size >= 1) return '#,##0.00####';
  if (size >= 1e-3) return '0.00####';
  return size >= 1e-8 ? '0.00##########' : '0.000E+00';
}

export function percentFormat(value: Rational): string {
  const whole = value.mul(100);
  return isInteger(whole) ? '0%' : isInteger(whole.mul(10)) ? '0.0%' : '0.00%';
}

/** The format of a value by its unit. */
export function formatOf(value: Rational | undefined, unit: Unit, code: string): string {
  if (sameUnit(unit, USD)) return `${moneyFormat('USD')}####`;
  if (sameUnit(unit, { local: 1 })) return moneyFormat(code);
  return quantityFormat(value);
}

export const DAY_FORMAT = 'yyyy-mm-dd';

/** Days as spreadsheets count them. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / 86_400_000) + DAYS_BEFORE_1970;
}

export const DAYS_BEFORE_1970 = 25_569;
