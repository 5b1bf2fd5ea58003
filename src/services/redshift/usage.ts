import { nodePurchase } from '../compute/purchaseUsage.js';
import { running } from '../compute/running.js';
import { count, withDefault, word } from '../contract/field.js';

export const usage = {
  node: word({ en: 'The node type.', ja: 'ノードタイプ。' }, 'dc1.large'),
  count: withDefault(
    '1',
    count({ en: 'How many nodes the cluster has.', ja: 'クラスターのノード数。' }, '2', { whole: true }),
    'ノードは 1 台',
  ),
  ...running,
  purchase: nodePurchase,
};
