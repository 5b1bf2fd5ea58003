/** A bound quantity -> a formula in the unit of the key that it is said for. */

import { constant, inUnit, one, product, quotient } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import type { Formula } from '../../formula/node.js';
import { divide, multiply, type Rational, rational } from '../../quantity/rational.js';
import { type BaseUnit, type DIMENSIONLESS, type Unit, USD } from '../../quantity/unit.js';
import type { QuantityField } from '../../services/contract/field.js';
import { type Code, japanese, type Words } from '../../words.js';
import { FOUND, leaf, lengthFactorsPerSecond, moneyLeaf, overSpan } from './bind.js';
import type { Expression, Literal, Measure } from './expression.js';
import type { Frame } from './frame.js';
import { MeasureError } from './literal.js';
import type { Quantity } from './reading.js';

/** A literal that is all that a key says becomes an input in the key's own unit, so that it can be varied there. */
export function literalFor(literal: Literal, field: QuantityField, id: string, frame: Frame): Quantity {
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

export function fieldBaseUnit(field: QuantityField): BaseUnit | undefined {
  if (field.measure === 'count' || field.measure === 'share' || field.measure === 'perSecond') return undefined;
  return Object.keys(field.unit)[0] as BaseUnit;
}

export const FITTING: Readonly<Record<QuantityField['measure'], readonly Measure[]>> = {
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
export function expectedLike({ measure, example }: QuantityField): Words {
  const { en, ja } = WANTED[measure];
  return { en: `${en} like ${example}`, ja: `${ja}（例: ${example}）` };
}

/** A duration of one call, or a size that is kept, has no business being a rate; arrivals are nothing else. */
export function refuseRate(expression: Expression, field: QuantityField, key: string): void {
  if (expression.kind !== 'literal') return;
  const { rate, written } = expression;
  const expected = expectedLike(field);
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

export function inFieldUnit(
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
      expected: expectedLike(field),
      ...(inBytes ? { remedy: writeBytes(text.replace(/\s*B$/, ' bytes')) } : {}),
    });
  }
  if (field.measure === 'money') return quantity.node as Formula<Unit>;
  if (field.measure === 'moneyPerHour') {
    return product(quantity.node as Formula<USD>, one({ h: -1 } as const)) as unknown as Formula<Unit>;
  }
  if (field.measure === 'perSecond' && span.kind !== 'literal') {
    const whole = quantity.node as Formula<typeof DIMENSIONLESS>;
    return quotient(whole, inUnit(frame.span.formula, 'h', 's')) as unknown as Formula<Unit>;
  }
  const unit = fieldBaseUnit(field);
  if (unit === undefined) {
    const plain = quantity.node as Formula<typeof DIMENSIONLESS>;
    const labelled = Object.keys(field.unit).length === 0 ? plain : relabelled(plain, field.unit);
    return labelled as Formula<Unit>;
  }
  if (quantity.unit === undefined)
    return relabelled(quantity.node as Formula<typeof DIMENSIONLESS>, field.unit) as Formula<Unit>;
  return inUnit(quantity.node as Formula<{ ms: 1 }>, quantity.unit as 'ms', unit as 'ms') as unknown as Formula<Unit>;
}

function writeBytes(text: string): Words {
  return {
    en: `write \`${text}\`; B stands for a billion`,
    ja: `\`${text}\` と書いてください（B は 10 億を表します）`,
  };
}

/** A plain number of something: 20 becomes 20 WCU. */
function relabelled(plain: Formula<typeof DIMENSIONLESS>, unit: Unit): Formula<Unit> {
  if (plain.kind === 'input') return { ...plain, unit } as unknown as Formula<Unit>;
  return product(plain, one(unit)) as unknown as Formula<Unit>;
}
