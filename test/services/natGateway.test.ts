import { describe, expect, it } from 'vitest';
import { amountsOf } from '../support/price.js';

describe('a NAT gateway', () => {
  it('is billed by the started hour, and for the data', () => {
    const gateway = ['natGateway: { count: 2, during: 61 min, processed: 10 GB }'];
    expect(amountsOf(gateway, { asOf: '2025-06-18', region: 'us-east-1' })).toEqual({
      'natGateway / NAT gateway hours': '0.180000', // 2 x 2 h x 0.045
      'natGateway / data processed': '0.450000',
    });
  });
});
