/** How what runs is bought: on demand, reserved, under a Savings Plan, or on spot. */
import type { Formula } from '../../formula/node.js';
import { example, KEEP_ONE, needsKey } from '../../phrases.js';
import type { Dimensionless, USD_PER_HOUR } from '../../quantity/unit.js';
import { plainWords, type Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import type { MeteringContext } from '../contract/service.js';
import type { databasePurchase, instancePurchase, nodePurchase, planPurchase } from './purchaseUsage.js';

export type Upfront = 'none' | 'partial' | 'all';
export type TermLength = '1 year' | '3 years';

export interface Reservation {
  readonly kind: 'reserved';
  readonly term: TermLength;
  readonly upfront: Upfront;
  readonly offering: 'standard' | 'convertible';
}

export interface SavingsPlan {
  readonly kind: 'savingsPlan';
  readonly plan: 'compute' | 'ec2Instance' | 'database';
  readonly term: TermLength;
  readonly upfront: Upfront;
  /** The plan's rates: less than on demand, or what an hour of one costs; else those of the books. */
  readonly discount?: Formula<Dimensionless>;
  readonly rate?: Formula<typeof USD_PER_HOUR>;
  readonly commitment?: Formula<typeof USD_PER_HOUR>;
}

export interface SpotPurchase {
  readonly kind: 'spot';
  readonly discount?: Formula<Dimensionless>;
  readonly rate?: Formula<typeof USD_PER_HOUR>;
}

/** Under a plan that is a component of its own. */
export interface SharedPurchase extends Pick<SavingsPlan, 'discount' | 'rate'> {
  readonly kind: 'sharedPlan';
  readonly name: string;
}

export type Purchase = { readonly kind: 'onDemand' } | Reservation | SavingsPlan | SharedPurchase | SpotPurchase;

type PurchaseUsage = Exclude<UsageOf<{ purchase: typeof instancePurchase }>['purchase'], 'onDemand'>;
type OtherUsage = Exclude<
  UsageOf<{ purchase: typeof planPurchase | typeof databasePurchase | typeof nodePurchase }>['purchase'],
  'onDemand' | undefined
>;
/** Of any service: what may be said of all of them together. */
type AnyUsage = Partial<Omit<PurchaseUsage, 'savingsPlan'>> & { readonly savingsPlan?: SavingsPlan['plan'] };

const ON_DEMAND: Purchase = { kind: 'onDemand' };

/** What belongs to each way of buying. */
const KEYS = {
  reserved: ['class', 'upfront'],
  savingsPlan: ['term', 'upfront', 'discount', 'rate', 'commitment'],
  plan: ['discount', 'rate'],
  spot: [],
} as const;

/** The one way that the scenario says; objects to two, to none, and to keys that belong to another. */
export function purchaseOf(
  usage: 'onDemand' | OtherUsage | undefined,
  context: MeteringContext,
): Exclude<Purchase, SpotPurchase>;
export function purchaseOf(usage: 'onDemand' | PurchaseUsage, context: MeteringContext): Purchase;
export function purchaseOf(
  usage: 'onDemand' | PurchaseUsage | OtherUsage | undefined,
  context: MeteringContext,
): Purchase {
  if (usage === undefined || usage === 'onDemand') return ON_DEMAND;
  const { reserved, class: offering = 'standard', spot, ...rest } = usage as AnyUsage;
  const ways = (['reserved', 'savingsPlan', 'plan', 'spot'] as const).filter(
    (way) => (usage as AnyUsage)[way] !== undefined,
  );
  const [way, second] = ways;
  if (way === undefined || second !== undefined) {
    const message =
      way === undefined
        ? { en: '`purchase` doesn’t say how', ja: '`purchase` に購入方法が指定されていません' }
        : {
            en: `\`${way}\` and \`${second}\` both say how it is bought`,
            ja: `\`${way}\` と \`${second}\` の両方で購入方法が指定されています`,
          };
    const expected = {
      en: 'one of `reserved`, `savingsPlan`, `plan` and `spot`, or the word `onDemand`',
      ja: '`reserved`、`savingsPlan`、`plan`、`spot` のいずれか、または `onDemand`',
    };
    context.refuse(second === undefined ? ['purchase'] : ['purchase', second], {
      code: way === undefined ? 'missingKey' : 'contradiction',
      message,
      expected,
    });
    return ON_DEMAND;
  }
  refuseForeignKeys(usage, way, context);
  if (way === 'spot') return cellRefOf(spot as NonNullable<PurchaseUsage['spot']>, context);
  if (rest.discount !== undefined && rest.rate !== undefined) {
    context.refuse(['purchase', 'rate'], { code: 'contradiction', message: TWO_RATES, remedy: KEEP_ONE });
  }
  const rates = {
    ...(rest.discount === undefined ? {} : { discount: rest.discount }),
    ...(rest.rate === undefined ? {} : { rate: rest.rate }),
  };
  if (way === 'plan') return { kind: 'sharedPlan', name: rest.plan ?? '', ...rates };
  const upfront = needed(rest.upfront, 'upfront', 'upfront: none', context);
  if (way === 'reserved') {
    if (upfront === undefined || reserved === undefined) return ON_DEMAND;
    return { kind: 'reserved', term: reserved, upfront, offering };
  }
  const length = needed(rest.term, 'term', 'term: 1 year', context);
  if (upfront === undefined || length === undefined || rest.savingsPlan === undefined) return ON_DEMAND;
  return {
    kind: 'savingsPlan',
    plan: rest.savingsPlan,
    term: length,
    upfront,
    ...rates,
    ...(rest.commitment === undefined ? {} : { commitment: rest.commitment }),
  };
}

function refuseForeignKeys(usage: object, way: keyof typeof KEYS, context: MeteringContext): void {
  const known: readonly string[] = [way, ...KEYS[way]];
  for (const [key, value] of Object.entries(usage)) {
    if (value === undefined || known.includes(key)) continue;
    const message = {
      en: `\`${key}\` says nothing of \`${way}\``,
      ja: `\`${key}\` は \`${way}\` には指定できません`,
    };
    const own = KEYS[way];
    const expected = own.length === 0 ? SPOT_KEYS : plainWords(own.map((one) => `\`${one}\``).join(', '));
    context.refuse(['purchase', key], { code: 'contradiction', message, expected });
  }
}

const TWO_RATES: Words = {
  en: '`discount` and `rate` both say the plan’s rate',
  ja: '`discount` と `rate` の両方でプラン料率が指定されています',
};

const SPOT_KEYS: Words = {
  en: 'a mapping of `discount` or `rate` under `spot`',
  ja: '`spot` の下に `discount` または `rate` のマッピング',
};

function needed<T>(value: T | undefined, key: string, like: string, context: MeteringContext): T | undefined {
  if (value === undefined) {
    const message = needsKey('`purchase`', key);
    context.refuse(['purchase'], { code: 'missingKey', message, expected: example(like) });
  }
  return value;
}

function cellRefOf({ discount: off, rate }: NonNullable<PurchaseUsage['spot']>, context: MeteringContext): Purchase {
  if ((off === undefined) === (rate === undefined)) {
    const message =
      off === undefined
        ? { en: '`spot` doesn’t say at what price', ja: '`spot` に価格が指定されていません' }
        : {
            en: '`discount` and `rate` both say the price of spot',
            ja: '`discount` と `rate` の両方でスポットの価格が指定されています',
          };
    const expected = {
      en: 'e.g. { discount: 68 % }, or { rate: 0.0035 USD / h }',
      ja: '{ discount: 68 % }、{ rate: 0.0035 USD / h } など',
    };
    context.refuse(['purchase', 'spot'], {
      code: off === undefined ? 'missingKey' : 'contradiction',
      message,
      expected,
    });
    return ON_DEMAND;
  }
  return { kind: 'spot', ...(off === undefined ? {} : { discount: off }), ...(rate === undefined ? {} : { rate }) };
}
