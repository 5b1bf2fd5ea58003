/** Work that the shared responsibility model leaves to the customer: patches, monitoring, backups, tuning. */
import { product } from '../../formula/build.js';
import { service } from '../contract/service.js';
import { usage } from './usage.js';

export const operations = service({
  name: 'operations',
  title: { en: 'Operations', ja: '運用作業' },
  cost: 'work',
  usage,
  skus: { none: { en: 'people’s work has no price of AWS', ja: '人の作業に AWS の料金はありません' } },
  meter: ({ hours, rate }) => ({
    meters: [{ name: { en: 'hours of work', ja: '作業時間' }, quantity: hours, usd: product(hours, rate) }],
    notPriced: [],
  }),
});
