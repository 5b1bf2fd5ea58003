/** What the day doesn't allow is refused: a message, an event, a record or an item that is too large. */
import { describe, expect, it } from 'vitest';
import { objectionsTo } from '../support/price.js';

const TOO_LARGE = /it can be at most/;

describe('the size of a message, an event, a record or an item', () => {
  it.each([
    ['sqs: { requests: 1M, payload: SIZE }', '2025-08-24', '256 KB', '257 KB'],
    ['sqs: { requests: 1M, payload: SIZE }', '2025-08-25', '1024 KB', '1025 KB'],
    ['sns: { publishes: 1M, payload: SIZE }', '2026-09-17', '256 KB', '257 KB'],
    ['sns: { publishes: 1M, payload: SIZE }', '2026-09-18', '1024 KB', '1025 KB'],
    ['eventBridge: { events: 1M, payload: SIZE }', '2026-01-28', '256 KB', '257 KB'],
    ['eventBridge: { events: 1M, payload: SIZE }', '2026-01-29', '1024 KB', '1025 KB'],
    ['kinesis: { shards: 1, puts: 1M, payload: SIZE }', '2025-10-26', '1024 KB', '1025 KB'],
    ['kinesis: { shards: 1, puts: 1M, payload: SIZE }', '2025-10-27', '10240 KB', '10241 KB'],
    ['dynamodb: { onDemand: { writes: 1M, itemSize: SIZE } }', '2025-06-18', '400 KB', '401 KB'],
  ])('of %s on %s is at most %s', (component, asOf, most, more) => {
    const objections = (size: string) => objectionsTo([component.replace('SIZE', size)], { asOf, region: 'us-east-1' });
    expect(objections(most)).toEqual([]);
    expect(objections(more)).toEqual([expect.stringMatching(TOO_LARGE)]);
  });
});
