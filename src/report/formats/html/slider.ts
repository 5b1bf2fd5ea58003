/** The values that a slider goes through: a hundredth to a hundred times what the scenario says, by even factors. */
import { isZero, type Rational, rational, toNumber } from '../../../quantity/rational.js';
import type { Movable } from './movable.js';

/** A slider's factor from one place to the next is 100 to the power of one by this: 2.3 %. */
const PLACES = 200;

/** Where the scenario says nothing of it: around so many, or around one of the unit. */
const FROM_NOTHING = 1000;

type Sliding = Pick<Movable, 'value' | 'isCount' | 'measure' | 'step'>;

/**
 * In their order, each once; what the scenario says is among them. They have three digits, as many as a slider can be set to;
 * what is counted in steps is a multiple of them, and not nothing.
 */
export function sliderValues({ value, isCount, measure, step }: Sliding): readonly number[] {
  const stated = toNumber(value);
  const middle = isZero(value) ? (isCount ? FROM_NOTHING : 1) : stated;
  const each = step === undefined ? (isCount ? 1 : 0) : toNumber(step);
  const found = new Set<number>([stated]);
  for (let place = -PLACES; place <= PLACES; place += 1) {
    const plain = Number((middle * 100 ** (place / PLACES)).toPrecision(3));
    const one = each === 0 ? plain : Math.max(each, Math.round(plain / each) * each);
    if (measure !== 'share' || one <= 1) found.add(one);
  }
  if (isZero(value)) found.add(0);
  return [...found].sort((a, b) => a - b);
}

/** The value at a place, exactly: as it is written with its three digits, or as the scenario says it. */
export function slidTo(values: readonly number[], place: number, { value }: Pick<Movable, 'value'>): Rational {
  const found = values[place] as number;
  return found === toNumber(value) ? value : rational(found.toPrecision(12));
}

/** The place of the value among them, or of the nearest below it. */
export function placeOf(values: readonly number[], value: Rational): number {
  const number = toNumber(value);
  const above = values.findIndex((one) => one > number);
  return Math.max(0, (above < 0 ? values.length : above) - 1);
}
