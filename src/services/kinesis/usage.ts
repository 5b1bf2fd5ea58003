import { running } from '../compute/running.js';
import { count, flag, optional, payloadSize } from '../contract/field.js';

export const usage = {
  shards: count('How many shards the stream has.', '2', { whole: true }),
  puts: optional(count('Records put in a month.', '10M')),
  payload: optional(payloadSize('The size of a record; Kinesis counts in payload units.', '3 KB')),
  extendedRetention: optional(flag('Whether records are kept beyond the first day.')),
  ...running,
};
