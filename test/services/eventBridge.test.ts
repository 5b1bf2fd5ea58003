import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, priced, quantitiesOf, scenarioText, totalOf } from '../support/price.js';

const today = { region: 'us-east-1', asOf: '2025-06-18' };

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
