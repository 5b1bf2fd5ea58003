import { product } from '../../formula/build.js';
import { HOUR } from '../../quantity/unit.js';
import { billedHours } from '../compute/running.js';
import { meter, service, type Topic } from '../contract/service.js';
import { skus } from './skus.js';
import { usage } from './usage.js';

export const redshift = service({
  name: 'redshift',
  title: { en: 'Redshift', ja: 'Redshift' },
  usage,
  skus,
  meter: (usage, context) => ({
    meters: [
      meter({
        name: { en: 'node hours', ja: 'ノード時間' },
        quantity: product(usage.count, billedHours(usage, context, 'redshift/run', usage)),
        price: context.price(`redshift/node.${usage.node}`, HOUR, ['node']),
      }),
    ],
    notPriced: [BACKUPS, ...(usage.node.startsWith('ra3') ? [MANAGED_STORAGE] : [])],
  }),
});

const BACKUPS: Topic = {
  key: 'redshiftBackup',
  words: { en: 'Redshift backups beyond the size of the cluster', ja: 'クラスター容量を超える Redshift バックアップ' },
};
const MANAGED_STORAGE: Topic = {
  key: 'redshiftStorage',
  words: { en: 'managed storage of RA3 nodes', ja: 'RA3 ノードのマネージドストレージ' },
};
