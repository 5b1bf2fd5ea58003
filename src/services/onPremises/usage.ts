import { count, group, money, optional, quantityOrTable } from '../contract/field.js';

export const usage = {
  purchase: optional(
    group(
      {
        price: money({ en: 'What one unit costs.', ja: '1 台の価格。' }, '800000 JPY'),
        units: count(
          {
            en: 'How many are bought: enough for the peak, used or not.',
            ja: '購入する台数。使っても使わなくても、ピークに足りる数。',
          },
          '4',
          { whole: true },
        ),
        years: count({ en: 'After how many years they are replaced.', ja: '何年後に更新するか。' }, '5', {
          whole: true,
          positive: true,
        }),
      },
      {
        en: 'What is bought, spread evenly over the years that it is used.',
        ja: '購入するもの。使用年数で均等に割ります。',
      },
      '{ price: 800000 JPY, units: 4, years: 5 }',
    ),
  ),
  monthly: optional(
    quantityOrTable(money({ en: 'What it costs each month.', ja: '毎月の費用。' }, '60000 JPY', { monthly: true }), [
      'power',
      'space',
      'line',
    ]),
  ),
};
