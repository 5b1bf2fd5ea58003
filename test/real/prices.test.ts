/**
 * The built-in prices against the files of real data that they were taken from, where those lie beside the checkout
 * (../shared/data). Every figure in a file is looked up in the books on the file's day.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NotInBooks, snapshotOf } from '../../src/book/snapshot.js';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import type { Day } from '../../src/quantity/day.js';
import { compareRationals, rational, toDecimal } from '../../src/quantity/rational.js';
import { GB, GB_HOUR, GB_MONTH, GB_SECOND, HOUR, REQUEST, type Unit, VCPU_HOUR } from '../../src/quantity/unit.js';
import { ALARM_MONTH, METRIC_MONTH } from '../../src/services/cloudwatch/units.js';
import { WRITE_REQUEST_UNIT } from '../../src/services/dynamodb/units.js';
import { PAYLOAD_UNIT, SHARD_HOUR } from '../../src/services/kinesis/units.js';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const books = builtInBooks({}, fileURLToPath(new URL('../../dist/data/', import.meta.url)));
const read = (file: string) => JSON.parse(readFileSync(`${data}${file}`, 'utf8'));

/** Every region whose prices are in dollars, with its names in AWS's lists. */
const REGIONS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(books.catalogue.regions)
    .filter(([, { partition }]) => partition !== 'aws-cn')
    .map(([region, { priceListNames }]) => [region, priceListNames]),
);

/** What a list has for the first of the names that it knows. */
function listed(prices: Readonly<Record<string, string | null>>, names: readonly string[]): string | undefined {
  const usd = names.map((name) => prices[name]).find((text) => text !== undefined && text !== null);
  return usd === undefined || usd === null || Number(usd) === 0 ? undefined : usd;
}

/** `same`, or what the books say instead. */
function held(region: string, day: string, id: string, unit: Unit, usd: string): string {
  try {
    const found = snapshotOf(books, region, day as Day).price(id, unit).tiers[0]?.usd;
    return found !== undefined && compareRationals(found, rational(usd)) === 0
      ? 'same'
      : `${id}: ${found && toDecimal(found).text}, not ${usd}`;
  } catch (error) {
    if (error instanceof NotInBooks) return `${id}: not in the books`;
    throw error;
  }
}

describe.skipIf(!existsSync(data))('the built-in EC2 prices', () => {
  it('are those of AWS’s calculator on 2025-06-18', () => {
    const file: Record<string, Record<string, string | null>> = read('pricing/quinnypig-processed-ec2-2025-06-18.json');
    const results = Object.entries(file).flatMap(([key, prices]) => {
      const type = key.split('instancetype-')[1] ?? '';
      return Object.entries(REGIONS).flatMap(([region, names]) => {
        const usd = listed(prices, names);
        return usd === undefined ? [] : [held(region, '2025-06-18', `ec2/linux.${type}`, HOUR, usd)];
      });
    });
    expect(results.length).toBeGreaterThan(15_000);
    expect(results.filter((result) => result !== 'same')).toEqual([]);
  });
});

