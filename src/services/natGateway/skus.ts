import { GIGABYTES, HOURS, type SkuPatterns } from '../contract/sku.js';

const where = { productFamily: 'NAT Gateway' };

export const skus: SkuPatterns = [
  { price: 'hours', serviceCode: 'AmazonEC2', usageType: /^NatGateway-Hours$/, where, unit: 'h', awsUnits: HOURS },
  { price: 'data', serviceCode: 'AmazonEC2', usageType: /^NatGateway-Bytes$/, where, unit: 'GB', awsUnits: GIGABYTES },
];
