/** What is said of instances, whichever service runs them. */
import { choice, count, optional, quantityOrWord, type UsageOf, withDefault, word } from '../contract/field.js';
import { autoscalingField } from './autoscaling.js';
import { loadField } from './load.js';
import type { Machine } from './machine.js';
import { instancePurchase } from './purchaseUsage.js';
import { running } from './running.js';

export const instances = {
  type: word({ en: 'The instance type.', ja: 'インスタンスタイプ。' }, 't2.micro'),
  os: withDefault(
    'linux',
    choice(['linux', 'windows', 'rhel', 'suse'], {
      en: 'The operating system whose price applies.',
      ja: '料金の対象となる OS。',
    }),
    'OS は Linux',
  ),
  count: withDefault(
    '1',
    quantityOrWord(
      count(
        {
          en: 'How many such instances; `auto` takes as many as carry the `load`.',
          ja: 'インスタンスの台数。`auto` は `load` を処理できる台数にします。',
        },
        '2',
        { whole: true },
      ),
      ['auto'],
      { enough: 'auto' },
    ),
    '1 台',
  ),
  atLeast: optional(
    count(
      {
        en: 'With `count: auto`: never fewer, e.g. one in each of two zones.',
        ja: '`count: auto` のときの最小台数（例: 2 つのゾーンに 1 台ずつ）。',
      },
      '2',
      { whole: true },
    ),
  ),
  ...running,
  purchase: instancePurchase,
};

/** What they carry, and how they follow it. */
export const carrying = {
  load: loadField,
  autoscaling: autoscalingField,
  credits: optional(
    choice(['standard', 'unlimited'], {
      en: 'How CPU credits are spent (T types).',
      ja: 'CPU クレジットの使い方（T タイプ）。',
    }),
  ),
  surplusCredits: optional(
    count(
      {
        en: 'CPU credits spent beyond the earned ones, of all instances, under unlimited mode (T types).',
        ja: '無制限モードで、獲得分を超えて使う CPU クレジット（全インスタンスの合計、T タイプ）。',
      },
      '72',
    ),
  ),
};

/** With what the service says of them. */
export type InstanceUsage = UsageOf<typeof instances & typeof carrying> & { readonly machine: Machine };
