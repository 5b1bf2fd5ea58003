import { count, group, optional, payloadSize } from '../contract/field.js';

export const usage = {
  publishes: count({ en: 'Messages published in a month.', ja: '月に発行するメッセージ数。' }, '1M'),
  payload: optional(
    payloadSize(
      {
        en: 'The size of a published message; SNS counts in chunks.',
        ja: '発行するメッセージのサイズ。SNS は課金単位ごとに数えます。',
      },
      '4 KB',
    ),
  ),
  deliveries: optional(
    group(
      {
        mobilePush: optional(count({ en: 'Notifications to mobile devices.', ja: 'モバイル端末への通知数。' }, '10M')),
        http: optional(
          count({ en: 'Notifications over HTTP or HTTPS.', ja: 'HTTP または HTTPS による通知数。' }, '1M'),
        ),
        email: optional(count({ en: 'Notifications by e-mail.', ja: '電子メールによる通知数。' }, '1,000')),
        sqs: optional(count({ en: 'Notifications to SQS queues.', ja: 'SQS キューへの通知数。' }, '1M')),
        lambda: optional(count({ en: 'Notifications to Lambda functions.', ja: 'Lambda 関数への通知数。' }, '1M')),
      },
      { en: 'What is delivered in a month, by kind of subscriber.', ja: '月間の配信数（購読者の種類別）。' },
      '{ mobilePush: 10M }',
    ),
  ),
};
