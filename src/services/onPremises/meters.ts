/** Machines of one's own: bought for the maximum, spread evenly over their years, with what they cost each month. */
import { constant, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { MONTH, type USD } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type Metering, type MeteringContext, service, type Topic } from '../contract/service.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const onPremises = service({
  name: 'onPremises',
  title: { en: 'On-premises', ja: 'オンプレミス' },
  cost: 'equipment',
  usage,
  skus: { none: { en: 'what is one’s own has no price of AWS', ja: '自社の設備に AWS の料金はありません' } },
  meter(usage, context): Metering {
    if (usage.purchase === undefined && usage.monthly === undefined) {
      const message = {
        en: 'onPremises needs the key `purchase` or `monthly`, or both',
        ja: 'onPremises にはキー `purchase` または `monthly`（両方も可）が必要です',
      };
      const expected = { en: 'what is bought, and what it costs each month', ja: '購入費と月額費用' };
      context.refuse([], { code: 'missingKey', message, expected });
    }
    return {
      meters: [
        ...(usage.purchase === undefined ? [] : [purchaseMeter(usage.purchase, context)]),
        ...(usage.monthly === undefined ? [] : monthlyMeters(usage.monthly, context)),
      ],
      notPriced: usage.monthly === undefined ? [RUNNING_COSTS] : [],
      ...(usage.purchase === undefined ? {} : { assumed: [STRAIGHT_LINE] }),
    };
  },
});

const RUNNING_COSTS: Topic = {
  key: 'onPremisesMonthly',
  words: { en: 'power, space and lines on-premises', ja: 'オンプレミスの電力・設置場所・回線' },
};

const STRAIGHT_LINE = {
  en: 'on-premises purchases are spread evenly over their years, without interest or resale value',
  ja: 'オンプレミスの購入費は使用年数で均等割り（金利・残存価額は含まない）',
};

const MONTHS_OF_A_YEAR = constant(12, { month: 1 } as const, { en: 'months of a year', ja: '1 年の月数' });

/** Straight-line: every month of the years bears the same part. */
function purchaseMeter({ price, units, years }: NonNullable<Usage['purchase']>, context: MeteringContext): Meter {
  const monthly = quotient(product(price, units), product(years, MONTHS_OF_A_YEAR));
  return {
    name: { en: 'purchase, spread over its years', ja: '購入費（均等割り）' },
    quantity: units,
    usd: product(monthly, context.months),
  };
}

const MONTHLY_NAMES: { readonly [K in 'power' | 'space' | 'line']: Words } = {
  power: { en: 'power', ja: '電力' },
  space: { en: 'space', ja: '設置場所' },
  line: { en: 'line', ja: '回線' },
};

function monthlyMeters(monthly: NonNullable<Usage['monthly']>, context: MeteringContext): Meter[] {
  if (isAmount(monthly)) return [monthlyMeter({ en: 'monthly cost', ja: '月額費用' }, monthly, context)];
  return (['power', 'space', 'line'] as const).flatMap((key) => {
    const amount = monthly[key];
    return amount === undefined ? [] : [monthlyMeter(MONTHLY_NAMES[key], amount, context)];
  });
}

function isAmount(monthly: NonNullable<Usage['monthly']>): monthly is Formula<USD> {
  return 'unit' in monthly;
}

function monthlyMeter(name: Words, amount: Formula<USD>, context: MeteringContext): Meter {
  const perMonth = quotient(amount, constant(1, MONTH));
  return { name, quantity: context.months, usd: product(perMonth, context.months) };
}
