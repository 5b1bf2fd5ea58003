/** What the script that writes the books makes of public lists of other services than EC2, on lists of a few lines. */
import { describe, expect, it } from 'vitest';
import { calculatorObservations } from '../../scripts/books/calculator.js';
import { changedObservations } from '../../scripts/books/changes.js';
import { databaseLaunches, databasesTakenBack } from '../../scripts/books/databaseLaunches.js';
import { CACHES, databases, engineObservations } from '../../scripts/books/engineLists.js';
import { reservedRate } from '../../scripts/books/reservedRates.js';
import { volumeObservations } from '../../scripts/books/volumes.js';
import type { PriceEntry } from '../../src/book/book.js';
import type { Observations } from '../../src/refresh/observation.js';
import { change, day, priceShard, TOKYO, TOKYO_REGION } from '../book/books.js';

const OSAKA = 'ap-northeast-3';
const regions = {
  [TOKYO]: TOKYO_REGION,
  [OSAKA]: { ...TOKYO_REGION, name: 'Osaka', priceListNames: ['Asia Pacific (Osaka)'] },
};
const look = { regions, day: day('2025-12-06'), source: { key: 'list', text: 'a list' } };
const short = (found: readonly Observations[]) =>
  found.flatMap(({ service, region, observations }) =>
    observations.map(({ id, tiers, per }) => [`${region} ${service}/${id}`, tiers[0]?.usd, per]),
  );

describe('the calculator’s data', () => {
  const node = '[OnDemand Cache Instance Standard Valkey G] OnDemand Cache Instance Standard cache t9.micro Valkey G';
  const tokyo = 'Asia Pacific (Tokyo) (Instance Type: cache.t9.micro, vCPU: 1)';

  it('gives nodes of an engine', () => {
    expect(short(calculatorObservations('elasticache', { [node]: { [tokyo]: '0.0100000000' } }, look))).toEqual([
      [`${TOKYO} elastiCache/valkey.cache.t9.micro`, '0.01', '1'],
    ]);
  });

  it('gives instances of Aurora by the type at their place, whatever else the name says, and by how the cluster stores', () => {
    const named = 'Database Instance Aurora PostgreSQL No license required';
    const place = 'Asia Pacific (Tokyo) (Instance Type: db.r9g.large)';
    const prices = {
      [`[${named} Memory optimized Single-AZ Current Generation]`]: { [place]: '0.3' },
      [`[${named} Memory optimized Single-AZ Current Generation] ${named} db r9g.large`]: { [place]: '0.3000' },
      [`[${named} Aurora IO Optimization Mode Memory optimized Single-AZ Current Generation]`]: { [place]: '0.4' },
    };
    expect(short(calculatorObservations('rds-aurora-ondemand', prices, look))).toEqual([
      [`${TOKYO} aurora/postgresql.standard.db.r9g.large`, '0.3', '1'],
      [`${TOKYO} aurora/postgresql.ioOptimized.db.r9g.large`, '0.4', '1'],
    ]);
  });

  it('is refused where it has two prices for one thing', () => {
    const prices = { [node]: { [tokyo]: '0.01' }, [`${node} again`]: { [tokyo]: '0.02' } };
    expect(() => calculatorObservations('elasticache', prices, look)).toThrow('0.01 and 0.02');
  });

  it('gives data transfer to each region, and to any where all cost the same', () => {
    const to = (place: string, usd: string) => ({
      [`DataTransfer InterRegion Outbound to ${place}`]: { [`Asia Pacific (Tokyo) (To Location: ${place})`]: usd },
    });
    const one = to('Asia Pacific (Osaka)', '0.09');
    const local = to('US West (Los Angeles)', '0.01');
    expect(short(calculatorObservations('datatransfer', { ...one, ...local }, look))).toEqual([
      [`${TOKYO} dataTransfer/region.${OSAKA}`, '0.09', '1'],
      [`${TOKYO} dataTransfer/region.any`, '0.09', '1'],
    ]);
    const three = { ...regions, 'eu-west-1': { ...TOKYO_REGION, priceListNames: ['EU (Ireland)'] } };
    const two = { ...one, ...to('EU (Ireland)', '0.14') };
    expect(short(calculatorObservations('datatransfer', two, { ...look, regions: three })).map(([id]) => id)).toEqual([
      `${TOKYO} dataTransfer/region.${OSAKA}`,
      `${TOKYO} dataTransfer/region.eu-west-1`,
    ]);
  });
});

it('the calculator’s own file of EBS gives throughput in our unit', () => {
  const file = {
    regions: { 'Asia Pacific (Tokyo)': { 'Provisioned Throughput gp3 per GiBps mo': { price: '49.152' } } },
  };
  expect(short(volumeObservations(file, look))).toEqual([[`${TOKYO} ebs/gp3.throughput`, '0.048', '1']]);
});

it('changes give what was seen the day before and on the day', () => {
  const name = 'CloudWatch Events Custom Event';
  const text = `seen_utc,service,price_name,region,old,new,commit
2025-06-05T08:28:22,events,${name},Asia Pacific (Tokyo),0.0000020000,0.0000010000,1
2025-06-05T08:28:22,ec2,x,Asia Pacific (Tokyo),2,1,1
`;
  const found = changedObservations(text, ['events'], look);
  expect(found.map(({ seen, observations }) => [seen, observations[0]?.id, observations[0]?.tiers[0]?.usd])).toEqual([
    ['2025-06-04', 'events', '2'],
    ['2025-06-05', 'events', '1'],
  ]);
});

