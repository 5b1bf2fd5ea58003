/** What an answer says where the books have no price: what there is on that day, and the ways on. */
import { describe, expect, it } from 'vitest';
import { NotInBooks, snapshotOf } from '../../src/book/snapshot.js';
import type { Day } from '../../src/quantity/day.js';
import { HOUR } from '../../src/quantity/unit.js';
import { books } from '../support/price.js';

function saidOf(id: string, region: string, day: string): string {
  try {
    snapshotOf(books, region, day as Day).price(id, HOUR);
  } catch (error) {
    if (error instanceof NotInBooks) return `${error.reason.en}; ${error.hints.remedy?.().en}`;
    throw error;
  }
  return 'there is one';
}

describe('a price that the books don’t have', () => {
  it.each([
    ['other sizes of the family', 'ec2/linux.m5.huge', /known there: ec2\/linux\.m5\.\w+/],
    [
      'the other terms of the same type',
      'ec2Reserved/hours.linux.m6i.4xlarge.1year.none',
      /known there: ec2Reserved\/effective\.linux\.m6i\.4xlarge\.1year\.all,/,
    ],
    ['where else it is', 'natGateway/hours', /regions that have it on that day: .*us-east-1/],
  ])('is told with %s', (_, id, told) => {
    expect(saidOf(id, 'eu-west-2', '2023-12-01')).toMatch(told);
  });

  it('names nothing that has no price on the day', () => {
    expect(saidOf('ec2/linux.cc2.huge', 'us-east-1', '2024-11-20')).toContain('known there: ec2/linux.cc2.8xlarge;');
    expect(saidOf('ec2/linux.cc2.huge', 'us-east-1', '2026-11-20')).not.toContain('cc2.8xlarge');
  });

  it.each(['ec2/linux.m5.huge', 'natGateway/hours'])('is told with the three ways to one: %s', (id) => {
    const said = saidOf(id, 'eu-west-2', '2023-12-01');
    for (const way of ['prices refresh', 'price file', `${id}=N USD / h`]) expect(said).toContain(way);
  });
});
