import { choice, count, optional, payloadSize } from '../contract/field.js';

export const usage = {
  api: choice(['rest', 'http', 'websocket'], { en: 'The kind of API.', ja: 'API の種類。' }),
  requests: optional(count({ en: 'Calls in a month (rest, http).', ja: '月間の呼び出し回数（rest、http）。' }, '5M')),
  requestSize: optional(
    payloadSize(
      {
        en: 'The size of a call or message; HTTP and WebSocket APIs count in chunks.',
        ja: '呼び出しまたはメッセージのサイズ。HTTP API と WebSocket API は課金単位ごとに数えます。',
      },
      '3 KB',
    ),
  ),
  messages: optional(count({ en: 'Messages in a month (websocket).', ja: '月間のメッセージ数（websocket）。' }, '10M')),
  connectionMinutes: optional(
    count(
      {
        en: 'Minutes of connection in a month, over all clients (websocket).',
        ja: '全クライアントの月間の接続時間（分）（websocket）。',
      },
      '1M',
    ),
  ),
  cache: optional(
    choice(['0.5 GB', '1.6 GB', '6.1 GB', '13.5 GB', '28.4 GB', '58.2 GB', '118 GB', '237 GB'], {
      en: 'The size of the cache (rest).',
      ja: 'キャッシュのサイズ（rest）。',
    }),
  ),
};
