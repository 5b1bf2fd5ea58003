/** A parsed expression -> a formula; its units are checked where they meet. */

import { nearestWord } from '../../document/nearest.js';
import type { Scalar } from '../../document/tree.js';
import {
  constant,
  difference,
  input,
  inUnit,
  maxOf,
  minOf,
  one,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  sum,
} from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import type { Formula } from '../../formula/node.js';
import { oneOf } from '../../phrases.js';
import { divide, isZero, multiply, type Rational, rational } from '../../quantity/rational.js';
import { type BaseUnit, DIMENSIONLESS, HOUR, LOCAL, type Unit, USD } from '../../quantity/unit.js';
import type { QuantityField } from '../../services/contract/field.js';
import { plainWords, type Words } from '../../words.js';
import {
  type Binary,
  type Call,
  type Expression,
  type Literal,
  type Measure,
  PERIODS,
  type Period,
} from './expression.js';
import type { Frame, Length } from './frame.js';
import { MeasureError, placeOf, TOLD } from './literal.js';
import type { Quantity, QuantityReading } from './reading.js';

/** A quantity is called by its key. */
function ownName(id: string): Words {
  return plainWords(id.slice(id.lastIndexOf('/') + 1));
}

export function leaf(
  id: string,
  value: Rational,
  unit: BaseUnit | undefined,
  literal: Literal,
  measure: Measure,
  frame: Frame,
  factors: readonly LengthFactor[] = lengthFactors(literal.rate, frame),
): Quantity {
  const nodeUnit = unit === undefined ? DIMENSIONLESS : ({ [unit]: 1 } as Unit);
  const own = stated(id, value, literal, nodeUnit, frame);
  const node = frame.values.has(id) && frame.atMiddle !== id ? own : follows(own, factors);
  return { node, measure, ...(unit === undefined ? {} : { unit }) };
}

/** An input as the file states it, or with the value that the caller sets. */
function stated<U extends Unit>(id: string, value: Rational, { written }: Literal, unit: U, frame: Frame): Formula<U> {
  const set = frame.values.get(id);
  const said = set === undefined ? { value, written } : { value: set };
  return input({ id, ...said, name: ownName(id) }, unit);
}

/** How many times the stated length a length is: one, unless a question varies it. */
type LengthFactor = Formula<typeof DIMENSIONLESS>;

/** What a rate's count over the scenario's time grows by where the lengths are varied. A number without a period is a count. */
function lengthFactors(rate: Period | undefined, { isLengthVaried, month, span }: Frame): LengthFactor[] {
  if (!isLengthVaried || rate === undefined) return [];
  if (rate !== 'month') return [timesStated(span)];
  return span === month ? [] : [timesStated(span), perStated(month)];
}

/** The same of what arrives in a second. */
export function lengthFactorsPerSecond(rate: Period | undefined, { isLengthVaried, month }: Frame): LengthFactor[] {
  return isLengthVaried && rate === 'month' ? [perStated(month)] : [];
}

function timesStated({ formula, hours }: Length): LengthFactor {
  return quotient(formula, constant(hours, HOUR));
}

function perStated({ formula, hours }: Length): LengthFactor {
  return quotient(constant(hours, HOUR), formula);
}

function follows<U extends Unit>(node: Formula<U>, factors: readonly LengthFactor[]): Formula<U> {
  return factors.reduce<Formula<U>>((found, factor) => product(found, factor) as unknown as Formula<U>, node);
}

/** What a rate over time comes to in the time that the scenario covers. A number without a period is that already. */
export function overSpan(literal: Literal, { month, span }: Frame): Rational {
  if (literal.rate === undefined || literal.measure === 'money') return literal.value;
  const seconds = PERIODS[literal.rate];
  const period = seconds === 'month' ? month.hours : divide(rational(seconds), rational(3600));
  return divide(multiply(literal.value, span.hours), period);
}

