import { HOURS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

/** The prices of what is reserved. */
export const RESERVED = 'elastiCacheReserved';

function nodes(engine: string, cacheEngine: string): SkuPattern {
  return {
    price: `${engine}.{instanceType}`,
    serviceCode: 'AmazonElastiCache',
    usageType: /^NodeUsage:/,
    where: { cacheEngine },
    unit: 'h',
    awsUnits: HOURS,
    reserved: { book: RESERVED, of: `${engine}.{instanceType}` },
  };
}

export const skus: SkuPatterns = [nodes('redis', 'Redis'), nodes('valkey', 'Valkey'), nodes('memcached', 'Memcached')];
