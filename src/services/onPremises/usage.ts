import { count, group, money, optional, quantityOrTable } from '../contract/field.js';

export const usage = {
  purchase: optional(
    group(
      {
        price: money('What one unit costs.', '800000 JPY'),
        units: count('How many are bought: enough for the peak, used or not.', '4', { whole: true }),
        years: count('After how many years they are replaced.', '5', { whole: true, positive: true }),
      },
      'What is bought, spread evenly over the years that it is used.',
      '{ price: 800000 JPY, units: 4, years: 5 }',
    ),
  ),
  monthly: optional(
    quantityOrTable(money('What it costs each month.', '60000 JPY', { monthly: true }), ['power', 'space', 'line']),
  ),
};
