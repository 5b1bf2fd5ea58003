/** An expression -> a formula in the unit that a key asks for, or problems at its place. */
import { nearestWord } from '../document/nearest.js';
import type { Problems } from '../document/read.js';
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
import {
  compareRationals,
  divide,
  isInteger,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
} from '../quantity/rational.js';
import { type BaseUnit, LOCAL, NO_UNIT, type Unit, USD } from '../quantity/unit.js';
import type { QuantityField } from '../services/field.js';
import type { Words } from '../words.js';
import {
  type Binary,
  type Call,
  type Expression,
  type Literal,
  type Measure,
  PERIODS,
  parseExpression,
} from './expression.js';
import type { Frame } from './frame.js';
import { guarded, MeasureError, placeOf, type Refuse, TOLD } from './literal.js';

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

/** Reads a scalar by a field. Every problem is added with its place; the result is then undefined. */
export function readQuantity(
  scalar: Scalar,
  field: QuantityField,
  id: string,
  scope: Scope,
  frame: Frame,
  problems: Problems,
): Formula<Unit> | undefined {
  const key = id.slice(id.lastIndexOf('/') + 1);
  return guarded(scalar, problems, (refuse) => {
    if (field.flag === true && (scalar.text === 'true' || scalar.text === 'false')) {
      return constant(scalar.text === 'true' ? 1 : 0, field.unit) as Formula<Unit>;
    }
    const expression = parseExpression(scalar.text);
    refuseRate(expression, field, key);
    const quantity =
      expression.kind === 'literal'
        ? literalFor(expression, field, id, frame)
        : bind(expression, id, scope, frame, scalar, field);
    const formula = inFieldUnit(quantity, field, key, expression, scalar.text, frame);
    checkRange(exactValue(formula), field, key, refuse);
    return formula;
  });
}

/** Reads a quantity of the workload, in the unit it is written in. */
export function readWorkloadQuantity(
  scalar: Scalar,
  id: string,
  scope: Scope,
  frame: Frame,
  problems: Problems,
): Quantity | undefined {
  return guarded(scalar, problems, (refuse) => {
    const quantity = bind(parseExpression(scalar.text), id, scope, frame, scalar);
    const value = exactValue(quantity.node);
    if (hasTooManyDigits(value)) refuse('outOfRange', `\`${id}\` has more digits than can be meant`);
    if (isNegative(value)) refuse('outOfRange', `\`${id}\` is negative`, { expected: 'zero or more' });
    if (tooLarge(value, quantity))
      refuse('outOfRange', `\`${id}\` is larger than can be meant`, largestText(quantity.measure));
    return { ...quantity, node: { ...quantity.node, name: { en: id, ja: id } } };
  });
}

/** A literal that is all that a key says becomes an input in the key's own unit, so that it can be varied there. */
function literalFor(literal: Literal, field: QuantityField, id: string, frame: Frame): Quantity {
  const { measure } = literal;
  if (measure === 'money') {
    return fits('money', field) ? moneyLeaf(id, literal, frame) : { measure, node: constant(literal.value, USD) };
  }
  if (field.measure === 'perSecond') return leaf(id, perSecond(literal, frame), undefined, literal, measure);
  const value = overSpan(literal, frame);
  const unit = fieldBaseUnit(field);
  if (measure === 'number' && field.measure === 'hoursAMonth') return leaf(id, value, 'h', literal, 'duration');
  if (
    (measure === 'duration' || measure === 'size') &&
    literal.unit !== undefined &&
    unit !== undefined &&
    fits(measure, field)
  ) {
    const converted = inUnit(constant(value, { [literal.unit]: 1 } as { ms: 1 }), literal.unit as 'ms', unit as 'ms');
    return leaf(id, exactValue(converted), unit, literal, measure);
  }
  return leaf(id, value, literal.unit, literal, measure);
}

/** A quantity is called by its key. */
function ownName(id: string): Words {
  const key = id.slice(id.lastIndexOf('/') + 1);
  return { en: key, ja: key };
}

/** Arrivals: a rate over time as it is, not summed up. */
function perSecond(literal: Literal, frame: Frame): Rational {
  return divide(overSpan(literal, frame), multiply(frame.span.hours, rational(3600)));
}

