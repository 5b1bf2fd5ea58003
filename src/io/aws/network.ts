/**
 * Asking over HTTP: through the proxies of the environment, and within limits, as whoever answers may be anybody: of size,
 * packed and unpacked, of pace, of the whole time, of where an answer may lead. What goes past one is told in words.
 */
import { InputError } from '../../errors.js';
import { isTooDeep, TOO_DEEP } from '../../refresh/nesting.js';
import { plainWords, type Words } from '../../words.js';
import { exchange, type HttpResponse, inPieces } from './exchange.js';
import { at, networkProblem, PROXY_REMEDY, refusal, unanswered } from './networkProblems.js';
import { nextAddress, shownAddress } from './origin.js';
import { type Dispatcher, dispatcherFor } from './proxy.js';
import { type Limits, watchOf } from './watch.js';

/** AWS's largest index of regions has some 12 KB. It is read whole. */
const MAX_INDEX_BYTES = 4 * 1024 ** 2;
/** AWS's files are where they say, so that none is needed; a copy in a company may need some. */
export const MAX_REDIRECTS = 5;
/**
 * The body of an answer as it arrives. Redirects are followed where they may lead; a body that ends before its announced
 * length is an error.
 * @throws InputError where there is no answer, or none with status 200
 */
export async function* bodyOf(url: string, limits: Limits = {}): AsyncGenerator<Uint8Array> {
  const watch = watchOf(limits);
  let dispatcher: Dispatcher | undefined;
  try {
    dispatcher = await dispatcherFor(limits);
    const { status, body } = await followed(new URL(url), { dispatcher, watch, maxBytes: limits.maxBytes });
    if (status !== 200) throw refusal(plainWords(shownAddress(url)), status);
    yield* inPieces(body);
  } catch (error) {
    throw error instanceof InputError ? error : unanswered(plainWords(shownAddress(url)), error);
  } finally {
    watch.end();
    // Bun has an undici of its own, without it.
    await dispatcher?.destroy?.();
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

async function followed(asked: URL, around: Parameters<typeof exchange>[2]): Promise<HttpResponse> {
  let url = asked;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await exchange(url, {}, around);
    const { location } = answer.headers;
    if (!REDIRECTS.has(answer.status) || typeof location !== 'string') return answer;
    url = nextAddress(location, url, asked);
  }
  throw networkProblem(redirectedTooOften(shownAddress(asked.href)), PROXY_REMEDY);
}

function redirectedTooOften(url: string): Words {
  return {
    en: `${url} redirects more than ${MAX_REDIRECTS} times`,
    ja: `${url} の転送が ${MAX_REDIRECTS} 回を超えました`,
  };
}

/** A short text in JSON, read whole. */
export async function jsonOf(url: string, { maxBytes = MAX_INDEX_BYTES, ...limits }: Limits = {}): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bodyOf(url, { ...limits, maxBytes })) text += decoder.decode(piece, { stream: true });
  if (isTooDeep(text)) throw networkProblem(at(plainWords(shownAddress(url)), TOO_DEEP), PROXY_REMEDY);
  try {
    return JSON.parse(text);
  } catch {
    const [where, start] = [shownAddress(url), `\`${text.slice(0, 60).replace(/\s+/g, ' ')}\``];
    const message = {
      en: `${where} answers with something that is not JSON: ${start}`,
      ja: `${where} の応答が JSON ではありません: ${start}`,
    };
    throw networkProblem(message, PROXY_REMEDY);
  }
}
