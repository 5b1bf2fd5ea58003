import type { Problems } from '../../document/read.js';
import type { Scalar } from '../../document/tree.js';
import { constant, inUnit, one, product, quotient } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import { type Formula, inOrder, isLeaf, operandsOf } from '../../formula/node.js';
import {
  compareRationals,
  divide,
  isInteger,
  isNegative,
  isZero,
  multiply,
  type Rational,
  rational,
} from '../../quantity/rational.js';
import { type BaseUnit, type NO_UNIT, type Unit, USD } from '../../quantity/unit.js';
import type { QuantityField } from '../../services/contract/field.js';
import { type Code, japanese, plainWords, type Words } from '../../words.js';
import { bind, FOUND, leaf, lengthFactorsPerSecond, moneyLeaf, overSpan, type Quantity, type Scope } from './bind.js';
import { type Expression, type Literal, type Measure, parseExpression } from './expression.js';
import type { Frame } from './frame.js';
import { guarded, MeasureError, type Refuse } from './literal.js';

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
        : counted(bind(expression, id, scope, frame, scalar, field), key, refuse);
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
    const quantity = counted(bind(parseExpression(scalar.text), id, scope, frame, scalar), id, refuse);
    const value = exactValue(quantity.node);
    if (hasTooManyDigits(value)) refuse('outOfRange', tooManyDigits(id));
    if (isNegative(value)) refuse('outOfRange', negative(`\`${id}\``), { expected: ZERO_OR_MORE });
    if (tooLarge(value, quantity)) refuse('outOfRange', tooLargeWords(id), largestText(quantity.measure));
    return { ...quantity, node: { ...quantity.node, name: plainWords(id) } };
  });
}

/**
 * Every reader goes through all that a quantity is made of, some for each line of the bill, and one within the other. One
 * expression has five hundred operations at most; beyond this a program made the file.
 */
const MAX_OPERATIONS = 1000;

