import { one, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { GB, GB_MONTH } from '../../quantity/unit.js';
import { plainWords, type Words } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import { type Meter, type Metering, type MeteringContext, meter, service, type Topic } from '../contract/service.js';
import { LOGS } from '../contract/topics.js';
import { skus } from './skus.js';
import { ALARM_MONTH, DASHBOARD_MONTH, METRIC, METRIC_MONTH, units } from './units.js';
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
    const { logsIngested, lambdaLogsIngested, logsStored } = usage;
    const isIngested = logsIngested !== undefined || lambdaLogsIngested !== undefined;
    return {
      meters,
      notPriced: isIngested && logsStored === undefined ? [STORED] : [],
      assumed:
        logsIngested !== undefined && lambdaLogsIngested === undefined && lambdaLogsDiffer(context)
          ? [NOT_LAMBDAS]
          : [],
    };
  },
});

/** They were priced as all others until they got tiers. */
function lambdaLogsDiffer(context: MeteringContext): boolean {
  const price = 'cloudwatch/lambdaLogsIngested';
  return context.hasPrice(price) && context.price(price, GB).tiers.length > 1;
}

const NOT_LAMBDAS: Words = {
  en: 'none of the logs are of Lambda functions (`lambdaLogsIngested`)',
  ja: 'Lambda 関数のログは含まない（`lambdaLogsIngested`）',
};

const STORED: Topic = {
  key: 'logsStored',
  words: { en: 'storage of logs (CloudWatch)', ja: 'ログの保存（CloudWatch）' },
};

/** Custom metrics and detailed ones, of instances too, share the account's tiers and its free part. */
export function metricMeter(
  name: Words,
  quantity: Formula<typeof METRIC_MONTH>,
  at: readonly string[],
  context: MeteringContext,
): Meter {
  return meter({
    name,
    quantity,
    price: context.price('cloudwatch/metrics', METRIC_MONTH, at),
    allowance: {
      pool: 'cloudwatch/metrics',
      always: context.freeAllowance('cloudwatch/freeMetrics', METRIC_MONTH),
    },
  });
}

function keptMeters({ metrics, alarms, dashboards }: Usage, context: MeteringContext): Meter[] {
  return [
    ...(metrics === undefined
      ? []
      : [
          metricMeter(
            { en: 'metrics', ja: 'メトリクス' },
            product(metrics, one(METRIC), context.months),
            ['metrics'],
            context,
          ),
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

/** Of what comes in, one free part is for all of it; logs of Lambda functions are "vended logs" to AWS since 2025-05-01. */
function logMeters({ logsIngested, lambdaLogsIngested, logsStored }: Usage, context: MeteringContext): Meter[] {
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
    ...(lambdaLogsIngested === undefined
      ? []
      : [
          meter({
            name: { en: 'Lambda log ingestion', ja: 'Lambda ログの取り込み' },
            quantity: lambdaLogsIngested,
            price: context.price('cloudwatch/lambdaLogsIngested', GB, ['lambdaLogsIngested']),
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
