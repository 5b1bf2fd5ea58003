/** Which product of the Price List is which price: by usage types and attributes as AWS publishes them. */

import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/refresh/entries.js';
import { mayMatch } from '../../src/refresh/match.js';
import { questionsFor, wantedBy } from '../../src/refresh/questions.js';
import { readProduct } from '../../src/refresh/readProduct.js';
import { SKU_PATTERNS } from '../../src/services/skuPatterns.js';
import { plainWords } from '../../src/words.js';
import { TOKYO, TOKYO_REGION } from '../book/books.js';
import { books } from '../support/price.js';
import { product } from '../support/products.js';

const MADE_UP = plainWords('made up');

const REGION = { ...TOKYO_REGION, id: TOKYO };

interface Case {
  readonly id: string;
  readonly code: string;
  readonly usage: string;
  readonly unit: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly family?: string;
  /** What the book says where AWS's amount is 0.0024. */
  readonly usd?: string;
}

const M = '2400';

const CASES: readonly Case[] = [
  { id: 'apiGateway/rest.requests', code: 'AmazonApiGateway', usage: 'ApiGatewayRequest', unit: 'Requests', usd: M },
  {
    id: 'apiGateway/http.requests',
    code: 'AmazonApiGateway',
    usage: 'ApiGatewayHttpRequest',
    unit: 'Requests',
    usd: M,
  },
  {
    id: 'apiGateway/websocket.messages',
    code: 'AmazonApiGateway',
    usage: 'ApiGatewayMessage',
    unit: 'Messages',
    usd: M,
  },
  {
    id: 'apiGateway/websocket.connectionMinutes',
    code: 'AmazonApiGateway',
    usage: 'ApiGatewayMinute',
    unit: 'minutes',
    usd: M,
  },
  {
    id: 'apiGateway/cache.0.5GB',
    code: 'AmazonApiGateway',
    usage: 'ApiGatewayCacheUsage:0.5GB',
    unit: 'Hrs',
    attributes: { cacheMemorySizeGb: '0.5' },
  },
  { id: 'cloudwatch/metrics', code: 'AmazonCloudWatch', usage: 'CW:MetricMonitorUsage', unit: 'Metrics' },
  { id: 'cloudwatch/alarms', code: 'AmazonCloudWatch', usage: 'CW:AlarmMonitorUsage', unit: 'Alarms' },
  { id: 'cloudwatch/logsIngested', code: 'AmazonCloudWatch', usage: 'DataProcessing-Bytes', unit: 'GB' },
  { id: 'cloudwatch/logsStored', code: 'AmazonCloudWatch', usage: 'TimedStorage-ByteHrs', unit: 'GB-Mo' },
  {
    id: 'dataTransfer/internet',
    code: 'AWSDataTransfer',
    usage: 'DataTransfer-Out-Bytes',
    unit: 'GB',
    attributes: { fromLocation: 'Asia Pacific (Tokyo)', transferType: 'AWS Outbound', toLocation: 'External' },
  },
  {
    id: 'dataTransfer/zone',
    code: 'AWSDataTransfer',
    usage: 'DataTransfer-Regional-Bytes',
    unit: 'GB',
    attributes: { fromRegionCode: TOKYO, transferType: 'IntraRegion' },
  },
  {
    id: 'dynamodb/provisioned.wcu',
    code: 'AmazonDynamoDB',
    usage: 'WriteCapacityUnit-Hrs',
    unit: 'WriteCapacityUnit-Hrs',
  },
  {
    id: 'dynamodb/provisioned.rcu',
    code: 'AmazonDynamoDB',
    usage: 'ReadCapacityUnit-Hrs',
    unit: 'ReadCapacityUnit-Hrs',
  },
  {
    id: 'dynamodb/onDemand.writes',
    code: 'AmazonDynamoDB',
    usage: 'WriteRequestUnits',
    unit: 'WriteRequestUnits',
    usd: M,
  },
  {
    id: 'dynamodb/onDemand.reads',
    code: 'AmazonDynamoDB',
    usage: 'ReadRequestUnits',
    unit: 'ReadRequestUnits',
    usd: M,
  },
  { id: 'dynamodb/storage', code: 'AmazonDynamoDB', usage: 'TimedStorage-ByteHrs', unit: 'GB-Mo' },
  { id: 'dynamodb/streamsReads', code: 'AmazonDynamoDB', usage: 'Streams-RequestsCount', unit: 'Requests', usd: '240' },
  { id: 'ebs/gp2.storage', code: 'AmazonEC2', usage: 'EBS:VolumeUsage.gp2', unit: 'GB-Mo' },
  { id: 'ebs/gp3.storage', code: 'AmazonEC2', usage: 'EBS:VolumeUsage.gp3', unit: 'GB-Mo' },
  { id: 'ebs/gp3.iops', code: 'AmazonEC2', usage: 'EBS:VolumeP-IOPS.gp3', unit: 'IOPS-Mo' },
  { id: 'ebs/io1.storage', code: 'AmazonEC2', usage: 'EBS:VolumeUsage.piops', unit: 'GB-Mo' },
  { id: 'ebs/io1.iops', code: 'AmazonEC2', usage: 'EBS:VolumeP-IOPS.piops', unit: 'IOPS-Mo' },
  { id: 'ebs/st1.storage', code: 'AmazonEC2', usage: 'EBS:VolumeUsage.st1', unit: 'GB-Mo' },
  { id: 'ebs/sc1.storage', code: 'AmazonEC2', usage: 'EBS:VolumeUsage.sc1', unit: 'GB-Mo' },
  { id: 'ebs/magnetic.storage', code: 'AmazonEC2', usage: 'EBS:VolumeUsage', unit: 'GB-Mo' },
  { id: 'ebs/snapshot.storage', code: 'AmazonEC2', usage: 'EBS:SnapshotUsage', unit: 'GB-Mo' },
  {
    id: 'ec2/linux.m5.large',
    code: 'AmazonEC2',
    usage: 'BoxUsage:m5.large',
    unit: 'Hrs',
    attributes: { instanceType: 'm5.large', operatingSystem: 'Linux' },
  },
  {
    id: 'ec2/windows.m5.large',
    code: 'AmazonEC2',
    usage: 'BoxUsage:m5.large',
    unit: 'Hrs',
    attributes: { instanceType: 'm5.large', operatingSystem: 'Windows' },
  },
  {
    id: 'ec2/rhel.m5.large',
    code: 'AmazonEC2',
    usage: 'BoxUsage:m5.large',
    unit: 'Hrs',
    attributes: { instanceType: 'm5.large', operatingSystem: 'RHEL' },
  },
  {
    id: 'ec2/linux.m1.small',
    code: 'AmazonEC2',
    usage: 'BoxUsage',
    unit: 'Hrs',
    attributes: { instanceType: 'm1.small', operatingSystem: 'Linux' },
  },
  {
    id: 'ec2/surplusCredits.linux',
    code: 'AmazonEC2',
    usage: 'CPUCredits:t3',
    unit: 'vCPU-Hours',
    attributes: { operatingSystem: 'Linux' },
  },
  {
    id: 'elastiCache/redis.cache.t3.micro',
    code: 'AmazonElastiCache',
    usage: 'NodeUsage:cache.t3.micro',
    unit: 'Hrs',
    attributes: { instanceType: 'cache.t3.micro', cacheEngine: 'Redis' },
  },
  {
    id: 'elastiCache/memcached.cache.t3.micro',
    code: 'AmazonElastiCache',
    usage: 'NodeUsage:cache.t3.micro',
    unit: 'Hrs',
    attributes: { instanceType: 'cache.t3.micro', cacheEngine: 'Memcached' },
  },
  { id: 'elb/classic.hours', code: 'AWSELB', usage: 'LoadBalancerUsage', unit: 'Hrs', family: 'Load Balancer' },
  { id: 'elb/classic.data', code: 'AWSELB', usage: 'DataProcessing-Bytes', unit: 'GB', family: 'Load Balancer' },
  {
    id: 'elb/application.hours',
    code: 'AWSELB',
    usage: 'LoadBalancerUsage',
    unit: 'Hrs',
    family: 'Load Balancer-Application',
  },
  {
    id: 'elb/application.capacityUnits',
    code: 'AWSELB',
    usage: 'LCUUsage',
    unit: 'LCU-Hrs',
    family: 'Load Balancer-Application',
  },
  { id: 'elb/network.hours', code: 'AWSELB', usage: 'LoadBalancerUsage', unit: 'Hrs', family: 'Load Balancer-Network' },
  {
    id: 'elb/network.capacityUnits',
    code: 'AWSELB',
    usage: 'LCUUsage',
    unit: 'LCU-Hrs',
    family: 'Load Balancer-Network',
  },
  {
    id: 'eventBridge/events',
    code: 'AWSEvents',
    usage: 'Event-64K-Chunks',
    unit: '64K Chunks',
    attributes: { eventType: 'Custom Event' },
    usd: M,
  },
  { id: 'eventBridge/schedules', code: 'AWSEvents', usage: 'ScheduledInvocation', unit: 'Invocations', usd: M },
  { id: 'fargate/vcpu.x86_64', code: 'AmazonECS', usage: 'Fargate-vCPU-Hours:perCPU', unit: 'hours' },
  { id: 'fargate/vcpu.arm64', code: 'AmazonECS', usage: 'Fargate-ARM-vCPU-Hours:perCPU', unit: 'hours' },
  { id: 'fargate/memory.x86_64', code: 'AmazonECS', usage: 'Fargate-GB-Hours', unit: 'hours' },
  { id: 'fargate/memory.arm64', code: 'AmazonECS', usage: 'Fargate-ARM-GB-Hours', unit: 'hours' },
  { id: 'fargate/ephemeralStorage', code: 'AmazonECS', usage: 'Fargate-EphemeralStorage-GB-Hours', unit: 'GB-Hours' },
  { id: 'kinesis/shards', code: 'AmazonKinesis', usage: 'Storage-ShardHour', unit: 'ShardHour' },
  { id: 'kinesis/extendedRetention', code: 'AmazonKinesis', usage: 'Extended-ShardHour', unit: 'ShardHour' },
  { id: 'kinesis/puts', code: 'AmazonKinesis', usage: 'PutRequestPayloadUnits', unit: 'PutRequest', usd: M },
  { id: 'lambda/requests', code: 'AWSLambda', usage: 'Request', unit: 'Requests', usd: M },
  { id: 'lambda/duration.x86_64', code: 'AWSLambda', usage: 'Lambda-GB-Second', unit: 'seconds' },
  { id: 'lambda/duration.arm64', code: 'AWSLambda', usage: 'Lambda-GB-Second-ARM', unit: 'Lambda-GB-Second' },
  {
    id: 'lambda/provisioned.x86_64',
    code: 'AWSLambda',
    usage: 'Lambda-Provisioned-Concurrency',
    unit: 'Lambda-GB-Second',
  },
  {
    id: 'lambda/provisionedDuration.arm64',
    code: 'AWSLambda',
    usage: 'Lambda-Provisioned-GB-Second-ARM',
    unit: 'Lambda-GB-Second',
  },
  { id: 'lambda/ephemeralStorage', code: 'AWSLambda', usage: 'Lambda-Storage-GB-Second', unit: 'GB-Seconds' },
  { id: 'natGateway/hours', code: 'AmazonEC2', usage: 'NatGateway-Hours', unit: 'Hrs', family: 'NAT Gateway' },
  { id: 'natGateway/data', code: 'AmazonEC2', usage: 'NatGateway-Bytes', unit: 'GB', family: 'NAT Gateway' },
  { id: 'publicIpv4/inUse', code: 'AmazonVPC', usage: 'PublicIPv4:InUseAddress', unit: 'Hrs' },
  {
    id: 'rds/mysql.singleAz.db.t3.micro',
    code: 'AmazonRDS',
    usage: 'InstanceUsage:db.t3.micro',
    unit: 'Hrs',
    attributes: { instanceType: 'db.t3.micro', databaseEngine: 'MySQL', deploymentOption: 'Single-AZ' },
  },
  {
    id: 'rds/postgresql.multiAz.db.t3.micro',
    code: 'AmazonRDS',
    usage: 'Multi-AZUsage:db.t3.micro',
    unit: 'Hrs',
    attributes: { instanceType: 'db.t3.micro', databaseEngine: 'PostgreSQL', deploymentOption: 'Multi-AZ' },
  },
  {
    id: 'rds/storage.singleAz.gp2',
    code: 'AmazonRDS',
    usage: 'RDS:GP2-Storage',
    unit: 'GB-Mo',
    attributes: { databaseEngine: 'Any', deploymentOption: 'Single-AZ' },
  },
  {
    id: 'rds/iops.multiAz.io1',
    code: 'AmazonRDS',
    usage: 'RDS:Multi-AZ-PIOPS',
    unit: 'IOPS-Mo',
    attributes: { databaseEngine: 'Any', deploymentOption: 'Multi-AZ' },
  },
  {
    id: 'rds/backup',
    code: 'AmazonRDS',
    usage: 'RDS:ChargedBackupUsage',
    unit: 'GB-Mo',
    attributes: { databaseEngine: 'MySQL' },
  },
  {
    id: 'redshift/node.ra3.large',
    code: 'AmazonRedshift',
    usage: 'Node:ra3.large',
    unit: 'Hrs',
    family: 'Compute Instance',
    attributes: { instanceType: 'ra3.large' },
  },
  { id: 's3/standard.storage', code: 'AmazonS3', usage: 'TimedStorage-ByteHrs', unit: 'GB-Mo' },
  { id: 's3/standardIa.storage', code: 'AmazonS3', usage: 'TimedStorage-SIA-ByteHrs', unit: 'GB-Mo' },
  { id: 's3/standard.puts', code: 'AmazonS3', usage: 'Requests-Tier1', unit: 'Requests', usd: '2.4' },
  { id: 's3/oneZoneIa.gets', code: 'AmazonS3', usage: 'Requests-ZIA-Tier2', unit: 'Requests', usd: '24' },
  { id: 'sns/publishes', code: 'AmazonSNS', usage: 'Requests-Tier1', unit: 'Requests', usd: M },
  { id: 'sns/deliveries.http', code: 'AmazonSNS', usage: 'DeliveryAttempts-HTTP', unit: 'Notifications', usd: M },
  {
    id: 'sqs/standard.requests',
    code: 'AWSQueueService',
    usage: 'Requests-Tier1',
    unit: 'Requests',
    attributes: { queueType: 'Standard' },
    usd: M,
  },
  {
    id: 'sqs/fifo.requests',
    code: 'AWSQueueService',
    usage: 'Requests-FIFO-RBP',
    unit: 'Requests',
    attributes: { queueType: 'FIFO (first-in, first-out)' },
    usd: M,
  },
  { id: 'stepFunctions/transitions', code: 'AmazonStates', usage: 'StateTransition', unit: 'StateTransitions' },
];

