import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PriceShard } from '../../src/book/book.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { priceFileText } from '../../src/book/writePrices.js';
import { change, day, priceShard } from './books.js';

const DATA = fileURLToPath(new URL('../../src/data/prices/', import.meta.url));

/** None where the tests are run for each of thousands of mutants: reading a region takes seconds. */
const REGIONS = process.env.FEW_EXAMPLES === undefined ? ['us-east-1', 'sa-east-1', 'us-gov-west-1'] : [];

const again = (shard: PriceShard) => parsePriceShard({ file: 'written.yaml', text: priceFileText(shard) });

describe('a price file that is written', () => {
  it('reads the same: every kind of entry', () => {
    const shard: PriceShard = {
      ...priceShard({
        'linux.m5.large': [
          change('2016-01-01', '0.1', { firstSeen: true, lastSeen: day('2016-06-01'), note: 'a "note": with, commas' }),
          change('2017-01-01', undefined, { note: 'nobody knows' }),
          change('2018-01-01', '0.12', { seenFrom: day('2019-01-01'), roundedTo: '0.01', sku: 'ABC123' }),
        ],
        'linux.m5.xlarge': [change('2016-01-01', '0.2')],
        single: [change('2016-01-01', undefined, { tiers: [{ upTo: '10', usd: '1' }, {}] })],
        contact: [change('2016-01-01', undefined, { tiers: [{}] })],
      }),
      sources: { page: 'a page: "quoted" # and more' },
    };
    expect(again(shard)).toEqual(shard);
  });

  it('reads the same in yuan', () => {
    const prices = {
      x: { unit: 'request', per: '1000000', history: [change('2020-01-01', undefined, { tiers: [{ cny: '1.36' }] })] },
    };
    const shard: PriceShard = { ...priceShard({}), currency: 'CNY', prices };
    expect(again(shard)).toEqual(shard);
  });

  it('states a unit once for a group that shares it, and else with each price', () => {
    const history = [change('2016-01-01', '1')];
    const prices = {
      'linux.a': { unit: 'h', per: '1', history },
      'linux.b.large': { unit: 'h', per: '1', history: [...history, change('2017-01-01', '2', { note: 'a cut' })] },
      'calls.get': { unit: 'request', per: '1000', history },
      'calls.put': { unit: 'request', per: '1000', history },
      'mixed.a': { unit: 'h', per: '1', history },
      'mixed.b': { unit: 'GB', per: '1', history },
      'per.a': { unit: 'h', per: '1', history },
      'per.b': { unit: 'h', per: '10', history },
      'alone.a': { unit: 'h', per: '1', history },
      out: { unit: 'GB', per: '1', history: [change('2016-01-01')] },
      'out.all': { unit: 'GB', per: '1', history: [change('2016-01-01', undefined, { note: 'no list' })] },
    };
    const entry = '{ from: 2016-01-01, usd: 1, source: page }';
    expect(priceFileText({ ...priceShard({}), prices }).split('\n')).toEqual([
      'service: ec2',
      'region: ap-northeast-1',
      'checked: 2025-06-18',
      'sources:',
      '  page: "EC2 pricing page"',
      'prices:',
      ...['  linux:', '    unit: h', `    a: [${entry}]`, '    b.large:', `      - ${entry}`],
      '      - { from: 2017-01-01, usd: 2, source: page, note: "a cut" }',
      ...['  calls:', '    unit: request', '    per: 1000', `    get: [${entry}]`, `    put: [${entry}]`],
      ...[
        '  mixed.a:',
        '    unit: h',
        `    history: [${entry}]`,
        '  mixed.b:',
        '    unit: GB',
        `    history: [${entry}]`,
      ],
      ...['  per.a:', '    unit: h', `    history: [${entry}]`],
      ...['  per.b:', '    unit: h', '    per: 10', `    history: [${entry}]`],
      ...['  alone.a:', '    unit: h', `    history: [${entry}]`],
      ...['  out:', '    unit: GB', '    history: [{ from: 2016-01-01, unknown: "", source: page }]'],
      ...['  out.all:', '    unit: GB', '    history: [{ from: 2016-01-01, unknown: "no list", source: page }]'],
      '',
    ]);
  });

  it('has a line a price', () => {
    const lines = priceFileText(
      priceShard({ 'linux.a': [change('2016-01-01', '1')], 'linux.b': [change('2016-01-01', '2')] }),
    ).split('\n');
    expect(
      lines.filter((line) => /^ {4}[ab]: \[\{ from: 2016-01-01, usd: \d, source: page \}\]$/.test(line)),
    ).toHaveLength(2);
  });

  it.each(REGIONS)('is the one that lies there: every service of %s', (region) => {
    for (const name of readdirSync(join(DATA, region))) {
      const text = readFileSync(join(DATA, region, name), 'utf8');
      const shard = parsePriceShard({ file: name, text });
      expect(again(shard)).toEqual(shard);
    }
  });
});
