import { count, optional, storageSize, transferSize } from '../contract/field.js';

export const usage = {
  metrics: optional(count('Custom and detailed metrics that are kept all month.', '10', { whole: true })),
  alarms: optional(count('Alarms that are kept all month.', '5', { whole: true })),
  dashboards: optional(count('Dashboards that are kept all month.', '1', { whole: true })),
  logsIngested: optional(transferSize('Logs that come in during a month.', '10 GB')),
  logsStored: optional(storageSize('Logs kept, on average over the month.', '30 GB')),
};
