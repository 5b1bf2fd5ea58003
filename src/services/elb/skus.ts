import { GIGABYTES, HOURS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

function hours(kind: string, productFamily: string): SkuPattern {
  return {
    price: `${kind}.hours`,
    serviceCode: 'AWSELB',
    usageType: /^LoadBalancerUsage$/,
    where: { productFamily },
    unit: 'h',
    awsUnits: HOURS,
  };
}

function capacityUnits(kind: string, productFamily: string): SkuPattern {
  return {
    price: `${kind}.capacityUnits`,
    serviceCode: 'AWSELB',
    usageType: /^LCUUsage$/,
    where: { productFamily },
    unit: 'LCU-h',
    awsUnits: ['LCU-Hrs', 'LCU-Hours', 'NLCU-Hrs'],
  };
}

export const skus: SkuPatterns = [
  hours('classic', 'Load Balancer'),
  {
    price: 'classic.data',
    serviceCode: 'AWSELB',
    usageType: /^DataProcessing-Bytes$/,
    where: { productFamily: 'Load Balancer' },
    unit: 'GB',
    awsUnits: GIGABYTES,
  },
  hours('application', 'Load Balancer-Application'),
  capacityUnits('application', 'Load Balancer-Application'),
  hours('network', 'Load Balancer-Network'),
  capacityUnits('network', 'Load Balancer-Network'),
];
