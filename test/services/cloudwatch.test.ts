import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, priced, scenarioText, totalOf } from '../support/price.js';

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
