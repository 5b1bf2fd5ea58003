import { HOURS, type SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
  {
    price: 'inUse',
    serviceCode: 'AmazonVPC',
    usageType: /^PublicIPv4:InUseAddress$/,
    unit: 'h',
    awsUnits: HOURS,
  },
];
