import { databasePurchase } from '../compute/purchaseUsage.js';
import { running } from '../compute/running.js';
import { choice, count, flag, optional, storageSize, withDefault, word } from '../contract/field.js';
import { IOPS } from '../ebs/units.js';

export const usage = {
  class: word({ en: 'The instance class.', ja: 'インスタンスクラス。' }, 'db.t2.micro'),
  engine: choice(['mysql', 'postgresql', 'mariadb'], {
    en: 'The database engine; Aurora is a component of its own (`aurora`).',
    ja: 'データベースエンジン。Aurora は別のコンポーネント（`aurora`）です。',
  }),
  multiAz: withDefault(
    'false',
    flag({ en: 'A standby in another zone (Multi-AZ).', ja: '別のゾーンのスタンバイ（Multi-AZ）。' }),
    'シングル AZ',
  ),
  count: withDefault(
    '1',
    count({ en: 'How many such instances.', ja: 'インスタンスの台数。' }, '2', { whole: true }),
    '1 台',
  ),
  ...running,
  purchase: databasePurchase,
  storage: optional(storageSize({ en: 'Storage of each instance.', ja: '各インスタンスのストレージ。' }, '20 GB')),
  storageType: withDefault(
    'gp2',
    choice(['gp2', 'gp3', 'io1', 'magnetic'], { en: 'The type of the storage.', ja: 'ストレージの種類。' }),
    'ストレージは gp2',
  ),
  iops: optional(
    count(
      {
        en: 'Provisioned I/O operations per second, in all; gp3 includes some.',
        ja: 'プロビジョニングする 1 秒あたりの I/O 回数（合計）。gp3 には一定分が含まれます。',
      },
      '4000',
      { of: IOPS },
    ),
  ),
  surplusCredits: optional(
    count(
      {
        en: 'CPU credits spent beyond the earned ones, of all instances (T3 and T4g, which have no standard mode here).',
        ja: '獲得分を超えて使う CPU クレジット（全インスタンスの合計。T3 と T4g。RDS に標準モードはありません）。',
      },
      '72',
    ),
  ),
  backup: optional(
    storageSize(
      {
        en: 'Backups kept, of each instance; as much as its storage is free.',
        ja: '各インスタンスのバックアップの保存量。ストレージと同じ量までは無料です。',
      },
      '30 GB',
    ),
  ),
};
