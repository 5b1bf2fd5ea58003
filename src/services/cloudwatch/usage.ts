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
    transferSize(
      {
        en: 'Logs that come in during a month, but for those of Lambda functions.',
        ja: '月に取り込むログの量（Lambda 関数のログを除く）。',
      },
      '10 GB',
    ),
  ),
  lambdaLogsIngested: optional(
    transferSize(
      {
        en: 'Logs of Lambda functions that come in during a month; tiered since May 2025.',
        ja: '月に取り込む Lambda 関数のログの量（2025 年 5 月から段階制料金）。',
      },
      '60 TB',
    ),
  ),
  logsStored: optional(
    storageSize({ en: 'Logs kept, on average over the month.', ja: '保存するログの量（月平均）。' }, '30 GB'),
  ),
};
