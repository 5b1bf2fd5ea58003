import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Books, type PriceShard, pricedRegions } from '../../src/book/book.js';
import { encodeShard } from '../../src/book/encoded.js';
import { type BookFolder, openBooks, sourceOf, wholeShard } from '../../src/book/open.js';
import { snapshotOf } from '../../src/book/snapshot.js';
import { toDecimal } from '../../src/quantity/rational.js';
import { HOUR } from '../../src/quantity/unit.js';
import { change, day, EC2, priceShard, read, TOKYO, TOKYO_REGION, VIRGINIA_REGION } from './books.js';

function usdOf(text: string, id: string, of: Books): unknown {
  const [tier] = snapshotOf(of, TOKYO, day(text)).price(id, HOUR).tiers;
  return tier?.usd && toDecimal(tier.usd).text;
}

describe('price books of one’s own', () => {
  const own = (from: string, usd: string) => priceShard({ 'linux.t2.micro': [change(from, usd)] });

  it('come before the built-in ones, the first of them first', () => {
    const opened = openBooks(read, { shards: [own('2016-01-01', '0.001'), own('2016-01-01', '0.002')] });
    expect(usdOf('2016-06-02', 'ec2/linux.t2.micro', opened)).toBe('0.001');
  });

  it('leave what they do not have to the built-in ones', () => {
    const opened = openBooks(read, { shards: [own('2016-01-01', '0.001')] });
    expect(usdOf('2016-06-02', 'ec2/linux.t2.small', opened)).toBe('0.04');
  });

  it('leave the days before their first entry to the built-in books', () => {
    const opened = openBooks(read, { shards: [own('2016-01-01', '0.001')] });
    expect(usdOf('2015-12-31', 'ec2/linux.t2.micro', opened)).toBe('0.02');
    expect(usdOf('2016-01-01', 'ec2/linux.t2.micro', opened)).toBe('0.001');
  });

  it('count in their own region and service only', () => {
    const book = own('2016-01-01', '0.001');
    for (const elsewhere of [
      { ...book, region: 'eu-west-1' },
      { ...book, service: 'rds' },
    ]) {
      const opened = openBooks(read, { shards: [elsewhere] });
      expect(usdOf('2016-06-02', 'ec2/linux.t2.micro', opened)).toBe('0.02');
      expect(opened.prices(TOKYO, 'ec2')).toHaveLength(1);
    }
  });

  it('add their regions and services to the catalogue', () => {
    const shards = [
      { ...own('2016-01-01', '1'), region: 'mars-1' },
      { ...own('2016-01-01', '1'), service: 'rds' },
      own('2016-01-01', '1'),
    ];
    expect(openBooks(read, { shards }).catalogue.regions).toEqual({
      [TOKYO]: { ...TOKYO_REGION, services: ['ec2', 'lambda', 'rds'] },
      'us-east-1': { ...VIRGINIA_REGION, services: [] },
      'mars-1': {
        name: 'mars-1',
        priceListNames: ['mars-1'],
        usageTypePrefixes: [],
        partition: 'aws',
        services: ['ec2'],
      },
    });
  });
});

describe('books of a folder', () => {
  const named = priceShard({ 'linux.t2.micro': [change('2016-01-01', '0.001')] });
  const inFolder = priceShard({
    'linux.t2.micro': [change('2016-01-01', '0.002')],
    'linux.t2.nano': [change('2016-01-01', '0.003')],
  });
  const rds = { ...priceShard({ 'linux.t2.nano': [change('2016-01-01', '9')] }), service: 'rds' };

  /** Notes what is asked of it. */
  function folderOf(shards: readonly PriceShard[]): BookFolder & { readonly asked: string[] } {
    const asked: string[] = [];
    return {
      asked,
      list: () => shards,
      shards(region, service) {
        asked.push(`${region}/${service}`);
        return shards.filter((shard) => shard.region === region && shard.service === service);
      },
    };
  }

  it('come after those that are named and before the built-in ones', () => {
    const opened = openBooks(read, { shards: [named], folders: [folderOf([rds]), folderOf([inFolder])] });
    const amounts = opened.prices(TOKYO, 'ec2').map((source) => source.find('linux.t2.micro')?.history[0]?.tiers);
    expect(amounts).toEqual([[{ usd: '0.001' }], [{ usd: '0.002' }], EC2.prices['linux.t2.micro']?.history[0]?.tiers]);
    expect(usdOf('2016-06-02', 'ec2/linux.t2.nano', opened)).toBe('0.003');
  });

  it('are told by the catalogue', () => {
    const opened = openBooks(read, { folders: [folderOf([{ ...rds, region: 'mars-1' }]), folderOf([rds])] });
    expect(opened.catalogue.regions['mars-1']?.services).toEqual(['rds']);
    expect(opened.catalogue.regions[TOKYO]?.services).toEqual(['ec2', 'lambda', 'rds']);
  });

  it('are asked for when they are needed, once for each service of each region', () => {
    const folder = folderOf([inFolder]);
    const opened = openBooks(read, { folders: [folder] });
    expect(folder.asked).toEqual([]);
    for (const service of ['ec2', 'ec2', 'rds']) opened.prices(TOKYO, service);
    opened.prices('mars-1', 'ec2');
    expect(folder.asked).toEqual([`${TOKYO}/ec2`, `${TOKYO}/rds`, 'mars-1/ec2']);
  });
});

