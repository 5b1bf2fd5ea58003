import { count, optional, payloadSize } from '../contract/field.js';

export const usage = {
  events: optional(count({ en: 'Custom events published in a month.', ja: '月に発行するカスタムイベント数。' }, '1M')),
  payload: optional(
    payloadSize(
      {
        en: 'The size of an event; EventBridge counts in chunks.',
        ja: '1 イベントのサイズ。EventBridge は課金単位ごとに数えます。',
      },
      '2 KB',
    ),
  ),
  schedules: optional(count({ en: 'Scheduled starts in a month.', ja: '月間のスケジュール起動回数。' }, '1 / min')),
};
