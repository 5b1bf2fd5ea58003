/** The values that a varied quantity takes: so many steps from a first one. What lies between two of them is not asked. */

import { asDouble } from '../../formula/bounds.js';
import {
  add,
  compareRationals,
  divide,
  isZero,
  multiply,
  ONE,
  orderOfMagnitude,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  toNumber,
} from '../../quantity/rational.js';

const MILLION = rational(1_000_000);

export interface Grid {
  readonly from: Rational;
  readonly step: Rational;
  /** The index of the last value; the first is 0. A safe integer. */
  readonly last: number;
}

/** @returns undefined where there would be more values than can be counted, or none */
export function gridOf(from: Rational, to: Rational, step: Rational): Grid | undefined {
  const last = toNumber(roundToMultiple(divide(subtract(to, from), step), ONE, 'down'));
  return compareRationals(from, to) <= 0 && Number.isSafeInteger(last) ? { from, step, last } : undefined;
}

export function valueAt({ from, step }: Grid, index: number): Rational {
  return add(from, multiply(step, rational(index)));
}

/** The index of the last value that is not above the given one. */
export function indexOf({ from, step }: Grid, value: Rational): number {
  return toNumber(roundToMultiple(divide(subtract(value, from), step), ONE, 'down'));
}

/** Values as doubles, with how far any of them may be from the exact one. */
export function doublesOf({ from, step, last }: Grid): { at(index: number): number; readonly error: number } {
  const [first, each] = [asDouble(from), asDouble(step)];
  const isWhole = first.error === 0 && each.error === 0 && Number.isSafeInteger(first.value + last * each.value);
  const largest = Math.abs(first.value) + last * Math.abs(each.value);
  return { at: (index) => first.value + index * each.value, error: isWhole ? 0 : largest * 2 ** -48 };
}

/** A power of ten that parts a range into some millions; one where the range ends at zero. */
export function fineStep(end: Rational): Rational {
  return isZero(end) ? ONE : divide(orderOfMagnitude(end), MILLION);
}
