import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, priced, quantitiesOf, scenarioText } from '../support/price.js';

describe('Kinesis', () => {
  it.each([
    { payload: '24 KB', units: '1000' },
    { payload: '25 KB', units: '1000' },
    { payload: '25.1 KB', units: '2000' },
    { payload: '0 KB', units: '1000' }, // an empty record is a record
  ])('counts a record of $payload in pieces of 25 KB', ({ payload, units }) => {
    const stream = [`kinesis: { shards: 1, puts: 1000, payload: ${payload} }`];
    expect(quantitiesOf(stream)['kinesis / PUT payload units']).toBe(units);
  });

  it('bills shards by the hour, and once more for retention beyond a day', () => {
    expect(amountsOf(['kinesis: { shards: 2, puts: 10M, extendedRetention: true }'])).toEqual({
      'kinesis / shard hours': '28.470000', // 2 x 730 x 0.0195
      'kinesis / PUT payload units': '0.215000',
      'kinesis / extended retention': '37.960000',
    });
  });
});

describe('a NAT gateway', () => {
  it('is billed by the started hour, and for the data', () => {
    const gateway = ['natGateway: { count: 2, during: 61 min, processed: 10 GB }'];
    expect(amountsOf(gateway, { asOf: '2025-06-18', region: 'us-east-1' })).toEqual({
      'natGateway / NAT gateway hours': '0.180000', // 2 x 2 h x 0.045
      'natGateway / data processed': '0.450000',
    });
  });
});

describe('a Redshift node', () => {
  it('that the day did not have is refused', () => {
    expect(objectionsTo(['redshift: { node: ra3.xlplus }'])).toEqual([
      expect.stringContaining('redshift/node.ra3.xlplus'),
    ]);
    expect(objectionsTo(['redshift: { node: dc1.large }'], { asOf: '2025-06-18' })).toEqual([
      expect.stringContaining('no price is known from 2025-06-18 on'),
    ]);
  });

  it.each([
    { asOf: '2020-02-02', billed: '1' },
    { asOf: '2020-02-03', billed: '0.166667' },
  ])('of ten minutes is billed $billed h on $asOf', ({ asOf, billed }) => {
    const node = ['redshift: { node: dc1.large, runs: { times: 1, each: 10 min } }'];
    expect(quantitiesOf(node, { asOf })['redshift / node hours']).toBe(billed);
  });
});

describe('an ElastiCache node', () => {
  it('is billed by the started hour, at the price of its engine', () => {
    expect(amountsOf(['elastiCache: { node: cache.t2.micro, engine: redis, count: 2, hours: 9.5 }'])).toEqual({
      'elastiCache / node hours': '0.520000', // 2 x 10 h x 0.026
    });
    expect(objectionsTo(['elastiCache: { node: cache.t2.mirco, engine: memcached }'])).toHaveLength(1);
  });
});

describe('CloudWatch', () => {
  const kept = ['cloudwatch: { metrics: 12, alarms: 11, dashboards: 4, logsIngested: 6 GB, logsStored: 5 GB }'];

  it('bills what is kept by the month and logs by the GB', () => {
    expect(amountsOf(kept, { region: 'us-east-1' })).toEqual({
      'cloudwatch / metrics': '6.000000',
      'cloudwatch / alarms': '1.100000',
      'cloudwatch / dashboards': '12.000000',
      'cloudwatch / log ingestion': '3.000000',
      'cloudwatch / log storage': '0.150000',
    });
  });

  it('gives ten metrics, ten alarms, three dashboards and 5 GB of logs for free', () => {
    expect(amountsOf(kept, { region: 'us-east-1', freeTier: 'always' })).toMatchObject({
      'cloudwatch / metrics': '1.000000',
      'cloudwatch / alarms': '0.100000',
      'cloudwatch / dashboards': '3.000000',
      'cloudwatch / log ingestion': '0.500000',
    });
  });

  it('has tiers for metrics since 2025 at the latest, each marginal', () => {
    const many = ['cloudwatch: { metrics: 10001 }'];
    expect(amountsOf(many, { asOf: '2025-06-18' })['cloudwatch / metrics']).toBe('3000.100000');
  });

  it('takes logs off what is not priced, and needs something to price', () => {
    const [option] = priced(scenarioText(['ec2: { type: t2.micro }', ...kept])).options;
    expect(option?.notPriced.map(({ en }) => en).join()).not.toContain('logs');
    expect(objectionsTo(['cloudwatch: {}'])).toEqual(['cloudwatch needs at least one of its keys']);
  });
});

describe('EventBridge', () => {
  it('bills custom events in chunks of 64 KB', () => {
    expect(amountsOf(['eventBridge: { events: 1M, payload: 65 KB }'])).toEqual({
      'eventBridge / custom events': '2.000000',
    });
  });

  it.each([
    { asOf: '2022-11-09', lines: [] },
    { asOf: '2022-11-10', lines: ['eventBridge / scheduled starts'] },
  ])('on $asOf bills of schedules: $lines', ({ asOf, lines }) => {
    expect(Object.keys(amountsOf(['eventBridge: { schedules: 20M }'], { asOf }))).toEqual(lines);
  });

  it('gives 14 million scheduled starts for free', () => {
    const free = { asOf: '2025-06-18', region: 'us-east-1', freeTier: 'always' } as const;
    expect(amountsOf(['eventBridge: { schedules: 15M }'], free)['eventBridge / scheduled starts']).toBe('1.000000');
  });
});

describe('Step Functions', () => {
  it('bills transitions, after 4,000 free ones', () => {
    expect(
      amountsOf(['stepFunctions: { transitions: 100,004,000 }'.replaceAll(',', '')], {
        asOf: '2025-06-18',
        freeTier: 'always',
      }),
    ).toEqual({
      'stepFunctions / state transitions': '2500.000000',
    });
    expect(objectionsTo(['stepFunctions: { transitions: 1M }'], { asOf: '2016-11-30' })).toHaveLength(1);
  });
});

describe('a Fargate task', () => {
  it.each([
    { each: '59 s', hours: '0.016667' },
    { each: '60 s', hours: '0.016667' },
    { each: '61 s', hours: '0.016944' },
  ])('of $each is billed $hours vCPU-hours', ({ each, hours }) => {
    const task = [`fargate: { vcpu: 1, memory: 2 GB, runs: { times: 1, each: ${each} } }`];
    expect(quantitiesOf(task, { asOf: '2025-06-18' })['fargate / vCPU hours']).toBe(hours);
  });

  it('is billed for vCPUs, memory, and storage beyond 20 GB, by architecture', () => {
    const task = 'fargate: { vcpu: 0.5, memory: 1 GB, tasks: 2, hours: 100, ephemeralStorage: 21 GB }';
    expect(amountsOf([task], { asOf: '2025-06-18', region: 'us-east-1' })).toEqual({
      'fargate / vCPU hours': '4.048000',
      'fargate / memory hours': '0.889000',
      'fargate / ephemeral storage': '0.022200',
    });
    const arm = task.replace('tasks', 'architecture: arm64, tasks');
    expect(amountsOf([arm], { asOf: '2025-06-18', region: 'us-east-1' })['fargate / vCPU hours']).toBe('3.238000');
    expect(objectionsTo([arm], { asOf: '2021-11-22' })).not.toEqual([]);
  });
});
