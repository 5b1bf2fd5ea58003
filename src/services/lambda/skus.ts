import { REQUESTS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

/** In 2016 it was `seconds` in one region and `Second` in another. */
const GB_SECONDS = ['Lambda-GB-Second', 'GB-Seconds', 'GB-Second', 'seconds', 'Second'];

function gbSeconds(price: string, usageType: RegExp): SkuPattern {
  return { price, serviceCode: 'AWSLambda', usageType, unit: 'GB-s', awsUnits: GB_SECONDS };
}

/** Requests cost the same on both architectures, which are products of their own: x86's stands for both. */
export const skus: SkuPatterns = [
  {
    price: 'requests',
    serviceCode: 'AWSLambda',
    usageType: /^Request$/,
    unit: 'request',
    per: '1000000',
    awsUnits: REQUESTS,
  },
  gbSeconds('duration.x86_64', /^Lambda-GB-Second$/),
  gbSeconds('duration.arm64', /^Lambda-GB-Second-ARM$/),
  gbSeconds('provisioned.x86_64', /^Lambda-Provisioned-Concurrency$/),
  gbSeconds('provisioned.arm64', /^Lambda-Provisioned-Concurrency-ARM$/),
  gbSeconds('provisionedDuration.x86_64', /^Lambda-Provisioned-GB-Second$/),
  gbSeconds('provisionedDuration.arm64', /^Lambda-Provisioned-GB-Second-ARM$/),
  gbSeconds('ephemeralStorage', /^Lambda-Storage-GB-Second$/),
];
