import { describe, expect, it } from 'vitest';
import { objectionsTo, priced, quantitiesOf, scenarioText } from '../support/price.js';

const OFFICE = '{ days: mon-fri, from: "09:00", to: "18:00", zone: Asia/Tokyo }';
const hours = (usage: string, asOf: string, month = '8784 h / 12') =>
  quantitiesOf([`ec2: { type: t2.micro, ${usage} }`], { asOf, month })['ec2 / instance hours'];

describe('a schedule', () => {
  it('is billed the average month of the calendar year of the day', () => {
    // 261 weekdays of nine hours in the 8,784 h of 2016, of which a month has 732 h
    expect(hours(`schedule: ${OFFICE}`, '2016-06-02', '732 h')).toBe('195.75');
    expect(hours(`schedule: ${OFFICE}`, '2016-06-02', '366 h')).toBe('97.875');
  });

  it.each([
    { asOf: '2016-06-02', to: '18:00', billed: '195.75' },
    { asOf: '2016-06-02', to: '18:01', billed: '217.5' }, // each start begins its own hours: ten of them
    { asOf: '2017-10-02', to: '18:01', month: '730 h', billed: '195.361111' }, // 260 x 541 min / 12
  ])(
    'has each start rounded by itself: until $to it is $billed h on $asOf',
    ({ asOf, to, month = '732 h', billed }) => {
      expect(hours(`schedule: { days: mon-fri, from: "09:00", to: "${to}" }`, asOf, month)).toBe(billed);
    },
  );

  it('takes several windows, and starts once for those that touch', () => {
    const night = 'schedule: [{ from: "22:00", to: "24:00" }, { from: "00:00", to: "05:30" }]';
    expect(hours(night, '2016-06-02', '732 h')).toBe('244'); // 366 nights of eight started hours, over twelve months
  });

  it.each(['mon, wed', 'mon,wed'])('takes days of the week as text (%s) or as a list', (text) => {
    const said = (days: string) => hours(`schedule: { days: ${days}, from: 9:00, to: 10:00 }`, '2016-06-02', '732 h');
    expect(said(`"${text}"`)).toBe('8.666667'); // 52 of each, over twelve months
    expect(said('[mon, wed]')).toBe('8.666667');
  });

  it('leaves out holidays, and takes one day as well as a list', () => {
    expect(
      hours('schedule: { days: fri, from: "00:00", to: "12:00", except: 2016-01-01 }', '2016-06-02', '732 h'),
    ).toBe(
      '52', // 53 Fridays less one
    );
  });
});

describe('a holiday of another year', () => {
  it('is warned of, as the schedule is laid over the year of the day', () => {
    const office =
      'ec2: { type: t2.micro, schedule: { from: "09:00", to: "18:00", except: [2016-01-01, 2017-01-01] } }';
    expect(priced(scenarioText([office])).options[0]?.warnings.map(({ en }) => en)).toEqual([
      'ec2: the schedule covers 2016, so these days have no effect: 2017-01-01',
    ]);
  });
});

describe('what exists for an event only', () => {
  it('is billed from start to stop, and its volume for that part of the month', () => {
    const event = ['ec2: { type: t2.micro, during: 4.5 h, storage: { gp2: 73 GB } }'];
    expect(quantitiesOf(event, { asOf: '2016-06-02' })).toEqual({
      'ec2 / instance hours': '5', // started hours
      'ec2 / gp2 storage': '0.45',
    });
    expect(quantitiesOf(event, { asOf: '2017-10-02' })['ec2 / instance hours']).toBe('4.5');
  });
});

