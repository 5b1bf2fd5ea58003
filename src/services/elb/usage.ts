import { running } from '../compute/running.js';
import { choice, count, optional, transferSize, withDefault } from '../contract/field.js';

export const usage = {
  kind: choice(['classic', 'application', 'network'], {
    en: 'The kind of load balancer.',
    ja: 'ロードバランサーの種類。',
  }),
  count: withDefault(
    '1',
    count({ en: 'How many such load balancers.', ja: 'ロードバランサーの台数。' }, '2', { whole: true }),
    '1 台',
  ),
  processed: optional(
    transferSize({ en: 'Data that passes through in a month.', ja: '月に通過するデータ量。' }, '100 GB'),
  ),
  publicIpv4: optional(
    count(
      {
        en: 'Public IPv4 addresses of each internet-facing load balancer, one for each zone; false: an internal one.',
        ja: 'インターネット向けロードバランサー 1 台あたりのパブリック IPv4 アドレス数（ゾーンごとに 1 個）。false は内部向け。',
      },
      '2',
      { whole: true, flag: true },
    ),
  ),
  ...running,
};
