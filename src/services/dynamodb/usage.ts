import { choice, count, group, optional, payloadSize, share, storageSize } from '../contract/field.js';
import { RCU, WCU } from './units.js';

export const usage = {
  onDemand: optional(
    group(
      {
        writes: optional(
          count(
            {
              en: 'Writes in a month; each is so many write request units as its item has begun KB.',
              ja: '月間の書き込み回数。アイテムの 1 KB ごとに 1 書き込みリクエストユニット。',
            },
            '3M',
          ),
        ),
        reads: optional(
          count(
            {
              en: 'Reads in a month; each is a read request unit for each 4 KB begun of its item.',
              ja: '月間の読み込み回数。アイテムの 4 KB ごとに 1 読み込みリクエストユニット。',
            },
            '8M',
          ),
        ),
        itemSize: optional(
          payloadSize(
            {
              en: 'How large an item is; default: within one unit.',
              ja: 'アイテムのサイズ。省略時は 1 ユニットに収まるものとします。',
            },
            '8 KB',
          ),
        ),
        consistency: optional(
          choice(['strong', 'eventual'], {
            en: 'How reads are consistent; an eventually consistent one is half a unit. Default: strong.',
            ja: '読み込みの整合性。結果整合性の読み込みは半分のユニット。省略時は strong（強い整合性）。',
          }),
        ),
        transactions: optional(
          share(
            {
              en: 'What part of writes and reads is in transactions, where each is two units; default: none.',
              ja: 'トランザクション内の書き込み・読み込みの割合（2 倍のユニット）。省略時はなし。',
            },
            '10 %',
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
