import { HOURS, type SkuPatterns } from '../contract/sku.js';

/** The prices of what is reserved. */
export const RESERVED = 'redshiftReserved';

export const skus: SkuPatterns = [
  {
    price: 'node.{instanceType}',
    serviceCode: 'AmazonRedshift',
    usageType: /^Node:/,
    where: { productFamily: 'Compute Instance' },
    unit: 'h',
    awsUnits: HOURS,
    reserved: { book: RESERVED, of: 'node.{instanceType}' },
  },
];
