import { GIGABYTES, type SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
  {
    price: 'internet',
    serviceCode: 'AWSDataTransfer',
    isListedFrom: true,
    usageType: /^DataTransfer-Out-Bytes$/,
    where: { transferType: 'AWS Outbound', toLocation: 'External' },
    unit: 'GB',
    awsUnits: GIGABYTES,
  },
  {
    price: 'zone',
    serviceCode: 'AWSDataTransfer',
    isListedFrom: true,
    usageType: /^DataTransfer-Regional-Bytes$/,
    where: { transferType: 'IntraRegion' },
    unit: 'GB',
    awsUnits: GIGABYTES,
  },
];
