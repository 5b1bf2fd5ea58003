/** Asking over HTTP: through the proxies of the environment, for so long and no longer, with errors that say what to do. */
import type { Agent, EnvHttpProxyAgent, Response } from 'undici';
import { InputError } from '../errors.js';

/** How long the other side may say nothing. */
const SILENCE_MS = 30_000;

export interface Patience {
  readonly silenceMs?: number;
}

/** Honours `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. */
export async function proxyAgent({ silenceMs = SILENCE_MS }: Patience = {}): Promise<Agent | EnvHttpProxyAgent> {
  const undici = await import('undici');
  const patience = { connect: { timeout: silenceMs }, headersTimeout: silenceMs, bodyTimeout: silenceMs };
  const isProxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => process.env[name]);
  return isProxied ? quietly(() => new undici.EnvHttpProxyAgent(patience)) : new undici.Agent(patience);
}

/** undici calls its proxy agent experimental on the terminal each time; that is for us to know. */
function quietly<T>(make: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return make();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * The body of an answer as it arrives. Redirects are followed; a body that ends before its announced length is an error.
 * @throws InputError where there is no answer, or none with status 200
 */
export async function* bodyOf(url: string, patience: Patience = {}): AsyncGenerator<Uint8Array> {
  const { fetch } = await import('undici');
  const dispatcher = await proxyAgent(patience);
  try {
    const response = await fetch(url, { dispatcher });
    if (!response.ok) throw refusal(url, response);
    const announced = response.headers.has('content-encoding') ? null : response.headers.get('content-length');
    let received = 0;
    for await (const chunk of response.body ?? []) {
      received += chunk.length;
      yield chunk;
    }
    if (announced !== null && received !== Number(announced)) throw cutOff(url);
  } catch (error) {
    throw error instanceof InputError ? error : unanswered(url, error);
  } finally {
    await dispatcher.destroy();
  }
}

export async function jsonOf(url: string, patience?: Patience): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bodyOf(url, patience)) text += decoder.decode(chunk, { stream: true });
  try {
    return JSON.parse(text);
  } catch {
    throw told(
      `${url} answers with something that is no JSON: \`${text.slice(0, 60).replace(/\s+/g, ' ')}\``,
      PROXY_REMEDY,
    );
  }
}

const PROXY_REMEDY = 'a proxy or a firewall may have answered: open the address in a browser, or set HTTPS_PROXY';

function refusal(url: string, { status, statusText }: Response): InputError {
  if (status === 404)
    return told(`${url} is not there (404)`, 'see that the service and the region are spelt as AWS does');
  if (status >= 500) return told(`${url} answers ${status} ${statusText}`, 'AWS has a fault: try again later');
  return told(`${url} answers ${status} ${statusText}`, PROXY_REMEDY);
}

function cutOff(url: string): InputError {
  return told(`${url}: the answer was cut off in the middle`, 'try again');
}

/** Node's words for what went wrong on the way, by their codes. */
const CAUSES: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOTFOUND: ['its name is not known', 'see that the address is right and that there is a network'],
  EAI_AGAIN: ['its name can’t be looked up now', 'see that there is a network, and try again'],
  ECONNREFUSED: ['nobody answers there', 'see that the address is right, or set HTTPS_PROXY'],
  ECONNRESET: ['the connection was dropped', 'try again'],
  EPIPE: ['the connection was dropped', 'try again'],
  UND_ERR_SOCKET: ['the connection was dropped', 'try again'],
  UND_ERR_CONNECT_TIMEOUT: ['nobody answered in time', 'try again, or set HTTPS_PROXY'],
  UND_ERR_HEADERS_TIMEOUT: ['nobody answered in time', 'try again'],
  UND_ERR_BODY_TIMEOUT: ['the answer stopped in the middle', 'try again'],
  ETIMEDOUT: ['nobody answered in time', 'try again, or set HTTPS_PROXY'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['the answer was cut off in the middle', 'try again'],
};

/** An error that never became an answer, in words. */
export function unanswered(url: string, error: unknown): InputError {
  const cause = codeOf(error);
  const [what, remedy] = CAUSES[cause] ?? [
    messageOf(error),
    'see that the address is right and that there is a network',
  ];
  return told(`${url}: ${what}`, remedy);
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string' && error.code in CAUSES) return error.code;
  return 'cause' in error ? codeOf(error.cause) : '';
}

function messageOf(error: unknown): string {
  const deepest = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return deepest instanceof Error ? deepest.message : String(deepest);
}

export function told(message: string, remedy: string): InputError {
  return new InputError([{ code: 'priceList', message, remedy }]);
}
