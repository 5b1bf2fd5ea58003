/** What is easily forgotten around more than one service. */
import type { Topic } from './service.js';

export const DATA_OUT: Topic = {
  key: 'dataOut',
  words: { en: 'data transfer out to the internet', ja: 'インターネットへのデータ転送' },
};

export const PUBLIC_IPV4: Topic = {
  key: 'publicIpv4',
  words: { en: 'public IPv4 addresses', ja: 'パブリック IPv4 アドレス' },
};

export const LOGS: Topic = {
  key: 'logs',
  words: { en: 'logs and monitoring (CloudWatch)', ja: 'ログと監視（CloudWatch）' },
};
