/** The authored books themselves: what the package carries is compiled from these files. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Books, PriceShard, Region, RuleShard } from '../../src/book/book.js';
import { encodeRules, encodeShard } from '../../src/book/encoded.js';
import { openBooks } from '../../src/book/open.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { snapshotOf } from '../../src/book/snapshot.js';
import { exactValue } from '../../src/formula/exact.js';
import { type Day, parseDay } from '../../src/quantity/day.js';
import { toDecimal } from '../../src/quantity/rational.js';
import { HOUR, MB, MS, SECOND, type Unit } from '../../src/quantity/unit.js';

const DATA = fileURLToPath(new URL('../../src/data/', import.meta.url));
const TOKYO = 'ap-northeast-1';

const sourceOf = (path: string) => ({ file: path, text: readFileSync(join(DATA, path), 'utf8') });
const namesIn = (folder: string) =>
  readdirSync(join(DATA, folder))
    .map((name) => basename(name, '.yaml'))
    .sort();

const regions = readdirSync(join(DATA, 'prices')).sort();
const priceFiles = regions.flatMap((region) =>
  namesIn(`prices/${region}`).map((service) => [region, service] as const),
);
const ruleFiles = namesIn('rules');

const parsedPrices = new Map<string, PriceShard>();
function pricesOf(region: string, service: string): PriceShard {
  const path = `prices/${region}/${service}.yaml`;
  const shard = parsedPrices.get(path) ?? parsePriceShard(sourceOf(path));
  parsedPrices.set(path, shard);
  return shard;
}

function rulesOf(service: string): RuleShard {
  return parseRuleShard(sourceOf(`rules/${service}.yaml`));
}

interface Dated {
  readonly from: Day;
  readonly source: string;
  readonly seenFrom?: Day;
  readonly lastSeen?: Day;
}

/** What is wrong with the days of a history, in words. */
function wrongDays(id: string, history: readonly Dated[]): string[] {
  const wrong = history.flatMap(({ from, seenFrom, lastSeen }, index) => {
    const before = history[index - 1]?.from;
    return [
      ...(parseDay(from) === undefined ? [`${from} is no day`] : []),
      ...(before !== undefined && from <= before ? [`${from} after ${before}`] : []),
      ...(seenFrom !== undefined && seenFrom <= from ? [`seen from ${seenFrom}, before ${from}`] : []),
      ...(lastSeen !== undefined && lastSeen < from ? [`last seen ${lastSeen}, before ${from}`] : []),
    ];
  });
  return (history.length === 0 ? ['no entry'] : wrong).map((words) => `${id}: ${words}`);
}

describe.each(priceFiles)('the prices in %s of %s', (region, service) => {
  it('are of that region and service, and have prices', () => {
    const shard = pricesOf(region, service);
    expect([shard.region, shard.service]).toEqual([region, service]);
    expect(Object.keys(shard.prices)).not.toEqual([]);
  });

  it('have rising days', () => {
    const { prices } = pricesOf(region, service);
    expect(Object.entries(prices).flatMap(([id, { history }]) => wrongDays(id, history))).toEqual([]);
  });

  it('use every source that they name', () => {
    const { prices, sources } = pricesOf(region, service);
    const used = new Set(Object.values(prices).flatMap(({ history }) => history.map(({ source }) => source)));
    expect(Object.keys(sources).filter((source) => !used.has(source))).toEqual([]);
  });
});

/** The virtual size that fills the same machine: `c7i.24xlarge` of `c7i.metal-24xl`, the family's largest of `c6g.metal`. */
function wholeMachine(type: string, types: readonly string[]): string | undefined {
  const [family = '', size = ''] = type.split('.');
  const stated = /^metal-(\d+)xl$/.exec(size)?.[1];
  if (stated !== undefined) return `${family}.${stated}xlarge`;
  const sizes = types.flatMap((other) => {
    const [, of, times] = /^(.+)\.(\d+)xlarge$/.exec(other) ?? [];
    return of === family ? [Number(times)] : [];
  });
  return sizes.length === 0 ? undefined : `${family}.${Math.max(...sizes)}xlarge`;
}

/** g4dn.metal has eight GPUs, the largest virtual size four; AWS’s lists show the other at twice the price of its size. */
const NOT_OF_THEIR_SIZE = ['g4dn.metal', 'r8gb.metal-24xl'];

