import { HOURS, type SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
  {
    price: 'node.{instanceType}',
    serviceCode: 'AmazonRedshift',
    usageType: /^Node:/,
    where: { productFamily: 'Compute Instance' },
    unit: 'h',
    awsUnits: HOURS,
  },
];