function made({ code, usage, unit, attributes = {}, family }: Case, prefix = 'APN1-', price = '0.0024') {
  const place = code === 'AWSDataTransfer' ? {} : { regionCode: TOKYO, location: 'Asia Pacific (Tokyo)' };
  const item = product({
    sku: 'MADE',
    serviceCode: code,
    unit,
    price,
    attributes: { ...place, usagetype: `${prefix}${usage}`, ...attributes },
    ...(family === undefined ? {} : { productFamily: family }),
  });
  return readProduct(item, MADE_UP);
}

describe('a product of the Price List', () => {
  it.each(CASES)('$usage of $code is the price $id and no other', (one) => {
    const { found, problems } = entriesOf([made(one)], REGION, SKU_PATTERNS);
    expect([...problems]).toEqual([]);
    const prices = found.map(({ service, sighting }) => [`${service}/${sighting.id}`, sighting.tiers]);
    expect(prices).toEqual([[one.id, [{ usd: one.usd ?? '0.0024' }]]]);
    expect(mayMatch([TOKYO_REGION], SKU_PATTERNS)(made(one) as never)).toBe(true);
  });

  it.each(CASES)('is what is asked for where $id is wanted', (one) => {
    const slash = one.id.indexOf('/');
    const want = { service: one.id.slice(0, slash), id: one.id.slice(slash + 1) };
    expect(wantedBy([want], SKU_PATTERNS)(one.id)).toBe(true);
    const { serviceCode, attributes, productFamily } = { ...made(one), serviceCode: one.code };
    const known: Readonly<Record<string, string>> = { ...attributes, productFamily: productFamily ?? '' };
    const questions = questionsFor([want], REGION, SKU_PATTERNS).filter(
      (question) => question.serviceCode === serviceCode,
    );
    const answered = questions.filter(({ filters }) =>
      filters.every(({ field, value }) => known[field] === undefined || known[field] === value),
    );
    expect(answered).not.toEqual([]);
  });

  it('of another region, or of another usage type, is no price', () => {
    const [one] = CASES as [Case];
    const elsewhere = { ...made(one), attributes: { ...made(one).attributes, regionCode: 'eu-west-1' } };
    expect(entriesOf([elsewhere], REGION, SKU_PATTERNS).found).toEqual([]);
    expect(entriesOf([made({ ...one, usage: 'ApiGatewayRequestOfTomorrow' })], REGION, SKU_PATTERNS).found).toEqual([]);
    expect(mayMatch([TOKYO_REGION], SKU_PATTERNS)({ productFamily: '', attributes: { usagetype: 7 } })).toBe(false);
  });

  it('listed by GiBps is a price by MiBps', () => {
    const throughput = { id: '', code: 'AmazonEC2', usage: 'EBS:VolumeP-Throughput.gp3', unit: 'GiBps-mo' };
    const { found } = entriesOf([made(throughput, 'APN1-', '49.152')], REGION, SKU_PATTERNS);
    expect(found.map(({ sighting }) => [sighting.id, sighting.tiers])).toEqual([
      ['gp3.throughput', [{ usd: '0.048' }]],
    ]);
  });

  it('whose first tier is free has the price of the others: the free tier is a rule', () => {
    const item = product({
      sku: 'FREE',
      serviceCode: 'AmazonDynamoDB',
      unit: 'GB-Mo',
      attributes: { regionCode: TOKYO, usagetype: 'APN1-TimedStorage-ByteHrs' },
      price: [
        { end: '25', price: '0.0000000000' },
        { begin: '25', price: '0.2850000000' },
      ],
    });
    const { found } = entriesOf([readProduct(item, MADE_UP)], REGION, SKU_PATTERNS);
    expect(found[0]?.sighting.tiers).toEqual([{ usd: '0.285' }]);
  });
});

/** What the books price and AWS doesn't list by region, or only where nobody has looked yet. */
const NOT_LISTED = [
  'cloudwatch/dashboards',
  'dataTransfer/region.any',
  'ec2/detailedMonitoring',
  'lambda/eventPollerUnits',
  'lambda/snapStart.cache',
  'lambda/snapStart.restore',
  's3/glacier.storage',
  's3/glacier.puts',
  's3/glacier.gets',
  's3/reducedRedundancy.storage',
  's3/reducedRedundancy.puts',
  's3/reducedRedundancy.gets',
];

it('every price of Tokyo’s books can be asked for, but for those that are named here', () => {
  const services = books.catalogue.regions[TOKYO]?.services ?? [];
  const ids = services.flatMap((service) =>
    (books.prices(TOKYO, service)[0]?.ids() ?? []).map((id) => ({ service, id })),
  );
  const open = ids.filter(
    ({ service, id }) =>
      !id.startsWith('effective.') && questionsFor([{ service, id }], REGION, SKU_PATTERNS).length === 0,
  );
  expect(open.map(({ service, id }) => `${service}/${id}`).sort()).toEqual([...NOT_LISTED].sort());
});
