/** The public lists of every service but EC2. */
import type { Day } from '../../src/quantity/day.js';
import { calculatorObservations } from './calculator.js';
import type { PublicList } from './sources.js';

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

export const SERVICE_LISTS: readonly PublicList[] = CALCULATOR_FILES.map((file) => ({
  file: `services-today/v0rts-processed-${file}-2025-12-06.json`,
  day: day('2025-12-06'),
  key: 'aws2025-12',
  text: 'AWS calculator price data of 2025-12-06 (v0rts/aws-price-watcher commit c4a0470)',
  read: (text, regions, about) => calculatorObservations(file, JSON.parse(text), { regions, ...about }),
}));
