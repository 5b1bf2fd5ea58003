import { product } from '../../formula/build.js';
import { HOUR } from '../../quantity/unit.js';
import { bought, type HourlyThing } from '../compute/bought.js';
import { purchaseOf } from '../compute/purchase.js';
import { billedHours, runningHours } from '../compute/running.js';
import { meter, service, type Topic } from '../contract/service.js';
import { RESERVED, skus } from './skus.js';
import { usage } from './usage.js';

export const elastiCache = service({
  name: 'elastiCache',
  title: { en: 'ElastiCache', ja: 'ElastiCache' },
  usage,
  skus,
  typePrefix: 'cache.',
  meter: (usage, context) => {
    const of = `${usage.engine}.${usage.node}`;
    const thing = {
      onDemand: () =>
        meter({
          name: { en: 'node hours', ja: 'ノード時間' },
          quantity: product(usage.count, billedHours(usage, context, 'elastiCache/run', usage)),
          price: context.price(`elastiCache/${of}`, HOUR, ['node']),
        }),
      count: usage.count,
      reserved: { book: RESERVED, of },
      planned: plannedOf(usage.engine),
      active: runningHours(usage, context),
    };
    return {
      ...bought(purchaseOf(usage.purchase, context), thing, context),
      notPriced: usage.engine === 'memcached' ? [] : [BACKUPS],
    };
  },
});

/** Plans go by the engine. */
function plannedOf(engine: string): HourlyThing['planned'] {
  const name = `${engine.charAt(0).toUpperCase()}${engine.slice(1)}`;
  return {
    service: `elastiCache.${engine}`,
    title: { en: `ElastiCache nodes of ${name}`, ja: `ElastiCache の ${name} ノード` },
    ratePrefix: 'elastiCache.',
    plans: ['database'],
  };
}

const BACKUPS: Topic = {
  key: 'elastiCacheBackup',
  words: { en: 'ElastiCache backups', ja: 'ElastiCache のバックアップ' },
};
