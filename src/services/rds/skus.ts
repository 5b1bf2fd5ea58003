import { GIGABYTE_MONTHS, HOURS, type SkuPattern, type SkuPatterns } from '../contract/sku.js';

/** The prices of what is reserved. */
export const RESERVED = 'rdsReserved';

const DEPLOYMENTS = [
  { name: 'singleAz', deploymentOption: 'Single-AZ', instance: 'InstanceUsage', prefix: '' },
  { name: 'multiAz', deploymentOption: 'Multi-AZ', instance: 'Multi-AZUsage', prefix: 'Multi-AZ-' },
] as const;

type Deployment = (typeof DEPLOYMENTS)[number];

/** The storage of MySQL and PostgreSQL; other engines' cost the same but are products of their own. */
const ENGINES = ['Any', 'MySQL'];

function instances(
  engine: string,
  databaseEngine: string,
  { name, deploymentOption, instance }: Deployment,
): SkuPattern {
  return {
    price: `${engine}.${name}.{instanceType}`,
    serviceCode: 'AmazonRDS',
    usageType: new RegExp(`^${instance}:`),
    where: { databaseEngine, deploymentOption },
    unit: 'h',
    awsUnits: HOURS,
    reserved: { book: RESERVED, of: `${engine}.${name}.{instanceType}` },
  };
}

function storage(type: string, words: string, { name, deploymentOption, prefix }: Deployment): SkuPattern {
  return {
    price: `storage.${name}.${type}`,
    serviceCode: 'AmazonRDS',
    usageType: new RegExp(`^RDS:${prefix}${words}$`),
    where: { deploymentOption, databaseEngine: ENGINES },
    unit: 'GB-month',
    awsUnits: GIGABYTE_MONTHS,
  };
}

function iops(type: string, words: string, { name, deploymentOption, prefix }: Deployment): SkuPattern {
  return {
    price: `iops.${name}.${type}`,
    serviceCode: 'AmazonRDS',
    usageType: new RegExp(`^RDS:${prefix}${words}$`),
    where: { deploymentOption, databaseEngine: ENGINES },
    unit: 'IOPS-month',
    awsUnits: ['IOPS-Mo'],
  };
}

export const skus: SkuPatterns = [
  ...DEPLOYMENTS.flatMap((deployment) => [
    instances('mysql', 'MySQL', deployment),
    instances('postgresql', 'PostgreSQL', deployment),
    instances('mariadb', 'MariaDB', deployment),
    storage('gp2', 'GP2-Storage', deployment),
    storage('gp3', 'GP3-Storage', deployment),
    storage('io1', 'PIOPS-Storage', deployment),
    storage('magnetic', 'StorageUsage', deployment),
    iops('io1', 'PIOPS', deployment),
    iops('gp3', 'GP3-PIOPS', deployment),
  ]),
  ...['t3', 't4g'].map(
    (family): SkuPattern => ({
      price: `surplusCredits.${family}`,
      serviceCode: 'AmazonRDS',
      usageType: new RegExp(`^CPUCredits:db\\.${family}$`),
      where: { databaseEngine: ENGINES },
      isAskedByUsageType: true,
      unit: 'vCPU-h',
      awsUnits: ['vCPU-Hours', 'vCPU-Hour'],
    }),
  ),
  {
    price: 'backup',
    serviceCode: 'AmazonRDS',
    usageType: /^RDS:ChargedBackupUsage$/,
    where: { databaseEngine: ENGINES },
    unit: 'GB-month',
    awsUnits: GIGABYTE_MONTHS,
  },
];
