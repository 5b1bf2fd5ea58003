/** AWS's Price List Query API, asked through AWS's own client with its retries and its paging. */
import { InputError } from '../../errors.js';
import { keeping } from '../../refresh/keeping.js';
import type { Product } from '../../refresh/product.js';
import type { PriceListQuery } from '../../refresh/queries.js';
import { readProduct } from '../../refresh/readProduct.js';
import { japanese, plainWords, type Words } from '../../words.js';
import { codeName, statusOf } from './awsError.js';
import { answers, at, NO_ANSWER, networkProblem, TRY_AGAIN, unanswered } from './networkProblems.js';
import { shownAddress } from './origin.js';
import type { Limits } from './watch.js';

export interface PriceListSettings extends Omit<Limits, 'maxBytes'> {
  /** Where the API is; AWS's own where absent. */
  readonly endpoint?: string;
  /** How often a question is asked before AWS's silence is told. */
  readonly maxAttempts?: number;
  readonly maxPages?: number;
  readonly maxPageBytes?: number;
  readonly maxKeptBytes?: number;
  /** After each page: how many products there are so far. */
  readonly onPage?: (products: number) => void;
}

/** The API has few addresses; this one knows every region's prices but China's. */
const REGION = 'us-east-1';

/** AWS's pages of 100 products have some 2 MB where all reservations are among them. Each is read whole. */
const MAX_PAGE_BYTES = 16 * 1024 ** 2;
/** All that the services of this tool have in a region are some 200 pages. */
const MAX_PAGES = 2000;

