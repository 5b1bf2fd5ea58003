/** What goes wrong on the way to AWS, in words that say what to do. No word of a name or a password is part of them. */
import { InputError } from '../../errors.js';
import { japanese, type Words } from '../../words.js';

export const PROXY_REMEDY: Words = {
  en: 'a proxy or a firewall may have answered: open the address in a browser, or set HTTPS_PROXY',
  ja: 'プロキシまたはファイアウォールの応答かもしれません。アドレスをブラウザーで開いて確認するか、HTTPS_PROXY を設定してください',
};
export const TRY_AGAIN: Words = { en: 'try again', ja: 'もう一度実行してください' };
export const PROXY_OR_AGAIN: Words = {
  en: 'try again, or set HTTPS_PROXY',
  ja: 'もう一度実行するか、HTTPS_PROXY を設定してください',
};
const SEE_ADDRESS: Words = {
  en: 'check that the address is right and that there is a network',
  ja: 'アドレスとネットワーク接続を確認してください',
};

export function answers({ en, ja }: Words, status: string): Words {
  return { en: `${en} answers ${status}`, ja: `${ja} の応答: ${status}` };
}

/** An answer that isn't the one status that brings a whole file. */
export function refusal(place: Words, status: number): InputError {
  if (status === 404) {
    return networkProblem(
      { en: `${place.en} is not there (404)`, ja: japanese`${place.ja}が見つかりません（404）` },
      {
        en: 'check the spelling of the service and the region',
        ja: 'サービス名とリージョン名が AWS の表記どおりか確認してください',
      },
    );
  }
  const message = answers(place, String(status));
  if (status < 500) return networkProblem(message, PROXY_REMEDY);
  return networkProblem(message, {
    en: 'AWS has an internal error: try again later',
    ja: 'AWS 側の障害です。しばらくしてからもう一度実行してください',
  });
}

/** A limit of ours that the other side went past (network.ts). */
export class LimitReached extends Error {
  constructor(
    readonly words: Words,
    readonly remedy: Words,
    /** AWS's client asks again after a `TimeoutError`. */
    override readonly name: 'LimitReached' | 'TimeoutError' = 'LimitReached',
  ) {
    super(words.en);
  }
}