describe('a scenario of one event', () => {
  const during = (components: readonly string[], length: string) => {
    const text = scenarioText(components, { asOf: '2016-06-02' }).replace('month: 730 h', `during: ${length}`);
    const [option] = priced(text).options;
    return Object.fromEntries((option?.lines ?? []).map(({ meter, quantity }) => [meter.en, quantity.toString()]));
  };

  it('bills what runs all the time for its length, and what is kept for its part of the month', () => {
    expect(during(['ec2: { type: t2.micro, storage: { gp2: 73 GB } }'], '4.5 h')).toEqual({
      'instance hours': '5',
      'gp2 storage': '0.45',
    });
    expect(during(['s3: { storage: 730 GB }'], '1 h')).toEqual({ 'object storage': '1' });
  });

  it('takes a rate for that long, a plain count as it is, and a count a month in part', () => {
    expect(during(['sns: { publishes: 10 / s }'], '2 h')).toEqual({ publishes: '72000' });
    expect(during(['sns: { publishes: 500 }'], '2 h')).toEqual({ publishes: '500' });
    expect(during(['sns: { publishes: 730 / month }'], '2 h')).toEqual({ publishes: '2' });
  });

  it('costs a whole month where it lasts one', () => {
    const components = ['dynamodb: { provisioned: { wcu: 10, rcu: 10 }, storage: 5 GB }'];
    const text = scenarioText(components).replace('month: 730 h', 'during: 730 h');
    expect(priced(text).options[0]?.usd.toString()).toBe(priced(scenarioText(components)).options[0]?.usd.toString());
  });
});

describe('two ways to say when something runs', () => {
  it.each([
    'hours: 10, schedule: { from: "09:00", to: "18:00" }',
    'runs: { times: 1, each: 5 min }, schedule: { from: "09:00", to: "18:00" }',
    'during: 2 h, hours: 10',
    'runs: { times: 1, each: 5 min }, during: 2 h',
  ])('are refused: %s', (said) => {
    expect(objectionsTo([`ec2: { type: t2.micro, ${said} }`])).toEqual([
      expect.stringContaining('both say when it runs'),
    ]);
  });
});

/** A bill has the hours of all of a kind in one line. */
describe('more hours than a month has', () => {
  const MODERN = { asOf: '2025-06-18', region: 'us-east-1' };

  it.each([
    ['natGateway: { hours: 5086, publicIpv4: 2 }', { 'NAT gateway hours': '5086', 'public IPv4 hours': '10172' }],
    [
      'elb: { kind: network, hours: 5086, publicIpv4: 2 }',
      { 'load balancer hours': '5086', 'public IPv4 hours': '10172' },
    ],
    ['publicIpv4: { addresses: 1, hours: 5086 }', { 'public IPv4 hours': '5086' }],
    ['rds: { class: db.m5.large, engine: mysql, hours: 5086 }', { 'database hours': '5086' }],
    ['elastiCache: { node: cache.t3.micro, engine: redis, hours: 5086 }', { 'node hours': '5086' }],
    ['redshift: { node: ra3.4xlarge, hours: 5086 }', { 'node hours': '5086' }],
    ['kinesis: { shards: 1, hours: 5086 }', { 'shard hours': '5086' }],
    ['fargate: { vcpu: 0.5, memory: 1 GB, hours: 5086 }', { 'vCPU hours': '2543', 'memory hours': '5086' }],
  ])('are those of several together, which is told: %s', (component, expected) => {
    const name = component.slice(0, component.indexOf(':'));
    const named = Object.entries(expected).map(([meter, quantity]) => [`${name} / ${meter}`, quantity]);
    expect(quantitiesOf([component], MODERN)).toEqual(Object.fromEntries(named));
    const warnings = priced(scenarioText([component], MODERN)).options[0]?.warnings.map(({ en }) => en);
    expect(warnings).toEqual([
      `${name}: \`hours\` is more than one runs in the time, so these are taken for the hours of several together`,
    ]);
  });

  it.each([
    ['of each of several', 'natGateway: { count: 2, hours: 731 }'],
    ['of what has a volume each', 'rds: { class: db.m5.large, engine: mysql, storage: 20 GB, hours: 731 }'],
    ['of an instance', 'ec2: { type: m5.large, hours: 731 }'],
  ])('are refused %s', (_, component) => {
    expect(objectionsTo([component], MODERN)).toEqual(['`hours` is 731 h; it can be at most 730 h']);
  });
});