it.each(regions)(
  'bare metal in %s costs what the virtual size that fills the machine costs, to a rounding',
  (region) => {
    const { prices } = pricesOf(region, 'ec2');
    const newest = new Map(
      Object.entries(prices).flatMap(([id, { history }]): [string, number][] => {
        const usd = history.findLast(({ tiers }) => tiers !== undefined)?.tiers?.[0]?.usd;
        return id.startsWith('linux.') && usd !== undefined ? [[id.slice('linux.'.length), Number(usd)]] : [];
      }),
    );
    const others = [...newest].flatMap(([type, usd]) => {
      if (!type.includes('.metal') || NOT_OF_THEIR_SIZE.includes(type)) return [];
      const size = wholeMachine(type, [...newest.keys()]);
      // A region may sell the machine whole and in no part.
      if (size === undefined) return [];
      const ratio = usd / (newest.get(size) ?? 0);
      return Math.abs(ratio - 1) < 0.001 ? [] : [`${type}: ${usd}, ${size}: ${newest.get(size)}`];
    });
    expect(others).toEqual([]);
  },
);

it('a book of China’s is in CNY', () => {
  expect(pricesOf('cn-north-1', 'ec2').currency).toBe('CNY');
});

describe.each(ruleFiles)('the rules of %s', (service) => {
  it('are of that service, with rising days', () => {
    const shard = rulesOf(service);
    expect(shard.service).toBe(service);
    const wrong = Object.entries(shard.rules).flatMap(([id, { history }]) => wrongDays(id, history));
    expect(wrong).toEqual([]);
  });
});

describe('the regions', () => {
  const known: Record<string, Region> = JSON.parse(sourceOf('regions.json').text);

  const chinese = Object.keys(known).filter((region) => known[region]?.partition === 'aws-cn');

  it('have EC2 and, but for China’s, Lambda each, and no service that Tokyo lacks', () => {
    const tokyo = namesIn(`prices/${TOKYO}`);
    for (const region of regions) {
      const least = chinese.includes(region) ? ['ec2'] : ['ec2', 'lambda'];
      expect(namesIn(`prices/${region}`), region).toEqual(expect.arrayContaining(least));
      expect(tokyo).toEqual(expect.arrayContaining(namesIn(`prices/${region}`)));
    }
  });

  it('are all known by name, and but for China’s all have prices', () => {
    expect([...new Set([...regions, ...chinese])].sort()).toEqual(Object.keys(known).sort());
  });

  it('have usage types that begin differently', () => {
    const prefixes = Object.values(known).flatMap(({ usageTypePrefixes }) => usageTypePrefixes);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

/** The books as the build compiles them, without the build. */
function authoredBooks(): Books {
  const services = namesIn(`prices/${TOKYO}`);
  return openBooks((path) => {
    if (path === 'catalogue.json') {
      return JSON.stringify({ regions: Object.fromEntries(regions.map((name) => [name, { name, services }])) });
    }
    const [kind, ...names] = path.replace(/\.(tsv|json)$/, '').split('/') as [string, string, string];
    return kind === 'rules' ? encodeRules(rulesOf(names[0])) : encodeShard(pricesOf(...(names as [string, string])));
  });
}

describe('what held on a day', () => {
  const books = authoredBooks();

  it.each([
    ['2014-07-01', '0.02'],
    ['2016-06-02', '0.02'],
    ['2016-11-30', '0.02'],
    ['2016-12-01', '0.016'],
    ['2016-12-31', '0.016'],
    ['2017-10-25', '0.016'],
    ['2017-10-26', '0.0152'],
  ])('on %s an hour of t2.micro with Linux in Tokyo cost %s USD', (day, usd) => {
    const { tiers } = snapshotOf(books, TOKYO, day as Day).price('ec2/linux.t2.micro', HOUR);
    expect(tiers.map((tier) => tier.usd && toDecimal(tier.usd).text)).toEqual([usd]);
  });

  it.each<[string, string, Unit, string]>([
    ['2014-11-13', 'lambda/durationGranularity', MS, '100'],
    ['2020-11-30', 'lambda/durationGranularity', MS, '100'],
    ['2020-12-01', 'lambda/durationGranularity', MS, '1'],
    ['2017-10-01', 'ec2/run.linux.granularity', SECOND, '3600'],
    ['2017-10-02', 'ec2/run.linux.granularity', SECOND, '1'],
    ['2017-10-01', 'ec2/run.linux.minimum', SECOND, '3600'],
    ['2017-10-02', 'ec2/run.linux.minimum', SECOND, '60'],
    ['2017-11-29', 'lambda/memoryMaximum', MB, '1536'],
    ['2017-11-30', 'lambda/memoryMaximum', MB, '3008'],
    ['2020-11-30', 'lambda/memoryMaximum', MB, '3008'],
    ['2020-12-01', 'lambda/memoryMaximum', MB, '10240'],
  ])('on %s the rule %s (%j) was %s', (day, id, unit, value) => {
    expect(toDecimal(exactValue(snapshotOf(books, TOKYO, day as Day).rule(id, unit))).text).toBe(value);
  });
});