function leaf(id: string, value: Rational, unit: BaseUnit | undefined, literal: Literal, measure: Measure): Quantity {
  const nodeUnit = unit === undefined ? NO_UNIT : ({ [unit]: 1 } as Unit);
  const node = input({ id, value, written: literal.written, name: ownName(id) }, nodeUnit);
  return { node, measure, ...(unit === undefined ? {} : { unit }) };
}

/** What a rate over time comes to in the time that the scenario covers. A number without a period is that already. */
function overSpan(literal: Literal, { month, span }: Frame): Rational {
  if (literal.rate === undefined || literal.measure === 'money') return literal.value;
  const seconds = PERIODS[literal.rate];
  const period = seconds === 'month' ? month.hours : divide(rational(seconds), rational(3600));
  return divide(multiply(literal.value, span.hours), period);
}

/** An amount in the scenario's currency, as a formula in USD, so that the rate of exchange can be varied. */
function moneyLeaf(id: string | undefined, literal: Literal, frame: Frame): Quantity {
  const { code } = frame.currency;
  const amount = <U extends Unit>(unit: U): Formula<U> =>
    id === undefined
      ? constant(literal.value, unit)
      : input({ id, value: literal.value, written: literal.written, name: ownName(id) }, unit);
  if (literal.currency === 'USD') return { measure: 'money', node: amount(USD) };
  if (literal.currency !== code) {
    const expected = code === 'USD' ? 'an amount in USD' : `an amount in ${code} or USD`;
    const message = `\`${literal.written}\` is an amount in ${literal.currency}, and the scenario is in ${code}`;
    throw new MeasureError('wrongUnit', message, literal, { expected });
  }
  return { measure: 'money', node: quotient(amount(LOCAL), frame.perUsd) };
}

function fieldBaseUnit(field: QuantityField): BaseUnit | undefined {
  if (field.measure === 'count' || field.measure === 'share' || field.measure === 'perSecond') return undefined;
  return Object.keys(field.unit)[0] as BaseUnit;
}

const FITTING: Readonly<Record<QuantityField['measure'], readonly Measure[]>> = {
  count: ['number'],
  perSecond: ['number'],
  share: ['share', 'number'],
  size: ['size'],
  duration: ['duration'],
  hoursAMonth: ['duration', 'number'],
  money: ['money'],
  moneyPerHour: ['money'],
};

function fits(measure: Measure, field: QuantityField): boolean {
  return FITTING[field.measure].includes(measure);
}

const WANTED: Readonly<Record<QuantityField['measure'], string>> = {
  count: 'a count',
  perSecond: 'a rate over time',
  share: 'a share',
  size: 'a size',
  duration: 'a duration',
  hoursAMonth: 'a time within the month',
  money: 'an amount of money',
  moneyPerHour: 'an amount of money for an hour',
};

const FOUND: Readonly<Record<Measure, string>> = {
  number: 'a plain number',
  duration: 'a duration',
  size: 'a size',
  share: 'a share',
  money: 'an amount of money',
};

function inFieldUnit(
  quantity: Quantity,
  field: QuantityField,
  key: string,
  span: Expression,
  text: string,
  frame: Frame,
): Formula<Unit> {
  if (!fits(quantity.measure, field)) {
    const bare = quantity.measure === 'number';
    const message = bare
      ? `\`${key}: ${text}\` has no unit`
      : `\`${key}\` is ${WANTED[field.measure]}, and \`${text}\` is ${FOUND[quantity.measure]}`;
    const inBytes = bare && field.measure === 'size' && /\d\s*B$/.test(text);
    throw new MeasureError(bare ? 'missingUnit' : 'wrongUnit', message, span, {
      expected: `${WANTED[field.measure]} like ${field.example}`,
      ...(inBytes ? { remedy: `write \`${text.replace(/\s*B$/, ' bytes')}\`; B stands for a thousand million` } : {}),
    });
  }
  if (field.measure === 'money') return quantity.node as Formula<Unit>;
  if (field.measure === 'moneyPerHour') {
    return product(quantity.node as Formula<USD>, one({ h: -1 } as const)) as unknown as Formula<Unit>;
  }
  if (field.measure === 'perSecond' && span.kind !== 'literal') {
    const whole = quantity.node as Formula<typeof NO_UNIT>;
    return quotient(whole, inUnit(frame.span.formula, 'h', 's')) as unknown as Formula<Unit>;
  }
  const unit = fieldBaseUnit(field);
  if (unit === undefined) {
    const plain = quantity.node as Formula<typeof NO_UNIT>;
    const labelled = Object.keys(field.unit).length === 0 ? plain : relabelled(plain, field.unit);
    return labelled as Formula<Unit>;
  }
  if (quantity.unit === undefined)
    return relabelled(quantity.node as Formula<typeof NO_UNIT>, field.unit) as Formula<Unit>;
  return inUnit(quantity.node as Formula<{ ms: 1 }>, quantity.unit as 'ms', unit as 'ms') as unknown as Formula<Unit>;
}

