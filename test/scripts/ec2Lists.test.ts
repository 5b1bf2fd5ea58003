/** What the readers of EC2's lists make of lists of a few lines, and what books are made of several. */
import { describe, expect, it } from 'vitest';
import { type Announcements, launchesOf, takenBack } from '../../scripts/books/announcements.js';
import { catalogueObservations, libcloudTypeObservations } from '../../scripts/books/catalogues.js';
import { booksFromLists } from '../../scripts/books/fromLists.js';
import type { PublicList } from '../../scripts/books/publicList.js';
import {
  changeObservations,
  differenceObservations,
  regionTableObservations,
  upfrontObservations,
  windowsObservations,
} from '../../scripts/books/tables.js';
import type { Observations } from '../../src/refresh/observation.js';
import { change, day, priceShard, TOKYO, TOKYO_REGION } from '../book/books.js';

const about = { day: day('2019-04-05'), source: { key: 'list', text: 'a list' } };
const regions = { [TOKYO]: TOKYO_REGION };
const short = (found: readonly Observations[]) =>
  found.flatMap(({ service, region, seen, observations }) =>
    observations.map(({ id, tiers, roundedTo }) => [
      `${region} ${service}/${id}`,
      seen,
      tiers[0]?.usd ?? `${tiers[0]?.cny} CNY`,
      ...(roundedTo === undefined ? [] : [roundedTo]),
    ]),
  );

describe('a catalogue', () => {
  const pricing = {
    [TOKYO]: {
      linux: { ondemand: '0.148' },
      sles: { ondemand: '0.248', reserved: { 'yrTerm1Standard.noUpfront': '1' } },
    },
  };
  const types = ['r9.large', 'r9x.large'].map((type) => ({ instance_type: type, pricing }));
  const read = (more: { rounded?: string[]; wrong?: string[] }) =>
    short(catalogueObservations(types, { ...about, reservedTo: '0.001', hoursAreExact: true, ...more }));

  it('has SUSE on demand alone, and says which families it rounds', () => {
    expect(read({ rounded: ['r9'] })).toEqual([
      [`${TOKYO} ec2/linux.r9.large`, '2019-04-05', '0.148', '0.001'],
      [`${TOKYO} ec2/suse.r9.large`, '2019-04-05', '0.248', '0.001'],
      [`${TOKYO} ec2/linux.r9x.large`, '2019-04-05', '0.148'],
      [`${TOKYO} ec2/suse.r9x.large`, '2019-04-05', '0.248'],
    ]);
  });

  it('is not believed where it is known to be wrong', () => {
    expect(read({ wrong: [`${TOKYO} linux.r9.large`] })).toHaveLength(3);
  });
});

