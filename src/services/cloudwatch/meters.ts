import { one, product } from '../../formula/build.js';
import { GB, GB_MONTH } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type Metering, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { LOGS } from '../contract/topics.js';
import { skus } from './skus.js';
import { ALARM_MONTH, DASHBOARD_MONTH, METRIC_MONTH, units } from './units.js';
import { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

const KEYS = plainWords(Object.keys(usage).join(', '));

export const cloudwatch = service({
  name: 'cloudwatch',
  title: { en: 'CloudWatch', ja: 'CloudWatch' },
  usage,
  skus,
  units,
  covers: [LOGS.key],
  meter(usage, context): Metering {
    const meters = [...keptMeters(usage, context), ...logMeters(usage, context)];
    if (meters.length === 0) {
      const message = {
        en: 'cloudwatch needs at least one of its keys',
        ja: 'cloudwatch にはキーが 1 つ以上必要です',
      };
      context.refuse([], { code: 'missingKey', message, expected: KEYS });
    }
    return { meters, notPriced: usage.logsIngested !== undefined && usage.logsStored === undefined ? [STORED] : [] };
  },
});

const STORED: Topic = {
  key: 'logsStored',
  words: { en: 'storage of logs (CloudWatch)', ja: 'ログの保存（CloudWatch）' },
};

function keptMeters({ metrics, alarms, dashboards }: Usage, context: MeteringContext): Meter[] {
  return [
    ...(metrics === undefined
      ? []
      : [
          meter({
            name: { en: 'metrics', ja: 'メトリクス' },
            quantity: product(metrics, one({ metric: 1 } as const), context.months),
            price: context.price('cloudwatch/metrics', METRIC_MONTH, ['metrics']),
            allowance: {
              pool: 'cloudwatch/metrics',
              always: context.freeAllowance('cloudwatch/freeMetrics', METRIC_MONTH),
            },
          }),
        ]),
    ...(alarms === undefined
      ? []
      : [
          meter({
            name: { en: 'alarms', ja: 'アラーム' },
            quantity: product(alarms, one({ alarm: 1 } as const), context.months),
            price: context.price('cloudwatch/alarms', ALARM_MONTH, ['alarms']),
            allowance: {
              pool: 'cloudwatch/alarms',
              always: context.freeAllowance('cloudwatch/freeAlarms', ALARM_MONTH),
            },
          }),
        ]),
    ...(dashboards === undefined
      ? []
      : [
          meter({
            name: { en: 'dashboards', ja: 'ダッシュボード' },
            quantity: product(dashboards, one({ dashboard: 1 } as const), context.months),
            price: context.price('cloudwatch/dashboards', DASHBOARD_MONTH, ['dashboards']),
            allowance: {
              pool: 'cloudwatch/dashboards',
              always: context.freeAllowance('cloudwatch/freeDashboards', DASHBOARD_MONTH),
            },
          }),
        ]),
  ];
}

function logMeters({ logsIngested, logsStored }: Usage, context: MeteringContext): Meter[] {
  return [
    ...(logsIngested === undefined
      ? []
      : [
          meter({
            name: { en: 'log ingestion', ja: 'ログの取り込み' },
            quantity: logsIngested,
            price: context.price('cloudwatch/logsIngested', GB, ['logsIngested']),
            allowance: {
              pool: 'cloudwatch/logsIngested',
              always: context.freeAllowance('cloudwatch/freeLogsIngested', GB),
            },
          }),
        ]),
    ...(logsStored === undefined
      ? []
      : [
          meter({
            name: { en: 'log storage', ja: 'ログの保存' },
            quantity: product(logsStored, context.months),
            price: context.price('cloudwatch/logsStored', GB_MONTH, ['logsStored']),
            allowance: {
              pool: 'cloudwatch/logsStored',
              always: context.freeAllowance('cloudwatch/freeLogsStored', GB_MONTH),
            },
          }),
        ]),
  ];
}
