import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, priced, quantitiesOf, scenarioText, totalOf } from '../support/price.js';

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
});

describe('EventBridge', () => {
  it.each([
    { payload: '1 KB', events: '1000' },
    { payload: '64 KB', events: '1000' },
    { payload: '65 KB', events: '2000' },
    { payload: '256 KB', events: '4000' },
  ])('counts a thousand events of $payload as $events', ({ payload, events }) => {
    const bus = [`eventBridge: { events: 1000, payload: ${payload} }`];
    expect(quantitiesOf(bus, today)['eventBridge / custom events']).toBe(events);
  });

  it.each([
    { schedules: '14M', usd: '0.000000' },
    { schedules: '15M', usd: '1.250000' },
  ])('costs $usd USD in Tokyo for $schedules scheduled starts under the free tier', ({ schedules, usd }) => {
    const around = { asOf: '2025-06-18', freeTier: 'always' } as const;
    expect(totalOf([`eventBridge: { schedules: ${schedules} }`], around)).toBe(usd);
  });

  it.each([
    { asOf: '2016-06-02', says: 'scheduled rules (CloudWatch Events, since 2019 EventBridge), which cost nothing' },
    { asOf: '2025-06-18', says: 'EventBridge Scheduler' },
  ])('says on $asOf what its schedules are', ({ asOf, says }) => {
    const [option] = priced(scenarioText(['eventBridge: { schedules: 1 / min }'], { asOf })).options;
    expect(option?.assumed.map(({ en }) => en).join('; ')).toContain(says);
  });

  it('needs events or schedules, and had neither before CloudWatch Events', () => {
    expect(objectionsTo(['eventBridge: { payload: 1 KB }'])).toEqual([
      'eventBridge needs the key `events` or `schedules`',
    ]);
    expect(objectionsTo(['eventBridge: { schedules: 1 / min }'], { asOf: '2016-01-13' })).toHaveLength(1);
    expect(objectionsTo(['eventBridge: { schedules: 1 / min }'], { asOf: '2016-01-14' })).toEqual([]);
  });
});

describe('Step Functions', () => {
  it.each([
    { transitions: '4000', usd: '0.000000' },
    { transitions: '5000', usd: '0.025000' },
  ])('cost $usd USD for $transitions transitions under the free tier', ({ transitions, usd }) => {
    const workflow = [`stepFunctions: { transitions: ${transitions} }`];
    expect(totalOf(workflow, { ...today, freeTier: 'always' })).toBe(usd);
  });

  it('cost the same in every region from the first day on', () => {
    const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'ap-northeast-1'];
    const amounts = regions.map((region) =>
      amountsOf(['stepFunctions: { transitions: 1M }'], { region, asOf: '2016-12-01' }),
    );
    expect(amounts.map((lines) => lines['stepFunctions / state transitions'])).toEqual(regions.map(() => '25.000000'));
  });
});
