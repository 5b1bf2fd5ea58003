/** Text for people: what comes from a file made harmless, numbers grouped, lines wrapped by their width on the screen. */

import { wrapAnsi } from 'fast-wrap-ansi';
import type { Provenance } from '../../formula/node.js';
import { type Currency, currencyDigits } from '../../quantity/currency.js';
import {
  compareRationals,
  fixed,
  groupedDigits,
  isZero,
  ONE,
  type Rational,
  toDecimal,
  ZERO,
} from '../../quantity/rational.js';
import type { Unit } from '../../quantity/unit.js';
import { spokenUnit } from '../../services/spokenUnits.js';
import type { Language, Words } from '../../words.js';
import { widthOf } from './width.js';

/** A number for reading: whole where it is, else up to six decimals, more where it is small. */
export function numberText(value: Rational): string {
  const { text, exact } = toDecimal(value, 20);
  const decimals = text.split('.')[1]?.length ?? 0;
  if (exact && decimals <= 10) return groupedDigits(text);
  const zeros = /^-?0\.(0*)/.exec(text)?.[1]?.length ?? 0;
  return groupedDigits(fixed(value, Math.max(6, zeros + 4)).replace(/\.?0+$/, ''));
}

/**
 * A quantity with its unit: `1,460 h`, `360,000 GB-s`, `300,000 requests`.
 * @param localCode the scenario's currency
 */
export function quantityText(value: Rational, unit: Unit, language: Language, localCode = 'local'): string {
  return `${numberText(value)} ${unitWords(unit, language, localCode, compareRationals(value, ONE) === 0)}`.trim();
}

/** A unit by itself, of one or of many: `requests`, `GB-s`, `JPY/USD`. */
export function unitWords(unit: Unit, language: Language, localCode = 'local', isOne = false): string {
  return spokenUnit(unit, language, currencyName(localCode, language), isOne);
}

/** An amount in its currency's decimals; what is less than half of the smallest unit is not called nothing. */
export function moneyText(amount: Rational, code: string): string {
  const digits = currencyDigits(code);
  const text = fixed(amount, digits);
  const vanishes = compareRationals(amount, ZERO) > 0 && /^0(\.0+)?$/.test(text);
  if (!vanishes || isZero(amount)) return groupedDigits(text);
  return `<${digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`}`;
}

/** What a currency is called: by its code, and yen in Japanese as proposals write it. */
export function currencyName(code: string, language: Language): string {
  return code === 'JPY' ? { en: code, ja: '円' }[language] : code;
}

export function rateText(currency: Currency, language: Language): string {
  return `1 USD = ${numberText(currency.perUsd)} ${currencyName(currency.code, language)}`;
}

/** Nothing is wrapped to less. */
export const MIN_WRAPPED_WIDTH = 8;

/** Wrapped at the width, by columns of the screen; words without spaces (Japanese) break anywhere. */
export function wrapped(text: string, width: number): string {
  return wrap(text, Math.max(MIN_WRAPPED_WIDTH, width), false);
}

/** A paragraph with its later lines indented. */
export function paragraph(text: string, width: number, indent: string): string {
  const [first = '', ...rest] = wrap(text, Math.max(20, width), true).split('\n');
  if (rest.length === 0) return first;
  const later = wrap(text.slice(first.length).trimStart(), Math.max(20, width - indent.length), true);
  return [first, ...later.split('\n')].join(`\n${indent}`);
}

function wrap(text: string, width: number, trim: boolean): string {
  return widthOf(text) <= width ? text : wrapAnsi(text, width, { hard: true, trim });
}

/** From when on something holds. */
/** Of a value that the scenario or the call states. */
export const STATED: Words = { en: 'stated', ja: '指定値' };

export function sinceWords({ from, firstSeen, stated }: Pick<Provenance, 'from' | 'firstSeen' | 'stated'>): Words {
  if (stated === true) return STATED;
  return firstSeen === true
    ? { en: `first seen ${from}`, ja: `${from} に初めて確認` }
    : { en: `since ${from}`, ja: `${from} から` };
}
