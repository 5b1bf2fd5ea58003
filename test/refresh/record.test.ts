import { describe, expect, it } from 'vitest';
import type { PriceEntry, PriceShard } from '../../src/book/book.js';
import type { Observation } from '../../src/refresh/observation.js';
import { record } from '../../src/refresh/record.js';
import { change, day, priceShard, TOKYO } from '../book/books.js';

const hour = (usd: string, more: Partial<Observation> = {}): Observation => ({
  id: 'x',
  unit: 'h',
  per: '1',
  tiers: [{ usd }],
  ...more,
});

function recorded(shard: PriceShard | undefined, seen: string, ...observations: Observation[]) {
  const source = { key: 'list', text: `the list of ${seen}` };
  return record(shard, { service: 'ec2', region: TOKYO, currency: 'USD', seen: day(seen), source, observations });
}

const book = (history: readonly PriceEntry[], checked = '2020-01-01') => priceShard({ x: history }, checked);
const entries = ({ prices }: PriceShard) =>
  prices.x?.history.map(({ from, tiers }) => `${from} ${tiers?.[0]?.usd ?? 'unknown'}`);

describe('what a list shows of a price', () => {
  const old = change('2016-06-01', '0.02', { lastSeen: day('2017-01-01') });
  const now = change('2019-06-01', '0.01', { firstSeen: true });

  it.each([
    { what: 'the same', seen: '2020-06-01', usd: '0.01', kind: 'same', after: ['2016-06-01 0.02', '2019-06-01 0.01'] },
    {
      what: 'the same of another day',
      seen: '2016-12-01',
      usd: '0.020',
      kind: 'same',
      after: ['2016-06-01 0.02', '2019-06-01 0.01'],
    },
    {
      what: 'another one, later',
      seen: '2020-06-01',
      usd: '0.008',
      kind: 'changed',
      after: ['2016-06-01 0.02', '2019-06-01 0.01', '2020-06-01 0.008'],
    },
    {
      what: 'another one of a day on which the book knows it',
      seen: '2019-12-31',
      usd: '0.008',
      kind: 'differs',
      after: ['2016-06-01 0.02', '2019-06-01 0.01'],
    },
    {
      what: 'a third one between two',
      seen: '2018-01-01',
      usd: '0.015',
      kind: 'changed',
      after: ['2016-06-01 0.02', '2018-01-01 0.015', '2019-06-01 0.01'],
    },
    {
      what: 'the newer one, earlier than was known',
      seen: '2018-01-01',
      usd: '0.01',
      kind: 'same',
      after: ['2016-06-01 0.02', '2018-01-01 0.01'],
    },
    {
      what: 'the older one, longer than was known',
      seen: '2018-01-01',
      usd: '0.02',
      kind: 'same',
      after: ['2016-06-01 0.02', '2019-06-01 0.01'],
    },
    {
      what: 'another one before the first',
      seen: '2015-01-01',
      usd: '0.03',
      kind: 'changed',
      after: ['2015-01-01 0.03', '2016-06-01 0.02', '2019-06-01 0.01'],
    },
  ])('is $kind where it shows $what', ({ seen, usd, kind, after }) => {
    const { shard, outcomes } = recorded(book([old, now]), seen, hour(usd));
    expect([outcomes.map((one) => one.kind), entries(shard)]).toEqual([[kind], after]);
  });

  it('that the book didn’t have is known to the day of the list, where that is older than the rest of the book', () => {
    const known = (seen: string, id: string) =>
      recorded(book([change('2016-06-01', '0.02')]), seen, hour('0.01', { id })).shard.prices[id]?.history;
    expect(known('2018-03-13', 'y')).toMatchObject([{ from: '2018-03-13', firstSeen: true, lastSeen: '2018-03-13' }]);
    expect(known('2020-01-01', 'y')?.[0]).not.toHaveProperty('lastSeen');
    const ended = book([change('2016-06-01', '0.02', { lastSeen: day('2017-01-01') })]);
    // Its only price: the book isn't known any longer either.
    expect(recorded(ended, '2018-03-13', hour('0.01')).shard.checked).toBe('2018-03-13');
  });

  it('makes the older entry known until the day of the list', () => {
    const { shard } = recorded(book([old, now]), '2018-01-01', hour('0.02'));
    expect(shard.prices.x?.history[0]?.lastSeen).toBe('2018-01-01');
  });

  it('gives the newer entry its source where it shows that one earlier, unless it rounds what the entry has in full', () => {
    const sourceOf = (usd: string, roundedTo?: string) =>
      recorded(book([old, now]), '2018-01-01', hour(usd, roundedTo === undefined ? {} : { roundedTo })).shard.prices.x
        ?.history[1]?.source;
    expect(sourceOf('0.01')).not.toBe(now.source);
    expect(sourceOf('0.01', '0.01')).toBe(now.source);
  });

  it('begins on the effective day that AWS states, unless the book saw the old price after it', () => {
    const from = (effective: string) =>
      recorded(book([now]), '2020-06-15', hour('0.008', { effective: day(effective) })).shard.prices.x?.history.at(-1);
    expect(from('2020-06-01')).toMatchObject({ from: '2020-06-01' });
    expect(from('2020-06-01')?.firstSeen).toBeUndefined();
    expect(from('2019-12-01')).toMatchObject({ from: '2020-06-15', firstSeen: true });
  });

  it('of another unit is left out', () => {
    const { shard, outcomes } = recorded(book([now]), '2020-06-01', hour('0.01', { unit: 'GB' }));
    expect([outcomes[0]?.kind, entries(shard)]).toEqual(['unitDiffers', ['2019-06-01 0.01']]);
  });

  it('for another number of the unit is the same price', () => {
    const { shard, outcomes } = recorded(book([now]), '2020-06-01', hour('10', { per: '1000' }));
    expect([outcomes[0]?.kind, shard.prices.x?.per]).toEqual(['same', '1']);
  });

  it.each([
    { usd: '0.01', kind: 'same' },
    { usd: '0.02', kind: 'changed' },
  ])('rounded to 0.01 it is $kind as 0.0145 where it shows $usd', ({ usd, kind }) => {
    const exact = book([change('2019-06-01', '0.0145')]);
    expect(recorded(exact, '2020-06-01', hour(usd, { roundedTo: '0.01' })).outcomes[0]?.kind).toBe(kind);
  });

  it.each(['0.0145', '0.015'])(
    'of a list that rounds it is no longer rounded where another shows it in full: %s',
    (usd) => {
      const rounded = book([change('2019-06-01', '0.015', { roundedTo: '0.001' })]);
      const [shown] = recorded(rounded, '2020-06-01', hour(usd)).shard.prices.x?.history ?? [];
      expect([shown?.from, shown?.tiers?.[0]?.usd, shown?.roundedTo]).toEqual(['2019-06-01', usd, undefined]);
    },
  );

  it('is a book of its own where there was none, in its currency', () => {
    const source = { key: 'list', text: 'a list' };
    const tiers = [{ cny: '0.5' }];
    const { shard } = record(undefined, {
      service: 'ec2',
      region: 'cn-north-1',
      currency: 'CNY',
      seen: day('2020-06-01'),
      source,
      observations: [{ id: 'x', unit: 'h', per: '1', tiers }],
    });
    expect(shard).toEqual({
      service: 'ec2',
      region: 'cn-north-1',
      currency: 'CNY',
      checked: '2020-06-01',
      sources: { list: 'a list' },
      prices: { x: { unit: 'h', per: '1', history: [{ from: '2020-06-01', firstSeen: true, tiers, source: 'list' }] } },
    });
  });
});

