import { describe, expect, it } from 'vitest';
import { amountsOf, books, objectionsTo, priced, scenarioText, totalOf } from '../support/price.js';

const today = { region: 'us-east-1', asOf: '2025-06-18' };

describe('CloudWatch', () => {
  it.each([
    { region: 'us-east-1', usd: '0.500000' },
    { region: 'eu-west-1', usd: '0.570000' },
    { region: 'ap-northeast-1', usd: '0.760000' },
  ])('took $usd USD for a GB of logs in $region in 2016', ({ region, usd }) => {
    expect(totalOf(['cloudwatch: { logsIngested: 1 GB }'], { region })).toBe(usd);
  });

  it.each([
    { metrics: 10_000, usd: '3000.000000' },
    { metrics: 10_001, usd: '3000.100000' },
    { metrics: 250_001, usd: '27000.050000' },
    { metrics: 1_000_001, usd: '64500.020000' },
  ])('costs $usd USD for $metrics metrics, by tiers', ({ metrics, usd }) => {
    expect(totalOf([`cloudwatch: { metrics: ${metrics} }`], today)).toBe(usd);
  });

  it.each([
    { key: 'metrics', amount: '10', usd: '0.000000' },
    { key: 'metrics', amount: '11', usd: '0.300000' },
    { key: 'alarms', amount: '10', usd: '0.000000' },
    { key: 'alarms', amount: '11', usd: '0.100000' },
    { key: 'dashboards', amount: '3', usd: '0.000000' },
    { key: 'dashboards', amount: '4', usd: '3.000000' },
    { key: 'logsIngested', amount: '5 GB', usd: '0.000000' },
    { key: 'logsIngested', amount: '6 GB', usd: '0.500000' },
    { key: 'logsStored', amount: '5 GB', usd: '0.000000' },
    { key: 'logsStored', amount: '6 GB', usd: '0.030000' },
  ])('costs $usd USD for $key: $amount under the free tier', ({ key, amount, usd }) => {
    expect(totalOf([`cloudwatch: { ${key}: ${amount} }`], { ...today, freeTier: 'always' })).toBe(usd);
  });

  it('gives 5 GB of logs for coming in and 5 more for being kept', () => {
    const logs = ['cloudwatch: { logsIngested: 5 GB, logsStored: 5 GB }'];
    expect(totalOf(logs, { ...today, freeTier: 'always' })).toBe('0.000000');
  });

  it('gives its free metrics once, however many components share them', () => {
    const two = ['cloudwatch: { metrics: 10 }', 'cloudwatch: { metrics: 10 }'];
    expect(totalOf(two, { ...today, freeTier: 'always' })).toBe('3.000000');
  });

  it('bills what is kept by the month, whatever its length', () => {
    const kept = ['cloudwatch: { metrics: 2, alarms: 2, dashboards: 2, logsStored: 2 GB }'];
    expect(totalOf(kept, { ...today, month: '28 days' })).toBe(totalOf(kept, { ...today, month: '31 days' }));
  });

  it('reminds of storage where logs only come in', () => {
    const remindedOf = (logs: string) =>
      priced(scenarioText([`cloudwatch: { ${logs} }`])).options[0]?.notPriced.map(({ en }) => en);
    expect(remindedOf('logsIngested: 1 GB')).toEqual(['storage of logs (CloudWatch)']);
    expect(remindedOf('logsIngested: 1 GB, logsStored: 1 GB')).toEqual([]);
  });

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

describe('the metrics of CloudWatch', () => {
  const doubtsOn = (region: string, asOf: string) =>
    priced(scenarioText(['cloudwatch: { metrics: 70 }'], { region, asOf })).options[0]?.doubts.map(({ kind }) => kind);

  // 0.50 USD each in 2016; 0.30 on AWS's page of 2020-06-25 and in Tokyo's bill of 2021-02.
  it.each([
    { region: 'us-east-1', asOf: '2020-06-24', usd: '35.000000', doubts: ['changedBetween'] },
    { region: 'us-east-1', asOf: '2020-06-25', usd: '21.000000', doubts: [] },
    { region: 'us-east-1', asOf: '2023-01-01', usd: '21.000000', doubts: [] },
    { region: 'ap-northeast-1', asOf: '2020-06-24', usd: '35.000000', doubts: ['changedBetween'] },
    { region: 'ap-northeast-1', asOf: '2021-02-18', usd: '21.000000', doubts: ['takenBack'] },
    { region: 'ap-northeast-1', asOf: '2021-02-19', usd: '21.000000', doubts: [] },
    { region: 'eu-west-1', asOf: '2023-01-01', usd: '21.000000', doubts: ['takenBack'] },
    { region: 'us-west-2', asOf: '2025-06-18', usd: '21.000000', doubts: [] },
  ])('cost $usd USD for 70 in $region on $asOf, in doubt by $doubts', ({ region, asOf, usd, doubts }) => {
    expect(totalOf(['cloudwatch: { metrics: 70 }'], { region, asOf })).toBe(usd);
    expect(doubtsOn(region, asOf)).toEqual(doubts);
  });

  // AWS's page of 2020-06-25: 10 instances with 7 metrics each are 21 USD; of 2016, 3.50 USD an instance.
  it.each([
    { asOf: '2016-06-02', freeTier: 'none', usd: '35.000000' },
    { asOf: '2020-06-25', freeTier: 'none', usd: '21.000000' },
    { asOf: '2020-06-25', freeTier: 'always', usd: '18.000000' },
  ] as const)('of ten instances cost $usd USD on $asOf, free tier $freeTier', ({ asOf, freeTier, usd }) => {
    const component = 'ec2: { type: t2.micro, count: 10, detailedMonitoring: true }';
    const amounts = amountsOf([component], { region: 'us-east-1', asOf, freeTier });
    expect(amounts['ec2 / detailed monitoring']).toBe(usd);
  });

  it('of instances and of one’s own go through the tiers together', () => {
    const components = [
      'ec2: { type: t3.micro, count: 1000, detailedMonitoring: true }',
      'cloudwatch: { metrics: 4000 }',
    ];
    const amounts = amountsOf(components, today);
    // 11,000 metrics: 10,000 x 0.30 + 1,000 x 0.10, by quantity
    expect(amounts['ec2 / detailed monitoring']).toBe('1972.727273');
    expect(amounts['cloudwatch / metrics']).toBe('1127.272727');
  });
});

describe('logs of Lambda functions', () => {
  it.each([
    { amount: '10 TB', usd: '5120.000000' },
    { amount: '30 TB', usd: '10240.000000' },
    { amount: '50 TB', usd: '12288.000000' },
    { amount: '60 TB', usd: '12800.000000' },
  ])('cost $usd USD for $amount since May 2025', ({ amount, usd }) => {
    const around = { region: 'us-east-1', asOf: '2025-05-01' };
    expect(totalOf([`cloudwatch: { lambdaLogsIngested: ${amount} }`], around)).toBe(usd);
  });

  it('have tiers in every region where logs have a price', () => {
    const regions = Object.keys(books.catalogue.regions).filter(
      (region) => books.prices(region, 'cloudwatch').length > 0,
    );
    const without = regions.filter((region) => {
      const [shard] = books.prices(region, 'cloudwatch');
      return shard?.find('lambdaLogsIngested')?.history.at(-1)?.tiers?.length !== 4;
    });
    expect(without).toEqual([]);
  });
});
