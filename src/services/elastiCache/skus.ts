import { HOURS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

function nodes(engine: string, cacheEngine: string): SkuPattern {
  return {
    price: `${engine}.{instanceType}`,
    serviceCode: 'AmazonElastiCache',
    usageType: /^NodeUsage:/,
    where: { cacheEngine },
    unit: 'h',
    awsUnits: HOURS,
  };
}

export const skus: SkuPatterns = [nodes('redis', 'Redis'), nodes('valkey', 'Valkey'), nodes('memcached', 'Memcached')];
