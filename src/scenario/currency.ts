/** `currency:` - a code and an exchange rate, which no tool should choose by itself. */
import { asScalar, isMisspelt, type Problems, refuseUnknownKeys, required } from '../document/read.js';
import type { Entry, Scalar } from '../document/tree.js';
import { type Currency, isCurrencyCode } from '../quantity/currency.js';
import { compareRationals, isZero, ONE, type Rational, rational } from '../quantity/rational.js';
import type { Words } from '../words.js';
import type { Fallback } from './fallback.js';
import { readLiteral } from './quantity/literal.js';
import { given, type Settings } from './settings.js';

export const CURRENCY_KEYS = ['code', 'perUsd', 'source'] as const;

const USD: Currency = { code: 'USD', perUsd: ONE };

export function readCurrency(
  entry: Entry | undefined,
  settings: Settings,
  fallbacks: Fallback[],
  problems: Problems,
): Currency {
  const mapping = entry?.value.kind === 'mapping' ? entry.value : undefined;
  if (mapping !== undefined) refuseUnknownKeys(mapping, CURRENCY_KEYS, '`currency`', problems);
  const own = (key: string) => {
    const found = mapping?.entries.get(key);
    return found && asScalar(found.value, `\`${key}\``, problems);
  };
  const plain =
    entry !== undefined && mapping === undefined ? asScalar(entry.value, '`currency`', problems) : undefined;
  const code = settings.currency === undefined ? (plain ?? own('code')) : given(settings.currency);
  const rateOfFile =
    settings.currency !== undefined && settings.currency.text !== own('code')?.text ? undefined : own('perUsd');
  const rate = settings.rate === undefined ? rateOfFile : given(settings.rate);
  if (code === undefined) {
    if (mapping !== undefined) required(mapping, 'code', '`currency`', problems);
    if (entry === undefined) fallbacks.push({ key: 'currency', value: 'USD', ja: '通貨は USD' });
    if (settings.rate !== undefined) {
      const { place } = given(settings.rate);
      problems.push({ code: 'contradiction', place, message: RATE_ALONE, remedy: ADD_CURRENCY });
    }
    return USD;
  }
  if (!isCurrencyCode(code.text)) {
    const message = { en: `\`${code.text}\` is not a currency`, ja: `\`${code.text}\` という通貨はありません` };
    const nearest = isCurrencyCode(code.text.toUpperCase()) ? { nearest: code.text.toUpperCase() } : {};
    const expected = { en: 'a code of ISO 4217, e.g. JPY', ja: 'ISO 4217 の通貨コード（例: JPY）' };
    problems.push({ code: 'unknownWord', place: code.place, message, expected, ...nearest });
    return USD;
  }
  if (rate === undefined) {
    if (code.text === 'USD' || (mapping !== undefined && isMisspelt(mapping, 'perUsd'))) return USD;
    const message = {
      en: `no exchange rate for ${code.text}`,
      ja: `${code.text} の為替レートが指定されていません`,
    };
    const expected = {
      en: `perUsd: how many ${code.text} one US dollar buys (or --rate N)`,
      ja: `perUsd: 1 米ドルあたりの ${code.text}（または --rate N）`,
    };
    problems.push({ code: 'missingKey', place: code.place, message, expected });
    return USD;
  }
  const perUsd = readRate(rate, code.text, problems);
  const source = settings.rate === undefined ? own('source')?.text : undefined;
  return { code: code.text, perUsd, ...(source === undefined ? {} : { source }) };
}

const RATE_ALONE: Words = {
  en: 'an exchange rate without a currency',
  ja: '通貨の指定なしに為替レートが指定されています',
};
const ADD_CURRENCY: Words = { en: 'add --currency CODE', ja: '--currency CODE を追加してください' };

const RATES = { lowest: rational('1e-9'), highest: rational('1e9') };

function readRate(scalar: Scalar, code: string, problems: Problems): Rational {
  const literal = readLiteral(scalar, problems);
  if (literal === undefined) return ONE;
  const { value } = literal;
  const inRange = compareRationals(value, RATES.lowest) >= 0 && compareRationals(value, RATES.highest) <= 0;
  const right = literal.measure === 'number' && literal.rate === undefined && inRange && !isZero(value);
  if (right && (code !== 'USD' || compareRationals(value, ONE) === 0)) return value;
  const message: Words = right
    ? { en: 'the exchange rate of the US dollar to itself is 1', ja: '米ドルの為替レートは 1 です' }
    : {
        en: `\`${scalar.text}\` is not an exchange rate`,
        ja: `\`${scalar.text}\` は為替レートとして正しくありません`,
      };
  const expected = {
    en: `how many ${code} one US dollar buys, e.g. 120`,
    ja: `1 米ドルあたりの ${code}（例: 120）`,
  };
  problems.push({ code: 'outOfRange', place: scalar.place, message, expected });
  return ONE;
}
