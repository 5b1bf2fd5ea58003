/** The public lists of every service but EC2, oldest first. */
import type { Day } from '../../src/quantity/day.js';
import { calculatorObservations } from './calculator.js';
import { changedObservations } from './changes.js';
import { CACHES, databases, type EngineList, engineObservations } from './engineLists.js';
import type { PublicList } from './publicList.js';
import { volumeObservations } from './volumes.js';

const day = (text: string) => text as Day;

/** What AWS's calculator carries, a file a service; the one of EC2 is among EC2's lists. */
const CALCULATOR_FILES = [
  'apigateway',
  'cloudwatch',
  'datatransfer',
  'dynamodb',
  'ecs',
  'elasticache',
  'elb',
  'events',
  'kinesis',
  'lambda',
  'queueservice',
  'rds-aurora-ondemand',
  'rds-aurora-storage',
  'rds-mysql-ondemand',
  'rds-postgresql-ondemand',
  'rds-storage',
  'redshift',
  's3',
  'sns',
  'states',
  'vpc',
];

function databaseList(seen: string, commit: string, about: Pick<EngineList, 'engines' | 'without'>): PublicList {
  return {
    file: `history/vantage-rds-single-az-${seen}.json`,
    day: day(seen),
    key: `vantageRds${seen.slice(0, 7)}`,
    text: `vantage-sh/ec2instances.info www/rds/instances.json of ${seen} (commit ${commit})`,
    read: (text, regions, look) => engineObservations(JSON.parse(text), { regions, ...look, ...about }),
  };
}

function nodeList(seen: string, commit: string): PublicList {
  return {
    file: `services-today/leanercloud-elasticache-ondemand-reserved-${seen}.json`,
    day: day(seen),
    key: `vantageCaches${seen.slice(0, 7)}`,
    text: `ec2instances.info’s list of ElastiCache nodes of ${seen} (LeanerCloud/ec2-instances-info commit ${commit})`,
    read: (text, regions, look) => engineObservations(JSON.parse(text), { regions, ...look, engines: CACHES }),
  };
}

function volumeList(seen: string, commit: string): PublicList {
  return {
    file: `services-today/rosa-ebs-calculator-${seen}.json`,
    day: day(seen),
    key: `ebs${seen.slice(0, 7)}`,
    text: `AWS calculator price data of EBS, published ${seen} (jimgarrett123/rosa-calculator commit ${commit})`,
    read: (text, regions, look) => volumeObservations(JSON.parse(text), { regions, ...look }),
  };
}

const ON_DEMAND_ONLY = databases({ rds: false, aurora: false });

export const SERVICE_LISTS: readonly PublicList[] = [
  // Its reservations of MySQL, PostgreSQL and MariaDB are those of two zones about as often as those of one, as chance had it
  // (a year without payment at up to 1.8 times on demand); Aurora has only the one.
  databaseList('2018-03-13', '7f56b73', { engines: databases({ rds: false, aurora: true, roundedTo: '0.00001' }) }),
  databaseList('2018-12-05', '967c408', { engines: databases({ rds: true, aurora: true }) }),
  // Oregon’s prices are in part those of its local zone in Los Angeles, which the list overwrote them with.
  databaseList('2020-11-15', '2a197f6', { engines: ON_DEMAND_ONLY, without: ['us-west-2'] }),
  databaseList('2021-08-03', '14ede5a', { engines: ON_DEMAND_ONLY }),
  volumeList('2023-02-16', '3a214e4'),
  volumeList('2023-10-31', 'd238f10'),
  nodeList('2023-12-12', 'c1df15a'),
  nodeList('2024-02-26', '00f4136'),
  nodeList('2025-04-24', 'f9eafba'),
  {
    file: 'history/v0rts-price-changes-2025-04-29..2025-12-06.csv',
    day: day('2025-04-29'),
    key: 'changes2025',
    text: 'changes of AWS calculator price data between 2025-04-29 and 2025-12-06, hour by hour (v0rts/aws-price-watcher)',
    read: (text, regions, { source }) => changedObservations(text, CALCULATOR_FILES, { regions, source }),
  },
  volumeList('2025-10-28', '78e72bb'),
  ...CALCULATOR_FILES.map(
    (file): PublicList => ({
      file: `services-today/v0rts-processed-${file}-2025-12-06.json`,
      day: day('2025-12-06'),
      key: 'aws2025-12',
      text: 'AWS calculator price data of 2025-12-06 (v0rts/aws-price-watcher commit c4a0470)',
      read: (text, regions, about) => calculatorObservations(file, JSON.parse(text), { regions, ...about }),
    }),
  ),
];
