/** Asking a server of this machine that is anything but AWS: both sides of each limit. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { bodyOf, jsonOf, MAX_REDIRECTS } from '../../../src/io/aws/network.js';
import { networkProblem, unanswered } from '../../../src/io/aws/networkProblems.js';
import { nextAddress, shownAddress } from '../../../src/io/aws/origin.js';
import type { Limits } from '../../../src/io/aws/watch.js';
import { plainWords } from '../../../src/words.js';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const servers: Server[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function served(answer: Answer): Promise<string> {
  const server = createServer((request, response) => answer(response, request));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function body(text: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer {
  return (response) => response.writeHead(status, headers).end(text);
}

/** What arrives, or what is told of it. */
async function had(url: string, limits: Limits = {}): Promise<string> {
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of bodyOf(url, limits)) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message, remedy }) => `${message.en} (${remedy?.en})`).join('\n');
  }
}

const GZIP = { 'content-encoding': 'gzip' };

describe('the size of an answer', () => {
  const text = 'x'.repeat(1000);
  it.each([
    { what: 'as it is', answer: body(text, { 'content-length': '1000' }) },
    { what: 'in chunks', answer: body(text) },
    { what: 'when unpacked', answer: body(gzipSync(text), GZIP) },
  ])('may be what it may be, and no byte more: $what', async ({ answer }) => {
    const url = await served(answer);
    expect(await had(url, { maxBytes: 1000 })).toBe(text);
    expect(await had(url, { maxBytes: 999 })).toContain('the answer is larger than 999 B');
  });

  it('is limited when packed too, where nothing comes of it', async () => {
    const nothing = Buffer.concat(Array.from({ length: 100 }, () => gzipSync('')));
    const url = await served(body(nothing, GZIP));
    expect(await had(url, { maxBytes: nothing.length })).toBe('');
    expect(await had(url, { maxBytes: nothing.length - 1 })).toContain('the answer is larger than');
  });

  it('is that of the index for a text that is read whole', async () => {
    const url = await served(body(`[${' '.repeat(98)}]`));
    expect(await jsonOf(url, { maxBytes: 100 })).toEqual([]);
    await expect(jsonOf(url, { maxBytes: 99 })).rejects.toThrow('the answer is larger than 99 B');
  });
});

describe('the time of an answer', () => {
  /** Ten bytes at a time, every few milliseconds, until somebody has had enough. */
  const dripping: Answer = (response) => {
    const every = setInterval(() => response.write('0123456789'), 10);
    response.on('close', () => clearInterval(every));
    response.writeHead(200);
  };

  it('may be long while enough arrives, and a byte now and then is not enough', async () => {
    const url = await served(dripping);
    const slow = { silenceMs: 300, maxBytes: 600 };
    expect(await had(url, { ...slow, minBytesPerSecond: 30 })).toContain('the answer is larger than 600 B');
    expect(await had(url, { ...slow, minBytesPerSecond: 1e6 })).toContain('less than 300,000 B / 0.3 s');
  });

  it('is limited as a whole, however fast it comes', async () => {
    const url = await served(dripping);
    expect(await had(url, { endsAtMs: performance.now() + 200 })).toContain('--max-time');
    expect(await had(await served(body('soon')), { endsAtMs: performance.now() + 60_000 })).toBe('soon');
  });

  it('is over where there is no answer at all', async () => {
    const url = await served(() => undefined);
    expect(await had(url, { silenceMs: 200 })).toContain('there was no answer in time');
  });
});

describe('an answer that leads elsewhere', () => {
  const redirect = (location: string): Answer => body('', { location }, 302);

  it('is followed at the same host, and so often', async () => {
    const turns = (count: number): Answer => {
      let left = count;
      return (response, request) =>
        left-- > 0 ? redirect('/next')(response, request) : body('there')(response, request);
    };
    expect(await had(await served(turns(MAX_REDIRECTS)))).toBe('there');
    expect(await had(await served(turns(MAX_REDIRECTS + 1)))).toContain(`redirects more than ${MAX_REDIRECTS} times`);
  });

  it('to another host is told, and that host is not asked', async () => {
    let asked = 0;
    const other = await served((response) => {
      asked += 1;
      response.end();
    });
    const url = await served(redirect(`${other}/secret?token=x`));
    expect(await had(url)).toContain(`${url} leads to another host: ${other} (name that host with --endpoint`);
    expect(asked).toBe(0);
  });

  const AWS = 'https://pricing.us-east-1.amazonaws.com';
  it.each([
    [`${AWS}/index.json`, `${AWS}/index.json`],
    ['https://pricing.cn-north-1.amazonaws.com.cn/x', 'https://pricing.cn-north-1.amazonaws.com.cn/x'],
    ['/offers/x', 'http://mirror.example/offers/x'],
    ['../../x', 'http://mirror.example/x'],
    ['http://mirror.example/x', 'http://mirror.example/x'],
  ])('may lead to whom was asked and to AWS: %s', (target, next) => {
    const asked = new URL('http://mirror.example/index.json');
    expect(nextAddress(target, asked, asked).href).toBe(next);
  });

  it.each([
    'http://pricing.us-east-1.amazonaws.com/x',
    'https://pricing.us-east-1.amazonaws.com.example/x',
    'https://mirror.example/x',
    'http://mirror.example:8080/x',
    '//other.example/x',
    '/\\other.example/x',
    'http://127.0.0.1/x',
    'http://name:word@mirror.example/x',
    'file:///x',
    'data:text/plain,x',
    'http://',
  ])('may lead nowhere else: %s', (target) => {
    const asked = new URL('http://mirror.example/index.json');
    expect(() => nextAddress(target, asked, asked)).toThrow(
      /leads to (another host: |something that is not a web address)/,
    );
  });
});

