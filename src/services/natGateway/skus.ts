import { GIGABYTES, HOURS, type SkuPatterns } from '../contract/sku.js';

const offer = { serviceCode: 'AmazonEC2', isAskedByUsageType: true, where: { productFamily: 'NAT Gateway' } } as const;

export const skus: SkuPatterns = [
  { price: 'hours', ...offer, usageType: /^NatGateway-Hours$/, unit: 'h', awsUnits: HOURS },
  { price: 'data', ...offer, usageType: /^NatGateway-Bytes$/, unit: 'GB', awsUnits: GIGABYTES },
];
