/** The values that a slider goes through: a hundredth to a hundred times what the scenario says, by even factors. */
import {
  compareRationals,
  isZero,
  larger,
  multiply,
  ONE,
  type Rational,
  rational,
  roundToMultiple,
  toNumber,
  ZERO,
} from '../../quantity/rational.js';
import type { Movable } from './movable.js';

/** A slider's factor from one place to the next is 100 to the power of one by this: 2.3 %. */
const PLACES = 200;

/** Where the scenario says nothing of it: from one, or a thousandth of the unit, on. */
const FROM_NOTHING = 1000;

/** In their order, each once; what the scenario says is among them as it is. */
export function sliderValues({
  value,
  isCount,
  measure,
  step,
}: Pick<Movable, 'value' | 'isCount' | 'measure' | 'step'>): Rational[] {
  const middle = isZero(value) ? (isCount ? rational(FROM_NOTHING) : ONE) : value;
  const found = new Map<string, Rational>([[value.toFraction(), value]]);
  for (let place = -PLACES; place <= PLACES; place += 1) {
    const one = taken(middle, 100 ** (place / PLACES), isCount ? (step ?? ONE) : step);
    if (measure === 'share' && compareRationals(one, ONE) > 0) continue;
    found.set(one.toFraction(), one);
  }
  if (isZero(value)) found.set('0', ZERO);
  return [...found.values()].sort(compareRationals);
}

/** Three digits are as many as a slider can be set to; what is counted in steps is a multiple of them, and not nothing. */
function taken(middle: Rational, factor: number, step: Rational | undefined): Rational {
  const plain = multiply(middle, rational(factor.toPrecision(12)));
  const rounded = rational(toNumber(plain).toPrecision(3));
  return step === undefined ? rounded : larger(step, roundToMultiple(rounded, step, 'halfUp'));
}

/** The place of the value among them, or of the nearest below it. */
export function placeOf(values: readonly Rational[], value: Rational): number {
  const above = values.findIndex((one) => compareRationals(one, value) > 0);
  return Math.max(0, (above < 0 ? values.length : above) - 1);
}
