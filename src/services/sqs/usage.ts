import { choice, count, optional, payloadSize, withDefault } from '../contract/field.js';

export const usage = {
  queue: withDefault(
    'standard',
    choice(['standard', 'fifo'], { en: 'The kind of queue.', ja: 'キューの種類。' }),
    '標準キュー',
  ),
  requests: count(
    {
      en: 'API requests in a month: each send, receive and delete is one.',
      ja: '月間の API リクエスト数。送信・受信・削除をそれぞれ 1 回と数えます。',
    },
    '3M',
  ),
  payload: optional(
    payloadSize(
      {
        en: 'The size of a request; SQS counts in chunks.',
        ja: '1 リクエストのサイズ。SQS は課金単位ごとに数えます。',
      },
      '10 KB',
    ),
  ),
};
