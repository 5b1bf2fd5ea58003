/** Reserved instances: paid for every hour of the term, used or not; what is paid at the beginning is spread over the term. */
import { called, constant, one, product, quotient } from '../../formula/build.js';
import type { Formula, Node } from '../../formula/node.js';
import { type Dimensionless, HOUR, MONTH, type USD } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { type Meter, type MeteringContext, meter, type TermPayment } from '../contract/service.js';
import type { Reservation } from './purchase.js';
import { RESERVATION } from './units.js';

const PAID_ANYWAY: Words = {
  en: 'reserved instances are paid for whether they run or not, and upfront payments are amortized over the term',
  ja: 'リザーブドインスタンスは稼働の有無にかかわらず課金（前払い分は契約期間で均等割り）',
};

const ONLY_EFFECTIVE: Words = {
  en: 'only the effective rate of these reserved instances is known, not its split into upfront and hourly payments',
  ja: 'このリザーブドインスタンスは前払いを含む実効単価のみ判明しており、前払いと月払いの内訳は不明',
};

export interface Reserved {
  readonly meters: readonly Meter[];
  readonly payments: readonly TermPayment[];
  readonly assumed: readonly Words[];
}

/** The prices of one reservation in its book. */
interface PriceIds {
  readonly hours: string;
  readonly upfront: string;
  readonly effective: string;
}

function idsOf(book: string, id: string): PriceIds {
  return { hours: `${book}/hours.${id}`, upfront: `${book}/upfront.${id}`, effective: `${book}/effective.${id}` };
}

/**
 * By the hour and upfront where the books have both, else by the effective rate that catalogues show.
 * @param reserved what is reserved: a book of reservations, and of which of its things: `linux.t2.micro`
 */
export function reservedInstances(
  { term, upfront, offering }: Reservation,
  { book, of }: { readonly book: string; readonly of: string },
  instances: Formula<Dimensionless>,
  context: MeteringContext,
): Reserved {
  const length = `${term.replace(' ', '')}${offering === 'convertible' ? 'Convertible' : ''}`;
  const ids = idsOf(book, `${of}.${length}.${upfront}`);
  const termMonths = term === '1 year' ? 12 : 36;
  const isSplit = upfront === 'none' || context.hasPrice(ids.upfront);
  if (!isSplit && context.hasPrice(ids.effective)) {
    return effective(ids, termMonths, instances, context);
  }
  const hours = upfront === 'all' ? [] : [hourly(ids, instances, context)];
  const once = upfront === 'none' ? [] : [spread(ids, termMonths, instances, context)];
  const payment = {
    termMonths,
    upfront: once.length === 0 ? undefined : paidOnce(ids, instances, context),
    hourly: hours.length === 0 ? undefined : paidFor(one(HOUR), ids, instances, context),
    monthly: hours.length === 0 ? undefined : paidFor(context.span, ids, instances, context),
  };
  return { meters: [...hours, ...once], payments: [withZeros(payment)], assumed: [PAID_ANYWAY] };
}

function hourly({ hours }: PriceIds, instances: Formula<Dimensionless>, context: MeteringContext): Meter {
  return meter({
    name: { en: 'reserved instance hours', ja: 'リザーブドインスタンス時間' },
    quantity: product(instances, context.span),
    price: context.price(hours, HOUR, ['purchase']),
  });
}

function spread(
  { upfront }: PriceIds,
  termMonths: number,
  instances: Formula<Dimensionless>,
  context: MeteringContext,
): Meter {
  const months = constant(termMonths, MONTH, { en: 'months of the term', ja: '契約期間の月数' });
  const part = called(
    { en: "the month's part of the term", ja: '契約期間に占める当月分' },
    quotient(context.months, months),
  );
  return meter({
    name: { en: 'upfront payment, spread over the term', ja: '前払い（契約期間で均等割り）' },
    quantity: product(product(instances, constant(1, RESERVATION)), part),
    price: context.price(upfront, RESERVATION, ['purchase']),
  });
}

function paidOnce({ upfront }: PriceIds, instances: Formula<Dimensionless>, context: MeteringContext): Formula<USD> {
  const fee = context.price(upfront, RESERVATION, ['purchase']);
  return product(product(instances, constant(1, RESERVATION)), fee as Node as Formula<{ USD: 1; reservation: -1 }>);
}

function paidFor(
  time: Formula<HOUR>,
  { hours }: PriceIds,
  instances: Formula<Dimensionless>,
  context: MeteringContext,
): Formula<USD> {
  const rate = context.price(hours, HOUR, ['purchase']);
  return product(product(instances, time), rate as Node as Formula<{ USD: 1; h: -1 }>);
}

/** What is not paid is paid as nothing, which is known. */
function withZeros({
  termMonths,
  upfront,
  hourly,
  monthly,
}: {
  termMonths: number;
  upfront: Formula<USD> | undefined;
  hourly: Formula<USD> | undefined;
  monthly: Formula<USD> | undefined;
}): TermPayment {
  const nothing = constant(0, { USD: 1 } as const);
  return { termMonths, upfront: upfront ?? nothing, hourly: hourly ?? nothing, monthly: monthly ?? nothing };
}

function effective(
  { effective: rate }: PriceIds,
  termMonths: number,
  instances: Formula<Dimensionless>,
  context: MeteringContext,
): Reserved {
  return {
    meters: [
      meter({
        name: {
          en: 'reserved instance hours, upfront payment included',
          ja: 'リザーブドインスタンス時間（前払い込みの実効単価）',
        },
        quantity: product(instances, context.span),
        price: context.price(rate, HOUR, ['purchase']),
      }),
    ],
    payments: [{ termMonths }],
    assumed: [PAID_ANYWAY, ONLY_EFFECTIVE],
  };
}
