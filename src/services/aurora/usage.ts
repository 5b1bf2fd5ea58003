import { databasePurchase } from '../compute/purchaseUsage.js';
import { running } from '../compute/running.js';
import { choice, count, flag, optional, storageSize, withDefault, word } from '../contract/field.js';
import { ACU } from './units.js';

export const usage = {
  class: word(
    {
      en: 'The instance class; `db.serverless` is Aurora Serverless v2.',
      ja: 'インスタンスクラス。`db.serverless` は Aurora Serverless v2。',
    },
    'db.r6g.large',
  ),
  engine: choice(['mysql', 'postgresql'], { en: 'The database engine.', ja: 'データベースエンジン。' }),
  capacity: optional(
    count(
      {
        en: 'The mean capacity of each instance of `db.serverless` while it runs, in ACUs.',
        ja: '`db.serverless` の各インスタンスの稼働中の平均容量（ACU）。',
      },
      '2.5',
      { of: ACU },
    ),
  ),
  count: withDefault(
    '1',
    count({ en: 'How many such instances, readers among them.', ja: 'インスタンスの台数（リーダーを含む）。' }, '2', {
      whole: true,
    }),
    '1 台',
  ),
  ...running,
  purchase: databasePurchase,
  ioOptimized: withDefault(
    'false',
    flag({
      en: 'The cluster is Aurora I/O-Optimized: higher rates, and no charge for I/O.',
      ja: 'Aurora I/O 最適化のクラスター。料金が高くなるかわりに I/O は課金されません。',
    }),
    'I/O 最適化なし',
  ),
  storage: optional(storageSize({ en: 'Storage of the cluster.', ja: 'クラスターのストレージ。' }, '50 GB')),
  ioRequests: optional(
    count({ en: 'I/O requests of the cluster in a month.', ja: 'クラスターの月間の I/O リクエスト数。' }, '30M'),
  ),
  backup: optional(
    storageSize(
      {
        en: 'Backups kept of the cluster; as much as its storage is free.',
        ja: 'クラスターのバックアップの保存量。ストレージと同じ量までは無料です。',
      },
      '80 GB',
    ),
  ),
};
