import { count, group, optional, payloadSize } from '../contract/field.js';

export const usage = {
  publishes: count('Messages published in a month.', '1M'),
  payload: optional(payloadSize('The size of a published message; SNS counts in chunks.', '4 KB')),
  deliveries: optional(
    group(
      {
        mobilePush: optional(count('Notifications to mobile devices.', '10M')),
        http: optional(count('Notifications over HTTP or HTTPS.', '1M')),
        email: optional(count('Notifications by e-mail.', '1,000')),
        sqs: optional(count('Notifications to SQS queues.', '1M')),
        lambda: optional(count('Notifications to Lambda functions.', '1M')),
      },
      'What is delivered in a month, by kind of subscriber.',
      '{ mobilePush: 10M }',
    ),
  ),
};
