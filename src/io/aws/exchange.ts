/** One question over HTTP and its answer, within limits of size, packed and unpacked. */

import type { Words } from '../../words.js';
import { LimitReached, PROXY_REMEDY } from './networkProblems.js';
import type { Dispatcher } from './proxy.js';
import type { Watch } from './watch.js';

/** AWS's largest offer of a region, EC2's, has some 400 MB. */
const MAX_FILE_BYTES = 4 * 1024 ** 3;
/** What arrives in crumbs costs its reader as much for each as a piece does. */
const PIECE_BYTES = 64 * 1024;

function tooLarge(maxBytes: number): LimitReached {
  const size = maxBytes >= 1024 ** 2 ? `${maxBytes / 1024 ** 2} MB` : `${maxBytes} B`;
  return new LimitReached({ en: `the answer is larger than ${size}`, ja: `応答が ${size} を超えています` }, SEE_WHO);
}

const SEE_WHO: Words = {
  en: 'AWS’s answers are smaller: check that the address is AWS’s or a true copy, and that no proxy answers',
  ja: 'AWS の応答はこれより小さいものです。アドレスが AWS または正しいコピーのものか、プロキシの応答ではないか確認してください',
};

export interface HttpRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Unpacked, within the limits. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** Asks once; a redirect is an answer like any other. */
export async function exchange(
  url: URL,
  { method = 'GET', headers = {}, body }: HttpRequest,
  {
    dispatcher,
    watch,
    maxBytes = MAX_FILE_BYTES,
  }: { dispatcher: Dispatcher; watch: Watch; maxBytes?: number | undefined },
): Promise<HttpResponse> {
  const { request } = await import('undici');
  const answer = await request(url, {
    dispatcher,
    signal: watch.signal,
    method,
    headers: { 'user-agent': 'ec2-vs-lambda', 'accept-encoding': 'gzip', ...headers },
    ...(body === undefined ? {} : { body }),
  });
  watch.answered();
  // A body that nobody reads may break off without anybody minding.
  answer.body.on('error', () => undefined);
  if (Number(answer.headers['content-length']) > maxBytes) throw tooLarge(maxBytes);
  const unpacked = unpack(within(maxBytes, answer.body), String(answer.headers['content-encoding'] ?? ''));
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: within(maxBytes, unpacked, (bytes) => watch.arrived(bytes)),
  };
}

async function* within(
  maxBytes: number,
  chunks: AsyncIterable<Uint8Array>,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    onBytes?.(chunk.length);
    yield chunk;
  }
}

/** @throws LimitReached where it is packed in another way than was asked for */
async function* unpack(packed: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  if (encoding === '' || encoding === 'identity') {
    yield* packed;
    return;
  }
  if (encoding !== 'gzip') throw new LimitReached(PACKED_OTHERWISE, PROXY_REMEDY);
  const [{ createGunzip }, { pipeline }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  // Unlike `fetch`, this takes a packed text that ends too early for an error.
  const gunzip = createGunzip();
  pipeline(packed, gunzip, () => undefined);
  yield* gunzip as AsyncIterable<Uint8Array>;
}

const PACKED_OTHERWISE: Words = {
  en: 'the answer has a content encoding that was not requested',
  ja: '応答の圧縮形式が求めたものと違います',
};

/** Crumbs as pieces. */
export async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(PIECE_BYTES);
  let length = 0;
  for await (const chunk of chunks) {
    if (length + chunk.length > PIECE_BYTES && length > 0) {
      yield piece.subarray(0, length);
      piece = new Uint8Array(PIECE_BYTES);
      length = 0;
    }
    if (chunk.length > PIECE_BYTES) yield chunk;
    else {
      piece.set(chunk, length);
      length += chunk.length;
    }
  }
  if (length > 0) yield piece.subarray(0, length);
}
