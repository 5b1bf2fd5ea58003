import { otherwise, transferSize, word } from '../contract/field.js';

export const usage = {
  out: transferSize('Data that leaves in a month.', '100 GB'),
  to: otherwise(
    'internet',
    word('Where to: `internet`, `zone` (another zone), or the code of another region.', 'internet'),
    '転送先はインターネット',
  ),
};
