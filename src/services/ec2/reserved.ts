/** Reserved instances: paid for every hour of the term, used or not; what is paid at the beginning is spread over the term. */
import { called, constant, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { HOUR, MONTH, type NoUnit, RESERVATION } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { type Meter, meter, type Terms } from '../service.js';

export interface Reservation {
  readonly reserved: '1 year' | '3 years';
  readonly upfront: 'none' | 'partial' | 'all';
}

export const PAID_ANYWAY: Words = {
  en: 'reserved instances are paid for whether they run or not, and what is paid upfront is spread over the term',
  ja: 'リザーブドインスタンスは稼働の有無にかかわらず課金（前払い分は契約期間で均等割り）',
};

export function reservedMeters(
  { reserved, upfront }: Reservation,
  type: { readonly os: string; readonly type: string },
  instances: Formula<NoUnit>,
  terms: Terms,
): Meter[] {
  const id = `${type.os}.${type.type}.${reserved.replace(' ', '')}.${upfront}`;
  const years = reserved === '1 year' ? 1 : 3;
  const termMonths = constant(12 * years, MONTH, { en: 'months of the term', ja: '契約期間の月数' });
  const part = called(
    { en: "the month's part of the term", ja: '契約期間に占める当月分' },
    quotient(terms.months, termMonths),
  );
  const reservations = product(instances, constant(1, RESERVATION));
  return [
    ...(upfront === 'all'
      ? []
      : [
          meter({
            name: { en: 'reserved instance hours', ja: 'リザーブドインスタンス時間' },
            quantity: product(instances, terms.span),
            price: terms.price(`ec2Reserved/hours.${id}`, HOUR, ['purchase']),
          }),
        ]),
    ...(upfront === 'none'
      ? []
      : [
          meter({
            name: { en: 'upfront payment, spread over the term', ja: '前払い（契約期間で均等割り）' },
            quantity: product(reservations, part),
            price: terms.price(`ec2Reserved/upfront.${id}`, RESERVATION, ['purchase']),
          }),
        ]),
  ];
}
