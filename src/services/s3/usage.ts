import { choice, count, duration, optional, payloadSize, storageSize, withDefault } from '../contract/field.js';

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
  objectSize: optional({
    ...payloadSize(
      {
        en: 'How large an object is on average: some classes bill more than a small one has.',
        ja: 'オブジェクトの平均サイズ。小さいオブジェクトを実際より大きく課金するクラスがあります。',
      },
      '4 KB',
    ),
    positive: true,
  }),
  keptFor: optional({
    ...duration(
      {
        en: 'How long an object is kept on average before it is deleted or moved: some classes bill so many days at least.',
        ja: 'オブジェクトが削除または移動されるまでの平均期間。最低日数分を課金するクラスがあります。',
      },
      '10 days',
    ),
    positive: true,
  }),
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
