import { product } from '../../formula/build.js';
import { HOUR } from '../../quantity/unit.js';
import { billedHours } from '../compute/running.js';
import { meter, service, type Topic } from '../contract/service.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

export const elastiCache = service({
  name: 'elastiCache',
  title: { en: 'ElastiCache', ja: 'ElastiCache' },
  usage,
  skus,
  typePrefix: 'cache.',
  meter: (usage, context) => ({
    meters: [
      meter({
        name: { en: 'node hours', ja: 'ノード時間' },
        quantity: product(usage.count, billedHours(usage, context, 'elastiCache/run')),
        price: context.price(`elastiCache/${usage.engine}.${usage.node}`, HOUR, ['node']),
      }),
    ],
    notPriced: usage.engine === 'memcached' ? [] : [BACKUPS],
  }),
});

const BACKUPS: Topic = {
  key: 'elastiCacheBackup',
  words: { en: 'ElastiCache backups', ja: 'ElastiCache のバックアップ' },
};
