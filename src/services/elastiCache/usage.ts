import { databasePurchase } from '../compute/purchaseUsage.js';
import { running } from '../compute/running.js';
import { choice, count, withDefault, word } from '../contract/field.js';

export const usage = {
  node: word({ en: 'The node type.', ja: 'ノードタイプ。' }, 'cache.t2.micro'),
  engine: choice(['redis', 'valkey', 'memcached'], { en: 'The engine.', ja: 'エンジン。' }),
  count: withDefault('1', count({ en: 'How many nodes.', ja: 'ノード数。' }, '2', { whole: true }), 'ノードは 1 台'),
  ...running,
  purchase: databasePurchase,
};
