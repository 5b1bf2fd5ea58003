import type { SkuPattern, SkuPatterns } from '../contract/sku.js';

function shardHours(price: string, usageType: RegExp): SkuPattern {
  const awsUnits = ['ShardHour', 'Shard Hour', 'Hrs'];
  return { price, serviceCode: 'AmazonKinesis', usageType, unit: 'shard-h', awsUnits };
}

export const skus: SkuPatterns = [
  shardHours('shards', /^Storage-ShardHour$/),
  shardHours('extendedRetention', /^Extended-ShardHour$/),
  {
    price: 'puts',
    serviceCode: 'AmazonKinesis',
    usageType: /^PutRequestPayloadUnits$/,
    unit: 'payloadUnit',
    per: '1000000',
    awsUnits: ['PutRequest', 'PutRequestPayloadUnits', 'Payload Units'],
  },
];
