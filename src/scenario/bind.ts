/** A parsed expression -> a formula; its units are checked where they meet. */
import { nearestWord } from '../document/nearest.js';
import type { Scalar } from '../document/tree.js';
import type { Place } from '../errors.js';
import {
  constant,
  difference,
  input,
  inUnit,
  largest,
  one,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  smallest,
  sum,
} from '../formula/build.js';
import { exactValue } from '../formula/exact.js';
import type { Formula, Node } from '../formula/node.js';
import { divide, isZero, multiply, type Rational, rational } from '../quantity/rational.js';
import { type BaseUnit, HOUR, LOCAL, NO_UNIT, type Unit, USD } from '../quantity/unit.js';
import type { QuantityField } from '../services/field.js';
import type { Words } from '../words.js';
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

/** A quantity of the workload, or a part of an expression. */
export interface Quantity {
  readonly node: Node;
  readonly measure: Measure;
  /** The base unit of a duration or a size. */
  readonly unit?: BaseUnit;
}

/** Where names are looked up. `undefined`: there is no such name. `null`: it exists and is itself broken. */
export interface Scope {
  readonly names: readonly string[];
  lookUp(name: string, asker: Place): Quantity | null | undefined;
}

/** A quantity is called by its key. */
function ownName(id: string): Words {
  const key = id.slice(id.lastIndexOf('/') + 1);
  return { en: key, ja: key };
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
  const nodeUnit = unit === undefined ? NO_UNIT : ({ [unit]: 1 } as Unit);
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
type LengthFactor = Formula<typeof NO_UNIT>;

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

/** An amount in the scenario's currency, as a formula in USD, so that the rate of exchange can be varied. */
export function moneyLeaf(id: string | undefined, literal: Literal, frame: Frame): Quantity {
  const { code } = frame.currency;
  const amount = <U extends Unit>(unit: U): Formula<U> =>
    id === undefined ? constant(literal.value, unit) : stated(id, literal.value, literal, unit, frame);
  if (literal.currency === 'USD') return { measure: 'money', node: amount(USD) };
  if (literal.currency !== code) {
    const expected = code === 'USD' ? 'an amount in USD' : `an amount in ${code} or USD`;
    const message = `\`${literal.written}\` is an amount in ${literal.currency}, and the scenario is in ${code}`;
    throw new MeasureError('wrongUnit', message, literal, { expected });
  }
  return { measure: 'money', node: quotient(amount(LOCAL), frame.perUsd) };
}

export const FOUND: Readonly<Record<Measure, string>> = {
  number: 'a plain number',
  duration: 'a duration',
  size: 'a size',
  share: 'a share',
  money: 'an amount of money',
};

/** A parsed expression as a formula, with the names that it uses looked up. */
export function bind(
  expression: Expression,
  id: string,
  scope: Scope,
  frame: Frame,
  scalar: Scalar,
  field?: QuantityField,
): Quantity {
  const boundMoney = (part: Literal, own: string | undefined): Quantity => {
    if (part.rate === undefined) return moneyLeaf(own, part, frame);
    const expected = 'an amount, e.g. 5000 JPY; what it is for says the key that takes it';
    throw new MeasureError('wrongUnit', `\`${part.written}\` is an amount over time`, part, { expected });
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
            ? 'true, false, or a number'
            : scope.names.length === 0
              ? 'a number: the workload names no quantities'
              : `one of ${scope.names.join(', ')}`;
        const hints = { expected, ...(nearest === undefined ? {} : { nearest }) };
        throw new MeasureError('unknownName', `the workload has no \`${part.name}\``, part, hints);
      }
      case 'binary':
        return bindBinary(part, bindPart(part.left), bindPart(part.right));
      case 'call':
        return bindCall(part, part.arguments.map(bindPart));
    }
  };
  return bindPart(expression);
}

function plainLiteral(literal: Literal, frame: Frame): Quantity {
  const unit = literal.unit === undefined ? NO_UNIT : ({ [literal.unit]: 1 } as Unit);
  const node = follows(constant(overSpan(literal, frame), unit), lengthFactors(literal.rate, frame));
  return { node, measure: literal.measure, ...(literal.unit === undefined ? {} : { unit: literal.unit }) };
}

type Any = Formula<typeof NO_UNIT>;

/** The second quantity in the unit of the first. */
function alike(a: Quantity, b: Quantity): Any {
  if (a.unit === undefined || b.unit === undefined || a.unit === b.unit) return b.node as Any;
  return inUnit(b.node as Formula<{ ms: 1 }>, b.unit as 'ms', a.unit as 'ms') as unknown as Any;
}

function bindBinary(part: Binary, left: Quantity, right: Quantity): Quantity {
  const wrong = (verb: string) => {
    const message = `${FOUND[left.measure]} can't be ${verb} ${FOUND[right.measure]}`;
    return new MeasureError('wrongUnit', message, part);
  };
  const { operator } = part;
  if (operator === '+' || operator === '-') {
    if (left.measure !== right.measure) throw wrong(operator === '+' ? 'added to' : 'lessened by');
    const build = operator === '+' ? (a: Any, b: Any) => sum(a.unit as typeof NO_UNIT, a, b) : difference;
    return { ...left, node: build(left.node as Any, alike(left, right)) };
  }
  if (operator === '*') {
    const [scalar, other] = isPlain(left) ? [left, right] : [right, left];
    if (!isPlain(scalar)) throw wrong('multiplied by');
    const measure = other.measure === 'share' && scalar.measure === 'number' ? 'number' : other.measure;
    return { ...other, measure, node: product(left.node as Any, right.node as Any) };
  }
  const divisor = exactValue(right.node);
  if (isZero(divisor)) throw new MeasureError('outOfRange', 'a division by zero', part.right);
  if (isPlain(right)) return { ...left, node: quotient(left.node as Any, right.node as Any) };
  if (left.measure !== right.measure) throw wrong('divided by');
  return { measure: 'number', node: quotient(left.node as Any, alike(left, right)) };
}

function isPlain(quantity: Quantity): boolean {
  return quantity.measure === 'number' || quantity.measure === 'share';
}

function bindCall(part: Call, found: readonly Quantity[]): Quantity {
  const [first] = found as [Quantity];
  if (found.some((other) => other.measure !== first.measure)) {
    throw new MeasureError('wrongUnit', `${part.function} takes quantities of one kind`, part);
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
      return { ...first, node: smallest(operand, ...others) };
    case 'max':
      return { ...first, node: largest(operand, ...others) };
  }
}
