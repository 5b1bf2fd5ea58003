import { REQUESTS, type SkuPatterns } from '../contract/sku.js';

const terms = { serviceCode: 'AWSQueueService', unit: 'request', per: '1000000', awsUnits: REQUESTS };

/** Since the tiers of 2016 the usage type ends in `RBP`; its first tier is the `Tier1` of older lists. */
export const skus: SkuPatterns = [
  { ...terms, price: 'standard.requests', usageType: /^Requests-(RBP|Tier1)$/, where: { queueType: 'Standard' } },
  {
    ...terms,
    price: 'fifo.requests',
    usageType: /^Requests-FIFO-(RBP|Tier1)$/,
    where: { queueType: ['FIFO (first-in, first-out)', 'FIFO'] },
  },
];