describe('a shard that is wholly there', () => {
  it('tells of the ids that it has, and of their prices', () => {
    const source = sourceOf(EC2);
    expect(source.ids()).toEqual(Object.keys(EC2.prices));
    expect(source.find('linux.t2.small')).toBe(EC2.prices['linux.t2.small']);
    expect([source.find('linux.t2.mcro'), source.find('constructor')]).toEqual([undefined, undefined]);
  });

  it('is made of a source again', () => {
    expect(wholeShard(sourceOf(EC2))).toEqual(EC2);
  });
});

describe('the regions with prices', () => {
  it('are those that have services, in the order of the catalogue', () => {
    const { catalogue } = openBooks(read, { shards: [{ ...EC2, region: 'mars-1' }] });
    expect(pricedRegions(catalogue)).toEqual([TOKYO, 'mars-1']);
  });
});

describe('opened books', () => {
  it('read a file when it is first asked for, once, and only files that the catalogue names', () => {
    const paths: string[] = [];
    const opened = openBooks((path) => {
      paths.push(path);
      return read(path);
    });
    expect(paths).toEqual(['catalogue.json']);
    for (const service of ['ec2', 'ec2', 'rds']) opened.prices(TOKYO, service);
    opened.prices('mars-1', 'ec2');
    opened.rules('lambda');
    opened.rules('lambda');
    expect(paths).toEqual(['catalogue.json', `prices/${TOKYO}/ec2.tsv`, 'rules/lambda.json']);
  });

  it('without files hold nothing', () => {
    const empty = openBooks(() => undefined);
    expect(empty.catalogue).toEqual({ regions: {} });
    expect(empty.prices(TOKYO, 'ec2')).toEqual([]);
    expect(empty.rules('ec2')).toBeUndefined();
  });
});

describe('a shard as the package carries it', () => {
  const opened = (shard: PriceShard) =>
    openBooks((path) =>
      path === 'catalogue.json'
        ? JSON.stringify({ regions: { [TOKYO]: { name: 'Tokyo', services: ['ec2'] } } })
        : encodeShard(shard),
    ).prices(TOKYO, 'ec2')[0];

  it('has every price as it was, with what holds for all of them', () => {
    const source = opened(EC2);
    expect(source).toMatchObject({ region: TOKYO, service: 'ec2', checked: EC2.checked, sources: EC2.sources });
    expect(source?.ids()).toEqual(Object.keys(EC2.prices));
    for (const [id, history] of Object.entries(EC2.prices)) expect(source?.find(id)).toEqual(history);
  });

  it('is a line of what all prices share, a line a price, and a line a shape of their histories, in ASCII', () => {
    const shard = priceShard({
      'linux.a': [change('2016-01-01', '0.1', { sku: 'ABC' })],
      'linux.b': [change('2016-01-01', '0.2', { sku: 'DEF' })],
      'linux.c': [change('2017-01-01', '0.2')],
    });
    const text = encodeShard({ ...shard, sources: { page: 'AWS’s page' } });
    const [head = '', ...lines] = text.split('\n');
    expect(JSON.parse(head)).toMatchObject({ service: 'ec2', region: TOKYO, sources: { page: 'AWS’s page' } });
    expect(lines.slice(0, 3)).toEqual(['"linux.a"\t0\t0.1\tABC', '"linux.b"\t0\t0.2\tDEF', '"linux.c"\t1\t0.2']);
    expect(lines.slice(3).map((line) => line.slice(0, 13))).toEqual(['0\t{"unit":"h"', '1\t{"unit":"h"', '']);
    expect(text).toMatch(/^[\n\t -~]*$/);
  });

  it('gives the same object for the same price', () => {
    const source = opened(EC2);
    expect(source?.find('linux.t2.micro')).toBe(source?.find('linux.t2.micro'));
  });

  it('may be without prices', () => {
    expect(opened(priceShard({}))?.ids()).toEqual([]);
  });

  it.each(['linux.t2', 't2.micro', 'linux.t2.micr', 'service', 'unit', ''])('does not have %j', (id) => {
    expect(opened(EC2)?.find(id)).toBeUndefined();
  });

  it('has no price that only a text in it looks like', () => {
    const hostile = change('2016-01-01', '1', { note: '\n"linux.free":{"unit":"h","per":"1","history":[]}' });
    const source = opened(priceShard({ 'linux.t2.micro': [hostile] }));
    expect(source?.find('linux.free')).toBeUndefined();
    expect(source?.find('linux.t2.micro')?.history).toEqual([hostile]);
  });

  it('finds a price under any name', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, (ids) => {
        const histories = Object.fromEntries(ids.map((id, index) => [id, [change('2016-01-01', String(index))]]));
        const source = opened(priceShard(histories));
        for (const id of Object.keys(histories)) expect(source?.find(id)?.history).toEqual(histories[id]);
      }),
    );
  });
});
