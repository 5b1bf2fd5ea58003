import { REQUESTS, type SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
  {
    price: 'secrets',
    serviceCode: 'AWSSecretsManager',
    usageType: /^AWSSecretsManager-Secrets$/,
    unit: 'secret-month',
    awsUnits: ['Secrets'],
  },
  {
    price: 'requests',
    serviceCode: 'AWSSecretsManager',
    // Ireland's is written with a hyphen and an s.
    usageType: /^AWSSecretsManager(APIRequest|-APIRequests)$/,
    unit: 'request',
    per: '10000',
    awsUnits: REQUESTS,
  },
];
