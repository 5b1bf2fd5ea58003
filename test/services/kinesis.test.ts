import { describe, expect, it } from 'vitest';
import { amountsOf, quantitiesOf } from '../support/price.js';

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
