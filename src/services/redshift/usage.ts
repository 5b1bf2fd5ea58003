import { running } from '../compute/running.js';
import { count, otherwise, word } from '../contract/field.js';

export const usage = {
  node: word('The node type.', 'dc1.large'),
  count: otherwise('1', count('How many nodes the cluster has.', '2', { whole: true }), 'ノードは 1 台'),
  ...running,
};
