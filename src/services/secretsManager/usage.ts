import { count } from '../contract/field.js';

export const usage = {
  secrets: count(
    {
      en: 'Secrets that are kept all month; a replica is one more.',
      ja: '1 か月間保持するシークレット数（レプリカも 1 つと数えます）。',
    },
    '10',
    { monthly: false },
  ),
  requests: count({ en: 'API requests in a month.', ja: '月間の API リクエスト数。' }, '1M'),
};