/** Node's words for what went wrong on the way, by their codes. */
const CUT_OFF: Words = { en: 'the answer was cut off in the middle', ja: '応答が途中で切れました' };
const DROPPED: Words = { en: 'the connection was dropped', ja: '接続が切断されました' };
export const NO_ANSWER: Words = { en: 'there was no answer in time', ja: '時間内に応答がありませんでした' };
const NO_TLS: Words = { en: 'it doesn’t speak HTTPS', ja: 'HTTPS に対応していません' };
const SEE_SCHEME: Words = {
  en: 'check whether the address, or that of the proxy, begins with http: or https:',
  ja: 'アドレスまたはプロキシのアドレスの先頭が http: か https: かを確認してください',
};
const SEE_CLOCK: Words = {
  en: 'check that the clock of this machine is right',
  ja: 'このマシンの時計が正しいか確認してください',
};
const NOT_TRUSTED: Words = { en: 'its certificate isn’t trusted', ja: '証明書を信頼できません' };
const TRUST: Words = {
  en: 'if your proxy inspects HTTPS, name its certificate in NODE_EXTRA_CA_CERTS',
  ja: '社内プロキシなどが HTTPS を検査している場合は、その証明書を NODE_EXTRA_CA_CERTS で指定してください',
};
const NOT_HTTP: Words = { en: 'the answer is not HTTP', ja: '応答が HTTP ではありません' };
const CAUSES: Readonly<Record<string, readonly [what: Words, remedy: Words]>> = {
  ENOTFOUND: [{ en: 'its host name is unknown', ja: 'ホスト名が見つかりません' }, SEE_ADDRESS],
  EAI_AGAIN: [
    { en: 'its host name can’t be resolved now', ja: 'ホスト名を解決できません' },
    { en: 'check that there is a network, and try again', ja: 'ネットワーク接続を確認して、もう一度実行してください' },
  ],
  ECONNREFUSED: [
    { en: 'the connection was refused', ja: '接続を拒否されました' },
    {
      en: 'check that the address is right, or set HTTPS_PROXY',
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
  Z_BUF_ERROR: [CUT_OFF, TRY_AGAIN],
  Z_DATA_ERROR: [{ en: 'the answer can’t be unpacked', ja: '応答を展開できません' }, PROXY_REMEDY],
  UND_ERR_HEADERS_OVERFLOW: [{ en: 'its headers are too long', ja: '応答のヘッダーが長すぎます' }, PROXY_REMEDY],
  EPROTO: [NO_TLS, SEE_SCHEME],
  ERR_SSL_WRONG_VERSION_NUMBER: [NO_TLS, SEE_SCHEME],
  CERT_HAS_EXPIRED: [{ en: 'its certificate has expired', ja: '証明書の有効期限が切れています' }, SEE_CLOCK],
  CERT_NOT_YET_VALID: [
    { en: 'its certificate isn’t valid yet', ja: '証明書の有効期間がまだ始まっていません' },
    SEE_CLOCK,
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    { en: 'its certificate is of another host', ja: '証明書が別のホストのものです' },
    SEE_ADDRESS,
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [NOT_TRUSTED, TRUST],
  SELF_SIGNED_CERT_IN_CHAIN: [NOT_TRUSTED, TRUST],
  UNABLE_TO_GET_ISSUER_CERT: [NOT_TRUSTED, TRUST],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [NOT_TRUSTED, TRUST],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [NOT_TRUSTED, TRUST],
};

/** An error that never became an answer, in words. */
export function unanswered(place: Words, error: unknown): InputError {
  const limit = causesOf(error).find((cause) => cause instanceof LimitReached);
  if (limit !== undefined) return networkProblem(at(place, limit.words), limit.remedy);
  const code = codeOf(error);
  if (code.startsWith('HPE_')) return networkProblem(at(place, NOT_HTTP), PROXY_REMEDY);
  const refused = /^Proxy response \((\d{3})\)/.exec(messageOf(error))?.[1];
  if (refused !== undefined) return networkProblem(at(place, answers(THE_PROXY, refused)), SEE_PROXY);
  const [what, remedy] = CAUSES[code] ?? [notReached(messageOf(error)), SEE_ADDRESS];
  return networkProblem(at(place, what), remedy);
}

const THE_PROXY: Words = { en: 'the proxy', ja: 'プロキシ' };
export const SEE_PROXY: Words = {
  en: 'see HTTPS_PROXY and HTTP_PROXY: `http://proxy.example.com:8080`, with name and password where the proxy asks for them',
  ja: 'HTTPS_PROXY と HTTP_PROXY を確認してください（`http://proxy.example.com:8080`。必要ならユーザー名とパスワードも含めます）',
};

/** What Node says in English alone. */
function notReached(message: string): Words {
  return { en: message, ja: `接続できません（${message}）` };
}

export function at(place: Words, { en, ja }: Words): Words {
  return { en: `${place.en}: ${en}`, ja: `${place.ja}: ${ja}` };
}

function codeOf(error: unknown): string {
  for (const cause of causesOf(error)) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (code in CAUSES || code.startsWith('HPE_')) return code;
  }
  return '';
}

/** An error, and what it says it comes of. */
function causesOf(error: unknown): object[] {
  const causes: object[] = [];
  for (let cause = error; typeof cause === 'object' && cause !== null && causes.length < 10; ) {
    causes.push(cause);
    cause = 'cause' in cause ? cause.cause : undefined;
  }
  return causes;
}

function messageOf(error: unknown): string {
  const deepest = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return deepest instanceof Error ? deepest.message : String(deepest);
}

export function networkProblem({ en, ja }: Words, remedy: Words): InputError {
  return new InputError([{ code: 'priceList', message: { en: withoutSecrets(en), ja: withoutSecrets(ja) }, remedy }]);
}

/** The name and the password of an address, and a session token. What others say may repeat either. */
const USER_INFO = /([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>]*@/gi;
const TOKEN = /[A-Za-z0-9+/=]{100,}/g;
const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** AWS's have 40; a shorter one would be found in any text. */
const MIN_SECRET_LENGTH = 8;

function withoutSecrets(text: string): string {
  const values = SECRET_VARIABLES.map((name) => process.env[name] ?? '');
  const secrets = values.filter(({ length }) => length >= MIN_SECRET_LENGTH).sort((a, b) => b.length - a.length);
  return secrets
    .reduce((shown, secret) => shown.replaceAll(secret, '…'), text)
    .replace(USER_INFO, '$1…@')
    .replace(TOKEN, '…');
}
