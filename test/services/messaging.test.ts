import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, quantitiesOf, totalOf } from '../support/price.js';

describe('API Gateway', () => {
  const virginia = { region: 'us-east-1', asOf: '2025-06-18' };

  it.each([
    { requests: '333M', usd: '1165.500000' },
    { requests: '333000001', usd: '1165.500003' },
    { requests: '1B', usd: '3033.100000' },
    { requests: '20B', usd: '48253.100000' },
    { requests: '21B', usd: '49763.100000' },
  ])('costs $usd USD for $requests REST calls', ({ requests, usd }) => {
    expect(totalOf([`apiGateway: { api: rest, requests: ${requests} }`], virginia)).toBe(usd);
  });

  it('had one price for all REST calls in 2016, another in Tokyo', () => {
    expect(totalOf(['apiGateway: { api: rest, requests: 1B }'], { region: 'us-east-1' })).toBe('3500.000000');
    expect(totalOf(['apiGateway: { api: rest, requests: 1M }'])).toBe('4.250000');
  });

  it.each([
    { size: '1 KB', calls: '1000' },
    { size: '512 KB', calls: '1000' },
    { size: '513 KB', calls: '2000' },
    { size: '0 KB', calls: '1000' },
  ])('counts a thousand HTTP calls of $size as $calls', ({ size, calls }) => {
    const component = `apiGateway: { api: http, requests: 1000, requestSize: ${size} }`;
    expect(quantitiesOf([component], virginia)['apiGateway / API calls']).toBe(calls);
  });

  it.each([
    { size: '32 KB', messages: '1000' },
    { size: '33 KB', messages: '2000' },
  ])('counts a thousand WebSocket messages of $size as $messages', ({ size, messages }) => {
    const component = `apiGateway: { api: websocket, messages: 1000, connectionMinutes: 0, requestSize: ${size} }`;
    expect(quantitiesOf([component], virginia)['apiGateway / messages']).toBe(messages);
  });

  it('bills a cache by the hour, all month', () => {
    const component = 'apiGateway: { api: rest, requests: 0, cache: 0.5 GB }';
    expect(amountsOf([component], virginia)['apiGateway / cache hours']).toBe('14.600000');
  });

  it('refuses what a kind of API is not metered by, and asks for what it is', () => {
    expect(objectionsTo(['apiGateway: { api: rest, requests: 1, messages: 1 }'], virginia)).toHaveLength(1);
    expect(objectionsTo(['apiGateway: { api: http, requests: 1, cache: 0.5 GB }'], virginia)).toHaveLength(1);
    expect(objectionsTo(['apiGateway: { api: websocket, messages: 1 }'], virginia)).toEqual([
      'apiGateway needs the key `connectionMinutes` for websocket',
    ]);
    expect(
      objectionsTo(['apiGateway: { api: http, requests: 1 }'], { region: 'us-east-1', asOf: '2020-03-11' }),
    ).toHaveLength(1);
  });

  it.each([
    { asOf: '2016-06-02', usd: '4.250000' },
    { asOf: '2025-07-15', usd: '8.500000' },
  ])('costs a new account $usd USD for two million calls on $asOf', ({ asOf, usd }) => {
    expect(totalOf(['apiGateway: { api: rest, requests: 2M }'], { asOf, freeTier: 'newAccount' })).toBe(usd);
  });
});

describe('SQS', () => {
  it.each([
    { payload: '1 KB', requests: '1000' },
    { payload: '64 KB', requests: '1000' },
    { payload: '64.001 KB', requests: '2000' },
    { payload: '256 KB', requests: '4000' },
  ])('counts a thousand requests of $payload as $requests', ({ payload, requests }) => {
    expect(quantitiesOf([`sqs: { requests: 1000, payload: ${payload} }`])['sqs / queue requests']).toBe(requests);
  });

  it.each([
    { asOf: '2016-11-16', usd: '0.500000' },
    { asOf: '2016-11-17', usd: '0.400000' },
  ])('costs $usd USD for a million requests on $asOf', ({ asOf, usd }) => {
    expect(totalOf(['sqs: { requests: 1M }'], { asOf })).toBe(usd);
  });

  it('has one free million for standard and FIFO queues together', () => {
    const queues = ['sqs: { requests: 1M }', 'sqs: { queue: fifo, requests: 1M }'];
    expect(totalOf(queues, { asOf: '2025-06-18', freeTier: 'always' })).toBe('0.450000'); // half a million of each
  });

  it.each([
    { requests: '100B', usd: '40000.000000' },
    { requests: '101B', usd: '40350.000000' },
  ])('costs $usd USD for $requests requests, by tiers', ({ requests, usd }) => {
    expect(totalOf([`sqs: { requests: ${requests} }`], { asOf: '2025-06-18' })).toBe(usd);
  });
});

describe('SNS', () => {
  it('bills publishing and delivering apart, and nothing for SQS and Lambda', () => {
    const component =
      'sns: { publishes: 1M, deliveries: { mobilePush: 1M, http: 1M, email: 100k, sqs: 1M, lambda: 1M } }';
    expect(amountsOf([component])).toEqual({
      'sns / publishes': '0.500000',
      'sns / mobile push notifications': '0.500000',
      'sns / HTTP notifications': '0.600000',
      'sns / e-mail notifications': '2.000000',
      'sns / notifications to SQS': '0.000000',
      'sns / notifications to Lambda': '0.000000',
    });
  });

  it.each([
    { publishes: '1M', usd: '0.000000' },
    { publishes: '2M', usd: '0.500000' },
  ])('leaves $usd USD of $publishes publishes under the free tier', ({ publishes, usd }) => {
    expect(totalOf([`sns: { publishes: ${publishes} }`], { freeTier: 'always' })).toBe(usd);
  });
});

describe('load balancers', () => {
  it('are billed by the full hour', () => {
    const run = 'elb: { kind: classic, runs: { times: 2, each: 30 min } }';
    expect(quantitiesOf([run])['elb / load balancer hours']).toBe('2');
  });

  it('turn what they process into capacity units, or into GB where they are classic', () => {
    const virginia = { region: 'us-east-1', asOf: '2025-06-18' };
    const amount = (kind: string) => totalOf([`elb: { kind: ${kind}, hours: 1, processed: 1000 GB }`], virginia);
    expect(amount('application')).toBe('8.022500');
    expect(amount('network')).toBe('6.022500');
    expect(amount('classic')).toBe('8.025000');
  });

  it('had no application kind before 2016-08-11', () => {
    expect(objectionsTo(['elb: { kind: application }'], { asOf: '2016-08-10' })).toHaveLength(1);
    expect(objectionsTo(['elb: { kind: application }'], { asOf: '2016-08-11' })).toEqual([]);
  });
});