describe('a list of types and engines', () => {
  const pricing = (listed: object) => [{ instance_type: 'db.t9.micro', pricing: { [TOKYO]: listed } }] as never;

  it('gives what its engines cost, but for regions that it has wrong or the books don’t have', () => {
    const prices = { MySQL: { ondemand: 0.02 }, 'Aurora MySQL': { ondemand: 0.03 }, Oracle: { ondemand: 1 } };
    const list = { ...look, engines: databases({ rds: false, aurora: false }) };
    expect(short(engineObservations(pricing(prices), list))).toEqual([
      [`${TOKYO} rds/mysql.singleAz.db.t9.micro`, '0.02', '1'],
      [`${TOKYO} aurora/mysql.standard.db.t9.micro`, '0.03', '1'],
    ]);
    expect(engineObservations(pricing(prices), { ...list, without: [TOKYO] })).toEqual([]);
    expect(engineObservations(pricing(prices), { ...list, regions: {} })).toEqual([]);
  });

  it('gives reservations only where they are trusted', () => {
    const reserved = { 'yrTerm1.noUpfront': 0.015 };
    const prices = { MySQL: { ondemand: 0.02, reserved }, 'Aurora MySQL': { ondemand: 0.03, reserved } };
    const list = { ...look, engines: databases({ rds: false, aurora: true }) };
    expect(short(engineObservations(pricing(prices), list)).map(([id]) => id)).toEqual([
      `${TOKYO} rds/mysql.singleAz.db.t9.micro`,
      `${TOKYO} aurora/mysql.standard.db.t9.micro`,
      `${TOKYO} auroraReserved/hours.mysql.standard.db.t9.micro.1year.none`,
    ]);
    const nodes = pricing({ Redis: { ondemand: 0.02, reserved } });
    expect(short(engineObservations(nodes, { ...look, engines: CACHES })).map(([id]) => id)).toContain(
      `${TOKYO} elastiCacheReserved/hours.redis.db.t9.micro.1year.none`,
    );
  });
});

describe('a reserved rate', () => {
  it.each([
    { term: 'yrTerm1.noUpfront', rate: 0.0352, id: 'hours.x.1year.none', usd: '0.0352', per: '1' },
    // 5,024 USD over three years
    { term: 'yrTerm3Standard.allUpfront', rate: 5024 / 26_280, id: 'upfront.x.3years.all', usd: '5024', per: '1' },
    // 1,206 USD and 0.137 an hour: 2,406.12 a year, three times
    {
      term: 'yrTerm1.partialUpfront',
      rate: 1206 / 8760 + 0.137,
      id: 'effective.x.1year.partial',
      usd: '7218.36',
      per: '26280',
    },
  ])('of $term is what AWS asks for', ({ term, rate, id, usd, per }) => {
    const found = reservedRate('x', term, rate);
    expect([found?.id, found?.tiers[0]?.usd, found?.per]).toEqual([id, usd, per]);
  });

  it('that is rounded says so, and one that is no amount of AWS’s is left out', () => {
    expect(reservedRate('x', 'yrTerm3.allUpfront', 0.01033, '0.00001')).toMatchObject({ roundedTo: '0.00001' });
    expect(reservedRate('x', 'yrTerm3.allUpfront', 1 / 7)).toBeUndefined();
    expect(reservedRate('x', 'yrTerm1.heavyUtilization', 0.1)).toBeUndefined();
    expect(reservedRate('x', 'yrTerm1.noUpfront', 0)).toBeUndefined();
  });
});

describe('a price of a database that lists show after the launch of its class', () => {
  const announced = {
    launches: {},
    databases: { 'mysql.t9': { from: day('2018-01-01'), source: 'x' } },
    regions: { [TOKYO]: { from: day('2019-01-01'), source: 'x' } },
    changes: [],
    licences: [],
  };
  const back = (id: string, entry: PriceEntry, more: Record<string, PriceEntry[]> = {}) => {
    const shard = { ...priceShard({ [id]: [entry], ...more }), service: id.includes('standard') ? 'aurora' : 'rds' };
    const { prices } = databasesTakenBack(shard, databaseLaunches([shard], announced), announced);
    return prices[id]?.history[0];
  };
  const seen = change('2021-08-03', '0.02', { firstSeen: true });

  it('is taken back to it, as far as the region was open, and says from when it is seen', () => {
    const taken = back('mysql.singleAz.db.t9.micro', seen);
    expect(taken).toMatchObject({ from: '2019-01-01', seenFrom: '2021-08-03' });
    expect(taken).not.toHaveProperty('firstSeen');
  });

  it('is taken back to where another deployment of the class is seen', () => {
    const single = { 'mysql.singleAz.db.x9.large': [change('2020-01-01', '0.01', { firstSeen: true })] };
    expect(back('mysql.multiAz.db.x9.large', seen, single)?.from).toBe('2020-01-01');
    expect(back('postgresql.multiAz.db.x9.large', seen, single)?.from).toBe('2021-08-03');
  });

  it('stays where the day is known, and where it is of storage', () => {
    expect(back('mysql.singleAz.db.t9.micro', change('2021-08-03', '0.02'))?.from).toBe('2021-08-03');
    expect(back('storage.singleAz.gp2', seen)?.from).toBe('2021-08-03');
  });
});
