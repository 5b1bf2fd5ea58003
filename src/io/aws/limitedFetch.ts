/** `fetch` within the limits, for AWS's client. */
import { isTooDeep, TOO_DEEP } from '../../refresh/nesting.js';
import { exchange, type HttpResponse, inPieces } from './exchange.js';
import { LimitReached, PROXY_REMEDY } from './networkProblems.js';
import { dispatcherFor } from './proxy.js';
import { type Limits, watchOf } from './watch.js';

/** What AWS's client looks at. How long to wait before it asks again is its own affair: an answer could ask for years. */
const HEADERS_FOR_THE_CLIENT = /^(content-type|date|x-amzn?-(?!retry-after).*)$/;

export interface Fetcher {
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

/**
 * `fetch` within the limits, for AWS's client: each answer is read whole, and none is followed elsewhere, so that what is
 * signed with a person's credentials goes to the address that it is signed for and nowhere else.
 */
export async function limitedFetch({ maxBytes, ...limits }: Limits): Promise<Fetcher> {
  const dispatcher = await dispatcherFor(limits);
  return {
    async fetch(input, init) {
      const asked = new Request(input, init);
      const watch = watchOf(limits);
      try {
        const headers = Object.fromEntries([...asked.headers].filter(([name]) => !OWN_HEADERS.has(name)));
        const body = new Uint8Array(await asked.arrayBuffer());
        const method = asked.method === 'GET' ? 'GET' : 'POST';
        const sent = { method, headers, ...(body.length === 0 ? {} : { body }) } as const;
        const answer = await exchange(new URL(asked.url), sent, { dispatcher, watch, maxBytes });
        return await responseOf(answer);
      } finally {
        watch.end();
      }
    },
    // Bun has an undici of its own, without it.
    close: async () => dispatcher.destroy?.(),
  };
}

/** Those of the connection, which undici sets itself. */
const OWN_HEADERS = new Set(['host', 'content-length', 'connection', 'accept-encoding', 'expect']);

async function responseOf({ status, headers, body }: HttpResponse): Promise<Response> {
  const pieces: Uint8Array[] = [];
  for await (const piece of inPieces(body)) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  // The client reads it whole.
  if (isTooDeep(whole.toString('latin1'))) throw new LimitReached(TOO_DEEP, PROXY_REMEDY);
  const kept = Object.entries(headers).filter(
    ([name, value]) => HEADERS_FOR_THE_CLIENT.test(name) && typeof value === 'string',
  );
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : whole, { status, headers: kept as [string, string][] });
}
