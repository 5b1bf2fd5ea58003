import { describe, expect, it } from 'vitest';
import { openBooks } from '../../src/book/open.js';
import { differences, findPrice, listPrices, onDay } from '../../src/book/prices.js';
import { change, day, EC2, priceShard, TOKYO } from './books.js';

const OWN = priceShard({ 'linux.t2.micro': [change('2016-01-01', '0.001')] });
const books = openBooks(() => undefined, { shards: [EC2] });

describe('a price of the books', () => {
  const micro = findPrice(books, TOKYO, 'ec2/linux.t2.micro');

  it.each([
    { asOf: '2014-06-30', usd: undefined, next: '2014-07-01' },
    { asOf: '2014-07-01', usd: '0.020', next: '2016-12-01' },
    { asOf: '2016-11-30', usd: '0.020', next: '2016-12-01' },
    { asOf: '2016-12-01', usd: '0.016', next: '2017-10-26' },
    { asOf: '2026-01-01', usd: '0.0152', next: undefined },
  ])('is $usd on $asOf, and changes on $next', ({ asOf, usd, next }) => {
    const found = onDay(micro, day(asOf));
    expect([found.change?.tiers?.[0]?.usd, found.next?.from]).toEqual([usd, next]);
  });

  it('comes from the first book that has it, and before that from the next', () => {
    const both = openBooks(() => undefined, { shards: [OWN, EC2] });
    const { history } = findPrice(both, TOKYO, 'ec2/linux.t2.micro');
    expect(history.map(({ from, tiers }) => [from, tiers?.[0]?.usd])).toEqual([
      ['2014-07-01', '0.020'],
      ['2016-01-01', '0.001'],
    ]);
    expect(findPrice(both, TOKYO, 'ec2/linux.t2.small').history).toHaveLength(1);
    expect(listPrices(both, TOKYO, ['ec2']).prices.map(({ id }) => id)).toEqual([
      'ec2/linux.t2.micro',
      'ec2/linux.t2.small',
      'ec2/rhel.t2.micro',
    ]);
  });

  it.each([
    ['ap-northeast1', 'ec2/linux.t2.micro', 'no prices for the region'],
    [TOKYO, 'ec3/linux.t2.micro', 'no prices of `ec3`'],
    [TOKYO, 'linux.t2.micro', '`linux.t2.micro` is not the id of a price'],
    [TOKYO, 'ec2/linux.t2.mirco', 'no price ec2/linux.t2.mirco'],
    ['__proto__', 'ec2/linux.t2.micro', 'no prices for the region'],
  ])('that is not there is refused: %s %s', (region, id, message) => {
    expect(() => findPrice(books, region, id)).toThrow(message);
  });
});

describe('the difference between two days', () => {
  const { prices } = listPrices(books, TOKYO, []);
  const between = (from: string, to: string) =>
    differences(prices, day(from), day(to)).map(({ price, before, after }) => [
      price.id,
      before?.tiers?.[0]?.usd,
      after?.tiers?.[0]?.usd,
    ]);

  it('is every price that changed, came or is no longer known', () => {
    expect(between('2016-06-02', '2017-10-26')).toEqual([
      ['ec2/linux.t2.micro', '0.020', '0.0152'],
      ['ec2/rhel.t2.micro', undefined, '0.0752'],
    ]);
    expect(between('2017-12-31', '2018-01-01')).toEqual([['ec2/rhel.t2.micro', '0.0752', undefined]]);
  });

  it('is none between days of one price list', () => {
    expect(between('2016-06-02', '2016-11-30')).toEqual([]);
  });
});
