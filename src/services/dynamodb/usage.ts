import { count, group, optional, storageSize } from '../contract/field.js';
import { RCU, WCU } from './units.js';

export const usage = {
  onDemand: optional(
    group(
      {
        writes: optional(count('Write request units in a month (1 KB each).', '3M')),
        reads: optional(count('Read request units in a month (4 KB each, strongly consistent).', '8M')),
      },
      'A table billed by request.',
      '{ writes: 3M, reads: 8M }',
    ),
  ),
  provisioned: optional(
    group(
      {
        wcu: optional(count('Write capacity units, kept all month.', '20', { of: WCU })),
        rcu: optional(count('Read capacity units, kept all month.', '30', { of: RCU })),
      },
      'A table billed by provisioned capacity.',
      '{ wcu: 20, rcu: 30 }',
    ),
  ),
  storage: optional(storageSize('Data stored, with indexes.', '25 GB')),
  streamsReads: optional(count('Read requests to DynamoDB Streams in a month.', '1M')),
};
