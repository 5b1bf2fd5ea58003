import { GIGABYTE_MONTHS, REQUESTS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

/** Of a storage class: what its usage types have between the dashes. */
function storageClass(name: string, infix: string, storageUsage = `TimedStorage-${infix}ByteHrs`): SkuPattern[] {
  const terms = { serviceCode: 'AmazonS3' };
  return [
    {
      ...terms,
      price: `${name}.storage`,
      usageType: new RegExp(`^${storageUsage}$`),
      unit: 'GB-month',
      awsUnits: GIGABYTE_MONTHS,
    },
    {
      ...terms,
      price: `${name}.puts`,
      usageType: new RegExp(`^Requests-${infix}Tier1$`),
      unit: 'request',
      per: '1000',
      awsUnits: REQUESTS,
    },
    {
      ...terms,
      price: `${name}.gets`,
      usageType: new RegExp(`^Requests-${infix}Tier2$`),
      unit: 'request',
      per: '10000',
      awsUnits: REQUESTS,
    },
  ];
}

export const skus: SkuPatterns = [
  ...storageClass('standard', ''),
  ...storageClass('standardIa', 'SIA-'),
  ...storageClass('oneZoneIa', 'ZIA-'),
];
