import { choice, count, otherwise, word } from '../field.js';
import { running } from '../running.js';

export const usage = {
  node: word('The node type.', 'cache.t2.micro'),
  engine: choice(['redis', 'memcached'], 'The engine.'),
  count: otherwise('1', count('How many nodes.', '2', { whole: true })),
  ...running,
};
