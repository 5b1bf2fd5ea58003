import { count } from '../contract/field.js';

export const usage = {
  secrets: count({ en: 'Secrets in a month.', ja: '月間のシークレット数。' }, '1M'),
};
