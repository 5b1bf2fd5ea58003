/** What a scenario may say of how a thing is bought: on demand, reserved, under a Savings Plan, or on spot. */
import type { Words } from '../../words.js';
import {
  choice,
  choiceOrGroup,
  group,
  implying,
  moneyPerHour,
  optional,
  share,
  withDefault,
  word,
} from '../contract/field.js';

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
const rate = optional(
  moneyPerHour(
    {
      en: 'What an hour of one costs under a Savings Plan, in place of `discount` or a price file.',
      ja: 'Savings Plans での 1 台・1 時間あたりの料金。`discount` や料金ファイルの代わりに使います。',
    },
    '0.073 USD / h',
  ),
);
const plan = optional(
  word(
    {
      en: 'A Savings Plan of the option (`savingsPlan`) that covers the component too, by its name.',
      ja: 'この構成要素も対象とする、同じ構成内の Savings Plans（`savingsPlan`）の名前。',
    },
    'team',
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

const WHICH_PLAN: Words = {
  en: 'Which Savings Plan covers the component.',
  ja: '構成要素を対象とする Savings Plans の種類。',
};
const reserved = optional(
  choice(['1 year', '3 years'], {
    en: 'Reserved instances: for how long.',
    ja: 'リザーブドインスタンスの期間。',
  }),
);

/** Reserved instances, Savings Plans and spot: EC2. */
export const instancePurchase = withDefault(
  'onDemand',
  choiceOrGroup(
    ['onDemand'],
    {
      reserved,
      class: implying(
        { value: 'standard', japanese: 'リザーブドインスタンスのクラスは standard', beside: 'reserved' },
        choice(['standard', 'convertible'], {
          en: 'The class of reserved instances.',
          ja: 'リザーブドインスタンスのクラス。',
        }),
      ),
      savingsPlan: optional(choice(['compute', 'ec2Instance'], WHICH_PLAN)),
      term,
      upfront,
      discount,
      rate,
      commitment,
      plan,
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
export const planPurchase = implying(
  { value: 'onDemand', japanese: 'オンデマンド' },
  choiceOrGroup(
    ['onDemand'],
    {
      savingsPlan: optional(choice(['compute'], WHICH_PLAN)),
      term,
      upfront,
      discount,
      commitment,
      plan,
    },
    {
      en: 'How it is bought. What is committed is paid for whether it is used or not.',
      ja: '購入方法。コミットメントは、使っても使わなくても支払います。',
    },
    '{ savingsPlan: compute, term: 1 year, upfront: none, discount: 15 % }',
  ),
);

/** Reserved nodes: Redshift. */
export const nodePurchase = withDefault(
  'onDemand',
  choiceOrGroup(
    ['onDemand'],
    { reserved, upfront },
    {
      en: 'How the nodes are bought. What is reserved is paid for whether it is used or not.',
      ja: 'ノードの購入方法。予約は、使っても使わなくても支払います。',
    },
    '{ reserved: 1 year, upfront: partial }',
  ),
  'オンデマンド',
);

/** Reserved instances and Database Savings Plans: RDS and ElastiCache. */
export const databasePurchase = withDefault(
  'onDemand',
  choiceOrGroup(
    ['onDemand'],
    {
      reserved,
      savingsPlan: optional(choice(['database'], WHICH_PLAN)),
      term,
      upfront,
      discount,
      rate,
      commitment,
      plan,
    },
    {
      en: 'How the instances are bought. What is reserved or committed is paid for whether it is used or not.',
      ja: 'インスタンスの購入方法。予約やコミットメントは、使っても使わなくても支払います。',
    },
    '{ reserved: 1 year, upfront: partial }',
  ),
  'オンデマンド',
);