describe('an answer that is none', () => {
  const packed = gzipSync('x'.repeat(1000));
  it.each([
    { what: 'packed and cut off', answer: body(packed.subarray(0, -9), GZIP), says: 'cut off in the middle' },
    { what: 'packed and broken', answer: body('no gzip', GZIP), says: 'can’t be unpacked' },
    {
      what: 'packed otherwise',
      answer: body('x', { 'content-encoding': 'br' }),
      says: 'a content encoding that was not requested',
    },
    { what: 'a part', answer: body('x', {}, 206), says: 'answers 206' },
    { what: 'nothing', answer: body('', {}, 204), says: 'answers 204' },
    { what: 'not new', answer: body('', {}, 304), says: 'answers 304' },
    { what: 'a redirect to nowhere', answer: body('', {}, 302), says: 'answers 302' },
    { what: 'of long headers', answer: body('', { x: 'x'.repeat(100_000) }), says: 'its headers are too long' },
    {
      what: 'no HTTP',
      answer: ((response) => response.socket?.end('no HTTP\r\n\r\n')) as Answer,
      says: 'the answer is not HTTP',
    },
  ])('is told: $what', async ({ answer, says }) => {
    expect(await had(await served(answer))).toContain(says);
  });

  it('is told of a server that doesn’t speak HTTPS', async () => {
    const url = await served(body('x'));
    expect(await had(url.replace('http:', 'https:'))).toContain('it doesn’t speak HTTPS');
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate isn’t trusted', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_HAS_EXPIRED', 'its certificate has expired', 'clock'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is of another host', 'address'],
    ['ENOTFOUND', 'its host name is unknown', 'address'],
  ])('is told of what Node calls %s', (code, says, remedy) => {
    const error = new TypeError('failed', { cause: Object.assign(new Error('in English alone'), { code }) });
    const [problem] = unanswered(plainWords('https://mirror.example'), error).problems;
    expect(problem?.message.en).toBe(`https://mirror.example: ${says}`);
    expect(problem?.remedy?.en).toContain(remedy);
  });
});

describe('an answer in crumbs', () => {
  it('is read in pieces', async () => {
    const url = await served((response) => {
      for (let count = 0; count < 20_000; count += 1) response.write('abc');
      response.end();
    });
    const sizes: number[] = [];
    for await (const piece of bodyOf(url)) sizes.push(piece.length);
    expect(sizes).toEqual([60_000]);
  });

  it('and in pieces of any size is the same text', async () => {
    const parts = [1, 70_000, 65_535, 1, 65_536, 3].map((size, index) => String(index).repeat(size));
    const url = await served((response) => {
      for (const part of parts) response.write(part);
      response.end();
    });
    expect(await had(url)).toBe(parts.join(''));
  });
});

describe('what is secret', () => {
  const TOKEN = 'FwoGZXIvYXdzEXAMPLE+/='.repeat(10);
  it.each([
    ['see http://name:word@proxy.example:80/x', 'see http://…@proxy.example:80/x'],
    ['see http://name:w@rd/@proxy.example', 'see http://…@proxy.example'],
    ['see https://name@proxy.example', 'see https://…@proxy.example'],
    [`the token ${TOKEN} has expired`, 'the token … has expired'],
    ['the key made-up-secret is wrong', 'the key … is wrong'],
    ['http://proxy.example/x@y is shown', 'http://…@y is shown'],
    ['a@b is no address with a scheme', 'a@b is no address with a scheme'],
  ])('is not told: %s', (message, shown) => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'made-up-secret');
    expect(networkProblem(plainWords(message), plainWords('')).problems[0]?.message).toEqual({ en: shown, ja: shown });
  });

  it.each([
    ['https://name:word@mirror.example/x?token=y#z', 'https://mirror.example/x?…'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['offers/index.json', 'offers/index.json'],
  ])('is not shown of an address: %s', (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });

  it('is not told of a proxy that refuses it', async () => {
    const proxy = await served(body('x'));
    servers[0]?.on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
    vi.stubEnv('HTTP_PROXY', proxy.replace('//', '//name:made-up-word@'));
    const words = await had('http://prices.invalid/x');
    expect(words).toContain('the proxy answers 407 (see HTTPS_PROXY');
    expect(words).not.toContain('made-up-word');
  });

  it.each(['name:made-up-word@proxy.example:80', 'socks5://name:made-up-word@proxy.example', 'http://', 'http://['])(
    'is not told of an address of a proxy that is none: %s',
    async (address) => {
      vi.stubEnv('HTTPS_PROXY', address);
      const words = await had('https://prices.invalid/x');
      expect(words).toContain('HTTPS_PROXY is not the address of a proxy');
      expect(words).not.toContain('made-up-word');
    },
  );
});
