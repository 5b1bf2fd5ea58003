/** The way to the network: through the proxies of the environment, where it names any. */
import type { Agent, EnvHttpProxyAgent } from 'undici';
import type { Words } from '../../words.js';
import { networkProblem, SEE_PROXY } from './networkProblems.js';
import { type Limits, SILENCE_MS } from './watch.js';

export type Dispatcher = Agent | EnvHttpProxyAgent;

/** Honours `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. @throws InputError where one of them is no address */
export async function dispatcherFor({ silenceMs = SILENCE_MS }: Limits): Promise<Dispatcher> {
  const undici = await import('undici');
  // The watch sees to silence and pace.
  const options = { connect: { timeout: silenceMs }, headersTimeout: 0, bodyTimeout: 0 };
  const proxies = PROXY_VARIABLES.filter((name) => process.env[name]);
  const wrong = proxies.find(
    (name) => !/^https?:\/\/[^/]/i.test(process.env[name] ?? '') || !URL.canParse(process.env[name] ?? ''),
  );
  if (wrong !== undefined) throw networkProblem(noProxy(wrong), SEE_PROXY);
  return proxies.length > 0 ? quietly(() => new undici.EnvHttpProxyAgent(options)) : new undici.Agent(options);
}

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** Its value may hold a password. */
function noProxy(variable: string): Words {
  return { en: `${variable} is not the address of a proxy`, ja: `${variable} がプロキシのアドレスではありません` };
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
