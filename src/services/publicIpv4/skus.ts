import { HOURS, type SkuPatterns } from '../sku.js';

export const skus: SkuPatterns = [
  {
    price: 'inUse',
    serviceCode: 'AmazonVPC',
    usageType: /^PublicIPv4:InUseAddress$/,
    unit: 'h',
    awsUnits: HOURS,
  },
];
