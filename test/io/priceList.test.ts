/** AWS's client and the public files, in this process, against a real server on loopback. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/errors.js';
import { bookFolder, writeBooks } from '../../src/io/bookFolder.js';
import { offeredProducts, offerFile } from '../../src/io/offerFiles.js';
import { readPriceFile } from '../../src/io/priceFile.js';
import { askProducts } from '../../src/io/priceList.js';
import { refreshed } from '../../src/refresh/refresh.js';
import { verify } from '../../src/refresh/verify.js';
import { refreshJson, refreshText } from '../../src/report/refresh.js';
import { verifyJson, verifyText } from '../../src/report/verify.js';
import { SKU_PATTERNS } from '../../src/services/skuPatterns.js';
import { day, TOKYO, TOKYO_REGION } from '../book/books.js';
import { books } from '../support/price.js';
import { answer, FAULTS, file, type PriceListServer, priceListServer } from '../support/priceListServer.js';
import { DURATION, instance, offerCsv, offerJson, REQUESTS } from '../support/products.js';
import { temporaryFolder } from '../support/run.js';

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
    ['throttled', 'asked too often'],
    ['denied', 'pricing:GetProducts'],
    ['htmlOfAProxy', 'answers 403'],
    ['xmlOfAFault', 'answers 503'],
    ['shortened', 'cut off in the middle'],
    ['cut', 'try again'],
    ['dropped', 'dropped'],
    ['silent', 'nobody answered in time'],
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
    [{ ...REQUESTS, terms: 'none' }, '`terms` is a string'],
    [{ ...REQUESTS, terms: { OnDemand: { X: { effectiveDate: 3 } } } }, '`priceDimensions` is missing'],
  ])('that answers with %j is told which field is wrong', async (item, says) => {
    server = await priceListServer({ always: answer([item]) });
    expect(await refusal(askProducts([QUESTION], { endpoint: server.url }))).toContain(says);
  });
});

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
    { what: 'with a header', text: '"FormatVersion","v1.0"\n', says: 'there is no header in it' },
    { what: 'AWS’s', text: '"a","b"\n', says: 'begin as one' },
    { what: 'of all columns', text: '"SKU","Unit"\n', says: 'are missing' },
    { what: 'JSON', text: '{"products": {"X": nothing}}', says: 'is no JSON' },
  ])('that aren’t $what are told so', async ({ text, says }) => {
    const path = join(folder.path, 'offer');
    if (text !== undefined) writeFileSync(path, text);
    const where = text === undefined ? join(folder.path, 'nowhere') : path;
    expect(await refusal(offerFile(where, everything))).toContain(says);
  });

  it('are read from an address too', async () => {
    server = await priceListServer({ always: file(offerJson('AWSLambda', [REQUESTS])) });
    expect(await offerFile(`${server.url}/index.json`, everything)).toHaveLength(1);
    expect(await refusal(offerFile('http://127.0.0.1:1/index.json', everything))).toContain('bad port');
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
    expect(refreshText(told, 'en', 80)).toContain('AWS lists no price of: lambda/snapStart.cache');
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
    ).toEqual(['SKU LREQUESTS is not there', 'SKU LDURATION is not there']);
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
    const [book] = await readPriceFile(path, { regions: { [TOKYO]: TOKYO_REGION }, patterns: SKU_PATTERNS });
    expect([book?.service, book?.checked]).toEqual(['lambda', '2026-11-20']);
  });
});
