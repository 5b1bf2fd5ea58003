import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, totalOf } from '../support/price.js';

describe('S3', () => {
  it.each([
    // Tokyo, 2016: the first TB at 0.0330, the next 49 TB at 0.0324
    { asOf: '2016-06-02', storage: '1024 GB', usd: '33.792000' },
    { asOf: '2016-06-02', storage: '1025 GB', usd: '33.824400' },
    { asOf: '2016-11-30', storage: '1024 GB', usd: '33.792000' },
    { asOf: '2016-12-01', storage: '1024 GB', usd: '25.600000' },
    { asOf: '2016-12-01', storage: '51200 GB', usd: '1280.000000' },
    { asOf: '2016-12-01', storage: '51201 GB', usd: '1280.024000' },
  ])('bills $storage on $asOf with $usd USD', ({ asOf, storage, usd }) => {
    expect(totalOf([`s3: { storage: ${storage} }`], { asOf })).toBe(usd);
  });

  it('fills its tiers with the storage of the whole option, and shares the amount by size', () => {
    const around = { asOf: '2016-06-02' };
    const two = amountsOf(['s3: { name: a, storage: 1024 GB }', 's3: { name: b, storage: 1024 GB }'], around);
    expect(two['a / object storage']).toBe(two['b / object storage']);
    expect(totalOf(['s3: { name: a, storage: 1024 GB }', 's3: { name: b, storage: 1024 GB }'], around)).toBe(
      '66.969600',
    );
  });

  it('bills requests by their kind', () => {
    expect(amountsOf(['s3: { puts: 1000, gets: 10000 }'])).toEqual({
      's3 / PUT requests': '0.004700',
      's3 / GET requests': '0.003700',
    });
  });

  it.each(['objectSize: 4 KB', 'keptFor: 10 days'])('refuses %s where nothing is stored', (said) => {
    expect(objectionsTo([`s3: { puts: 1000, ${said} }`])).toEqual([
      expect.stringContaining('also needs the key `storage`'),
    ]);
  });

  it('refuses objects without a size', () => {
    expect(objectionsTo(['s3: { storage: 1 GB, objectSize: 0 KB }'])).toHaveLength(1);
  });
});
