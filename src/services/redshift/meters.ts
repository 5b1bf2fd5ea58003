import { product } from '../../formula/build.js';
import { HOUR } from '../../quantity/unit.js';
import { bought, type HourlyThing } from '../compute/bought.js';
import { purchaseOf } from '../compute/purchase.js';
import { billedHours, runningHours } from '../compute/running.js';
import type { UsageOf } from '../contract/field.js';
import { type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { RESERVED, skus } from './skus.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const redshift = service({
  name: 'redshift',
  title: { en: 'Redshift', ja: 'Redshift' },
  usage,
  skus,
  meter: (usage, context) => ({
    ...bought(purchaseOf(usage.purchase, context), nodesOf(usage, context), context),
    notPriced: [BACKUPS, ...(usage.node.startsWith('ra3') ? [MANAGED_STORAGE] : [])],
  }),
});

function nodesOf(usage: Usage, context: MeteringContext): HourlyThing {
  const of = `node.${usage.node}`;
  return {
    onDemand: () =>
      meter({
        name: { en: 'node hours', ja: 'ノード時間' },
        quantity: product(usage.count, billedHours(usage, context, 'redshift/run', usage)),
        price: context.price(`redshift/${of}`, HOUR, ['node']),
      }),
    count: usage.count,
    reserved: { book: RESERVED, of },
    planned: { service: 'redshift', title: { en: 'Redshift', ja: 'Redshift' }, ratePrefix: 'redshift.', plans: [] },
    active: runningHours(usage, context),
  };
}

const BACKUPS: Topic = {
  key: 'redshiftBackup',
  words: { en: 'Redshift backups beyond the size of the cluster', ja: 'クラスター容量を超える Redshift バックアップ' },
};
const MANAGED_STORAGE: Topic = {
  key: 'redshiftStorage',
  words: { en: 'managed storage of RA3 nodes', ja: 'RA3 ノードのマネージドストレージ' },
};
