/** AWS's Price List Query API, asked through AWS's own client with its retries and its paging. */
import { InputError } from '../errors.js';
import type { Product } from '../refresh/product.js';
import type { Question } from '../refresh/questions.js';
import { readProduct } from '../refresh/readProduct.js';
import { codeName, statusOf } from './awsError.js';
import { told, unanswered } from './network.js';

export interface Asking {
  /** Where the API is; AWS's own where absent. */
  readonly endpoint?: string;
  /** How long AWS may say nothing before the client tries again. */
  readonly silenceMs?: number;
  readonly maxAttempts?: number;
  /** After each page: how many products there are so far. */
  readonly onPage?: (products: number) => void;
}

/** The API has few addresses; this one knows every region's prices but China's. */
const REGION = 'us-east-1';

/** @throws InputError in words that a person can act on, whatever went wrong */
export async function askProducts(questions: readonly Question[], asking: Asking = {}): Promise<Product[]> {
  const { endpoint, silenceMs = 30_000, maxAttempts = 4, onPage } = asking;
  // The client warns of Node 20 on the terminal; which Node runs is not the reader's concern here.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { PricingClient, paginateGetProducts } = await import('@aws-sdk/client-pricing');
  const { requestHandler, close } = await proxiedHandler(silenceMs);
  const client = new PricingClient({
    region: REGION,
    maxAttempts,
    requestHandler,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const products = new Map<string, Product>();
  try {
    for (const { serviceCode, filters } of questions) {
      const Filters = filters.map(({ field, value }) => ({ Type: 'TERM_MATCH' as const, Field: field, Value: value }));
      const pages = paginateGetProducts({ client, pageSize: 100 }, { ServiceCode: serviceCode, Filters });
      for await (const { PriceList = [] } of pages) {
        for (const item of PriceList) {
          const product = readProduct(String(item), `Price List API, ${serviceCode}`);
          products.set(product.sku, product);
        }
        onPage?.(products.size);
      }
    }
    return [...products.values()];
  } catch (error) {
    throw error instanceof InputError ? error : inWords(error, endpoint ?? 'the Price List API');
  } finally {
    client.destroy();
    await close();
  }
}

/** The client's requests through the proxies of the environment. */
async function proxiedHandler(silenceMs: number) {
  const [{ FetchHttpHandler }, { setGlobalDispatcher, getGlobalDispatcher }, { proxyAgent }] = await Promise.all([
    import('@smithy/fetch-http-handler'),
    import('undici'),
    import('./network.js'),
  ]);
  const before = getGlobalDispatcher();
  const agent = await proxyAgent({ silenceMs });
  setGlobalDispatcher(agent);
  return {
    requestHandler: new FetchHttpHandler({ requestTimeout: silenceMs }),
    async close() {
      setGlobalDispatcher(before);
      await agent.destroy();
    },
  };
}

const BULK = '`--source bulk` reads AWS’s public files instead, which needs no credentials';

function inWords(error: unknown, where: string): InputError {
  const name = codeName(error);
  const status = statusOf(error);
  if (/^Credentials|CredentialsProvider|^ExpiredToken|TokenProvider/.test(name)) {
    return told(
      `there are no AWS credentials to ask ${where} with`,
      `run \`aws configure\` or \`aws sso login\`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; ${BULK}`,
    );
  }
  if (/^(AccessDenied|UnrecognizedClient|InvalidSignature|InvalidClientTokenId|NotAuthorized)/.test(name)) {
    return told(
      `${where} refuses these credentials (${name})`,
      `they need the IAM action pricing:GetProducts and must not have expired; ${BULK}`,
    );
  }
  if (/Throttl|TooManyRequests|LimitExceeded/.test(name) || status === 429) {
    return told(`${where} says again and again that it is asked too often`, `wait a minute; ${BULK}`);
  }
  if (name === 'NotFoundException' || name === 'InvalidParameterException') {
    return told(
      `${where} doesn’t know what it is asked for (${messageOf(error)})`,
      'see that the service is spelt as AWS does',
    );
  }
  if (status !== undefined && status >= 500)
    return told(`${where} answers ${status}`, `AWS has a fault: try again later; ${BULK}`);
  if (status !== undefined && status >= 300) {
    return told(
      `${where} answers ${status} with something that isn’t AWS’s`,
      `a proxy or a firewall may have answered: set HTTPS_PROXY, or --endpoint; ${BULK}`,
    );
  }
  if (error instanceof SyntaxError)
    return told(`${where}: the answer was cut off in the middle, or isn’t AWS’s`, 'try again');
  if (name === 'TimeoutError' || name === 'AbortError')
    return told(`${where}: nobody answered in time`, `try again; ${BULK}`);
  return unanswered(where, error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
