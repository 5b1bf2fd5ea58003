import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, quantitiesOf, totalOf } from '../support/price.js';

describe('EBS', () => {
  it.each([
    { said: 'type: gp3, size: 100 GB, iops: 3000', iops: '0' },
    { said: 'type: gp3, size: 100 GB, iops: 3001', iops: '1' },
    { said: 'type: io1, size: 100 GB, iops: 1000', iops: '1000' },
  ])('bills $iops IOPS of { $said }', ({ said, iops }) => {
    expect(quantitiesOf([`ebs: { ${said} }`], { asOf: '2025-06-18' })['ebs / provisioned IOPS']).toBe(iops);
  });

  it.each([
    { throughput: '125', billed: '0' },
    { throughput: '126', billed: '1' },
  ])('bills $billed MiB/s of a gp3 volume with $throughput', ({ throughput, billed }) => {
    const component = `ebs: { type: gp3, size: 100 GB, throughput: ${throughput} }`;
    expect(quantitiesOf([component], { asOf: '2025-06-18' })['ebs / provisioned throughput']).toBe(billed);
  });

  it('refuses performance where a volume type has none, and io1 without it', () => {
    expect(objectionsTo(['ebs: { type: gp2, size: 1 GB, iops: 100 }'])).toEqual([
      'gp2 volumes have no provisioned iops',
    ]);
    expect(objectionsTo(['ebs: { type: io1, size: 1 GB }'])).toEqual(['an io1 volume needs the key `iops`']);
    expect(objectionsTo(['ebs: { type: gp3, size: 1 GB }'], { asOf: '2020-11-30' })).toHaveLength(1);
  });

  it('shares 30 free GB-months over volumes of an option for a new account', () => {
    const volumes = ['ebs: { name: a, type: gp2, size: 20 GB }', 'ebs: { name: b, type: gp2, size: 20 GB }'];
    expect(totalOf(volumes, { freeTier: 'newAccount' })).toBe('1.200000'); // 10 GB at 0.12
  });
});

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
});

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
