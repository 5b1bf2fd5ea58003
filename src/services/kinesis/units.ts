/** What Kinesis counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const SHARD_HOUR = { shard: 1, h: 1 } as const;
/** What a record of a Kinesis stream is counted in. */
export const PAYLOAD_UNIT = { payloadUnit: 1 } as const;

export const units: UnitWords = {
  shard: { one: 'shard', many: 'shards', ja: 'シャード' },
  payloadUnit: { one: 'payload unit', many: 'payload units', ja: 'ペイロードユニット' },
};
