import { describe, expect, it } from 'vitest';
import { objectionsTo, totalOf } from '../support/price.js';

describe('data transfer', () => {
  it.each([
    { asOf: '2016-06-02', freeTier: 'none', out: '1 GB', usd: '0.140000' },
    { asOf: '2016-06-02', freeTier: 'always', out: '1 GB', usd: '0.000000' },
    { asOf: '2016-06-02', freeTier: 'always', out: '2 GB', usd: '0.140000' },
    { asOf: '2021-11-30', freeTier: 'always', out: '100 GB', usd: '11.286000' },
    { asOf: '2021-12-01', freeTier: 'always', out: '100 GB', usd: '0.000000' },
    { asOf: '2021-12-01', freeTier: 'always', out: '101 GB', usd: '0.114000' },
    { asOf: '2016-06-02', freeTier: 'newAccount', out: '17 GB', usd: '0.140000' },
    { asOf: '2016-06-02', freeTier: 'none', out: '10 TB', usd: '1433.600000' },
    { asOf: '2016-06-02', freeTier: 'none', out: '10241 GB', usd: '1433.735000' },
  ] as const)('of $out out of Tokyo on $asOf is $usd USD under $freeTier', ({ asOf, freeTier, out, usd }) => {
    expect(totalOf([`dataTransfer: { out: ${out} }`], { asOf, freeTier })).toBe(usd);
  });

  it('beyond 500 TB in 2016 has no published price, and is refused instead of guessed', () => {
    expect(objectionsTo(['dataTransfer: { out: 500 TB }'])).toEqual([]);
    expect(objectionsTo(['dataTransfer: { out: 512001 GB }'])).toEqual([
      'AWS publishes no price for dataTransfer/internet above 512000 GB on this day ("contact us")',
    ]);
  });

  it('between zones is paid at both ends, and between regions at the sending end', () => {
    expect(totalOf(['dataTransfer: { out: 100 GB, to: zone }'])).toBe('2.000000');
    expect(totalOf(['dataTransfer: { out: 100 GB, to: us-east-1 }'])).toBe('9.000000');
    const virginia = { region: 'us-east-1', asOf: '2025-06-18' };
    expect(totalOf(['dataTransfer: { out: 100 GB, to: us-east-2 }'], virginia)).toBe('1.000000');
    expect(totalOf(['dataTransfer: { out: 100 GB, to: eu-west-1 }'], virginia)).toBe('2.000000');
  });

  it('does not leave for where it is', () => {
    expect(objectionsTo(['dataTransfer: { out: 1 GB, to: ap-northeast-1 }'])).toEqual([
      '`ap-northeast-1` is the region itself',
    ]);
  });

  it('refuses a place that does not exist', () => {
    expect(objectionsTo(['dataTransfer: { out: 1 GB, to: the moon }'])).toHaveLength(1);
  });
});
