import { choice, count, optional, storageSize, withDefault } from '../contract/field.js';

export const usage = {
  class: withDefault(
    'standard',
    choice(['standard', 'standardIa', 'oneZoneIa', 'reducedRedundancy', 'glacier'], {
      en: 'The storage class.',
      ja: 'ストレージクラス。',
    }),
    '標準ストレージクラス',
  ),
  storage: optional(
    storageSize({ en: 'Data stored, on average over the month.', ja: '保存データ量（月平均）。' }, '100 GB'),
  ),
  puts: optional(
    count(
      { en: 'PUT, COPY, POST and LIST requests in a month.', ja: '月間の PUT、COPY、POST、LIST リクエスト数。' },
      '300,000',
    ),
  ),
  gets: optional(
    count({ en: 'GET and all other requests in a month.', ja: '月間の GET その他のリクエスト数。' }, '3M'),
  ),
};
