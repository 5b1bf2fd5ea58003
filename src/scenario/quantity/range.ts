/** Whether a quantity is what can be meant: its sign, its size, its digits, and how much it is made of. */

import { constant, inUnit } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import { inOrder, isLeaf, operandsOf } from '../../formula/node.js';
import { compareRationals, isInteger, isNegative, isZero, type Rational, rational } from '../../quantity/rational.js';
import type { BaseUnit } from '../../quantity/unit.js';
import type { QuantityField } from '../../services/contract/field.js';
import type { Code, Words } from '../../words.js';
import type { Measure } from './expression.js';
import type { Refuse } from './literal.js';
import type { Quantity } from './reading.js';
import { expectedLike, FITTING, fieldBaseUnit } from './unit.js';

/**
 * Every reader goes through all that a quantity is made of, some for each line of the bill, and one within the other. One
 * expression has five hundred operations at most; beyond this a program made the file.
 */
const MAX_OPERATIONS = 1000;

/** The quantity with its operations counted, each once, where they may be too many. */
export function counted(quantity: Quantity, key: string, refuse: Refuse): Quantity {
  const { node, operations = 0 } = quantity;
  if (operations <= MAX_OPERATIONS) return quantity;
  const distinct = inOrder([node])
    .filter((one) => !isLeaf(one))
    .reduce((count, one) => count + Math.max(1, operandsOf(one).length - 1), 0);
  if (distinct > MAX_OPERATIONS) refuse('outOfRange', tooManyOperations(key), { remedy: FEWER_OPERATIONS });
  return { ...quantity, operations: distinct };
}

function tooManyOperations(key: string): Words {
  return {
    en: `\`${key}\` is made of more than ${MAX_OPERATIONS} operations, counting those of the quantities that it uses`,
    ja: `\`${key}\` の計算が ${MAX_OPERATIONS} 回を超えています（使われている数量の計算も数えます）`,
  };
}

const FEWER_OPERATIONS: Words = {
  en: 'work a part of it out beforehand, and write the number',
  ja: '一部をあらかじめ計算し、その数値を書いてください',
};

export const ZERO_OR_MORE: Words = { en: 'zero or more', ja: '0 以上' };

export function negative(what: Code): Words {
  return { en: `${what} is negative`, ja: `${what} が負の値です` };
}

function tooManyDigits(key: string): Words {
  return { en: `\`${key}\` has too many digits`, ja: `\`${key}\` の桁数が多すぎます` };
}

function tooLargeWords(key: string): Words {
  return { en: `\`${key}\` is too large`, ja: `\`${key}\` の値が大きすぎます` };
}

const MAX_COUNT = rational('1e15');
const MAX_DURATION_MS = rational(100 * 365 * 86_400_000);
const MAX_SIZE_BYTES = rational(1024n ** 6n);

/** Beyond what anybody means: a typing error. */
export function tooLarge(value: Rational, { measure, unit }: { measure: Measure; unit?: BaseUnit }): boolean {
  if (unit === undefined || measure === 'money') return compareRationals(value, MAX_COUNT) > 0;
  const small = measure === 'duration' ? 'ms' : 'B';
  const inSmall = exactValue(inUnit(constant(value, { [unit]: 1 } as { ms: 1 }), unit as 'ms', small as 'ms'));
  return compareRationals(inSmall, measure === 'duration' ? MAX_DURATION_MS : MAX_SIZE_BYTES) > 0;
}

function largestText(measure: Measure): { expected: Words } {
  if (measure === 'duration') return { expected: { en: 'at most 100 years', ja: '100 年以下' } };
  if (measure === 'size') return { expected: { en: 'at most 1 EB (1024 PB)', ja: '1 EB（1024 PB）以下' } };
  return { expected: { en: 'at most 10^15', ja: '10^15 以下' } };
}

/** A quantity squared over and over would double its digits each time; a century of growth by 3.75 % has some four hundred. */
const MAX_INTEGER = 10n ** 1000n;

function hasTooManyDigits(value: Rational): boolean {
  return value.n > MAX_INTEGER || value.d > MAX_INTEGER;
}

/** The same of a quantity of the workload, which has no key that asks for more. */
export function checkWorkloadRange(value: Rational, quantity: Quantity, id: string, refuse: Refuse): void {
  if (hasTooManyDigits(value)) refuse('outOfRange', tooManyDigits(id));
  if (isNegative(value)) refuse('outOfRange', negative(`\`${id}\``), { expected: ZERO_OR_MORE });
  if (tooLarge(value, quantity)) refuse('outOfRange', tooLargeWords(id), largestText(quantity.measure));
}

export function checkRange(value: Rational, field: QuantityField, key: string, refuse: Refuse): void {
  if (hasTooManyDigits(value)) refuse('outOfRange', tooManyDigits(key));
  if (isNegative(value)) refuse('outOfRange', negative(`\`${key}\``), { expected: expectedLike(field) });
  if (field.positive === true && isZero(value)) {
    const message = { en: `\`${key}\` is zero`, ja: `\`${key}\` が 0 です` };
    refuse('outOfRange', message, { expected: MORE_THAN_ZERO });
  }
  if (field.whole === true && !isInteger(value)) {
    const message = { en: `\`${key}\` is not a whole number`, ja: `\`${key}\` が整数ではありません` };
    refuse('outOfRange', message, { remedy: USE_CEIL });
  }
  if (field.measure === 'share' && compareRationals(value, rational(1)) > 0) {
    const message = { en: `\`${key}\` is more than 100 %`, ja: `\`${key}\` が 100 % を超えています` };
    refuse('outOfRange', message, { expected: { en: 'at most 100 %', ja: '100 % 以下' } });
  }
  const unit = fieldBaseUnit(field);
  const measure: Measure = FITTING[field.measure][0] ?? 'number';
  if (tooLarge(value, { measure, ...(unit === undefined ? {} : { unit }) })) {
    refuse('outOfRange', tooLargeWords(key), largestText(measure));
  }
}

export const MORE_THAN_ZERO: Words = { en: 'more than zero', ja: '0 より大きい値' };
const USE_CEIL: Words = { en: 'use ceil(…) around the expression', ja: '式を ceil(…) で囲んでください' };
