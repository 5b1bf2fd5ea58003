import { running } from '../compute/running.js';
import { count, otherwise, word } from '../contract/field.js';

export const usage = {
  node: word({ en: 'The node type.', ja: 'ノードタイプ。' }, 'dc1.large'),
  count: otherwise(
    '1',
    count({ en: 'How many nodes the cluster has.', ja: 'クラスターのノード数。' }, '2', { whole: true }),
    'ノードは 1 台',
  ),
  ...running,
};
