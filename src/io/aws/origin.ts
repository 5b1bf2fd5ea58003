/** Who may be asked: whoever was named, and AWS. An answer may lead elsewhere at these alone. */
import type { Words } from '../../words.js';
import { networkProblem } from './networkProblems.js';

/** Where AWS's public files are (AWS Billing guide: reading price list files; price list of China regions). */
export const AWS_PRICE_LISTS = {
  aws: 'https://pricing.us-east-1.amazonaws.com',
  'aws-cn': 'https://pricing.cn-north-1.amazonaws.com.cn',
} as const;

const AWS_ORIGINS: ReadonlySet<string> = new Set(Object.values(AWS_PRICE_LISTS));

/**
 * Where an answer leads to: the origin that was asked first, or AWS's own, so that no answer makes this machine ask
 * another one, inside its network or out, or ask it without encryption.
 * @param asked what a person named, or AWS's own
 * @param from what answered, which `target` may be relative to
 * @throws InputError where it leads elsewhere
 */
export function nextAddress(target: string, from: URL, asked: URL): URL {
  const next = URL.canParse(target, from.href) ? new URL(target, from) : undefined;
  if (next !== undefined && (next.origin === asked.origin || AWS_ORIGINS.has(next.origin)) && isBare(next)) return next;
  throw networkProblem(leadsElsewhere(shownAddress(from.href), next?.origin ?? 'null'), ASK_THERE);
}

/** Without a name and a password, which nobody who answers may choose. */
function isBare({ username, password }: URL): boolean {
  return username === '' && password === '';
}

/** An opaque origin is `null`: `data:`, `file:`, or no address at all. */
function leadsElsewhere(from: string, origin: string): Words {
  return origin === 'null'
    ? {
        en: `${from} leads to something that is not a web address`,
        ja: `${from} の転送先が Web のアドレスではありません`,
      }
    : { en: `${from} leads to another host: ${origin}`, ja: `${from} の転送先が別のホストです: ${origin}` };
}

const ASK_THERE: Words = {
  en: 'name that host with --endpoint where you trust it; else a proxy or a firewall may have answered',
  ja: '信頼できるホストなら --endpoint で指定してください。そうでなければプロキシまたはファイアウォールの応答かもしれません',
};

/** An address as it may be shown: without what may be secret in it. */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname, search } = new URL(address);
  return origin === 'null'
    ? address
    : `${origin}${pathname === '/' && search === '' ? '' : pathname}${search === '' ? '' : '?…'}`;
}
