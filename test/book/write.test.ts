import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceEntry, PriceHistory, PriceShard, TierText } from '../../src/book/book.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { priceFileText } from '../../src/book/writePrices.js';
import { parseDay } from '../../src/quantity/day.js';
import { change, day, priceShard } from './books.js';

const DATA = fileURLToPath(new URL('../../src/data/prices/', import.meta.url));

/** None where the tests are run for each of thousands of mutants: reading a region takes seconds. */
const REGIONS = process.env.FEW_EXAMPLES === undefined ? ['us-east-1', 'sa-east-1', 'us-gov-west-1'] : [];

const again = (shard: PriceShard) => parsePriceShard({ file: 'written.yaml', text: priceFileText(shard) });

const decimals = fc.tuple(fc.nat(1_000_000), fc.integer({ min: 0, max: 12 })).map(([whole, places]) => {
  const digits = String(whole).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
});
const days = fc
  .integer({ min: 0, max: 7000 })
  .map((after) => day(new Date(Date.UTC(2006, 2, 14 + after)).toISOString().slice(0, 10)))
  .filter((text) => parseDay(text) !== undefined);
const texts = fc.oneof(
  fc.constantFrom('# no', 'a: b', '"', '\\', '\n\t', '\u2028', 'null', '~'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

/** `unit`, `per` and `history` are no names of prices. */
const words = fc
  .stringMatching(/^[a-z][A-Za-z0-9_-]{0,8}$/)
  .filter((word) => !['unit', 'per', 'history'].includes(word));
const ids = fc.array(words, { minLength: 1, maxLength: 4 }).map((path) => path.join('.'));
const sources = fc.dictionary(words, texts, { minKeys: 1, maxKeys: 3, noNullPrototype: true });

function tiersIn(currency: 'usd' | 'cny'): fc.Arbitrary<readonly TierText[]> {
  const amount = fc.option(decimals, { nil: undefined });
  return fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 3 }),
      fc.array(amount, { minLength: 4, maxLength: 4 }),
    )
    .map(([bounds, amounts]) => {
      const rising = [...bounds].sort((a, b) => a - b).map((upTo) => ({ upTo: String(upTo) }));
      return [...rising, {}].map((bound, index) => {
        const usd = amounts[index];
        return { ...bound, ...(usd === undefined ? {} : { [currency]: usd }) };
      });
    });
}

function changesIn(currency: 'usd' | 'cny', source: string): fc.Arbitrary<PriceEntry> {
  const more = fc.record(
    {
      seenFrom: days,
      lastSeen: days,
      firstSeen: fc.constant(true as const),
      roundedTo: decimals,
      sku: fc.stringMatching(/^[A-Z0-9]{1,16}$/),
      note: texts,
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  const one = fc.record(
    { from: days, source: fc.constant(source), tiers: tiersIn(currency) },
    { noNullPrototype: true },
  );
  return fc.tuple(one, more, fc.boolean()).map(([{ tiers, ...dated }, rest, isKnown]): PriceEntry => {
    // What isn't known says why.
    return isKnown ? { ...dated, tiers, ...rest } : { ...dated, ...rest, note: rest.note ?? 'nobody knows' };
  });
}

function shardsIn(currency: 'usd' | 'cny'): fc.Arbitrary<PriceShard> {
  return fc
    .record({ service: words, region: words, checked: days, sources }, { noNullPrototype: true })
    .chain((head) => {
      const history = fc
        .uniqueArray(changesIn(currency, Object.keys(head.sources)[0] as string), {
          minLength: 1,
          maxLength: 3,
          selector: ({ from }) => from,
        })
        .map((changes) => [...changes].sort((a, b) => (a.from < b.from ? -1 : 1)));
      const price: fc.Arbitrary<PriceHistory> = fc.record(
        { unit: fc.constantFrom('h', 'GB-month', 'request'), per: fc.constantFrom('1', '1000000'), history },
        { noNullPrototype: true },
      );
      // A path that ends at a price goes no further.
      const prices = fc
        .array(fc.tuple(ids, price), { minLength: 1, maxLength: 6 })
        .map((all) =>
          all.filter(
            ([id], index) =>
              !all
                .slice(0, index)
                .some(([other]) => `${id}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${id}.`)),
          ),
        )
        .map((all) => Object.fromEntries(all));
      const code = currency === 'cny' ? { currency: 'CNY' as const } : {};
      return prices.map((found) => ({ ...head, ...code, prices: found }));
    });
}

describe('a price file that is written', () => {
  it.each(['usd', 'cny'] as const)('reads the same, whatever it holds, in %s', (currency) => {
    fc.assert(
      fc.property(shardsIn(currency), (shard) => {
        const text = priceFileText(shard);
        const read = parsePriceShard({ file: 'written.yaml', text });
        expect(read).toEqual(shard);
        expect(priceFileText(read)).toBe(text);
      }),
      { seed: 2016, numRuns: 100 },
    );
  });

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
