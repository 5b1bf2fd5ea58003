import { describe, expect, it } from 'vitest';
import { objectionsTo, quantitiesOf, totalOf } from '../support/price.js';

describe('EBS', () => {
  it.each([
    { said: 'type: gp3, size: 100 GB, iops: 3000', iops: '0' },
    { said: 'type: gp3, size: 100 GB, iops: 3001', iops: '1' },
    { said: 'type: io1, size: 100 GB, iops: 1000', iops: '1000' },
    { said: 'type: io2, size: 100 GB, iops: 32000', iops: '32000' },
    { said: 'type: io2, size: 100 GB, iops: 32001', iops: '32000' },
  ])('bills $iops IOPS of { $said }', ({ said, iops }) => {
    expect(quantitiesOf([`ebs: { ${said} }`], { asOf: '2025-06-18' })['ebs / provisioned IOPS']).toBe(iops);
  });

  it.each([
    { iops: 32_000, second: undefined, third: undefined },
    { iops: 32_001, second: '1', third: undefined },
    { iops: 64_000, second: '32000', third: undefined },
    { iops: 64_001, second: '32000', third: '1' },
  ])('bills $second and $third of $iops IOPS of io2 at the lower prices', ({ iops, second, third }) => {
    const quantities = quantitiesOf([`ebs: { type: io2, size: 100 GB, iops: ${iops} }`], { asOf: '2025-06-18' });
    expect(quantities['ebs / provisioned IOPS, second tier']).toBe(second);
    expect(quantities['ebs / provisioned IOPS, third tier']).toBe(third);
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
