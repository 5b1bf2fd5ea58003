/** How what runs is bought: on demand, reserved, under a Savings Plan, or on spot. */
import type { Formula } from '../../formula/node.js';
import { example, needsKey } from '../../phrases.js';
import type { Dimensionless, USD_PER_HOUR } from '../../quantity/unit.js';
import { plainWords, type Words } from '../../words.js';
import {
  choice,
  choiceOrGroup,
  group,
  moneyPerHour,
  optional,
  share,
  type UsageOf,
  withDefault,
} from '../contract/field.js';
import type { MeteringContext } from '../contract/service.js';

const term = optional(
  choice(['1 year', '3 years'], { en: 'For how long a Savings Plan is bought.', ja: 'Savings Plans の期間。' }),
);
const upfront = optional(
  choice(['none', 'partial', 'all'], { en: 'What is paid at the beginning.', ja: '前払いの額。' }),
);
const discount = optional(
  share(
    {
      en: 'What a Savings Plan takes off the price on demand; else a price file says its rates.',
      ja: 'Savings Plans によるオンデマンド料金からの割引。書かないときは料金ファイルのレートを使います。',
    },
    '27 %',
  ),
);
const commitment = optional(
  moneyPerHour(
    {
      en: 'What is paid in each hour, used or not; default: what the component uses while it runs.',
      ja: '使っても使わなくても 1 時間ごとに支払う額。既定: 構成要素が動いているときに使う額。',
    },
    '0.05 USD / h',
  ),
);

/** Reserved instances, Savings Plans and spot: EC2. */
export const instancePurchase = withDefault(
  'onDemand',
  choiceOrGroup(
    ['onDemand'],
    {
      reserved: optional(
        choice(['1 year', '3 years'], {
          en: 'Reserved instances: for how long.',
          ja: 'リザーブドインスタンスの期間。',
        }),
      ),
      class: optional(
        choice(['standard', 'convertible'], {
          en: 'The class of reserved instances; default: standard.',
          ja: 'リザーブドインスタンスのクラス。既定: standard。',
        }),
      ),
      savingsPlan: optional(
        choice(['compute', 'ec2Instance'], {
          en: 'Which Savings Plan covers the component.',
          ja: '構成要素を対象とする Savings Plans の種類。',
        }),
      ),
      term,
      upfront,
      discount,
      commitment,
      spot: optional(
        group(
          {
            discount: optional(
              share(
                { en: 'What spot takes off the price on demand.', ja: 'スポットによるオンデマンド料金からの割引。' },
                '68 %',
              ),
            ),
            rate: optional(
              moneyPerHour(
                { en: 'What an instance costs in an hour.', ja: '1 台の 1 時間あたりの料金。' },
                '0.0035 USD / h',
              ),
            ),
          },
          {
            en: 'Spot instances, at a price that the scenario states.',
            ja: 'スポットインスタンス。料金はシナリオが示します。',
          },
          '{ discount: 68 % }',
        ),
      ),
    },
    {
      en: 'How the instances are bought. What is reserved or committed is paid for whether it is used or not.',
      ja: 'インスタンスの購入方法。予約やコミットメントは、使っても使わなくても支払います。',
    },
    '{ reserved: 1 year, upfront: partial }',
  ),
  'オンデマンド',
);

/** Compute Savings Plans: Lambda and Fargate. */
export const planPurchase = optional(
  choiceOrGroup(
    ['onDemand'],
    {
      savingsPlan: choice(['compute'], {
        en: 'Which Savings Plan covers the component.',
        ja: '構成要素を対象とする Savings Plans の種類。',
      }),
      term,
      upfront,
      discount,
      commitment,
    },
    {
      en: 'How it is bought. What is committed is paid for whether it is used or not.',
      ja: '購入方法。コミットメントは、使っても使わなくても支払います。',
    },
    '{ savingsPlan: compute, term: 1 year, upfront: none, discount: 15 % }',
  ),
);

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
  readonly plan: 'compute' | 'ec2Instance';
  readonly term: TermLength;
  readonly upfront: Upfront;
  readonly discount?: Formula<Dimensionless>;
  readonly commitment?: Formula<typeof USD_PER_HOUR>;
}

export interface SpotPurchase {
  readonly kind: 'spot';
  readonly discount?: Formula<Dimensionless>;
  readonly rate?: Formula<typeof USD_PER_HOUR>;
}

export type Purchase = { readonly kind: 'onDemand' } | Reservation | SavingsPlan | SpotPurchase;

type PurchaseUsage = Exclude<UsageOf<{ purchase: typeof instancePurchase }>['purchase'], 'onDemand'>;
type PlanUsage = Exclude<UsageOf<{ purchase: typeof planPurchase }>['purchase'], 'onDemand'>;

const ON_DEMAND: Purchase = { kind: 'onDemand' };

/** What belongs to each way of buying. */
const KEYS = {
  reserved: ['class', 'upfront'],
  savingsPlan: ['term', 'upfront', 'discount', 'commitment'],
  spot: [],
} as const;

/** The one way that the scenario says; objects to two, to none, and to keys that belong to another. */
export function purchaseOf(
  usage: 'onDemand' | PurchaseUsage | PlanUsage | undefined,
  context: MeteringContext,
): Purchase {
  if (usage === undefined || usage === 'onDemand') return ON_DEMAND;
  const { reserved, class: offering = 'standard', spot, ...rest } = usage as Partial<PurchaseUsage>;
  const ways = (['reserved', 'savingsPlan', 'spot'] as const).filter(
    (way) => (usage as Partial<PurchaseUsage>)[way] !== undefined,
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
      en: 'one of `reserved`, `savingsPlan` and `spot`, or the word `onDemand`',
      ja: '`reserved`、`savingsPlan`、`spot` のいずれか、または `onDemand`',
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
    ...(rest.discount === undefined ? {} : { discount: rest.discount }),
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