describe('tables', () => {
  it('of regions say their currency, and have no bare metal', () => {
    const head = 'region,instance_type,price_per_h,currency\n';
    const found = regionTableObservations(`${head}cn-north-1,m9.large,1.054,CNY\ncn-north-1,m9.metal,9,CNY\n`, about);
    expect(found[0]?.currency).toBe('CNY');
    expect(short(found)).toEqual([['cn-north-1 ec2/linux.m9.large', '2019-04-05', '1.054 CNY']]);
    expect(() => regionTableObservations(`${head}a,m9.large,1,CNY\na,m9.large,1,USD\n`, about)).toThrow(
      'a list in CNY and USD: one of USD and CNY is read',
    );
    expect(() => regionTableObservations(`${head}a,m9.large,1,EUR\n`, about)).toThrow('a list in EUR');
  });

  it('of Windows give Windows, and no zeros', () => {
    const text = `region,instance_type,windows_usd_per_h,linux_usd_per_h\n${TOKYO},m9.large,0.192,0.1\n${TOKYO},m9.old,0,0\n`;
    expect(short(windowsObservations(text, about))).toEqual([[`${TOKYO} ec2/windows.m9.large`, '2019-04-05', '0.192']]);
  });

  it('of reservations paid upfront give effective rates, and leave out regions that nobody knows', () => {
    const head =
      'region,instance_type,os,ondemand_usd_per_h,standard_1yr_all_upfront_effective_usd_per_h,standard_3yr_all_upfront_effective_usd_per_h\n';
    const rows = 'Asia Pacific (Tokyo),m9.large,Linux,0.1,0.058676,\nNowhere,m9.large,Linux,0.1,0.05,0.04\n';
    expect(short(upfrontObservations(head + rows, regions, about))).toEqual([
      [`${TOKYO} ec2/linux.m9.large`, '2019-04-05', '0.1'],
      [`${TOKYO} ec2Reserved/effective.linux.m9.large.1year.all`, '2019-04-05', '0.058676', '0.000001'],
    ]);
  });

  it('of differences give the first and the last list with a price', () => {
    const lists = 'listed,commit\n2022-06-23,a\n2022-07-01,b\n2022-08-10,c\n2022-09-01,d\n';
    const rows = [
      '2022-06-23,m9.large,,0.2,a',
      '2022-08-10,m9.large,0.2,0.1,c',
      '2022-06-23,m9.old,,1,a',
      '2022-07-01,m9.old,1,,b',
      '2022-07-01,m9.metal,,9,b',
    ];
    const text = `listed,instance_type,old_usd_per_h,new_usd_per_h,commit\n${rows.join('\n')}\n`;
    expect(short(differenceObservations(text, lists, TOKYO, about.source))).toEqual([
      [`${TOKYO} ec2/linux.m9.large`, '2022-06-23', '0.2'],
      [`${TOKYO} ec2/linux.m9.old`, '2022-06-23', '1'],
      [`${TOKYO} ec2/linux.m9.large`, '2022-07-01', '0.2'],
      [`${TOKYO} ec2/linux.m9.large`, '2022-08-10', '0.1'],
      [`${TOKYO} ec2/linux.m9.large`, '2022-09-01', '0.1'],
    ]);
  });

  it('of changes give the price before on the day before, and the price after', () => {
    const name = 'OnDemand Linux-instancetype-m9.large';
    const rows = [
      `2025-06-01T00:10:00,ec2,${name},Asia Pacific (Tokyo),0.2,0.1,a`,
      `2025-06-01T00:10:00,ec2,${name},Asia Pacific (Osaka zone),3,2,a`,
      '2025-06-01T00:10:00,sqs,Standard per Requests,Asia Pacific (Tokyo),3,2,a',
    ];
    const text = `seen_utc,service,price_name,region,old,new,commit\n${rows.join('\n')}\n`;
    expect(short(changeObservations(text, regions, about.source))).toEqual([
      [`${TOKYO} ec2/linux.m9.large`, '2025-05-31', '0.2'],
      [`${TOKYO} ec2/linux.m9.large`, '2025-06-01', '0.1'],
    ]);
  });
});

it('libcloud’s later lists give types by region', () => {
  expect(
    short(libcloudTypeObservations({ ec2_linux: { 'm9.large': { [TOKYO]: 0.1, 'us-east-1': 0 } } }, about)),
  ).toEqual([[`${TOKYO} ec2/linux.m9.large`, '2019-04-05', '0.1']]);
});

const ANNOUNCED: Announcements = {
  databases: {},
  launches: { m9: { from: day('2018-06-01'), source: 'guide' } },
  regions: { [TOKYO]: { from: day('2018-01-01'), source: 'guide' } },
  changes: [
    { from: day('2020-03-01'), families: ['m9'], source: 'guide' },
    { from: day('2020-05-01'), systems: ['rhel'], source: 'guide' },
  ],
  licences: [],
};

describe('prices that lists show later than the launch', () => {
  it('are taken back to it, and no further than the region’s opening or a change on Linux', () => {
    const shard = priceShard({
      'linux.m9.large': [change('2019-01-01', '0.2', { firstSeen: true }), change('2020-03-01', '0.1')],
      'windows.m9.large': [change('2021-01-01', '0.3', { firstSeen: true })],
      'linux.n9.large': [change('2016-01-01', '0.2')],
      'windows.n9.large': [change('2021-01-01', '0.3', { firstSeen: true })],
      'rhel.n9.large': [change('2021-01-01', '0.3', { firstSeen: true })],
    });
    const { prices } = takenBack(shard, launchesOf([shard], ANNOUNCED), ANNOUNCED);
    expect(Object.entries(prices).map(([id, { history }]) => [id, history[0]?.from, history[0]?.seenFrom])).toEqual([
      ['linux.m9.large', '2018-06-01', '2019-01-01'],
      ['windows.m9.large', '2020-03-01', '2021-01-01'],
      ['linux.n9.large', '2016-01-01', undefined],
      ['windows.n9.large', '2018-01-01', '2021-01-01'],
      ['rhel.n9.large', '2020-05-01', '2021-01-01'],
    ]);
  });
});

