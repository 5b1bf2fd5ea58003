import { GIGABYTE_MONTHS, HOURS, REQUESTS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

/** The prices of what is reserved. */
export const RESERVED = 'auroraReserved';

const MODES = [
  { mode: 'standard', instance: 'InstanceUsage', serverless: 'ServerlessV2Usage', storage: 'StorageUsage' },
  {
    mode: 'ioOptimized',
    instance: 'InstanceUsageIOOptimized',
    serverless: 'ServerlessV2IOOptimizedUsage',
    storage: 'IO-OptimizedStorageUsage',
  },
] as const;

const ENGINES = { mysql: 'Aurora MySQL', postgresql: 'Aurora PostgreSQL' } as const;
/** Storage costs the same with both engines; some regions list it for each, others once. */
const STORED_WITH = ['Any', ENGINES.postgresql];

export const skus: SkuPatterns = [
  ...MODES.flatMap(({ mode, instance, serverless, storage }) => [
    ...Object.entries(ENGINES).flatMap(([engine, databaseEngine]): SkuPattern[] => [
      {
        price: `${engine}.${mode}.{instanceType}`,
        serviceCode: 'AmazonRDS',
        usageType: new RegExp(`^${instance}:`),
        where: { databaseEngine },
        unit: 'h',
        awsUnits: HOURS,
        reserved: { book: RESERVED, of: `${engine}.${mode}.{instanceType}` },
      },
      {
        price: `serverlessV2.${engine}.${mode}`,
        serviceCode: 'AmazonRDS',
        usageType: new RegExp(`^Aurora:${serverless}$`),
        where: { databaseEngine },
        isAskedByUsageType: true,
        unit: 'ACU-h',
        awsUnits: ['ACU-Hr', 'ACU-Hrs', 'ACU-Hours'],
      },
    ]),
    {
      price: `storage.${mode}`,
      serviceCode: 'AmazonRDS',
      usageType: new RegExp(`^Aurora:${storage}$`),
      where: { databaseEngine: STORED_WITH },
      isAskedByUsageType: true,
      unit: 'GB-month',
      awsUnits: GIGABYTE_MONTHS,
    } satisfies SkuPattern,
  ]),
  {
    price: 'ioRequests',
    serviceCode: 'AmazonRDS',
    usageType: /^Aurora:StorageIOUsage$/,
    where: { databaseEngine: STORED_WITH },
    isAskedByUsageType: true,
    unit: 'request',
    per: '1000000',
    awsUnits: ['IOs', ...REQUESTS],
  },
  {
    price: 'backup',
    serviceCode: 'AmazonRDS',
    usageType: /^Aurora:BackupUsage$/,
    where: { databaseEngine: ENGINES.postgresql },
    isAskedByUsageType: true,
    unit: 'GB-month',
    awsUnits: GIGABYTE_MONTHS,
  },
];
