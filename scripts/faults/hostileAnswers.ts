/** What a server that isn't AWS, or is broken, may answer to `prices refresh`: a table of behaviours, each by its name. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { DURATION, lambda, offerCsv, offerJson, REQUESTS } from '../../test/support/products.js';
import type { Chance } from './chance.js';

export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How many were asked before, in this trial. */
  readonly before: number;
  readonly body: string;
  readonly chance: Chance;
  /** Another origin, which nobody may be led to. */
  readonly elsewhere: string;
}

type Answer = (asked: Asked) => void;

export interface Behaviour {
  readonly name: string;
  readonly source: 'api' | 'json' | 'csv';
  readonly answer: Answer;
  /** Whether the program is to get through in the end. */
  readonly isFine?: true;
  /** Whether it is a proxy that answers, and not the server that was named. */
  readonly isProxy?: true;
}

const OFFER_PATH = '/offers/v1.0/aws/AWSLambda/20261120000000/ap-northeast-1/index.json';
const ITEMS = [REQUESTS, DURATION];
const BLOCK_BYTES = 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1' };

function send(
  { response }: Asked,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  status = 200,
): void {
  response.writeHead(status, headers);
  response.end(body);
}

function index(path: string): string {
  return JSON.stringify({ formatVersion: 'v1.0', regions: { 'ap-northeast-1': { currentVersionUrl: path } } });
}

/** Written as fast as it is read, until nobody reads any more. */
function endless(
  { response }: Asked,
  next: (count: number) => string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  let count = 0;
  const more = () => {
    while (!response.destroyed) if (!response.write(next(count++))) return void response.once('drain', more);
  };
  response.writeHead(200, headers);
  more();
}

function dripped({ response, chance }: Asked, text: string): void {
  const every = setInterval(() => response.write(text), 50 + chance.below(300));
  response.on('close', () => clearInterval(every));
  response.writeHead(200);
}

function redirect(asked: Asked, location: string): void {
  send(asked, '', { location }, asked.chance.pick([301, 302, 303, 307, 308]));
}

/** A behaviour of the index of regions alone. */
function ofIndex(name: string, answer: Answer): Behaviour {
  return { name: `index: ${name}`, source: 'json', answer };
}

/** The index is as it should be, and the file behind it isn't. */
function ofOffer(name: string, source: 'json' | 'csv', answer: Answer): Behaviour {
  return {
    name: `offer in ${source}: ${name}`,
    source,
    answer: (asked) =>
      asked.request.url?.endsWith('region_index.json') === true ? send(asked, index(OFFER_PATH)) : answer(asked),
  };
}

function ofApi(name: string, answer: Answer): Behaviour {
  return { name: `API: ${name}`, source: 'api', answer };
}

function page(list: readonly string[], more: object = {}): string {
  return JSON.stringify({ FormatVersion: 'aws_v1', PriceList: list, ...more });
}

const spaces = Buffer.alloc(BLOCK_BYTES, ' ');
const packedSpaces = gzipSync(spaces);
const offer = offerJson('AWSLambda', ITEMS);
const rows = offerCsv('AWSLambda', ITEMS);
const items = ITEMS.map((item) => JSON.stringify(item));

function product(sku: string, attributes: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify(lambda(sku, 'Request', 'Requests', '0.0000002', { attributes }));
}

