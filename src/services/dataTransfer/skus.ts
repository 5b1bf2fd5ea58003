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
  {
    price: 'region.{toRegionCode}',
    serviceCode: 'AWSDataTransfer',
    isListedFrom: true,
    // `APN1-USE1-AWS-Out-Bytes`, without the prefix of where it begins.
    usageType: /^[A-Z]+\d?-AWS-Out-Bytes$/,
    where: { transferType: 'InterRegion Outbound', toLocationType: 'AWS Region' },
    unit: 'GB',
    awsUnits: GIGABYTES,
  },
];
