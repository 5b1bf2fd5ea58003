import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, quantitiesOf } from '../support/price.js';

const mysql = (more: string) => [`rds: { class: db.t2.micro, engine: mysql, ${more} }`];

describe('RDS', () => {
  it.each([
    { asOf: '2016-06-02', each: '1 min', hours: '1' },
    { asOf: '2016-06-02', each: '61 min', hours: '2' },
    { asOf: '2025-06-18', each: '9 min', hours: '0.166667' }, // ten minutes are the least
    { asOf: '2025-06-18', each: '10 min', hours: '0.166667' },
    { asOf: '2025-06-18', each: '601 s', hours: '0.166944' },
  ])('bills a run of $each with $hours h on $asOf', ({ asOf, each, hours }) => {
    const quantities = quantitiesOf(mysql(`runs: { times: 1, each: ${each} }`), { asOf });
    expect(quantities['rds / database hours']).toBe(hours);
  });

  it('costs what the published list of 2016 says, in one zone and in two', () => {
    expect(amountsOf(mysql('hours: 1'))['rds / database hours']).toBe('0.026000');
    expect(amountsOf(mysql('hours: 1, multiAz: true'))['rds / database hours']).toBe('0.052000');
    const postgresql = amountsOf(['rds: { class: db.t2.micro, engine: postgresql, hours: 1 }']);
    expect(postgresql['rds / database hours']).toBe('0.028000');
  });

  it('keeps storage for each instance, and bills the standby of a second zone', () => {
    expect(amountsOf(mysql('count: 2, storage: 10 GB'))['rds / database storage']).toBe('2.760000');
    expect(amountsOf(mysql('multiAz: true, storage: 10 GB'))['rds / database storage']).toBe('2.760000');
  });

  it.each([
    { backup: '20 GB', billed: '0' },
    { backup: '21 GB', billed: '1' },
  ])('bills $billed GB-month of $backup backups beside 20 GB of storage', ({ backup, billed }) => {
    const quantities = quantitiesOf(mysql(`storage: 20 GB, backup: ${backup}`), { asOf: '2025-06-18' });
    expect(quantities['rds / backup storage']).toBe(billed);
  });

  it.each([
    { storage: '399 GB', iops: '3000', billed: '0' },
    { storage: '399 GB', iops: '3001', billed: '1' },
    { storage: '400 GB', iops: '12000', billed: '0' },
    { storage: '400 GB', iops: '12001', billed: '1' },
  ])('bills $billed of $iops IOPS of $storage of gp3 storage', ({ storage, iops, billed }) => {
    const quantities = quantitiesOf(mysql(`storage: ${storage}, storageType: gp3, iops: ${iops}`), {
      asOf: '2025-06-18',
    });
    expect(quantities['rds / provisioned IOPS']).toBe(billed);
  });

  it('refuses provisioned IOPS where the storage has none, and io1 without them', () => {
    expect(objectionsTo(mysql('storage: 100 GB, iops: 1000'))).toEqual(['gp2 storage has no provisioned iops']);
    expect(objectionsTo(mysql('storage: 100 GB, storageType: io1'))).toEqual(['io1 storage needs the key `iops`']);
  });

  it('gives a new account 750 hours in one zone, and none in two', () => {
    expect(amountsOf(mysql('count: 2'), { freeTier: 'newAccount' })['rds / database hours']).toBe('18.460000');
    expect(amountsOf(mysql('multiAz: true'), { freeTier: 'newAccount' })['rds / database hours']).toBe('37.960000');
  });
});

describe('surplus CPU credits of a database', () => {
  it.each(['db.t2.micro', 'db.m5.large'])('are refused for %s, which spends none', (type) => {
    expect(
      objectionsTo([`rds: { engine: mysql, class: ${type}, surplusCredits: 60 }`], { asOf: '2025-06-18' }),
    ).toEqual([`${type} spends no CPU credits beyond the earned ones`]);
  });
});
