import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo } from '../support/price.js';

describe('an ElastiCache node', () => {
  it('is billed by the started hour, at the price of its engine', () => {
    expect(amountsOf(['elastiCache: { node: cache.t2.micro, engine: redis, count: 2, hours: 9.5 }'])).toEqual({
      'elastiCache / node hours': '0.520000', // 2 x 10 h x 0.026
    });
    expect(objectionsTo(['elastiCache: { node: cache.t2.mirco, engine: memcached }'])).toHaveLength(1);
  });
});