/** An amount in the scenario's currency, as a formula in USD, so that the exchange rate can be varied. */
export function moneyLeaf(id: string | undefined, literal: Literal, frame: Frame): Quantity {
  const { code } = frame.currency;
  const amount = <U extends Unit>(unit: U): Formula<U> =>
    id === undefined ? constant(literal.value, unit) : stated(id, literal.value, literal, unit, frame);
  if (literal.currency === 'USD') return { measure: 'money', node: amount(USD) };
  if (literal.currency !== code) {
    const expected =
      code === 'USD'
        ? { en: 'an amount in USD', ja: 'USD の金額' }
        : { en: `an amount in ${code} or USD`, ja: `${code} または USD の金額` };
    const message = {
      en: `\`${literal.written}\` is an amount in ${literal.currency}, but the scenario is in ${code}`,
      ja: `\`${literal.written}\` は ${literal.currency} の金額ですが、シナリオの通貨は ${code} です`,
    };
    throw new MeasureError('wrongUnit', message, literal, { expected });
  }
  return { measure: 'money', node: quotient(amount(LOCAL), frame.perUsd) };
}

export const FOUND: Readonly<Record<Measure, Words>> = {
  number: { en: 'a plain number', ja: '単位のない数値' },
  duration: { en: 'a duration', ja: '時間' },
  size: { en: 'a size', ja: 'サイズ' },
  share: { en: 'a share', ja: '割合' },
  money: { en: 'an amount of money', ja: '金額' },
};

/** Where an expression stands. */
export interface Standing {
  readonly scalar: Scalar;
  /** Under which it can be varied where it is a single value. */
  readonly id: string;
  /** What the key is for; none of a quantity of the workload. */
  readonly field?: QuantityField;
}

/** A parsed expression as a formula, with the names that it uses looked up. */
export function bind(
  expression: Expression,
  { scalar, id, field }: Standing,
  { scope, frame }: QuantityReading,
): Quantity {
  const boundMoney = (part: Literal, own: string | undefined): Quantity => {
    if (part.rate === undefined) return moneyLeaf(own, part, frame);
    const expected = {
      en: 'an amount, e.g. 5000 JPY; its key says what it is for',
      ja: '金額（例: 5000 JPY。何あたりの金額かは、使う側のキーで決まります）',
    };
    const message = {
      en: `\`${part.written}\` is an amount over time`,
      ja: `\`${part.written}\` は期間あたりの金額になっています`,
    };
    throw new MeasureError('wrongUnit', message, part, { expected });
  };
  const bindPart = (part: Expression): Quantity => {
    switch (part.kind) {
      case 'literal':
        if (part.measure === 'money') return boundMoney(part, part === expression ? id : undefined);
        return part === expression
          ? leaf(id, overSpan(part, frame), part.unit, part, part.measure, frame)
          : plainLiteral(part, frame);
      case 'name': {
        const found = scope.lookUp(part.name, placeOf(scalar, part));
        if (found === null) throw TOLD;
        if (found !== undefined) return found;
        const nearest = nearestWord(part.name, scope.names);
        const expected =
          field?.flag === true
            ? { en: 'true, false, or a number', ja: 'true、false、または数値' }
            : scope.names.length === 0
              ? NO_NAMES
              : oneOf(scope.names);
        const hints = { expected, ...(nearest === undefined ? {} : { nearest }) };
        throw new MeasureError('unknownName', notInWorkload(part.name), part, hints);
      }
      case 'binary': {
        const [left, right] = [bindPart(part.left), bindPart(part.right)];
        return { ...bindBinary(part, left, right), operations: operationsOf(left, right) };
      }
      case 'call': {
        const found = part.arguments.map(bindPart);
        return { ...bindCall(part, found), operations: operationsOf(...found) };
      }
    }
  };
  return bindPart(expression);
}

function operationsOf(...parts: readonly Quantity[]): number {
  return parts.reduce((whole, { operations = 0 }) => whole + operations, Math.max(1, parts.length - 1));
}

const NO_NAMES: Words = {
  en: 'a number: the workload names no quantities',
  ja: '数値（ワークロードに数量の定義がありません）',
};

