import { running } from '../compute/running.js';
import { count, flag, optional, payloadSize } from '../contract/field.js';

export const usage = {
  shards: count({ en: 'How many shards the stream has.', ja: 'ストリームのシャード数。' }, '2', { whole: true }),
  puts: optional(count({ en: 'Records put in a month.', ja: '月に投入するレコード数。' }, '10M')),
  payload: optional(
    payloadSize(
      {
        en: 'The size of a record; Kinesis counts in payload units.',
        ja: '1 レコードのサイズ。Kinesis はペイロードユニットごとに数えます。',
      },
      '3 KB',
    ),
  ),
  extendedRetention: optional(
    flag({
      en: 'Whether records are kept beyond the first day.',
      ja: '最初の 1 日を超えてレコードを保持するかどうか。',
    }),
  ),
  ...running,
};
