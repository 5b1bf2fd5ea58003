/** Asking over HTTP: through the proxies of the environment, for so long and no longer, with errors that say what to do. */
import type { Agent, EnvHttpProxyAgent, Response } from 'undici';
import { InputError } from '../errors.js';
import { plainWords, type Words } from '../words.js';

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
    throw error instanceof InputError ? error : unanswered(plainWords(url), error);
  } finally {
    // Bun has an undici of its own, without it.
    await dispatcher.destroy?.();
  }
}

export async function jsonOf(url: string, patience?: Patience): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bodyOf(url, patience)) text += decoder.decode(chunk, { stream: true });
  try {
    return JSON.parse(text);
  } catch {
    const start = `\`${text.slice(0, 60).replace(/\s+/g, ' ')}\``;
    const message = {
      en: `${url} answers with something that is no JSON: ${start}`,
      ja: `${url} の応答が JSON ではありません: ${start}`,
    };
    throw told(message, PROXY_REMEDY);
  }
}

const PROXY_REMEDY: Words = {
  en: 'a proxy or a firewall may have answered: open the address in a browser, or set HTTPS_PROXY',
  ja: 'プロキシまたはファイアウォールの応答かもしれません。アドレスをブラウザーで開いて確認するか、HTTPS_PROXY を設定してください',
};
export const TRY_AGAIN: Words = { en: 'try again', ja: 'もう一度実行してください' };
const PROXY_OR_AGAIN: Words = {
  en: 'try again, or set HTTPS_PROXY',
  ja: 'もう一度実行するか、HTTPS_PROXY を設定してください',
};
const SEE_ADDRESS: Words = {
  en: 'see that the address is right and that there is a network',
  ja: 'アドレスとネットワーク接続を確認してください',
};

export function answers({ en, ja }: Words, status: string): Words {
  return { en: `${en} answers ${status}`, ja: `${ja} の応答: ${status}` };
}

function refusal(url: string, { status, statusText }: Response): InputError {
  if (status === 404) {
    return told(
      { en: `${url} is not there (404)`, ja: `${url} が見つかりません（404）` },
      {
        en: 'see that the service and the region are spelt as AWS does',
        ja: 'サービス名とリージョン名が AWS の表記どおりか確認してください',
      },
    );
  }
  const message = answers(plainWords(url), `${status} ${statusText}`);
  if (status < 500) return told(message, PROXY_REMEDY);
  return told(message, {
    en: 'AWS has a fault: try again later',
    ja: 'AWS 側の障害です。しばらくしてからもう一度実行してください',
  });
}

function cutOff(url: string): InputError {
  return told(at(plainWords(url), CUT_OFF), TRY_AGAIN);
}

/** Node's words for what went wrong on the way, by their codes. */
const CUT_OFF: Words = { en: 'the answer was cut off in the middle', ja: '応答が途中で切れました' };
const DROPPED: Words = { en: 'the connection was dropped', ja: '接続が切断されました' };
export const NO_ANSWER: Words = { en: 'nobody answered in time', ja: '時間内に応答がありませんでした' };
const CAUSES: Readonly<Record<string, readonly [what: Words, remedy: Words]>> = {
  ENOTFOUND: [{ en: 'its name is not known', ja: 'ホスト名が見つかりません' }, SEE_ADDRESS],
  EAI_AGAIN: [
    { en: 'its name can’t be looked up now', ja: 'ホスト名を解決できません' },
    { en: 'see that there is a network, and try again', ja: 'ネットワーク接続を確認して、もう一度実行してください' },
  ],
  ECONNREFUSED: [
    { en: 'nobody answers there', ja: '接続を拒否されました' },
    {
      en: 'see that the address is right, or set HTTPS_PROXY',
      ja: 'アドレスを確認するか、HTTPS_PROXY を設定してください',
    },
  ],
  ECONNRESET: [DROPPED, TRY_AGAIN],
  EPIPE: [DROPPED, TRY_AGAIN],
  UND_ERR_SOCKET: [DROPPED, TRY_AGAIN],
  UND_ERR_CONNECT_TIMEOUT: [NO_ANSWER, PROXY_OR_AGAIN],
  UND_ERR_HEADERS_TIMEOUT: [NO_ANSWER, TRY_AGAIN],
  UND_ERR_BODY_TIMEOUT: [{ en: 'the answer stopped in the middle', ja: '応答が途中で止まりました' }, TRY_AGAIN],
  ETIMEDOUT: [NO_ANSWER, PROXY_OR_AGAIN],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: [CUT_OFF, TRY_AGAIN],
};

/** An error that never became an answer, in words. */
export function unanswered(place: Words, error: unknown): InputError {
  const cause = codeOf(error);
  const [what, remedy] = CAUSES[cause] ?? [notReached(messageOf(error)), SEE_ADDRESS];
  return told(at(place, what), remedy);
}

/** What Node says in English alone. */
function notReached(message: string): Words {
  return { en: message, ja: `接続できません（${message}）` };
}

export function at(place: Words, { en, ja }: Words): Words {
  return { en: `${place.en}: ${en}`, ja: `${place.ja}: ${ja}` };
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

export function told(message: Words, remedy: Words): InputError {
  return new InputError([{ code: 'priceList', message, remedy }]);
}