export const BEHAVIOURS: readonly Behaviour[] = [
  { ...ofOffer('as it should be', 'json', (asked) => send(asked, offer)), isFine: true },
  {
    ...ofOffer('packed, behind redirects', 'csv', (asked) =>
      asked.before < 4 ? redirect(asked, '/again.csv') : send(asked, gzipSync(rows), { 'content-encoding': 'gzip' }),
    ),
    isFine: true,
  },
  {
    ...ofOffer('in crumbs', 'json', (asked) => {
      let at = 0;
      const more = () => {
        for (let count = 0; count < 50 && at < offer.length; count += 1) asked.response.write(offer[at++] ?? '');
        if (at < offer.length) setImmediate(more);
        else asked.response.end();
      };
      asked.response.writeHead(200);
      more();
    }),
    isFine: true,
  },
  {
    ...ofApi('busy at first', (asked) =>
      asked.before === 0
        ? send(asked, '{"__type":"ThrottlingException"}', { ...JSON_TYPE, 'retry-after': '86400' }, 400)
        : send(asked, page(items), JSON_TYPE),
    ),
    isFine: true,
  },
  ofIndex('packed, and endless when unpacked', (asked) =>
    endless(asked, () => packedSpaces, { 'content-encoding': 'gzip' }),
  ),
  ofIndex('endless', (asked) => endless(asked, () => spaces)),
  ofIndex('large by its own word', (asked) =>
    send(asked, '{', { 'content-length': String(10 ** (9 + asked.chance.below(6))) }),
  ),
  ofIndex('a byte now and then', (asked) => dripped(asked, ' ')),
  ofIndex('silent', () => undefined),
  ofIndex('nested', (asked) => send(asked, '['.repeat(10_000 * (1 + asked.chance.below(200))))),
  ofIndex('of many members', (asked) =>
    endless(asked, (count) => `${count === 0 ? '{' : ''}"m${count}":0,`.repeat(1000)),
  ),
  ofIndex('of long headers', (asked) =>
    send(asked, index(OFFER_PATH), { 'x-long': 'x'.repeat(20_000 + asked.chance.below(200_000)) }),
  ),
  ofIndex('HTML', (asked) => send(asked, '<html>Sign in \u001b[31m</html>', { 'content-type': 'text/html' })),
  ofIndex('of another status', (asked) =>
    send(asked, '', {}, asked.chance.pick([201, 204, 206, 304, 400, 407, 418, 500, 503])),
  ),
  ofIndex('no HTTP', ({ response }) => void response.socket?.end('\u0000\u001b[2J no HTTP at all\r\n\r\n')),
  ofIndex('promises without end', ({ response }) => {
    const every = setInterval(() => response.socket?.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'), 5);
    response.on('close', () => clearInterval(every));
  }),
  ofIndex('redirected to another host', (asked) => redirect(asked, `${asked.elsewhere}/index.json`)),
  ofIndex('redirected without a scheme', (asked) => redirect(asked, `//${new URL(asked.elsewhere).host}/index.json`)),
  ofIndex('redirected to no web address', (asked) =>
    redirect(
      asked,
      asked.chance.pick(['file:///etc/hostname', 'data:text/plain,x', 'http://', 'http://name:word@127.0.0.1/']),
    ),
  ),
  ofIndex('redirected in a circle', (asked) => redirect(asked, '/offers/again')),
  ofIndex('of a version at another host', (asked) =>
    send(asked, index(`//${new URL(asked.elsewhere).host}${OFFER_PATH}`)),
  ),
  ofIndex('of a version at another host, with a backslash', (asked) =>
    send(asked, index(`/\\${new URL(asked.elsewhere).host}${OFFER_PATH}`)),
  ),
  ofIndex('of a version above the root', (asked) =>
    asked.before === 0 ? send(asked, index('/../../../../etc/passwd')) : send(asked, 'root', {}, 404),
  ),
  ofIndex('of a version that is no text', (asked) =>
    send(asked, '{"regions":{"ap-northeast-1":{"currentVersionUrl":{"a":[]}}}}'),
  ),
  ofOffer('cut off', 'json', ({ response, chance }) => {
    response.writeHead(200, { 'content-length': offer.length });
    response.write(offer.slice(0, chance.below(offer.length - 1)), () => response.destroy());
  }),
  ofOffer('shorter than it says, and the line stays open', 'csv', ({ response }) => {
    response.writeHead(200, { 'content-length': rows.length + 1 });
    response.write(rows);
  }),
  ofOffer('packed and cut off', 'csv', (asked) => {
    const packed = gzipSync(rows);
    send(asked, packed.subarray(0, packed.length - 1 - asked.chance.below(packed.length - 20)), {
      'content-encoding': 'gzip',
    });
  }),
  ofOffer('packed and broken', 'json', (asked) => send(asked, 'no gzip', { 'content-encoding': 'gzip' })),
  ofOffer('packed in another way', 'json', (asked) =>
    send(asked, offer, { 'content-encoding': asked.chance.pick(['br', 'deflate', 'gzip, gzip', 'x']) }),
  ),
  ofOffer('a byte now and then', 'json', (asked) => dripped(asked, ' ')),
  ofOffer('empty members without end', 'json', (asked) =>
    endless(asked, () => gzipSync('').toString('latin1'), { 'content-encoding': 'gzip' }),
  ),
  ofOffer('of products without end', 'json', (asked) =>
    endless(
      asked,
      (count) =>
        `${count === 0 ? '{"offerCode":"AWSLambda","products":{' : ','}"S${count}":{"attributes":{"servicecode":"Other","usagetype":"x"}}`,
    ),
  ),
  ofOffer('of a key without end', 'json', (asked) =>
    endless(asked, (count) => (count === 0 ? '{"' : 'k'.repeat(1000))),
  ),
  ofOffer('of a row without end', 'csv', (asked) =>
    endless(asked, (count) => (count === 0 ? rows : `"${'x'.repeat(1000)}`)),
  ),
  ofOffer('of columns without end', 'csv', (asked) =>
    endless(asked, (count) => (count === 0 ? '"SKU"' : ',"c"'.repeat(1000))),
  ),
  ofOffer('of empty rows without end', 'csv', (asked) =>
    endless(asked, (count) => (count === 0 ? rows : '\n'.repeat(1000))),
  ),
  ofOffer('of names that are none', 'json', (asked) =>
    send(
      asked,
      offer.replaceAll('LREQUESTS', asked.chance.pick(['\\u001b[31mX', 'X, usd: 0', '..\\/..', '', 'x'.repeat(1000)])),
    ),
  ),
  ofOffer('of an amount without end', 'json', (asked) =>
    send(asked, offer.replaceAll('0.0000002000', `0.${'1'.repeat(500_000 + asked.chance.below(1_000_000))}`)),
  ),
  ofApi('pages without end, empty', (asked) => send(asked, page([], { NextToken: `t${asked.before}` }), JSON_TYPE)),
  ofApi('pages in a circle', (asked) => send(asked, page([], { NextToken: `t${asked.before % 3}` }), JSON_TYPE)),
  ofApi('a page again and again', (asked) => send(asked, page(items, { NextToken: 'same' }), JSON_TYPE)),
  ofApi('a page without end', (asked) => endless(asked, () => spaces, JSON_TYPE)),
  ofApi('a page that is no answer', (asked) =>
    send(asked, asked.before === 0 ? page(items, { NextToken: 'a' }) : '{}', JSON_TYPE),
  ),
  ofApi('a page of nothing', (asked) =>
    asked.before === 0 ? send(asked, page(items, { NextToken: 'a' }), JSON_TYPE) : send(asked, '', {}, 204),
  ),
  ofApi('a page cut off', ({ response, chance }) => {
    const body = page(items);
    response.writeHead(200, { ...JSON_TYPE, 'content-length': body.length });
    response.write(body.slice(0, chance.below(body.length - 1)), () => response.destroy());
  }),
  ofApi('a byte now and then', (asked) => dripped(asked, ' ')),
  ofApi('nested', (asked) =>
    send(asked, `{"PriceList":${'['.repeat(1000 * (1 + asked.chance.below(5000)))}`, JSON_TYPE),
  ),
  ofApi('a product that is nested', (asked) =>
    send(asked, page(['['.repeat(1000 * (1 + asked.chance.below(5000)))]), JSON_TYPE),
  ),
  ofApi('a product of names that are none', (asked) =>
    send(asked, page([product(asked.chance.pick(['\u001b[31mX', 'X }, { usd: 0', '../..', '']))]), JSON_TYPE),
  ),
  ofApi('rivals by the thousand', (asked) =>
    send(
      asked,
      page(Array.from({ length: 3000 }, (_, count) => product(`L${count}`, { group: `g${count}` }))),
      JSON_TYPE,
    ),
  ),
  ofApi('led to another host', (asked) => redirect(asked, `${asked.elsewhere}/`)),
  ofApi('busy for years', (asked) =>
    send(
      asked,
      '{"__type":"ThrottlingException"}',
      { ...JSON_TYPE, 'retry-after': '99999999', 'x-amz-retry-after': '99999999' },
      429,
    ),
  ),
  ofApi('a fault that tells the token', (asked) =>
    send(
      asked,
      JSON.stringify({ __type: 'NotFoundException', message: `no ${asked.request.headers['x-amz-security-token']}` }),
      JSON_TYPE,
      400,
    ),
  ),
  { ...ofIndex('a proxy that refuses', () => undefined), isProxy: true },
];
