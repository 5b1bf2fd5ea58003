import { transferSize, withDefault, word } from '../contract/field.js';

export const usage = {
  out: transferSize({ en: 'Data that leaves in a month.', ja: '月に外へ送るデータ量。' }, '100 GB'),
  to: withDefault(
    'internet',
    word(
      {
        en: 'Where to: `internet`, `zone` (another zone), or the code of another region.',
        ja: '送り先: `internet`、`zone`（別のゾーン）、または別のリージョンのコード。',
      },
      'internet',
    ),
    '転送先はインターネット',
  ),
};