describe('books from lists', () => {
  const list = { text: 'a list' } as PublicList;
  const seen = (on: string, prices: Record<string, string>, region = TOKYO) => ({
    list,
    observations: {
      service: 'ec2',
      region,
      currency: 'USD',
      seen: day(on),
      source: { key: `list${on}`, text: `a list of ${on}` },
      observations: Object.entries(prices).map(([id, usd]) => ({ id, unit: 'h', per: '1', tiers: [{ usd }] })),
    } satisfies Observations,
  });
  const made = (reports: ReturnType<typeof seen>[], announced = ANNOUNCED, own = undefined as never) =>
    booksFromLists(
      reports,
      () => own,
      announced,
      () => 2,
    ).books.get(`${TOKYO}/ec2`);

  it('have a change on its announced day, whatever the order of the lists', () => {
    const reports = [seen('2020-04-01', { 'linux.m9.large': '0.1' }), seen('2020-02-01', { 'linux.m9.large': '0.2' })];
    expect(made(reports)?.prices['linux.m9.large']?.history).toEqual([
      {
        from: '2018-06-01',
        seenFrom: '2020-02-01',
        tiers: [{ usd: '0.2' }],
        source: 'list2020-02-01',
      },
      { from: '2020-03-01', tiers: [{ usd: '0.1' }], source: 'list2020-04-01' },
    ]);
  });

  it('are the same when they are made again over themselves', () => {
    const reports = [seen('2019-02-01', { 'linux.m9.large': '0.2' }), seen('2021-02-01', { 'linux.m9.large': '0.1' })];
    const first = made(reports);
    expect(made(reports, ANNOUNCED, first as never)).toEqual(first);
  });

  const byVcpu = {
    system: 'rhel',
    from: day('2019-01-01'),
    until: day('2020-05-01'),
    byVcpu: [{ upTo: 4, usd: 0.06 }, { usd: 0.13 }],
    text: 'a rule',
  };
  const looks = { system: 'windows', from: day('2019-01-01'), looks: [day('2021-02-01')], text: 'a rule by type' };

  it('have what a rule gives where no list looked, marked so', () => {
    const both = { 'linux.m9.large': '0.1', 'windows.m9.large': '0.192' };
    const reports = [
      seen('2019-02-01', { 'linux.m9.large': '0.2' }),
      seen('2021-02-01', { 'linux.m9.large': '0.1' }),
      seen('2021-02-01', both, 'us-east-1'),
      seen('2021-02-01', { ...both, 'rhel.m9.large': '0.16' }, 'us-east-2'),
    ];
    const prices = made(reports, { ...ANNOUNCED, licences: [byVcpu, looks] })?.prices ?? {};
    const derived = (id: string) =>
      prices[id]?.history.map(({ from, tiers, derived }) => [from, tiers?.[0]?.usd, derived]);
    expect(derived('rhel.m9.large')).toEqual([
      ['2019-01-01', '0.26', true],
      ['2020-03-01', '0.16', true],
    ]);
    expect(derived('windows.m9.large')).toEqual([
      ['2019-01-01', '0.292', true],
      ['2020-03-01', '0.192', true],
    ]);
  });

  it('have no part of a licence that only one region shows, or that differs', () => {
    const one = [
      seen('2021-02-01', { 'linux.m9.large': '0.1' }),
      seen('2021-02-01', { 'linux.m9.large': '0.1', 'windows.m9.large': '0.2' }, 'us-east-1'),
    ];
    const other = seen('2021-02-01', { 'linux.m9.large': '0.1', 'windows.m9.large': '0.3' }, 'us-east-2');
    const announced = { ...ANNOUNCED, licences: [looks] };
    expect(made(one, announced)?.prices['windows.m9.large']).toBeUndefined();
    expect(made([...one, other], announced)?.prices['windows.m9.large']).toBeUndefined();
  });
});
