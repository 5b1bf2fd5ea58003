/** What CloudWatch counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const METRIC = { metric: 1 } as const;
export const METRIC_MONTH = { metric: 1, month: 1 } as const;
export const ALARM_MONTH = { alarm: 1, month: 1 } as const;
export const DASHBOARD_MONTH = { dashboard: 1, month: 1 } as const;

export const units: UnitWords = {
  metric: { one: 'metric', many: 'metrics', ja: 'メトリクス' },
  alarm: { one: 'alarm', many: 'alarms', ja: 'アラーム' },
  dashboard: { one: 'dashboard', many: 'dashboards', ja: 'ダッシュボード' },
};
