import { choice, count, optional, storageSize, withDefault } from '../contract/field.js';
import { IOPS, MIBPS } from './units.js';

export const usage = {
  type: choice(['gp2', 'gp3', 'io1', 'io2', 'st1', 'sc1', 'magnetic'], {
    en: 'The volume type.',
    ja: 'ボリュームタイプ。',
  }),
  size: storageSize({ en: 'The size of the volume.', ja: 'ボリュームのサイズ。' }, '8 GB'),
  count: withDefault(
    '1',
    count({ en: 'How many such volumes.', ja: 'ボリュームの個数。' }, '2', { whole: true }),
    'ボリュームは 1 個',
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
  throughput: optional(
    count(
      {
        en: 'Provisioned MiB per second, in all; gp3 includes some.',
        ja: 'プロビジョニングする 1 秒あたりの MiB 数（合計）。gp3 には一定分が含まれます。',
      },
      '250',
      { of: MIBPS },
    ),
  ),
  snapshots: optional(
    storageSize(
      {
        en: 'Snapshots kept of each such volume, as stored: the first is as large as the data, each later one as what changed.',
        ja: '各ボリュームのスナップショットの保存量。最初はデータ全体、以降は変更分だけが保存されます。',
      },
      '20 GB',
    ),
  ),
};
