import { GIGABYTE_MONTHS, REQUESTS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

function onDemand(price: string, usageType: RegExp, unit: string, awsUnit: string): SkuPattern {
  const awsUnits = [awsUnit, `${awsUnit}s`, ...REQUESTS];
  return { price, serviceCode: 'AmazonDynamoDB', usageType, unit, per: '1000000', awsUnits };
}

export const skus: SkuPatterns = [
  {
    price: 'provisioned.wcu',
    serviceCode: 'AmazonDynamoDB',
    usageType: /^WriteCapacityUnit-Hrs$/,
    unit: 'WCU-h',
    awsUnits: ['WriteCapacityUnit-Hrs', 'Hrs'],
  },
  {
    price: 'provisioned.rcu',
    serviceCode: 'AmazonDynamoDB',
    usageType: /^ReadCapacityUnit-Hrs$/,
    unit: 'RCU-h',
    awsUnits: ['ReadCapacityUnit-Hrs', 'Hrs'],
  },
  onDemand('onDemand.writes', /^WriteRequestUnits$/, 'writeRequestUnit', 'WriteRequestUnit'),
  onDemand('onDemand.reads', /^ReadRequestUnits$/, 'readRequestUnit', 'ReadRequestUnit'),
  {
    price: 'storage',
    serviceCode: 'AmazonDynamoDB',
    usageType: /^TimedStorage-ByteHrs$/,
    unit: 'GB-month',
    awsUnits: GIGABYTE_MONTHS,
  },
  {
    price: 'streamsReads',
    serviceCode: 'AmazonDynamoDB',
    usageType: /^Streams-RequestsCount$/,
    unit: 'request',
    per: '100000',
    awsUnits: REQUESTS,
  },
];
