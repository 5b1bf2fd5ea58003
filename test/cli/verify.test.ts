/** `prices verify`, and recorded answers of the Price List as prices, as a user runs them. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type PriceListServer, priceListServer } from '../support/priceListServer.js';
import { DURATION, type Item, instance, lambda, offerCsv, offerJson, REQUESTS } from '../support/products.js';
import { run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
let server: PriceListServer | undefined;
afterEach(() => server?.close());

/** What `aws pricing get-products` prints: the products as texts within JSON. */
function recorded(name: string, items: readonly Item[]): string {
  const list = items.map((item) => JSON.stringify(item));
  return folder.file(name, JSON.stringify({ FormatVersion: 'aws_v1', PriceList: list }, null, 4));
}

function book(name: string, entry: string, id = 'requests', unit = 'request', per = '1000000'): string {
  return folder.file(
    name,
    `service: lambda
region: ap-northeast-1
checked: 2026-11-20
sources:
  page: "the pricing page"
prices:
  ${id}:
    unit: ${unit}
    per: ${per}
    history: [{ from: 2026-01-01, ${entry}, source: page }]
`,
  );
}

describe('a book that is verified against a recorded answer', () => {
  const answer = recorded('answer.json', [REQUESTS, DURATION]);

  it.each([
    { what: 'the same', entry: 'usd: 0.2', status: 0, says: ['1 price verified, all as AWS says'] },
    {
      what: 'another price',
      entry: 'usd: 0.3',
      status: 1,
      says: ['drifted', 'book 0.3 USD, AWS 0.2 USD per 1,000,000 request', '1 not as AWS says'],
    },
    {
      what: 'another SKU',
      entry: 'usd: 0.2, sku: OTHER',
      status: 0,
      says: ['another SKU', 'SKU OTHER, now LREQUESTS'],
    },
    { what: 'the same SKU', entry: 'usd: 0.2, sku: LREQUESTS', status: 0, says: ['all as AWS says'] },
  ])('is told with exit status $status where it has $what', async ({ entry, status, says }) => {
    const found = await run(['prices', 'verify', book('own.yaml', entry), '--against', answer]);
    expect(found.status).toBe(status);
    for (const words of says) expect(found.out.replace(/\s+/g, ' ')).toContain(words);
  });

  it('is told as older where the answer is from before the book’s price', async () => {
    const own = book('newer.yaml', 'usd: 0.3');
    const text = readFileSync(answer, 'utf8').replaceAll('2026-11-20T', '2025-06-18T');
    const { status, out } = await run(['prices', 'verify', own, '--against', folder.file('older.json', text)]);
    expect([status, out.replace(/\s+/g, ' ')]).toEqual([
      1,
      expect.stringMatching(/^unclear .*AWS's answer is of 2025-06-18, older than the book's price.* from 2026-01-01/),
    ]);
  });

  it('is told that it begins later where the day is before all of it', async () => {
    const own = book('later.yaml', 'usd: 0.2');
    const { status, err } = await run(['prices', 'verify', own, '--against', answer, '--as-of', '2025-12-31']);
    expect([status, err.split('\n')[0]]).toEqual([
      2,
      'the books have no price of 2025-12-31: the first is from 2026-01-01 on',
    ]);
  });

  it('fails where a price has vanished', async () => {
    const own = book('gone.yaml', 'usd: 0.00001, sku: GONE', 'duration.arm64', 'GB-s', '1');
    const { status, out } = await run(['prices', 'verify', own, '--against', answer]);
    expect(status).toBe(1);
    expect(out).toContain('vanished');
    expect(out).toContain('SKU GONE is missing');
  });

  it('fails where a SKU is there and no longer sold', async () => {
    const sold = recorded('unsold.json', [{ ...REQUESTS, terms: {} }, DURATION]);
    const { status, out } = await run([
      'prices',
      'verify',
      book('unsold.yaml', 'usd: 0.2, sku: LREQUESTS'),
      '--against',
      sold,
    ]);
    expect(status).toBe(1);
    expect(out).toContain('SKU LREQUESTS no longer has a price');
  });

  it('fails where a unit changed', async () => {
    const hours = recorded('hours.json', [lambda('LREQUESTS', 'Request', 'Hours', '0.2')]);
    const { status, out } = await run(['prices', 'verify', book('unit.yaml', 'usd: 0.2'), '--against', hours]);
    expect(status).toBe(1);
    expect(out).toContain('another unit');
    expect(out).toContain("AWS's unit is `Hours`");
  });

  it('says it in JSON too', async () => {
    const words = ['prices', 'verify', book('json.yaml', 'usd: 0.3'), '--against', answer, '--format', 'json'];
    const { status, out } = await run(words);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: 1,
      ok: false,
      prices: [
        {
          id: 'lambda/requests',
          verdict: 'drifted',
          book: { tiers: [{ usd: '0.3' }] },
          aws: { tiers: [{ usd: '0.2' }] },
        },
      ],
    });
  });

  it('is told that a book is no recorded answer', async () => {
    const own = book('both.yaml', 'usd: 0.2');
    const { status, err } = await run(['prices', 'verify', own, '--against', own]);
    expect(status).toBe(2);
    expect(err).toContain('this is not a recorded answer');
  });

  it.each([
    { words: [], says: 'there is nothing to verify' },
    { words: ['--region', 'ap-northeast-1'], says: 'there is nothing to verify' },
    { words: ['--against', 'nowhere.json'], says: 'there is no such file' },
    { words: ['nowhere.yaml', '--against', 'nowhere.json'], says: 'there is no such file' },
  ])('says what is wrong with the call: $words', async ({ words, says }) => {
    const { status, err } = await run(['prices', 'verify', ...words]);
    expect(status).toBe(2);
    expect(err).toContain(says);
  });

  it('holds the built-in books to it where no book is named', async () => {
    const { status, out } = await run(['prices', 'verify', '--against', answer]);
    expect([status, out]).toEqual([0, '2 prices verified, all as AWS says\n']);
  });
});

