import { hoursAMonth, moneyPerHour } from '../contract/field.js';

export const usage = {
  hours: hoursAMonth('Hours of work a month.', '20'),
  rate: moneyPerHour('What an hour of it costs.', '6000 JPY'),
};
