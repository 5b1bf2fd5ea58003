import { hoursAMonth, moneyPerHour } from '../contract/field.js';

export const usage = {
  hours: hoursAMonth({ en: 'Hours of work a month.', ja: '月間の作業時間。' }, '20'),
  rate: moneyPerHour({ en: 'What an hour of it costs.', ja: '1 時間あたりの費用。' }, '6000 JPY'),
};
