import { count, group, optional, storageSize } from '../contract/field.js';
import { RCU, WCU } from './units.js';

export const usage = {
  onDemand: optional(
    group(
      {
        writes: optional(
          count(
            {
              en: 'Write request units in a month (1 KB each).',
              ja: '月間の書き込みリクエストユニット（1 KB 単位）。',
            },
            '3M',
          ),
        ),
        reads: optional(
          count(
            {
              en: 'Read request units in a month (4 KB each, strongly consistent).',
              ja: '月間の読み込みリクエストユニット（4 KB 単位、強い整合性）。',
            },
            '8M',
          ),
        ),
      },
      { en: 'A table billed by request.', ja: 'リクエストごとに課金されるテーブル。' },
      '{ writes: 3M, reads: 8M }',
    ),
  ),
  provisioned: optional(
    group(
      {
        wcu: optional(
          count(
            { en: 'Write capacity units, kept all month.', ja: '書き込みキャパシティユニット（1 か月間保持）。' },
            '20',
            { of: WCU },
          ),
        ),
        rcu: optional(
          count(
            { en: 'Read capacity units, kept all month.', ja: '読み込みキャパシティユニット（1 か月間保持）。' },
            '30',
            { of: RCU },
          ),
        ),
      },
      { en: 'A table billed by provisioned capacity.', ja: 'プロビジョニングされたキャパシティで課金されるテーブル。' },
      '{ wcu: 20, rcu: 30 }',
    ),
  ),
  storage: optional(storageSize({ en: 'Data stored, with indexes.', ja: 'インデックスを含む保存データ量。' }, '25 GB')),
  streamsReads: optional(
    count(
      { en: 'Read requests to DynamoDB Streams in a month.', ja: 'DynamoDB Streams への月間の読み込みリクエスト数。' },
      '1M',
    ),
  ),
};
