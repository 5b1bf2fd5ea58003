import type { SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
  {
    price: 'secrets',
    serviceCode: 'AWSSecretsManager',
    usageType: /^AWSSecretsManager-Secrets$/,
    unit: 'secret',

    awsUnits: ['Secrets'],
  },
];
