import { GIGABYTE_MONTHS, GIGABYTES, type SkuPatterns } from '../contract/sku.js';

const serviceCode = 'AmazonCloudWatch';

export const skus: SkuPatterns = [
  {
    price: 'metrics',
    serviceCode,
    usageType: /^CW:MetricMonitorUsage$/,
    unit: 'metric-month',
    awsUnits: ['Metrics', 'Metric'],
  },
  {
    price: 'alarms',
    serviceCode,
    usageType: /^CW:AlarmMonitorUsage$/,
    unit: 'alarm-month',
    awsUnits: ['Alarms', 'Alarm'],
  },
  {
    price: 'logsIngested',
    serviceCode,
    usageType: /^DataProcessing-Bytes$/,
    unit: 'GB',
    awsUnits: GIGABYTES,
  },
  {
    price: 'lambdaLogsIngested',
    serviceCode,
    usageType: /^VendedLog-Bytes$/,
    unit: 'GB',
    awsUnits: GIGABYTES,
  },
  {
    price: 'logsStored',
    serviceCode,
    usageType: /^TimedStorage-ByteHrs$/,
    unit: 'GB-month',
    awsUnits: GIGABYTE_MONTHS,
  },
];