/** A plain number of something: 20 becomes 20 WCU. */
function relabelled(plain: Formula<typeof NO_UNIT>, unit: Unit): Formula<Unit> {
  if (plain.kind === 'input') return { ...plain, unit } as unknown as Formula<Unit>;
  return product(plain, one(unit)) as unknown as Formula<Unit>;
}

const LARGEST_COUNT = rational('1e15');
const LARGEST_DURATION_MS = rational(100 * 365 * 86_400_000);
const LARGEST_SIZE_BYTES = rational(1024n ** 6n);

function tooLarge(value: Rational, { measure, unit }: { measure: Measure; unit?: BaseUnit }): boolean {
  if (unit === undefined || measure === 'money') return compareRationals(value, LARGEST_COUNT) > 0;
  const small = measure === 'duration' ? 'ms' : 'B';
  const inSmall = exactValue(inUnit(constant(value, { [unit]: 1 } as { ms: 1 }), unit as 'ms', small as 'ms'));
  return compareRationals(inSmall, measure === 'duration' ? LARGEST_DURATION_MS : LARGEST_SIZE_BYTES) > 0;
}

function largestText(measure: Measure): { expected: string } {
  if (measure === 'duration') return { expected: 'at most 100 years' };
  return { expected: measure === 'size' ? 'at most 1 EB (1024 PB)' : 'at most 10^15' };
}

/** A duration of one call, or a size that is kept, has no business being a rate; arrivals are nothing else. */
function refuseRate(expression: Expression, field: QuantityField, key: string): void {
  if (expression.kind !== 'literal') return;
  const { rate, written } = expression;
  const expected = `${WANTED[field.measure]} like ${field.example}`;
  if (field.measure === 'perSecond') {
    if (rate !== undefined || expression.measure !== 'number') return;
    throw new MeasureError('missingUnit', `\`${key}: ${written}\` doesn't say in which time`, expression, { expected });
  }
  if (rate === undefined || field.monthly === true || (field.rates as readonly string[] | undefined)?.includes(rate))
    return;
  const isForATime = field.rates !== undefined;
  const message = isForATime
    ? `\`${key}\` is not for that time: \`${written}\``
    : `\`${key}\` is no rate over time, and \`${written}\` is one`;
  throw new MeasureError('wrongUnit', message, expression, { expected });
}

/** A quantity squared over and over would double its digits each time. */
const MOST_DIGITS = 10n ** 200n;

function hasTooManyDigits(value: Rational): boolean {
  return value.n > MOST_DIGITS || value.d > MOST_DIGITS;
}

function checkRange(value: Rational, field: QuantityField, key: string, refuse: Refuse): void {
  if (hasTooManyDigits(value)) refuse('outOfRange', `\`${key}\` has more digits than can be meant`);
  if (isNegative(value))
    refuse('outOfRange', `\`${key}\` is negative`, { expected: `${WANTED[field.measure]} like ${field.example}` });
  if (field.positive === true && isZero(value))
    refuse('outOfRange', `\`${key}\` is zero`, { expected: 'more than zero' });
  if (field.whole === true && !isInteger(value)) {
    refuse('outOfRange', `\`${key}\` is not a whole number`, { remedy: 'use ceil(…) around the expression' });
  }
  if (field.measure === 'share' && compareRationals(value, rational(1)) > 0) {
    refuse('outOfRange', `\`${key}\` is more than the whole`, { expected: 'at most 100 %' });
  }
  const unit = fieldBaseUnit(field);
  const measure: Measure = FITTING[field.measure][0] ?? 'number';
  if (tooLarge(value, { measure, ...(unit === undefined ? {} : { unit }) })) {
    refuse('outOfRange', `\`${key}\` is larger than can be meant`, largestText(measure));
  }
}

function bind(
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
          ? leaf(id, overSpan(part, frame), part.unit, part, part.measure)
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
  const node = constant(overSpan(literal, frame), unit);
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