describe('a fixture that is verified against AWS', () => {
  const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'made-up', AWS_SECRET_ACCESS_KEY: 'made-up' };

  it.each([
    { now: '0.1240000000', status: 0, says: 'all as AWS says' },
    { now: '0.1300000000', status: 1, says: 'book 0.124 USD, AWS 0.13 USD per h' },
  ])('passes or fails by what AWS says now: $now', async ({ now, status, says }) => {
    const fixture = recorded('fixture.json', [instance('m5.large', '0.1240000000')]);
    server = await priceListServer({ items: [instance('m5.large', now)] });
    const words = ['prices', 'verify', fixture, '--endpoint', server.url];
    const found = await run(words, { env: CREDENTIALS });
    expect([found.status, found.err]).toEqual([status, '']);
    expect(found.out).toContain(says);
  });
});

describe('a recorded answer as prices', () => {
  const scenario = folder.file('scenario.yaml', smallScenario().replace('2016-06-02', '2026-11-23'));
  /** 1,000,000 requests of 120 ms and 128 MB: 15,000 GB-seconds. */
  const total = async (path: string) => {
    const { out, err } = await run(['compare', scenario, '--prices', path, '--format', 'json']);
    return err === '' ? JSON.parse(out).options[0].total.usd : err;
  };
  const dear = [
    lambda('L1', 'Request', 'Requests', '0.0000010000'),
    lambda('L2', 'Lambda-GB-Second', 'Lambda-GB-Second', '0.0001'),
  ];

  it.each([
    { what: 'as `aws pricing get-products` prints it', path: () => recorded('dear.json', dear) },
    { what: 'as objects', path: () => folder.file('objects.json', JSON.stringify({ PriceList: dear })) },
    { what: 'as products in a list', path: () => folder.file('list.json', JSON.stringify(dear)) },
    {
      what: 'as a product a line',
      path: () => folder.file('lines.json', dear.map((item) => JSON.stringify(item)).join('\n')),
    },
    { what: 'as an offer file', path: () => folder.file('offer.json', offerJson('AWSLambda', dear)) },
    { what: 'as an offer file in CSV', path: () => folder.file('offer.csv', offerCsv('AWSLambda', dear)) },
    {
      what: 'after a byte-order mark',
      path: () => folder.file('bom.json', `\uFEFF${JSON.stringify({ PriceList: dear })}`),
    },
  ])('comes before the built-in prices: $what', async ({ path }) => {
    expect(await total(path())).toBe('2.5');
  });

  it('says where a figure comes from', async () => {
    const path = recorded('dear.json', dear);
    const { out } = await run(['explain', scenario, 'Lambda', '--prices', path]);
    expect(out.replace(/\s+/g, ' ')).toContain("recorded answer of AWS's Price List");
  });

  it('warns where it begins after the day, and takes the built-in price then', async () => {
    const path = recorded(
      'later.json',
      dear.map((item) => item),
    );
    const { out } = await run(['compare', scenario, '--prices', path, '--as-of', '2026-10-31']);
    expect(out.replace(/\s+/g, ' ')).toContain('your own price books have these prices from 2026-11-01 on');
  });

  it('refuses a price that two products fit, once it is needed', async () => {
    const rivals = [...dear, lambda('L3', 'Request', 'Requests', '0.000002')];
    expect(await total(recorded('rivals.json', rivals))).toContain(
      '2 products of the Price List match lambda/requests',
    );
    const other = recorded('unneeded.json', [
      ...dear,
      instance('m5.large', '1'),
      instance('m5.large', '2', { sku: 'TWO' }),
    ]);
    expect(await total(other)).toBe('2.5');
  });

  it.each([
    ['{"PriceList": 7}', '`PriceList` is not a list'],
    ['{"PriceList": []}', 'there is no product in it'],
    ['{"answer": 42}', 'it has neither `PriceList` nor `products`'],
    ['{"PriceList": ["{"]}', 'a product is not JSON'],
    ['{"PriceList": [', 'it is not JSON'],
    ['[1]', 'a part of it is not an object'],
    ['{"offerCode": "AWSLambda", "products": {}}', 'there is no price in it that a service of this tool bills'],
    ['{"offerCode": "AWSLambda", "products": {"X": 1', 'it ends in the middle'],
    [
      '{"offerCode": "AWSLambda", "terms": {"OnDemand": {"X": {}}}, "products": {}}',
      'the terms come before the products',
    ],
  ])('is refused in words where it is none: %s', async (text, says) => {
    expect(await total(folder.file('broken.json', text))).toContain(says);
  });
});
