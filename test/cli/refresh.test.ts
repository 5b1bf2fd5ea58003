/** `prices refresh` as a user runs it, against a real server on loopback that speaks AWS's protocol. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { answer, FAULTS, type Fault, file, type PriceListServer, priceListServer } from '../support/priceListServer.js';
import { DURATION, type Item, instance, lambda, offerJson, product, REQUESTS } from '../support/products.js';
import { type Ran, run, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
let server: PriceListServer | undefined;
afterEach(() => server?.close());

let next = 0;
function emptyBooks(): string {
  const path = join(folder.path, `books${next++}`);
  mkdirSync(path);
  return path;
}

const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'made-up',
  AWS_SECRET_ACCESS_KEY: 'made-up',
  AWS_EC2_METADATA_DISABLED: 'true',
};
const LAMBDA = ['--region', 'ap-northeast-1', '--service', 'lambda'];

function refresh(books: string, words: readonly string[], url = server?.url ?? ''): Promise<Ran> {
  const where = ['--prices', books, '--endpoint', url];
  return run(['prices', 'refresh', ...words, ...where], { env: CREDENTIALS });
}

function book(books: string, service: string, region = 'ap-northeast-1') {
  const path = join(books, region, `${service}.yaml`);
  return parsePriceShard({ file: path, text: readFileSync(path, 'utf8') });
}

describe('a refresh', () => {
  it('keeps what AWS says as dated entries with effective date, SKU and publication', async () => {
    server = await priceListServer({ items: [REQUESTS, DURATION] });
    const books = emptyBooks();
    const { status, out, err } = await refresh(books, LAMBDA);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('2 as before');
    const kept = book(books, 'lambda');
    expect(kept.prices.requests).toEqual({
      unit: 'request',
      per: '1000000',
      history: [expect.objectContaining({ from: '2026-11-01', tiers: [{ usd: '0.2' }], sku: 'LREQUESTS' })],
    });
    expect(kept.prices['duration.x86_64']?.history[0]?.tiers).toEqual([
      { upTo: '6000000000', usd: '0.0000166667' },
      { upTo: '15000000000', usd: '0.000015' },
      { usd: '0.0000133334' },
    ]);
    expect(Object.values(kept.sources)[0]).toMatch(/^AWS Price List API, asked \d{4}-\d\d-\d\d, published 2026-11-20$/);
  });

  it('goes through all pages', async () => {
    const items = Array.from({ length: 25 }, (_, index) => instance(`m5.${index}xlarge`, `0.${index + 1}`));
    server = await priceListServer({ items, pageSize: 10 });
    const books = emptyBooks();
    expect((await refresh(books, ['--region', 'ap-northeast-1', '--service', 'ec2'])).status).toBe(0);
    expect(Object.keys(book(books, 'ec2').prices)).toHaveLength(25);
  });

  it('appends what changed to its own book, and leaves what was there as it was', async () => {
    const books = emptyBooks();
    server = await priceListServer({ items: [instance('m5.large', '0.1240000000')] });
    await refresh(books, ['--region', 'ap-northeast-1', '--type', 'm5.large']);
    const path = join(books, 'ap-northeast-1', 'ec2.yaml');
    const aged = readFileSync(path, 'utf8').replace(/checked: .*/, 'checked: 2026-11-20');
    writeFileSync(path, aged);
    await server.close();
    server = await priceListServer({
      items: [instance('m5.large', '0.1200000000', { effective: '2026-11-22T00:00:00Z' })],
    });
    const { out } = await refresh(books, ['--region', 'ap-northeast-1', '--type', 'm5.large']);
    expect(out).toContain(
      'ec2/linux.m5.large  ap-northeast-1  0.124 USD -> 0.12 USD per h, from 2026-11-22, SKU EC2M5LARGE',
    );
    const { history } = book(books, 'ec2').prices['linux.m5.large'] ?? { history: [] };
    expect(history.map(({ from, tiers }) => [from, tiers?.[0]?.usd])).toEqual([
      ['2026-11-01', '0.124'],
      ['2026-11-22', '0.12'],
    ]);
    expect(readFileSync(path, 'utf8')).toContain(
      aged
        .split('\n')
        .find((line) => line.includes('2026-11-01'))
        ?.match(/\{.*\}/)?.[0] ?? 'nothing',
    );
  });

  it('writes the same book again where nothing changed', async () => {
    server = await priceListServer({ items: [REQUESTS] });
    const books = emptyBooks();
    await refresh(books, LAMBDA);
    const before = readFileSync(join(books, 'ap-northeast-1', 'lambda.yaml'), 'utf8');
    const { status, out } = await refresh(books, LAMBDA);
    expect(status).toBe(0);
    expect(out).toContain('0 new prices, 0 changes, 1 as before');
    expect(readFileSync(join(books, 'ap-northeast-1', 'lambda.yaml'), 'utf8')).toBe(before);
  });

  it('writes nothing on a dry run', async () => {
    server = await priceListServer({ items: [REQUESTS] });
    const books = emptyBooks();
    const { status, out } = await refresh(books, [...LAMBDA, '--dry-run']);
    expect([status, out.includes('nothing was written')]).toEqual([0, true]);
    expect(readdirSync(books)).toEqual([]);
  });

  it('asks for exactly what a scenario needs, and the scenario is then priced with it', async () => {
    const scenario = folder.file(
      'scenario.yaml',
      'region: ap-northeast-1\nasOf: 2026-11-23\noptions:\n  A:\n    - ec2: { type: zz9.large }\n    - ec2: { type: m5.large }\n',
    );
    server = await priceListServer({
      items: [instance('zz9.large', '0.5'), instance('m5.large', '0.2'), instance('m5.xlarge', '0.4')],
    });
    const books = emptyBooks();
    const { status } = await refresh(books, [scenario]);
    expect(status).toBe(0);
    expect(Object.keys(book(books, 'ec2').prices).sort()).toEqual(['linux.m5.large', 'linux.zz9.large']);
    const instances = server.asked.filter((body) => body.includes('instanceType'));
    expect(instances).toHaveLength(2);
    expect(instances.every((body) => /"(zz9|m5)\.large"/.test(body))).toBe(true);
    const { out } = await run(['compare', scenario, '--prices', books, '--format', 'json']);
    expect(JSON.parse(out).options[0].total.usd).toBe('511');
  });

  it('keeps reservations, hourly and upfront, of each length and class', async () => {
    const reserved = [
      { length: '1yr', option: 'No Upfront', hourly: '0.0600000000' },
      { length: '1yr', option: 'Partial Upfront', hourly: '0.0290000000', upfront: '250' },
      { length: '3yr', option: 'All Upfront', offering: 'convertible', hourly: '0.0000000000', upfront: '1000' },
    ];
    server = await priceListServer({ items: [instance('m5.large', '0.124', { reserved })] });
    const books = emptyBooks();
    await refresh(books, ['--region', 'ap-northeast-1', '--service', 'ec2Reserved', '--type', 'm5.large']);
    const prices = book(books, 'ec2Reserved').prices;
    expect(Object.entries(prices).map(([id, { unit, history }]) => [id, unit, history[0]?.tiers?.[0]?.usd])).toEqual([
      ['hours.linux.m5.large.1year.none', 'h', '0.06'],
      ['hours.linux.m5.large.1year.partial', 'h', '0.029'],
      ['upfront.linux.m5.large.1year.partial', 'reservation', '250'],
      ['upfront.linux.m5.large.3yearsConvertible.all', 'reservation', '1000'],
    ]);
  });

  it('takes the instance that the service describes where hosts, reserved capacity and SQL Server lie beside it', async () => {
    const rivals: Item[] = [
      instance('m5.large', '0.131', { sku: 'DEDICATED', attributes: { tenancy: 'Dedicated' } }),
      instance('m5.large', '0.124', { sku: 'UNUSED', attributes: { capacitystatus: 'UnusedCapacityReservation' } }),
      instance('m5.large', '0.9', { sku: 'SQL', attributes: { preInstalledSw: 'SQL Std' } }),
      instance('m5.large', '5', {
        sku: 'HOST',
        attributes: { tenancy: 'Host', usagetype: 'APN1-HostBoxUsage:m5.large' },
      }),
      instance('m5.large', '0.3', { sku: 'OWNLICENCE', attributes: { licenseModel: 'Bring your own license' } }),
    ];
    server = await priceListServer({ items: [...rivals, instance('m5.large', '0.124')] });
    const books = emptyBooks();
    const { status } = await refresh(books, ['--region', 'ap-northeast-1', '--type', 'm5.large']);
    expect(status).toBe(0);
    expect(book(books, 'ec2').prices['linux.m5.large']?.history[0]?.sku).toBe('EC2M5LARGE');
  });

  it.each(['json', 'csv'])('reads the public offer files in %s without credentials', async (format) => {
    server = await priceListServer({ items: [REQUESTS, DURATION] });
    const books = emptyBooks();
    const words = [...LAMBDA, '--source', 'bulk', '--bulk-format', format, '--prices', books, '--endpoint', server.url];
    const { status, err } = await run(['prices', 'refresh', ...words]);
    expect([status, err]).toEqual([0, '']);
    expect(server.asked).toEqual([
      '/offers/v1.0/aws/AWSLambda/current/region_index.json',
      `/offers/v1.0/aws/AWSLambda/20261120000000/ap-northeast-1/index.${format}`,
    ]);
    expect(book(books, 'lambda').prices['duration.x86_64']?.history[0]?.tiers).toHaveLength(3);
  });

  it('keeps prices of China in yuan, which no bill takes for dollars', async () => {
    const where = { location: 'China (Beijing)', regionCode: 'cn-north-1', usagetype: 'CNN1-Request' };
    const items = [lambda('LCHINA', 'Request', 'Requests', '0.0000013600', { currency: 'CNY', attributes: where })];
    server = await priceListServer({ items });
    const books = emptyBooks();
    const { status } = await refresh(books, ['--region', 'cn-north-1', '--service', 'lambda']);
    expect(status).toBe(0);
    expect(book(books, 'lambda', 'cn-north-1')).toMatchObject({
      currency: 'CNY',
      prices: { requests: { history: [{ tiers: [{ cny: '1.36' }] }] } },
    });
    const shown = await run(['prices', 'show', 'lambda/requests', '--region', 'cn-north-1', '--prices', books]);
    expect(shown.out).toContain('1.36 CNY per 1,000,000 request');
    const scenario = folder.file(
      'china.yaml',
      'region: cn-north-1\nasOf: 2026-11-23\noptions:\n  A:\n    - sqs: { requests: 1M }\n    - lambda: { requests: 1M, duration: 1 s, memory: 128 MB }\n',
    );
    const billed = await run(['compare', scenario, '--prices', books]);
    expect(billed.status).toBe(2);
    expect(billed.err).toContain('the price of lambda/requests in cn-north-1 on 2026-11-23 is in CNY');
  });

  it.each(['api', 'bulk'])('goes through the proxy of the environment: %s', async (source) => {
    server = await priceListServer({ items: [REQUESTS] });
    const { port } = new URL(server.url);
    const tunnels: string[] = [];
    const proxy = createServer().on('connect', (request, client, head) => {
      tunnels.push(request.url ?? '');
      const target = connect(Number(port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.write(head);
        target.pipe(client).pipe(target);
      });
      client.on('error', () => target.destroy());
      target.on('error', () => client.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const words = ['--source', source, '--prices', emptyBooks(), '--endpoint', 'http://prices.invalid'];
    const { status, err } = await run(['prices', 'refresh', ...LAMBDA, ...words], {
      env: { ...CREDENTIALS, HTTP_PROXY: address },
    });
    proxy.closeAllConnections();
    proxy.close();
    expect([status, err]).toEqual([0, '']);
    expect(new Set(tunnels)).toEqual(new Set(['prices.invalid:80']));
  });

  it('keeps books where the platform keeps data, where no folder is named, and every command reads them', async () => {
    server = await priceListServer({ items: [lambda('LDEAR', 'Request', 'Requests', '0.0000010000')] });
    const home = emptyBooks();
    const env = { ...CREDENTIALS, XDG_DATA_HOME: home };
    const { status } = await run(['prices', 'refresh', ...LAMBDA, '--endpoint', server.url], { env });
    expect(status).toBe(0);
    const path = join(home, 'ec2-vs-lambda', 'prices', 'ap-northeast-1', 'lambda.yaml');
    expect(existsSync(path)).toBe(true);
    const shown = await run(
      ['prices', 'show', 'lambda/requests', '--region', 'ap-northeast-1', '--as-of', '2026-11-23'],
      { env },
    );
    expect(shown.out).toContain('1 USD per 1,000,000 request');
    expect(shown.out).toContain('SKU LDEAR');
    writeFileSync(path, 'service: lambda\n');
    const broken = await run(['compare', 'scenarios/campaign-site-today.yaml'], { env });
    expect(broken.status).toBe(2);
    expect(broken.err).toContain('lambda.yaml');
  });

  it('waits and asks again when AWS throttles it twice', async () => {
    server = await priceListServer({ items: [REQUESTS], faults: [FAULTS.throttled, FAULTS.throttled] });
    const books = emptyBooks();
    expect((await refresh(books, LAMBDA)).status).toBe(0);
    expect(server.asked).toHaveLength(3);
  });
});

describe('a refresh that can’t be', () => {
  const other = (change: Partial<Parameters<typeof lambda>[4]>) =>
    lambda('LODD', 'Request', 'Requests', '0.0000002', change as object);

  it.each([
    {
      what: 'throttled for ever',
      always: FAULTS.throttled,
      says: ['keeps refusing the requests as too many', '--source bulk'],
    },
    { what: 'no permission', always: FAULTS.denied, says: ['refuses these credentials', 'pricing:GetProducts'] },
    { what: 'the HTML of a proxy', always: FAULTS.htmlOfAProxy, says: ['answers 403', 'HTTPS_PROXY'] },
    { what: 'the XML of a fault', always: FAULTS.xmlOfAFault, says: ['answers 503', 'try again later'] },
    { what: 'a body cut in the middle', always: FAULTS.cut, says: ['try again'] },
    { what: 'a body that ends too early', always: FAULTS.shortened, says: ['cut off in the middle', 'try again'] },
    { what: 'a slow answer', always: FAULTS.silent, says: ['there was no answer in time', 'try again'] },
    { what: 'a dropped connection', always: FAULTS.dropped, says: ['dropped', 'try again'] },
    {
      what: 'an empty list',
      always: FAULTS.empty,
      says: ['lists no price for this request', 'nothing was written'],
    },
    {
      what: 'a wrong type in a field',
      always: answer([{ ...REQUESTS, product: { ...REQUESTS.product, attributes: { usagetype: 7 } } }]),
      says: ['SKU LREQUESTS: `attributes`.usagetype is a number', 'expected: a text'],
    },
    {
      what: 'a SKU without terms',
      always: answer([{ ...REQUESTS, terms: {} }]),
      says: ['AWS lists LREQUESTS without a price', 'nothing was written'],
    },
    {
      what: 'tiers with a gap',
      always: answer([
        lambda('LGAP', 'Request', 'Requests', [
          { end: '10', price: '1' },
          { begin: '20', price: '2' },
        ]),
      ]),
      says: ['LGAP (lambda/requests): the tiers leave gaps or overlap: 0 to 10, 20 to Inf'],
    },
    {
      what: 'an amount that is none',
      always: answer([lambda('LNONE', 'Request', 'Requests', 'free')]),
      says: ['LNONE (lambda/requests): `free` is not an amount'],
    },
    {
      what: 'an amount of more digits than one writes',
      always: answer([lambda('LLONG', 'Request', 'Requests', `0.${'1'.repeat(99)}`)]),
      says: ['LLONG (lambda/requests): `0.111', 'is not an amount'],
    },
    {
      what: 'tiers by the hundred',
      always: answer([
        lambda(
          'LMANY',
          'Request',
          'Requests',
          Array.from({ length: 101 }, (_, index) => ({
            begin: String(index),
            ...(index === 100 ? {} : { end: String(index + 1) }),
            price: '1',
          })),
        ),
      ]),
      says: ['LMANY (lambda/requests): the price has 101 tiers', 'at most 100'],
    },
    { what: 'euros', always: answer([other({ currency: 'EUR' })]), says: ['the price is in EUR', 'USD or CNY'] },
    {
      what: 'another unit',
      always: answer([lambda('LHOUR', 'Request', 'Hours', '1')]),
      says: ["LHOUR (lambda/requests): AWS's unit is `Hours`", 'one of Requests'],
    },
    {
      what: 'rivals for one price',
      always: answer([
        REQUESTS,
        lambda('LRIVAL', 'Request', 'Requests', '0.0000004', { attributes: { group: 'other' } }),
      ]),
      says: ['2 products of the Price List match lambda/requests', 'LREQUESTS', 'LRIVAL (group other)'],
    },
  ])('is told in words and leaves the books as they were: $what', async ({ always, says }) => {
    const books = emptyBooks();
    server = await priceListServer({ items: [DURATION] });
    await refresh(books, LAMBDA);
    const path = join(books, 'ap-northeast-1', 'lambda.yaml');
    const before = readFileSync(path);
    await server.close();
    server = await priceListServer({ always });
    const { status, err, out } = await refresh(books, [...LAMBDA, '--timeout', '1']);
    expect([status, out]).toEqual([2, '']);
    for (const words of says) expect(err).toContain(words);
    expect(err).not.toContain('    at ');
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(join(books, 'ap-northeast-1'))).toEqual(['lambda.yaml']);
  });

  it('writes the other prices where one can’t be decided, and tells that one', async () => {
    const rivals = [instance('m5.large', '0.124'), instance('m5.large', '0.2', { sku: 'RIVAL' })];
    server = await priceListServer({ items: [...rivals, instance('m5.xlarge', '0.248')] });
    const books = emptyBooks();
    const { status, err, out } = await refresh(books, [
      '--region',
      'ap-northeast-1',
      '--type',
      'm5.large',
      '--type',
      'm5.xlarge',
    ]);
    expect([status, out]).toEqual([2, expect.stringContaining('1 as before')]);
    expect(err).toContain('2 products of the Price List match ec2/linux.m5.large');
    expect(Object.keys(book(books, 'ec2').prices)).toEqual(['linux.m5.xlarge']);
  });

  it('takes tiers in any order', async () => {
    const steps = [
      { begin: '10', price: '2' },
      { end: '10', price: '1' },
    ];
    server = await priceListServer({ always: answer([lambda('LORDER', 'Request', 'Requests', steps)]) });
    const books = emptyBooks();
    expect((await refresh(books, LAMBDA)).status).toBe(0);
    expect(book(books, 'lambda').prices.requests?.history[0]?.tiers).toEqual([
      { upTo: '10', usd: '1000000' },
      { usd: '2000000' },
    ]);
  });

  it.each([
    { what: 'cut off', cutAt: 400, says: 'the connection was dropped' },
    { what: 'a page of HTML', text: '<html>Sign in</html>', says: 'it is not JSON' },
    { what: 'of another format', text: '{"formatVersion": "v2"}', says: 'there is no product in it' },
    { what: 'ended too early', text: offerJson('AWSLambda', [REQUESTS]).slice(0, -40), says: 'it ends in the middle' },
    { what: 'empty', text: '', says: 'is empty' },
  ])('says so of an offer file that is $what', async ({ text = offerJson('AWSLambda', [REQUESTS]), cutAt, says }) => {
    server = await priceListServer({ always: file(text, cutAt === undefined ? {} : { cutAt }) });
    const books = emptyBooks();
    const { status, err } = await refresh(books, [...LAMBDA, '--source', 'bulk']);
    expect([status, readdirSync(books)]).toEqual([2, []]);
    expect(err).toContain(says);
  });

  it('says how to get credentials where there are none, and that the offer files need none', async () => {
    const { status, err } = await run(['prices', 'refresh', ...LAMBDA], {
      env: { AWS_EC2_METADATA_DISABLED: 'true', HOME: folder.path },
    });
    expect(status).toBe(2);
    expect(err).toContain('there are no AWS credentials');
    expect(err).toContain('aws configure');
    expect(err).toContain('--source bulk');
  });

  it.each([
    { words: [], says: 'no prices are requested' },
    { words: ['--region', 'ap-northeast-1'], says: 'no prices are requested' },
    { words: ['--region', 'ap-northeast-9', '--service', 'lambda'], says: 'did you mean `ap-northeast-1`?' },
    { words: ['--region', 'ap-northeast-1', '--service', 'lamda'], says: 'did you mean `lambda`?' },
    { words: [...LAMBDA, '--timeout', 'soon'], says: '--timeout soon is not a number of seconds' },
    { words: [...LAMBDA, '--max-time', '0'], says: '--max-time 0 is not a number of seconds' },
    { words: [...LAMBDA, '--max-time', '86401'], says: 'a number from 1 to 86400' },
    { words: ['nowhere.yaml'], says: 'there is no such file' },
  ])('says what is wrong with the call: $words', async ({ words, says }) => {
    const { status, err } = await refresh(emptyBooks(), words, 'http://127.0.0.1:9');
    expect(status).toBe(2);
    expect(err).toContain(says);
  });

  it.each(['--source bulk', '--source api'])('says when its time is up, and leaves nothing: %s', async (source) => {
    server = await priceListServer({ always: FAULTS.silent });
    const books = emptyBooks();
    const { status, err } = await refresh(books, [...LAMBDA, ...source.split(' '), '--max-time', '1']);
    expect([status, readdirSync(books)]).toEqual([2, []]);
    expect(err).toContain('it takes longer than --max-time allows');
  });

  it('says in Japanese where an answer leads, and asks nobody there', async () => {
    const other = await priceListServer();
    const index: Fault = (response) => response.writeHead(302, { location: other.url }).end();
    server = await priceListServer({ index });
    const { status, err } = await refresh(emptyBooks(), [...LAMBDA, '--source', 'bulk', '--lang', 'ja']);
    expect([status, other.asked]).toEqual([2, []]);
    expect(err).toContain(`転送先が別のホストです: ${other.url}`);
    await other.close();
  });

  it('doesn’t repeat a password of an address', async () => {
    const { status, err } = await refresh(emptyBooks(), LAMBDA, 'https://name:made-up-word@mirror.example');
    expect([
      status,
      err.includes('--endpoint …@mirror.example is not an address'),
      err.includes('made-up-word'),
    ]).toEqual([2, true, false]);
  });

  it('says what is wrong with an address', async () => {
    const { status, err } = await refresh(emptyBooks(), LAMBDA, 'not-an-address');
    expect([status, err.includes('--endpoint not-an-address is not an address')]).toEqual([2, true]);
  });

  it('writes nothing where the clock is behind the book, and says both days', async () => {
    const books = emptyBooks();
    server = await priceListServer({ items: [REQUESTS] });
    await refresh(books, LAMBDA);
    const before = readFileSync(join(books, 'ap-northeast-1', 'lambda.yaml'), 'utf8');
    await server.close();
    server = await priceListServer({ items: [lambda('LREQUESTS', 'Request', 'Requests', '0.0000003')] });
    vi.setSystemTime(1.75e12);
    const words = ['prices', 'refresh', ...LAMBDA, '--source', 'bulk', '--prices', books, '--endpoint', server.url];
    const { status, err } = await run(words).finally(() => vi.useRealTimers());
    expect(status).toBe(2);
    expect(err).toMatch(
      /the book of lambda in ap-northeast-1 has entries of \d{4}-\d\d-\d\d, but this machine's clock says 2025-06-1[56]/,
    );
    expect(err).toContain('remedy: set the clock right');
    expect(readFileSync(join(books, 'ap-northeast-1', 'lambda.yaml'), 'utf8')).toBe(before);
    expect(readdirSync(books)).toEqual(['ap-northeast-1']);
  });

  it('writes nothing where one of the books can’t be written', async () => {
    const sqs = product({
      sku: 'SQS',
      serviceCode: 'AWSQueueService',
      attributes: { regionCode: 'ap-northeast-1', usagetype: 'APN1-Requests-Tier1', queueType: 'Standard' },
      unit: 'Requests',
      price: '0.0000004',
    });
    server = await priceListServer({ items: [REQUESTS, sqs] });
    const books = emptyBooks();
    mkdirSync(join(books, 'ap-northeast-1', 'sqs.yaml'), { recursive: true });
    const { status, err } = await refresh(books, [...LAMBDA, '--service', 'sqs']);
    expect(status).toBe(2);
    expect(err).toContain('sqs.yaml');
    expect(existsSync(join(books, 'ap-northeast-1', 'lambda.yaml'))).toBe(false);
    expect(readdirSync(join(books, 'ap-northeast-1'))).toEqual(['sqs.yaml']);
  });
});
