import { count, optional, storageSize, transferSize } from '../contract/field.js';

export const usage = {
  metrics: optional(
    count(
      {
        en: 'Custom and detailed metrics that are kept all month.',
        ja: '1 か月間保持するカスタムメトリクスと詳細メトリクスの数。',
      },
      '10',
      { monthly: false },
    ),
  ),
  alarms: optional(
    count({ en: 'Alarms that are kept all month.', ja: '1 か月間保持するアラームの数。' }, '5', { monthly: false }),
  ),
  dashboards: optional(
    count({ en: 'Dashboards that are kept all month.', ja: '1 か月間保持するダッシュボードの数。' }, '1', {
      monthly: false,
    }),
  ),
  logsIngested: optional(
    transferSize({ en: 'Logs that come in during a month.', ja: '月に取り込むログの量。' }, '10 GB'),
  ),
  logsStored: optional(
    storageSize({ en: 'Logs kept, on average over the month.', ja: '保存するログの量（月平均）。' }, '30 GB'),
  ),
};
