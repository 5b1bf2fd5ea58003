/** Logs with a line for each call, which are often given in place of counts: what they are, by the first lines. */
import type { Words } from '../../words.js';

const LOGS: readonly { readonly line: RegExp; readonly name: Words }[] = [
  {
    line: /^(?:START|END|REPORT|INIT_REPORT) RequestId: |\bBilled Duration: \d|"type": ?"platform\./,
    name: { en: 'a log of Lambda', ja: 'Lambda のログ' },
  },
  {
    line: /^"?(?:https?|h2|grpcs?|wss?) \d{4}-\d\d-\d\dT\S+ (?:app|net)\//,
    name: { en: 'an access log of a load balancer', ja: 'ロードバランサーのアクセスログ' },
  },
  {
    line: /^\d{4}-\d\d-\d\dT\S+Z \S+ [\d.]+:\d+ /,
    name: { en: 'an access log of a load balancer', ja: 'ロードバランサーのアクセスログ' },
  },
  {
    line: /^#(?:Version|Fields|Software):/,
    name: { en: 'an access log of CloudFront or IIS', ja: 'CloudFront または IIS のアクセスログ' },
  },
  { line: /^[0-9a-f]{64} \S+ \[/, name: { en: 'an access log of S3', ja: 'S3 のアクセスログ' } },
  {
    line: /\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "/,
    name: { en: 'an access log of a web server', ja: 'Web サーバーのアクセスログ' },
  },
  { line: /^(?:version account-id |\d+ \d{12} eni-)/, name: { en: 'a flow log of a VPC', ja: 'VPC フローログ' } },
  {
    line: /^(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ /,
    name: { en: 'a system log', ja: 'システムログ' },
  },
  { line: /^\s*[{[]\s*(?:"|[{[]|$)/, name: { en: 'JSON', ja: 'JSON' } },
];

const MAX_LINES = 5;

/** @param text how the file begins @returns what it is; undefined where it is none of these */
export function rawLogOf(text: string): Words | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/, MAX_LINES);
  return LOGS.find(({ line }) => lines.some((one) => line.test(one.slice(0, MAX_LENGTH))))?.name;
}

const MAX_LENGTH = 1000;
