/** AWS's client and the public files, in this process, against a real server on loopback. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { askProducts } from '../../../src/io/aws/priceList.js';
import { bookFolder, writeBooks } from '../../../src/io/books/bookFolder.js';
import { offeredProducts, offerFile } from '../../../src/io/books/offerFiles.js';
import { readPriceFile } from '../../../src/io/books/priceFile.js';
import { MAX_DEPTH } from '../../../src/refresh/nesting.js';
import { refreshed } from '../../../src/refresh/refresh.js';
import { verify } from '../../../src/refresh/verify.js';
import { refreshJson, refreshText } from '../../../src/report/answers/prices/refresh.js';
import { verifyJson, verifyText } from '../../../src/report/answers/prices/verify.js';
import { SKU_PATTERNS } from '../../../src/services/skuPatterns.js';
import { day, TOKYO, TOKYO_REGION } from '../../book/books.js';
import { books } from '../../support/price.js';
import {
  answer,
  FAULTS,
  type Fault,
  file,
  type PriceListServer,
  page,
  priceListServer,
} from '../../support/priceListServer.js';
import { DURATION, instance, offerCsv, offerJson, REQUESTS } from '../../support/products.js';
import { temporaryFolder } from '../../support/run.js';

const folder = temporaryFolder();
let server: PriceListServer | undefined;
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'made-up');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'made-up');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
});

const REGION = { ...TOKYO_REGION, id: TOKYO };
const QUESTION = { serviceCode: 'AWSLambda', filters: [{ field: 'regionCode', value: TOKYO }] };
const OFFER = { serviceCode: 'AWSLambda', region: TOKYO, partition: 'aws' } as const;
const everything = () => true;

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no refusal';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message, remedy }) => `${message.en} (${remedy?.en})`).join('\n');
  }
}

describe('the API', () => {
  it('gives every page once, and says how far it is', async () => {
    const items = Array.from({ length: 5 }, (_, index) => instance(`m5.${index}xlarge`, '1'));
    server = await priceListServer({ items, pageSize: 2 });
    const counts: number[] = [];
    const question = { serviceCode: 'AmazonEC2', filters: [] };
    const found = await askProducts([question, question], {
      endpoint: server.url,
      onPage: (count) => counts.push(count),
    });
    expect([found.length, counts]).toEqual([5, [2, 4, 5, 5, 5, 5]]);
  });

  it.each([
    ['throttled', 'keeps refusing the requests as too many'],
    ['denied', 'pricing:GetProducts'],
    ['htmlOfAProxy', 'answers 403'],
    ['xmlOfAFault', 'answers 503'],
    ['shortened', 'cut off in the middle'],
    ['cut', 'try again'],
    ['dropped', 'dropped'],
    ['silent', 'there was no answer in time'],
  ] as const)('that is %s is told in words', async (fault, says) => {
    server = await priceListServer({ always: FAULTS[fault] });
    const asking = { endpoint: server.url, silenceMs: 500, maxAttempts: 2 };
    expect(await refusal(askProducts([QUESTION], asking))).toContain(says);
  });

  it.each([
    [7, 'a product is a number'],
    [{ product: [] }, '`product` is a list'],
    [{ product: { sku: 'X', attributes: null } }, '`attributes` is null'],
    [{ product: { sku: 'X' } }, '`serviceCode` is missing'],
    [{ product: { sku: '../X' } }, 'this is not a SKU'],
    [{ product: { sku: 'X, usd: 0' } }, 'this is not a SKU'],
    [{ product: { sku: 'x'.repeat(65) } }, 'this is not a SKU'],
    [{ ...REQUESTS, terms: 'none' }, '`terms` is a string'],
    [{ ...REQUESTS, terms: { OnDemand: { X: { effectiveDate: 3 } } } }, '`priceDimensions` is missing'],
  ])('that answers with %j is told which field is wrong', async (item, says) => {
    server = await priceListServer({ always: answer([item]) });
    expect(await refusal(askProducts([QUESTION], { endpoint: server.url }))).toContain(says);
  });
});

describe('the API is believed as far as its limits', () => {
  const items = Array.from({ length: 5 }, (_, index) => instance(`m5.${index}xlarge`, '1'));
  const question = { serviceCode: 'AmazonEC2', filters: [] };
  const asked = (limits: object) => askProducts([question], { endpoint: server?.url ?? '', ...limits });

  it.each([
    { limit: 'maxPages', enough: 3, says: 'there are more than 2 pages' },
    {
      limit: 'maxPageBytes',
      enough: 2 * JSON.stringify(items[0]).length + 1000,
      less: 500,
      says: 'is larger than 500 B',
    },
    { limit: 'maxKeptBytes', enough: 20_000, less: 1000, says: 'more products are listed than 0 MB can hold' },
  ])('$limit', async ({ limit, enough, less = enough - 1, says }) => {
    server = await priceListServer({ items, pageSize: 2 });
    expect(await asked({ [limit]: enough })).toHaveLength(5);
    expect(await refusal(asked({ [limit]: less }))).toContain(says);
  });

  it('for ever, but not beyond the time that all may take', async () => {
    let count = 0;
    const always: Fault = (response, request) => page({ PriceList: [], NextToken: `${count++}` })(response, request);
    server = await priceListServer({ always });
    expect(await refusal(asked({ endsAtMs: performance.now() + 300, maxPages: 1e9 }))).toContain('--max-time');
    expect(await refusal(asked({ maxPages: 20 }))).toContain('there are more than 20 pages');
  });

  it.each([
    { what: 'the same page again', tokens: ['a', 'a'] },
    { what: 'a circle', tokens: ['a', 'b', 'a', 'b'] },
  ])('is told to lead in a circle: $what', async ({ tokens }) => {
    const faults = tokens.map((NextToken) => page({ PriceList: [JSON.stringify(items[0])], NextToken }));
    server = await priceListServer({ faults });
    expect(await refusal(asked({}))).toContain('its pages form a loop');
  });

  it.each([
    { what: 'an empty object', fault: page({}) },
    { what: 'nothing', fault: ((response) => response.writeHead(204).end()) as Fault },
  ])('never has a part taken for the whole: a second page that is $what', async ({ fault }) => {
    server = await priceListServer({ faults: [page({ PriceList: [], NextToken: 'a' }), fault] });
    expect(await refusal(asked({}))).toContain('a page has no list of prices');
  });

  it('leads nobody to another host, and no credentials', async () => {
    const other = await priceListServer();
    server = await priceListServer({ always: page({}, 307, { location: other.url }) });
    expect(await refusal(asked({ maxAttempts: 1 }))).toContain('answers 307');
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it('is asked again when the client sees fit, not when an answer says', async () => {
    const busy = page({ __type: 'ThrottlingException' }, 400, { 'retry-after': '86400', 'x-amz-retry-after': '86400' });
    server = await priceListServer({ items, faults: [busy] });
    expect(await asked({})).toHaveLength(5);
  });

  it('is not repeated where it tells a secret', async () => {
    vi.stubEnv('AWS_SESSION_TOKEN', 'made-up-token');
    server = await priceListServer({ always: page({ __type: 'NotFoundException', message: 'no made-up-token' }, 400) });
    expect(await refusal(asked({}))).toContain('doesn’t accept the request (no …)');
  });

  it.each([
    { what: 'a page', body: (lists: string) => `{"PriceList":[],"more":${lists}}` },
    { what: 'a product', body: (lists: string) => JSON.stringify({ PriceList: [withMore(REQUESTS, lists)] }) },
    { what: 'an index', body: (lists: string) => `{"more":${lists}}` },
    { what: 'a file', body: (lists: string) => withMore(JSON.parse(offerJson('AWSLambda', [REQUESTS])), lists) },
  ])('or an offer is nested as deep as it may be, and no deeper: $what', async ({ what, body }) => {
    const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const told = async (depth: number) => {
      const own = await priceListServer({
        always: file(body(lists(depth))),
        ...(what === 'an index' ? { index: file(body(lists(depth))) } : {}),
      });
      const isOffer = what === 'an index' || what === 'a file';
      const reading = { endpoint: own.url };
      const words = await refusal(
        isOffer ? offeredProducts(OFFER, everything, reading) : askProducts([question], reading),
      );
      await own.close();
      return words;
    };
    // The members of a file are read one by one; elsewhere the object around them counts.
    const deepest = what === 'a file' ? MAX_DEPTH : MAX_DEPTH - 1;
    expect(await told(deepest)).not.toContain('nested');
    expect(await told(deepest + 1)).toContain('it is nested more than 64 levels deep');
  });
});

function withMore(object: object, json: string): string {
  return JSON.stringify({ ...object, more: 0 }).replace('"more":0', `"more":${json}`);
}

describe('the offer files', () => {
  it.each(['json', 'csv'] as const)('in %s give what is wanted, and say how far they are', async (format) => {
    server = await priceListServer({ items: [REQUESTS, DURATION] });
    const bytes: number[] = [];
    const wants = ({ attributes }: { attributes: Readonly<Record<string, unknown>> }) =>
      attributes.usagetype === 'APN1-Request';
    const found = await offeredProducts(OFFER, wants, {
      endpoint: server.url,
      format,
      onBytes: (count) => bytes.push(count),
    });
    expect(found.map(({ sku, terms }) => [sku, terms.length])).toEqual([['LREQUESTS', 1]]);
    expect(bytes.at(-1)).toBeGreaterThan(500);
  });

  it.each([
    [{ ...OFFER, region: 'eu-north-9' }, 'AWS offers no AWSLambda in eu-north-9'],
    [{ ...OFFER, partition: 'aws-cn', region: 'cn-north-1' }, 'there is no product in it'],
  ] as const)('of %j are told not to be there', async (offer, says) => {
    server = await priceListServer({ always: file('{"formatVersion": "v1.0"}') });
    expect(await refusal(offeredProducts(offer, everything, { endpoint: server.url }))).toContain(says);
  });

  it.each([
    { what: 'there', text: undefined, says: 'there is no such file' },
    { what: 'whole', text: offerCsv('AWSLambda', [REQUESTS]).slice(0, -30), says: 'cells of' },
    { what: 'with a header', text: '"FormatVersion","v1.0"\n', says: 'it has no header' },
    { what: 'AWS’s', text: '"a","b"\n', says: 'begin like an offer file' },
    { what: 'of all columns', text: '"SKU","Unit"\n', says: 'are missing' },
    { what: 'JSON', text: '{"products": {"X": nothing}}', says: 'is not JSON' },
    { what: 'of names', text: '{"offerCode": "X", "products": {"": {}}}', says: 'this is not a SKU' },
  ])('that aren’t $what are told so', async ({ text, says }) => {
    const path = join(folder.path, 'offer');
    if (text !== undefined) writeFileSync(path, text);
    const where = text === undefined ? join(folder.path, 'nowhere') : path;
    expect(await refusal(offerFile(where, everything))).toContain(says);
  });

  it('lie where was asked, whatever the index says', async () => {
    const other = await priceListServer();
    for (const path of [other.url.replace('http:', ''), other.url.replace('http://', '/\\')]) {
      const index = page({ regions: { [TOKYO]: { currentVersionUrl: `${path}/index.json` } } });
      const own = await priceListServer({ index });
      const words = await refusal(offeredProducts(OFFER, everything, { endpoint: own.url }));
      expect(words).toContain(`leads to another host: ${other.url}`);
      await own.close();
    }
    expect(other.asked).toEqual([]);
    await other.close();
  });

  it.each(['json', 'csv'] as const)('in %s are kept as far as they may be', async (format) => {
    server = await priceListServer({ items: [REQUESTS, DURATION] });
    const reading = { endpoint: server.url, format };
    expect(await offeredProducts(OFFER, everything, { ...reading, maxKeptBytes: 10_000 })).toHaveLength(2);
    expect(await refusal(offeredProducts(OFFER, everything, { ...reading, maxKeptBytes: 1000 }))).toContain(
      `index.${format}: more products are listed than`,
    );
    expect(await offeredProducts(OFFER, () => false, { ...reading, maxKeptBytes: 0 })).toEqual([]);
  });

  it('are read from an address too', async () => {
    server = await priceListServer({ always: file(offerJson('AWSLambda', [REQUESTS])) });
    expect(await offerFile(`${server.url}/index.json`, everything)).toHaveLength(1);
    expect(await refusal(offerFile('http://127.0.0.1:1/index.json', everything))).toContain(
      'the connection was refused',
    );
  });
});

describe('what a refresh learns', () => {
  const origin = { name: 'AWS Price List API', seen: day('2026-11-24') };
  const settings = { patterns: SKU_PATTERNS, wanted: () => true, origin };

  it('is kept, shown and verified', async () => {
    server = await priceListServer({ items: [REQUESTS, DURATION] });
    const products = await askProducts([QUESTION], { endpoint: server.url });
    const kept = bookFolder(join(folder.path, 'kept'));
    const before = { own: kept.shard, builtIn: (region: string, service: string) => books.prices(region, service)[0] };
    const result = refreshed(products, REGION, before, settings);
    expect(result.prices.map(({ id, kind }) => [id, kind])).toEqual([
      ['requests', 'same'],
      ['duration.x86_64', 'same'],
    ]);
    const paths = writeBooks(join(folder.path, 'kept'), result.shards);
    expect(kept.list()).toEqual([{ region: TOKYO, service: 'lambda' }]);
    const shard = kept.shard(TOKYO, 'lambda');
    expect(shard).toEqual(result.shards[0]);
    expect(kept.shard('../..', 'lambda')).toBeUndefined();
    const told = {
      results: [result],
      paths,
      unanswered: [{ region: TOKYO, service: 'lambda', id: 'snapStart.cache' }],
    };
    expect(refreshText(told, 'en', 80)).toContain('AWS lists no price for: lambda/snapStart.cache');
    expect(refreshJson(told)).toMatchObject({
      formatVersion: 1,
      prices: [{ kind: 'same' }, { kind: 'same' }],
      written: paths,
    });
    if (shard === undefined) throw new Error('no book');
    const dearer = products.map((product) => ({ ...product, sku: `${product.sku}2` }));
    const found = verify(shard, dearer, REGION, { patterns: SKU_PATTERNS, day: day('2026-11-24'), complete: true });
    expect(found.map(({ verdict }) => verdict)).toEqual(['skuChanged', 'skuChanged']);
    expect(verifyText(found, 'en', 80)).toContain('2 prices verified, all as AWS says');
    expect(verifyJson(found)).toMatchObject({ ok: true });
    expect(
      verify(shard, [], REGION, { patterns: SKU_PATTERNS, day: day('2026-11-24'), complete: true }).map(
        ({ note }) => note?.en,
      ),
    ).toEqual(['SKU LREQUESTS is missing', 'SKU LDURATION is missing']);
  });

  it('is told where it contradicts the user’s own book of the same day', async () => {
    server = await priceListServer({ items: [REQUESTS] });
    const products = await askProducts([QUESTION], { endpoint: server.url });
    const own = refreshed(products, REGION, { own: () => undefined, builtIn: () => undefined }, settings).shards[0];
    const dear = JSON.parse(JSON.stringify(products).replaceAll('0.0000002000', '0.0000003000'));
    const again = refreshed(dear, REGION, { own: () => own, builtIn: () => undefined }, settings);
    expect(again.problems.map(({ message }) => message.en)).toEqual([
      expect.stringContaining('the book has another price of the same day'),
    ]);
  });

  it('from a recorded answer is a book', async () => {
    const path = folder.file('answer.json', JSON.stringify({ PriceList: [REQUESTS] }));
    const known = { regions: { [TOKYO]: TOKYO_REGION }, patterns: SKU_PATTERNS };
    const { shards, warnings } = await readPriceFile(path, known);
    const [book] = shards;
    expect(warnings).toEqual([]);
    expect([book?.service, book?.checked]).toEqual(['lambda', '2026-11-20']);
  });
});
