import type { SkuPatterns } from '../contract/sku.js';

const awsUnits = ['64K Chunks', 'Events', 'Event', 'Invocations', 'Invocation'];

export const skus: SkuPatterns = [
  {
    price: 'events',
    serviceCode: 'AWSEvents',
    usageType: /^Event-64K-Chunks$/,
    where: { eventType: 'Custom Event' },
    unit: 'event',
    per: '1000000',
    awsUnits,
  },
  {
    price: 'schedules',
    serviceCode: 'AWSEvents',
    usageType: /^ScheduledInvocation$/,
    unit: 'event',
    per: '1000000',
    awsUnits,
  },
];