/** @throws InputError in words that a person can act on, whatever went wrong */
export async function askProducts(
  queries: readonly PriceListQuery[],
  settings: PriceListSettings = {},
): Promise<Product[]> {
  const { endpoint, maxAttempts = 4, maxPages = MAX_PAGES, maxPageBytes = MAX_PAGE_BYTES, onPage } = settings;
  const where = endpoint === undefined ? THE_API : plainWords(shownAddress(endpoint));
  // The client warns of Node 20 on the terminal; which Node runs is not the reader's concern here.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { PricingClient, paginateGetProducts } = await import('@aws-sdk/client-pricing');
  const { requestHandler, close } = await limitedHandler({ ...settings, maxBytes: maxPageBytes });
  const client = new PricingClient({
    region: REGION,
    maxAttempts,
    requestHandler,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const products = new Map<string, Product>();
  const keep = keeping(where, settings.maxKeptBytes);
  let pages = 0;
  try {
    for (const { serviceCode, filters } of queries) {
      const Filters = filters.map(({ field, value }) => ({ Type: 'TERM_MATCH' as const, Field: field, Value: value }));
      const seen = new Set<string>();
      const all = paginateGetProducts({ client, pageSize: 100 }, { ServiceCode: serviceCode, Filters });
      for await (const { PriceList, NextToken } of all) {
        if (PriceList === undefined) throw networkProblem(at(where, NOT_AWS), orBulk(PROXY));
        pages += 1;
        if (pages > maxPages) throw networkProblem(at(where, tooManyPages(maxPages)), SEE_ENDPOINT);
        if (NextToken !== undefined && seen.has(NextToken))
          throw networkProblem(at(where, IN_A_CIRCLE), orBulk(TRY_AGAIN));
        if (NextToken !== undefined) seen.add(NextToken);
        for (const item of PriceList) {
          const product = readProduct(String(item), plainWords(`Price List API, ${serviceCode}`));
          keep(product);
          products.set(product.sku, product);
        }
        onPage?.(products.size);
      }
    }
    return [...products.values()];
  } catch (error) {
    throw error instanceof InputError ? error : problemOf(error, where);
  } finally {
    client.destroy();
    await close();
  }
}

/** The client's requests through the proxies of the environment, and within the limits. */
async function limitedHandler(limits: Limits) {
  const [{ FetchHttpHandler }, { limitedFetch }] = await Promise.all([
    import('@smithy/fetch-http-handler'),
    import('./limitedFetch.js'),
  ]);
  const { fetch, close } = await limitedFetch(limits);
  return { requestHandler: new FetchHttpHandler({ customFetch: fetch }), close };
}

const BULK: Words = {
  en: '`--source bulk` reads AWS’s public files instead, which needs no credentials',
  ja: '`--source bulk` なら認証不要の公開ファイルを読み込めます',
};

/** With the way that needs no credentials. */
function orBulk({ en, ja }: Words): Words {
  return { en: `${en}; ${BULK.en}`, ja: `${ja}。${BULK.ja}` };
}

const CREDENTIALS: Words = {
  en: 'run `aws configure` or `aws sso login`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  ja: '`aws configure` または `aws sso login` を実行するか、AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を設定してください',
};
const PERMISSION: Words = {
  en: 'they need the IAM action pricing:GetProducts and must not have expired',
  ja: 'IAM の pricing:GetProducts の権限と、認証情報の有効期限を確認してください',
};
const WAIT: Words = { en: 'wait a minute', ja: '1 分ほど待ってください' };
const SPELLING: Words = {
  en: 'check the spelling of the service',
  ja: 'サービス名が AWS の表記どおりか確認してください',
};
const FAULT: Words = {
  en: 'AWS has an internal error: try again later',
  ja: 'AWS 側の障害です。しばらくしてからもう一度実行してください',
};
const PROXY: Words = {
  en: 'a proxy or a firewall may have answered: set HTTPS_PROXY, or --endpoint',
  ja: 'プロキシまたはファイアウォールの応答かもしれません。HTTPS_PROXY または --endpoint を設定してください',
};
const CUT_OFF: Words = {
  en: 'the answer was cut off in the middle, or isn’t AWS’s',
  ja: '応答が途中で切れたか、AWS の応答ではありません',
};

const NOT_AWS: Words = { en: 'a page has no list of prices', ja: '価格の一覧のないページがあります' };
const IN_A_CIRCLE: Words = { en: 'its pages form a loop', ja: 'ページの続きが循環しています' };
const SEE_ENDPOINT: Words = {
  en: 'make sure that it is AWS that answers, or ask for less with --service or --type',
  ja: 'AWS の応答か確認するか、--service や --type で対象を絞ってください',
};

function tooManyPages(maxPages: number): Words {
  return { en: `there are more than ${maxPages} pages`, ja: `ページが ${maxPages} を超えています` };
}

const THE_API: Words = { en: 'the Price List API', ja: 'Price List API' };

function problemOf(error: unknown, where: Words): InputError {
  const name = codeName(error);
  const status = statusOf(error);
  if (/^Credentials|CredentialsProvider|^ExpiredToken|TokenProvider/.test(name)) {
    const message = {
      en: `there are no AWS credentials to ask ${where.en} with`,
      ja: japanese`${where.ja}に問い合わせるための AWS の認証情報がありません`,
    };
    return networkProblem(message, orBulk(CREDENTIALS));
  }
  if (/^(AccessDenied|UnrecognizedClient|InvalidSignature|InvalidClientTokenId|NotAuthorized)/.test(name)) {
    const message = {
      en: `${where.en} refuses these credentials (${name})`,
      ja: japanese`${where.ja}がこの認証情報を拒否しました（${name}）`,
    };
    return networkProblem(message, orBulk(PERMISSION));
  }
  if (/Throttl|TooManyRequests|LimitExceeded/.test(name) || status === 429) {
    const message = {
      en: `${where.en} keeps refusing the requests as too many`,
      ja: japanese`${where.ja}への問い合わせが多すぎるため、制限され続けています`,
    };
    return networkProblem(message, orBulk(WAIT));
  }
  if (name === 'NotFoundException' || name === 'InvalidParameterException') {
    const message = {
      en: `${where.en} doesn’t accept the request (${messageOf(error)})`,
      ja: japanese`${where.ja}に問い合わせの対象がありません（${messageOf(error)}）`,
    };
    return networkProblem(message, SPELLING);
  }
  if (status !== undefined && status >= 500) return networkProblem(answers(where, String(status)), orBulk(FAULT));
  if (status !== undefined && status >= 300) {
    const message = {
      en: `${where.en} answers ${status} with something that isn’t AWS’s`,
      ja: japanese`${where.ja}の応答${status}は AWS のものではありません`,
    };
    return networkProblem(message, orBulk(PROXY));
  }
  // Text that is nested without end overflows the client's stack.
  if (error instanceof SyntaxError || error instanceof RangeError) return networkProblem(at(where, CUT_OFF), TRY_AGAIN);
  if (name === 'TimeoutError' || name === 'AbortError') return networkProblem(at(where, NO_ANSWER), orBulk(TRY_AGAIN));
  return unanswered(where, error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
