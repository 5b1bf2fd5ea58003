import { describe, expect, it } from 'vitest';
import { objectionsTo, quantitiesOf, totalOf } from '../support/price.js';

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

  it.each([
    { asOf: '2013-06-17', payload: '64 KB', taken: true },
    { asOf: '2013-06-17', payload: '65 KB', taken: false },
    { asOf: '2025-08-24', payload: '256 KB', taken: true },
    { asOf: '2025-08-24', payload: '257 KB', taken: false },
    { asOf: '2025-08-25', payload: '1 MB', taken: true },
    { asOf: '2025-08-25', payload: '1025 KB', taken: false },
  ])('takes messages of $payload on $asOf: $taken', ({ asOf, payload, taken }) => {
    const objections = objectionsTo([`sqs: { requests: 1M, payload: ${payload} }`], { asOf });
    expect(objections.filter((text) => text.includes('it can be at most'))).toHaveLength(taken ? 0 : 1);
  });
});
