import { carrying, instances } from '../compute/usage.js';
import { count, flag, optional, storageSize, table } from '../contract/field.js';

export const usage = {
  ...instances,
  storage: optional(
    table(
      ['gp2', 'gp3', 'st1', 'sc1', 'magnetic'],
      storageSize(
        { en: 'The size of the volume of each instance.', ja: '各インスタンスのボリュームのサイズ。' },
        '8 GB',
      ),
      {
        en: 'EBS volumes of each instance, by type. Volumes with provisioned performance are components of their own (`ebs`).',
        ja: '各インスタンスの EBS ボリューム（種類別）。性能をプロビジョニングするボリュームは独立した構成要素（`ebs`）として書きます。',
      },
    ),
  ),
  publicIpv4: optional(
    count(
      {
        en: 'Public IPv4 addresses of each instance; `true` is one.',
        ja: '各インスタンスのパブリック IPv4 アドレス数。`true` は 1 個です。',
      },
      'true',
      { whole: true, flag: true },
    ),
  ),
  detailedMonitoring: optional(
    flag({
      en: 'Metrics by the minute (CloudWatch detailed monitoring).',
      ja: '1 分間隔のメトリクス（CloudWatch の詳細モニタリング）。',
    }),
  ),
  ...carrying,
};
