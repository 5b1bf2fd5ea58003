/** A value for a quantity of a bill, as a person writes it beside the scenario: `100k`, `250 ms`, `50 / s`, `110`. */
import type { Scalar } from '../../document/tree.js';
import { constant, inUnit } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import { divide, isNegative, multiply, type Rational, rational } from '../../quantity/rational.js';
import { type BaseUnit, baseUnits, type Unit, unitName } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { overSpan } from './bind.js';
import type { Literal, Measure } from './expression.js';
import type { Frame } from './frame.js';
import { readLiteral } from './literal.js';
import { negative, ZERO_OR_MORE } from './range.js';
import type { Reading } from './reading.js';
import { noTime } from './unit.js';

const TIMES: readonly BaseUnit[] = ['ms', 's', 'min', 'h', 'day'];
const SIZES: readonly BaseUnit[] = ['B', 'KB', 'MB', 'GB', 'TB'];

/** What a quantity of a unit is; everything that is no time, size or money is counted. */
function measureOf(unit: Unit): { readonly measure: Measure; readonly base?: BaseUnit } {
  const [base, second] = baseUnits(unit, 1);
  if (base === undefined || second !== undefined || baseUnits(unit, -1).length > 0) return { measure: 'number' };
  if (TIMES.includes(base)) return { measure: 'duration', base };
  if (SIZES.includes(base)) return { measure: 'size', base };
  return base === 'USD' || base === 'local' ? { measure: 'money', base } : { measure: 'number' };
}

/** Whether the unit is one of arrivals, for which a rate over time is no month's count. */
function isRate(unit: Unit): boolean {
  return baseUnits(unit, 1).length === 0 && baseUnits(unit, -1).join() === 's';
}

/** @returns undefined where the text is none; the problem is then told at its place */
export function readValue(scalar: Scalar, unit: Unit, frame: Frame, reading: Reading): Rational | undefined {
  const { problems } = reading;
  const literal = readLiteral(scalar, reading);
  if (literal === undefined) return undefined;
  const refuse = (message: Words, expected: Words): undefined => {
    problems.push({ code: 'wrongUnit', place: scalar.place, message, expected });
  };
  if (isNegative(literal.value)) return refuse(negative(`\`${scalar.text}\``), ZERO_OR_MORE);
  if (isRate(unit)) {
    if (literal.measure !== 'number' || literal.rate === undefined) {
      return refuse(noTime(`\`${scalar.text}\``), { en: 'a rate like 50 / s', ja: '期間あたりの件数（例: 50 / s）' });
    }
    return divide(overSpan(literal, frame), multiply(frame.span.hours, rational(3600)));
  }
  const { measure, base } = measureOf(unit);
  if (measure === 'number') {
    if (literal.measure === 'number' || literal.measure === 'share') return overSpan(literal, frame);
    const message = { en: `\`${scalar.text}\` is not a number`, ja: `\`${scalar.text}\` は数値ではありません` };
    return refuse(message, { en: 'a plain number', ja: '単位のない数値' });
  }
  if (measure === 'money') return moneyOf(literal, base as BaseUnit, frame) ?? refuse(notMoney(scalar), AMOUNT);
  // Hours of a month are also written without their unit.
  if (literal.measure === 'number' && base === 'h') return overSpan(literal, frame);
  if (literal.measure !== measure || literal.unit === undefined) {
    const like = measure === 'duration' ? '250 ms' : '512 MB';
    return refuse(wrongUnit(scalar, unit), { en: `a value like ${like}`, ja: `${like} のような値` });
  }
  const stated = constant(overSpan(literal, frame), { [literal.unit]: 1 } as { ms: 1 });
  return exactValue(inUnit(stated, literal.unit as 'ms', base as 'ms'));
}

function moneyOf({ measure, value, currency }: Literal, base: BaseUnit, frame: Frame): Rational | undefined {
  if (measure === 'number') return value;
  return currency === (base === 'USD' ? 'USD' : frame.currency.code) ? value : undefined;
}

const AMOUNT: Words = { en: 'an amount', ja: '金額' };

function notMoney({ text }: Scalar): Words {
  return {
    en: `\`${text}\` is not an amount in the currency in which the scenario states it`,
    ja: `\`${text}\` はシナリオで使われている通貨の金額ではありません`,
  };
}

function wrongUnit({ text }: Scalar, unit: Unit): Words {
  const name = unitName(unit);
  return {
    en: `\`${text}\` has no unit of ${name}`,
    ja: `\`${text}\` の単位が違います（${name} を表す単位が必要です）`,
  };
}