export function notInWorkload(name: string): Words {
  return { en: `the workload has no \`${name}\``, ja: `ワークロードに \`${name}\` はありません` };
}

function plainLiteral(literal: Literal, frame: Frame): Quantity {
  const unit = literal.unit === undefined ? DIMENSIONLESS : ({ [literal.unit]: 1 } as Unit);
  const node = follows(constant(overSpan(literal, frame), unit), lengthFactors(literal.rate, frame));
  return { node, measure: literal.measure, ...(literal.unit === undefined ? {} : { unit: literal.unit }) };
}

type Any = Formula<typeof DIMENSIONLESS>;

/** The second quantity in the unit of the first. */
function alike(a: Quantity, b: Quantity): Any {
  if (a.unit === undefined || b.unit === undefined || a.unit === b.unit) return b.node as Any;
  return inUnit(b.node as Formula<{ ms: 1 }>, b.unit as 'ms', a.unit as 'ms') as unknown as Any;
}

function bindBinary(part: Binary, left: Quantity, right: Quantity): Quantity {
  const wrong = (verb: keyof typeof OPERATIONS) => {
    const [a, b] = [FOUND[left.measure], FOUND[right.measure]];
    const message = { en: `${a.en} can't be ${verb} ${b.en}`, ja: OPERATIONS[verb](a.ja, b.ja) };
    return new MeasureError('wrongUnit', message, part);
  };
  const { operator } = part;
  if (operator === '+' || operator === '-') {
    if (left.measure !== right.measure) throw wrong(operator === '+' ? 'added to' : 'lessened by');
    const build = operator === '+' ? (a: Any, b: Any) => sum(a.unit as typeof DIMENSIONLESS, a, b) : difference;
    return { ...left, node: build(left.node as Any, alike(left, right)) };
  }
  if (operator === '*') {
    const [scalar, other] = isPlain(left) ? [left, right] : [right, left];
    if (!isPlain(scalar)) throw wrong('multiplied by');
    const measure = other.measure === 'share' && scalar.measure === 'number' ? 'number' : other.measure;
    return { ...other, measure, node: product(left.node as Any, right.node as Any) };
  }
  const divisor = exactValue(right.node);
  if (isZero(divisor)) throw new MeasureError('outOfRange', BY_ZERO, part.right);
  if (isPlain(right)) return { ...left, node: quotient(left.node as Any, right.node as Any) };
  if (left.measure !== right.measure) throw wrong('divided by');
  return { measure: 'number', node: quotient(left.node as Any, alike(left, right)) };
}

const OPERATIONS = {
  'added to': (a: string, b: string) => `${a}と${b}は足し合わせられません`,
  'lessened by': (a: string, b: string) => `${a}から${b}は引けません`,
  'multiplied by': (a: string, b: string) => `${a}と${b}は掛け合わせられません`,
  'divided by': (a: string, b: string) => `${a}を${b}で割ることはできません`,
};

function isPlain(quantity: Quantity): boolean {
  return quantity.measure === 'number' || quantity.measure === 'share';
}

const BY_ZERO: Words = { en: 'a division by zero', ja: 'ゼロによる除算です' };

function bindCall(part: Call, found: readonly Quantity[]): Quantity {
  const [first] = found as [Quantity];
  if (found.some((other) => other.measure !== first.measure)) {
    const message = {
      en: `${part.function} takes quantities of one kind`,
      ja: `${part.function} の引数は同じ種類の数量でなければなりません`,
    };
    throw new MeasureError('wrongUnit', message, part);
  }
  const operand = first.node as Any;
  const others = found.slice(1).map((other) => alike(first, other));
  const whole = { to: one(operand.unit) as Any };
  switch (part.function) {
    case 'ceil':
      return { ...first, node: roundUp(operand, whole) };
    case 'floor':
      return { ...first, node: roundDown(operand, whole) };
    case 'round':
      return { ...first, node: roundHalfUp(operand, whole) };
    case 'min':
      return { ...first, node: minOf(operand, ...others) };
    case 'max':
      return { ...first, node: maxOf(operand, ...others) };
  }
}