describe.skipIf(!existsSync(data))('the built-in prices of services', () => {
  it.each([
    { file: 'lambda', key: 'Lambda Duration', id: 'lambda/duration.x86_64', unit: GB_SECOND },
    { file: 'lambda', key: 'Lambda Duration-ARM', id: 'lambda/duration.arm64', unit: GB_SECOND },
    { file: 'lambda', key: 'Lambda Requests', id: 'lambda/requests', unit: REQUEST },
    { file: 'lambda', key: 'Lambda Storage-Duration', id: 'lambda/ephemeralStorage', unit: GB_SECOND },
    { file: 'lambda', key: 'Lambda Provisioned-Concurrency', id: 'lambda/provisioned.x86_64', unit: GB_SECOND },
    { file: 'apigateway', key: 'API Calls Number of up to 333 million', id: 'apiGateway/rest.requests', unit: REQUEST },
    { file: 'apigateway', key: 'ApiGatewayHttpApi First 300 million', id: 'apiGateway/http.requests', unit: REQUEST },
    { file: 'queueservice', key: 'Standard per Requests', id: 'sqs/standard.requests', unit: REQUEST },
    { file: 'sns', key: 'Amazon SNS API Requests', id: 'sns/publishes', unit: REQUEST },
    {
      file: 'dynamodb',
      key: 'PayPerRequest Write Request Units',
      id: 'dynamodb/onDemand.writes',
      unit: WRITE_REQUEST_UNIT,
    },
    { file: 's3', key: 'PUT COPY/POST or LIST requests per Requests', id: 's3/standard.puts', unit: REQUEST },
    { file: 'elb', key: 'Application Load Balancer Hours', id: 'elb/application.hours', unit: HOUR },
    { file: 'vpc', key: 'Hourly charge for In use Public IPv4 Addresses per Hrs', id: 'publicIpv4/inUse', unit: HOUR },
    { file: 'kinesis', key: 'Provisioned shard hour per ShardHour', id: 'kinesis/shards', unit: SHARD_HOUR },
    { file: 'kinesis', key: 'Payload Units per PutRequest', id: 'kinesis/puts', unit: PAYLOAD_UNIT },
    { file: 'kinesis', key: 'Addon shard hour per ShardHour', id: 'kinesis/extendedRetention', unit: SHARD_HOUR },
    { file: 'cloudwatch', key: 'Metric for the first 10000', id: 'cloudwatch/metrics', unit: METRIC_MONTH },
    { file: 'cloudwatch', key: 'Alarm Standard', id: 'cloudwatch/alarms', unit: ALARM_MONTH },
    { file: 'cloudwatch', key: 'Logs Collected Data Ingestion', id: 'cloudwatch/logsIngested', unit: GB },
    { file: 'cloudwatch', key: 'Stored Data', id: 'cloudwatch/logsStored', unit: GB_MONTH },
    { file: 'ecs', key: 'perCPU per hour', id: 'fargate/vcpu.x86_64', unit: VCPU_HOUR },
    { file: 'ecs', key: 'perGB per hour', id: 'fargate/memory.x86_64', unit: GB_HOUR },
    { file: 'ecs', key: 'ARM perCPU per hour', id: 'fargate/vcpu.arm64', unit: VCPU_HOUR },
    { file: 'ecs', key: 'ARM perGB per hour', id: 'fargate/memory.arm64', unit: GB_HOUR },
    { file: 'ecs', key: 'Storage per GB-Hours', id: 'fargate/ephemeralStorage', unit: GB_HOUR },
  ])('are those of AWS’s calculator on 2025-06-18: $id', ({ file, key, id, unit }) => {
    const prices: Record<string, string> = read(`pricing/quinnypig-processed-${file}-2025-06-18.json`)[key];
    const results = Object.entries(REGIONS).flatMap(([region, names]) => {
      const usd = listed(prices, names);
      return usd === undefined ? [] : [held(region, '2025-06-18', id, unit, usd)];
    });
    expect(results.length).toBeGreaterThan(20);
    expect(results.filter((result) => result !== 'same')).toEqual([]);
  });

  it('are, for RDS MySQL, those of AWS’s calculator on 2025-06-18', () => {
    const file: Record<string, Record<string, string | null>> = read(
      'pricing/quinnypig-processed-rds-mysql-ondemand-2025-06-18.json',
    );
    const instance =
      /^Database Instance MySQL No license required (db) ((?:t\d|t4g|m[1-8][gi]?|r[3-8][gi]?)\.\w+) .*(Single-AZ|Multi-AZ) (?:Current|Previous) Generation$/;
    const deployments = { 'Single-AZ': 'singleAz', 'Multi-AZ': 'multiAz' } as const;
    const results = Object.entries(file).flatMap(([key, prices]) => {
      const match = instance.exec(key);
      if (match === null) return [];
      const deployment = deployments[match[3] as keyof typeof deployments];
      return Object.entries(prices).flatMap(([name, usd]) => {
        const region = Object.keys(REGIONS).find((code) =>
          REGIONS[code]?.some((own) => name === own || name.startsWith(`${own} (`)),
        );
        if (region === undefined || usd === null || Number(usd) === 0) return [];
        return [held(region, '2025-06-18', `rds/mysql.${deployment}.db.${match[2]}`, HOUR, usd)];
      });
    });
    expect(results.length).toBeGreaterThan(6000);
    expect(results.filter((result) => result !== 'same')).toEqual([]);
  });

  it('are, for Redshift, those of AWS’s calculator on 2025-06-18', () => {
    const file: Record<string, Record<string, string | null>> = read(
      'pricing/quinnypig-processed-redshift-2025-06-18.json',
    );
    const results = Object.entries(file).flatMap(([key, prices]) => {
      if (!key.startsWith('[OnDemand Compute Instance')) return [];
      return Object.entries(prices).flatMap(([name, usd]) => {
        const node = /Instance Type: ([\w.]+)/.exec(name)?.[1];
        const region = Object.keys(REGIONS).find((code) => REGIONS[code]?.some((own) => name.startsWith(`${own} (`)));
        if (node === undefined || region === undefined || usd === null) return [];
        return [held(region, '2025-06-18', `redshift/node.${node}`, HOUR, usd)];
      });
    });
    expect(results.length).toBeGreaterThan(100);
    expect(results.filter((result) => result !== 'same')).toEqual([]);
  });

  it('have the size of every instance type as AWS described it in 2016 and in 2026', () => {
    const rules = books.rules('instanceTypes')?.rules ?? {};
    const listed: { instance_type: string; vCPU: number; memory: number }[] = read(
      'ec2-catalogue/vantage-instances-2016-06-03.json',
    );
    const described: Record<string, { VCpuInfo: { DefaultVCpus: number } }> = read(
      'ec2-catalogue/moto-instance_types-2026.json',
    );
    const ours = (id: string) => Number(rules[id]?.history[0]?.value);
    for (const { instance_type: type, vCPU, memory } of listed) {
      if (rules[`vcpu.${type}`] === undefined) continue;
      expect([type, ours(`vcpu.${type}`), ours(`memory.${type}`)]).toEqual([type, vCPU, memory]);
    }
    for (const [type, { VCpuInfo }] of Object.entries(described)) {
      if (rules[`vcpu.${type}`] !== undefined)
        expect([type, ours(`vcpu.${type}`)]).toEqual([type, VCpuInfo.DefaultVCpus]);
    }
  });
});
