/** `currency:` - a code and an exchange rate, which no tool should choose by itself. */
import { asScalar, isMisspelt, refuseUnknownKeys, required } from '../document/read.js';
import type { Entry, Scalar } from '../document/tree.js';
import { mentioning, setting } from '../mention.js';
import { type Currency, isCurrencyCode, type UsualRate, usualRateOf } from '../quantity/currency.js';
import {
  compareRationals,
  divide,
  isZero,
  multiply,
  numberInWords,
  ONE,
  type Rational,
  rational,
} from '../quantity/rational.js';
import { plainWords, type Words } from '../words.js';
import { either, keys, keysOf, text, textOrNumber } from './describe/shape.js';
import { readLiteral } from './quantity/literal.js';
import type { Reading } from './quantity/reading.js';
import type { ScenarioReading } from './reading.js';
import { given } from './settings.js';

const WITH_RATE = keys(
  {
    code: text('A code of ISO 4217.', 'JPY'),
    perUsd: textOrNumber('How many units of it one US dollar buys.', 120),
    source: text('Who says so.', "the proposal's own rate"),
  },
  { required: ['code'] },
);

const CODE_ALONE = mentioning([setting('rate')], (rate) =>
  plainWords(`A code of ISO 4217; its rate comes from ${rate}.`),
);

export const CURRENCY = either(
  'The currency in which amounts are shown, and its exchange rate; default: US dollars.',
  text(CODE_ALONE, 'JPY'),
  WITH_RATE,
);

const USD: Currency = { code: 'USD', perUsd: ONE };

export function readCurrency(entry: Entry | undefined, reading: ScenarioReading): Currency {
  const { settings, appliedDefaults, problems } = reading;
  const mapping = entry?.value.kind === 'mapping' ? entry.value : undefined;
  if (mapping !== undefined) refuseUnknownKeys(mapping, keysOf(WITH_RATE), '`currency`', problems);
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
    if (entry === undefined) appliedDefaults.push({ key: 'currency', value: 'USD', ja: '通貨は USD' });
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
    const expected = mentioning([setting('rate', 'N')], (rate) => ({
      en: `perUsd: how many ${code.text} one US dollar buys (or ${rate})`,
      ja: `perUsd: 1 米ドルあたりの ${code.text}（または ${rate}）`,
    }));
    problems.push({ code: 'missingKey', place: code.place, message, expected });
    return USD;
  }
  const perUsd = readRate(rate, code.text, reading);
  const source = settings.rate === undefined ? own('source')?.text : undefined;
  return { code: code.text, perUsd, ...(source === undefined ? {} : { source }) };
}

const RATE_ALONE: Words = {
  en: 'an exchange rate without a currency',
  ja: '通貨の指定なしに為替レートが指定されています',
};
const ADD_CURRENCY = mentioning([setting('currency', 'CODE')], (currency) => ({
  en: `add ${currency}`,
  ja: `${currency} を追加してください`,
}));

/** No currency is worth more than some three dollars (Kuwait's dinar); gold and the like aren't asked for. */
const LOWEST_RATE = rational('0.2');

/** A rate that reads the wrong way round (dollars for a yen in place of yen for a dollar), or whose decimal point is elsewhere. */
export function currencyWarnings(currency: Currency): Words[] {
  const { code, perUsd } = currency;
  const usual = usualRateOf(code);
  const isInverse =
    compareRationals(perUsd, LOWEST_RATE) < 0 && (usual === undefined || !isFarOff(divide(ONE, perUsd), usual));
  if (isInverse) return [inverseWords(currency)];
  return usual !== undefined && isFarOff(perUsd, usual) ? [farOffWords(currency, usual)] : [];
}

/** Ten times a usual rate or more, or a tenth or less, and not what a currency that moves may come to. */
function isFarOff(rate: Rational, { lowest, highest }: UsualRate): boolean {
  const isAtLeast = (factor: number, bound: Rational) => compareRationals(rate, multiply(rational(factor), bound)) >= 0;
  const isAtMost = (factor: number, bound: Rational) => compareRationals(multiply(rational(factor), rate), bound) <= 0;
  return (isAtLeast(10, lowest) && isAtLeast(2, highest)) || (isAtMost(10, highest) && isAtMost(2, lowest));
}

function inverseWords({ code, perUsd }: Currency): Words {
  const [said, inverse] = [perUsd, divide(ONE, perUsd)].map((rate) => numberInWords(rate, 6));
  return {
    en: `one US dollar buys ${said} ${code} by this exchange rate; if ${said} is what one ${code} is worth in dollars, the rate is ${inverse}`,
    ja: `この為替レートでは 1 米ドルが ${said} ${code} です。${said} が 1 ${code} のドル換算額なら、レートは ${inverse} です`,
  };
}

function farOffWords({ code, perUsd }: Currency, { lowest, highest, since }: UsualRate): Words {
  const [said, low, high] = [perUsd, lowest, highest].map((rate) => numberInWords(rate, 6));
  return {
    en: `one US dollar buys ${said} ${code} by this exchange rate; since ${since} it has bought ${low} to ${high}: check the decimal point, and whether the rate is for 100 units`,
    ja: `この為替レートでは 1 米ドルが ${said} ${code} です。${since} 年以降の実績は ${low}～${high} です。小数点の位置と、100 単位あたりのレートでないかを確認してください`,
  };
}

const RATES = { lowest: rational('1e-9'), highest: rational('1e9') };

function readRate(scalar: Scalar, code: string, reading: Reading): Rational {
  const literal = readLiteral(scalar, reading);
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
  reading.problems.push({ code: 'outOfRange', place: scalar.place, message, expected });
  return ONE;
}
