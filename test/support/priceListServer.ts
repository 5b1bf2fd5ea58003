/**
 * A real HTTP server on loopback that speaks the Price List's JSON protocol and serves offer files, with faults on demand:
 * each fault answers one request, `always` answers all.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Item, offerCsv, offerJson } from './products.js';

export type Fault = (response: ServerResponse, request: IncomingMessage) => void;

export interface PriceListServer {
  readonly url: string;
  /** What was asked: the bodies of requests to the API, the paths of files. */
  readonly asked: string[];
  close(): Promise<void>;
}

interface Served {
  readonly items?: readonly Item[];
  readonly pageSize?: number;
  /** Answer the first requests, in turn. */
  readonly faults?: readonly Fault[];
  /** Answers every request but those of the index of regions. */
  readonly always?: Fault;
  /** Answers those. */
  readonly index?: Fault;
}

const JSON_TYPE = 'application/x-amz-json-1.1';

export const FAULTS = {
  throttled: (response) => json(response, 400, { __type: 'ThrottlingException', message: 'Rate exceeded' }),
  denied: (response) => json(response, 400, { __type: 'AccessDeniedException', message: 'no pricing:GetProducts' }),
  htmlOfAProxy: (response) => end(response, 403, 'text/html', '<html><body>Blocked by policy</body></html>'),
  xmlOfAFault: (response) => end(response, 503, 'text/xml', '<Error><Code>ServiceUnavailable</Code></Error>'),
  cut(response) {
    const body = '{"FormatVersion":"aws_v1","PriceList":["{\\"product\\":';
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': body.length + 500 });
    response.write(body, () => response.destroy());
  },
  shortened: (response) => end(response, 200, JSON_TYPE, '{"FormatVersion":"aws_v1","PriceList":["{'),
  /** Never answers; the server ends it when it closes. */
  silent: () => undefined,
  dropped: (response) => response.destroy(),
  empty: (response) => json(response, 200, { FormatVersion: 'aws_v1', PriceList: [] }),
} as const satisfies Record<string, Fault>;

/** An answer with exactly this list. */
export function answer(list: readonly unknown[]): Fault {
  return (response) =>
    json(response, 200, { FormatVersion: 'aws_v1', PriceList: list.map((item) => JSON.stringify(item)) });
}

/** A page of the API as somebody else might send it. */
export function page(body: object, status = 200, headers: Readonly<Record<string, string>> = {}): Fault {
  return (response) => {
    response.writeHead(status, { 'content-type': JSON_TYPE, ...headers });
    response.end(JSON.stringify(body));
  };
}

/** A file with exactly this text, whatever it is asked for; the index of regions is served as ever. */
export function file(text: string, { cutAt }: { cutAt?: number } = {}): Fault {
  return (response) => {
    const bytes = Buffer.from(text);
    response.writeHead(200, { 'content-length': bytes.length });
    if (cutAt === undefined) response.end(bytes);
    else response.write(bytes.subarray(0, cutAt), () => response.destroy());
  };
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

function json(response: ServerResponse, status: number, body: object): void {
  end(response, status, JSON_TYPE, JSON.stringify(body));
}

export async function priceListServer({
  items = [],
  pageSize = 100,
  faults = [],
  always,
  index,
}: Served = {}): Promise<PriceListServer> {
  const asked: string[] = [];
  const left = [...faults];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const isFile = request.method === 'GET';
      asked.push(isFile ? (request.url ?? '') : body);
      const isIndex = isFile && request.url?.endsWith('region_index.json') === true;
      const fault = isIndex ? undefined : (left.shift() ?? always);
      if (isIndex && index !== undefined) index(response, request);
      else if (isIndex) json(response, 200, regionIndex(request.url ?? ''));
      else if (fault !== undefined) fault(response, request);
      else if (isFile) offer(request.url ?? '', items, response);
      else json(response, 200, pageOf(JSON.parse(body), items, pageSize));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface GetProducts {
  readonly ServiceCode: string;
  readonly Filters?: readonly { Field: string; Value: string }[];
  readonly NextToken?: string;
}

/** Filters as AWS does, by exact values. */
function pageOf(
  { ServiceCode, Filters = [], NextToken = '0' }: GetProducts,
  items: readonly Item[],
  size: number,
): object {
  const found = items.filter(
    ({ serviceCode, product: { attributes, productFamily } }) =>
      serviceCode === ServiceCode &&
      Filters.every(({ Field, Value }) =>
        Field === 'productFamily' ? productFamily === Value : (attributes as Record<string, string>)[Field] === Value,
      ),
  );
  const start = Number(NextToken);
  const next = start + size < found.length ? { NextToken: String(start + size) } : {};
  return {
    FormatVersion: 'aws_v1',
    PriceList: found.slice(start, start + size).map((item) => JSON.stringify(item)),
    ...next,
  };
}

function regionIndex(url: string): object {
  const folder = url.replace(/\/current\/region_index\.json$/, '/20261120000000');
  const entry = (region: string) => ({ regionCode: region, currentVersionUrl: `${folder}/${region}/index.json` });
  return {
    formatVersion: 'v1.0',
    regions: { 'ap-northeast-1': entry('ap-northeast-1'), 'cn-north-1': entry('cn-north-1') },
  };
}

function offer(url: string, items: readonly Item[], response: ServerResponse): void {
  const [, code = '', region = '', format] =
    /\/offers\/v1\.0\/\w+\/(\w+)\/\d+\/([\w-]+)\/index\.(json|csv)$/.exec(url) ?? [];
  const own = items.filter(
    ({ serviceCode, product: { attributes } }) =>
      serviceCode === code && (attributes as Record<string, string>).regionCode === region,
  );
  if (format === 'csv') end(response, 200, 'text/csv', offerCsv(code, own));
  else if (format === 'json') end(response, 200, 'application/json', offerJson(code, own));
  else end(response, 404, 'text/plain', 'no such file');
}