describe('the day on which a book was checked', () => {
  const two = priceShard({ x: [change('2019-06-01', '0.01')], y: [change('2019-06-01', '0.02')] }, '2020-01-01');

  it('moves when every price was seen again', () => {
    const { shard } = recorded(two, '2020-06-01', hour('0.01'), hour('0.02', { id: 'y' }));
    expect(shard).toEqual({ ...two, checked: '2020-06-01' });
  });

  it('of a part is said by the prices themselves', () => {
    const many = priceShard(
      Object.fromEntries(['a', 'b', 'x'].map((id) => [id, [change('2019-06-01', '0.01')]])),
      '2020-01-01',
    );
    const { shard } = recorded(many, '2020-06-01', hour('0.01'));
    expect(shard.checked).toBe('2020-01-01');
    expect(shard.prices.x?.history[0]?.lastSeen).toBe('2020-06-01');
  });
});

it('a source keeps its name, and another of the same name gets another', () => {
  const first = recorded(undefined, '2020-06-01', hour('0.01')).shard;
  const second = recorded(first, '2021-06-01', hour('0.02')).shard;
  expect(second.sources).toEqual({ list: 'the list of 2020-06-01', 'list-2': 'the list of 2021-06-01' });
  expect(recorded(second, '2021-06-01', hour('0.02')).shard).toEqual(second);
});
