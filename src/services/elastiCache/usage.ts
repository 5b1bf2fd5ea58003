import { running } from '../compute/running.js';
import { choice, count, otherwise, word } from '../contract/field.js';

export const usage = {
  node: word('The node type.', 'cache.t2.micro'),
  engine: choice(['redis', 'memcached'], 'The engine.'),
  count: otherwise('1', count('How many nodes.', '2', { whole: true }), 'ノードは 1 台'),
  ...running,
};