/** The quantity with its operations counted, each once, where they may be too many. */
function counted(quantity: Quantity, key: string, refuse: Refuse): Quantity {
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

/** A literal that is all that a key says becomes an input in the key's own unit, so that it can be varied there. */
function literalFor(literal: Literal, field: QuantityField, id: string, frame: Frame): Quantity {
  const { measure } = literal;
  if (measure === 'money') {
    return fits('money', field) ? moneyLeaf(id, literal, frame) : { measure, node: constant(literal.value, USD) };
  }
  if (field.measure === 'perSecond') {
    const factors = lengthFactorsPerSecond(literal.rate, frame);
    return leaf(id, perSecond(literal, frame), undefined, literal, measure, frame, factors);
  }
  const value = overSpan(literal, frame);
  const unit = fieldBaseUnit(field);
  if (measure === 'number' && field.measure === 'hoursAMonth') return leaf(id, value, 'h', literal, 'duration', frame);
  if (
    (measure === 'duration' || measure === 'size') &&
    literal.unit !== undefined &&
    unit !== undefined &&
    fits(measure, field)
  ) {
    const converted = inUnit(constant(value, { [literal.unit]: 1 } as { ms: 1 }), literal.unit as 'ms', unit as 'ms');
    return leaf(id, exactValue(converted), unit, literal, measure, frame);
  }
  return leaf(id, value, literal.unit, literal, measure, frame);
}

/** Arrivals: a rate over time as it is, not summed up. */
function perSecond(literal: Literal, frame: Frame): Rational {
  return divide(overSpan(literal, frame), multiply(frame.span.hours, rational(3600)));
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

const WANTED: Readonly<Record<QuantityField['measure'], Words>> = {
  count: { en: 'a count', ja: '件数' },
  perSecond: { en: 'a rate over time', ja: '期間あたりの件数' },
  share: { en: 'a share', ja: '割合' },
  size: { en: 'a size', ja: 'サイズ' },
  duration: { en: 'a duration', ja: '時間' },
  hoursAMonth: { en: 'a time within the month', ja: '月内の時間' },
  money: { en: 'an amount of money', ja: '金額' },
  moneyPerHour: { en: 'an amount of money for an hour', ja: '1 時間あたりの金額' },
};

/** What a field takes, with its example. */
function wantedLike({ measure, example }: QuantityField): Words {
  const { en, ja } = WANTED[measure];
  return { en: `${en} like ${example}`, ja: `${ja}（例: ${example}）` };
}

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
    const [wanted, found] = [WANTED[field.measure], FOUND[quantity.measure]];
    const message = bare
      ? { en: `\`${key}: ${text}\` has no unit`, ja: `\`${key}: ${text}\` に単位がありません` }
      : {
          en: `\`${key}\` is ${wanted.en}, and \`${text}\` is ${found.en}`,
          ja: japanese`\`${key}\` は${wanted.ja}を書く項目ですが、\`${text}\` は${found.ja}です`,
        };
    const inBytes = bare && field.measure === 'size' && /\d\s*B$/.test(text);
    throw new MeasureError(bare ? 'missingUnit' : 'wrongUnit', message, span, {
      expected: wantedLike(field),
      ...(inBytes ? { remedy: writeBytes(text.replace(/\s*B$/, ' bytes')) } : {}),
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

function writeBytes(text: string): Words {
  return {
    en: `write \`${text}\`; B stands for a billion`,
    ja: `\`${text}\` と書いてください（B は 10 億を表します）`,
  };
}

/** A plain number of something: 20 becomes 20 WCU. */
function relabelled(plain: Formula<typeof NO_UNIT>, unit: Unit): Formula<Unit> {
  if (plain.kind === 'input') return { ...plain, unit } as unknown as Formula<Unit>;
  return product(plain, one(unit)) as unknown as Formula<Unit>;
}

const LARGEST_COUNT = rational('1e15');
const LARGEST_DURATION_MS = rational(100 * 365 * 86_400_000);
const LARGEST_SIZE_BYTES = rational(1024n ** 6n);

/** Beyond what anybody means: a typing error. */
export function tooLarge(value: Rational, { measure, unit }: { measure: Measure; unit?: BaseUnit }): boolean {
  if (unit === undefined || measure === 'money') return compareRationals(value, LARGEST_COUNT) > 0;
  const small = measure === 'duration' ? 'ms' : 'B';
  const inSmall = exactValue(inUnit(constant(value, { [unit]: 1 } as { ms: 1 }), unit as 'ms', small as 'ms'));
  return compareRationals(inSmall, measure === 'duration' ? LARGEST_DURATION_MS : LARGEST_SIZE_BYTES) > 0;
}

function largestText(measure: Measure): { expected: Words } {
  if (measure === 'duration') return { expected: { en: 'at most 100 years', ja: '100 年以下' } };
  if (measure === 'size') return { expected: { en: 'at most 1 EB (1024 PB)', ja: '1 EB（1024 PB）以下' } };
  return { expected: { en: 'at most 10^15', ja: '10^15 以下' } };
}

/** A duration of one call, or a size that is kept, has no business being a rate; arrivals are nothing else. */
function refuseRate(expression: Expression, field: QuantityField, key: string): void {
  if (expression.kind !== 'literal') return;
  const { rate, written } = expression;
  const expected = wantedLike(field);
  if (field.measure === 'perSecond') {
    if (rate !== undefined || expression.measure !== 'number') return;
    throw new MeasureError('missingUnit', noTime(`\`${key}: ${written}\``), expression, { expected });
  }
  if (rate === undefined || field.monthly === true || (field.rates as readonly string[] | undefined)?.includes(rate))
    return;
  const isForATime = field.rates !== undefined;
  const message = isForATime
    ? { en: `\`${key}\` is for another period: \`${written}\``, ja: `\`${key}\` の期間が違います: \`${written}\`` }
    : {
        en: `\`${key}\` is not a rate over time, but \`${written}\` is one`,
        ja: `\`${key}\` は期間あたりの値ではありませんが、\`${written}\` と書かれています`,
      };
  throw new MeasureError('wrongUnit', message, expression, { expected });
}

export function noTime(what: Code): Words {
  return { en: `${what} doesn't say in which period`, ja: `${what} がどの期間あたりの値かわかりません` };
}

/** A quantity squared over and over would double its digits each time; a century of growth by 3.75 % has some four hundred. */
const MOST_DIGITS = 10n ** 1000n;

function hasTooManyDigits(value: Rational): boolean {
  return value.n > MOST_DIGITS || value.d > MOST_DIGITS;
}

function checkRange(value: Rational, field: QuantityField, key: string, refuse: Refuse): void {
  if (hasTooManyDigits(value)) refuse('outOfRange', tooManyDigits(key));
  if (isNegative(value)) refuse('outOfRange', negative(`\`${key}\``), { expected: wantedLike(field) });
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
