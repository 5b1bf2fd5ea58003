import { running } from '../compute/running.js';
import { count, optional, transferSize, withDefault } from '../contract/field.js';

export const usage = {
  count: withDefault(
    '1',
    count({ en: 'How many such gateways.', ja: 'ゲートウェイの台数。' }, '2', { whole: true }),
    '1 台',
  ),
  processed: optional(
    transferSize(
      { en: 'Data that passes through in a month, in both directions.', ja: '月に通過するデータ量（両方向の合計）。' },
      '100 GB',
    ),
  ),
  publicIpv4: optional(
    count(
      {
        en: 'Public IPv4 addresses of each gateway; false: a private one.',
        ja: 'ゲートウェイ 1 台あたりのパブリック IPv4 アドレス数。false はプライベート NAT ゲートウェイ。',
      },
      '1',
      { whole: true, flag: true },
    ),
  ),
  ...running,
};
