import { describe, expect, it } from 'vitest';
import { amountsOf, totalOf } from '../support/price.js';

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
