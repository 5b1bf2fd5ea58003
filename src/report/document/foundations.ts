/** What a comparison rests on: the day, the rate, the traffic, what was assumed, what is not priced, what is paid when. */
import type { ComparedOption, Comparison } from '../../bill/compare.js';
import type { CashFlow } from '../../bill/option.js';
import { printable } from '../../document/printable.js';
import { type Currency, roundedText } from '../../quantity/currency.js';
import { add, compareRationals, isZero, multiply, type Rational, rational, ZERO } from '../../quantity/rational.js';
import type { TimeZones } from '../../scenario/scenario.js';
import type { Language, Words } from '../../words.js';
import { currencyName, moneyText, numberText, rateText } from '../text/text.js';
import type { Billed } from './billed.js';
import type { Fact } from './document.js';
import { freeTierWords } from './freeTier.js';
import { trafficText } from './traffic.js';
import { spanWords } from './verdict.js';
import { WORDS } from './words.js';

/** What the amounts are in, and for which time: `JPY a month`. */
export function unitOf(scenario: Billed['scenario'], language: Language): string {
  const currency = currencyName(scenario.currency.code, language);
  const span = spanWords(scenario)[language];
  return { en: `${currency} ${span}`, ja: `${currency}（${span}）` }[language];
}

/** The same and more, for a line that stands in brackets behind a title. */
export function subtitleOf(scenario: Billed['scenario'], language: Language, ...more: readonly string[]): string {
  const currency = currencyName(scenario.currency.code, language);
  const span = spanWords(scenario)[language];
  return { en: [`${currency} ${span}`, ...more].join(', '), ja: [currency, span, ...more].join('、') }[language];
}

export function factsOf(comparison: Comparison, language: Language): Fact[] {
  const { scenario } = comparison;
  const { currency, frame } = scenario;
  const source = currency.source === undefined ? '' : ` (${printable(currency.source)})`;
  return [
    fact(WORDS.day, scenario.asOf),
    fact(WORDS.region, `${scenario.region} (${comparison.regionName})`),
    ...(frame.isEvent ? [fact(WORDS.during, frame.span.written)] : []),
    fact(WORDS.month, frame.month.written),
    ...(currency.code === 'USD' ? [] : [fact(WORDS.rate, `${rateText(currency, language)}${source}`)]),
    fact(WORDS.freeTier, freeTierWords(comparison)[language]),
    ...(scenario.timeZones === undefined ? [] : [fact(WORDS.timeZones, timeZonesText(scenario.timeZones, language))]),
    ...[...scenario.traffic].map(([id, traffic]) => fact(WORDS.traffic, trafficText(id, traffic, scenario, language))),
    ...(comparison.assumed.length === 0 ? [] : [fact(WORDS.assumed, joined(comparison.assumed, language))]),
    ...comparison.options.flatMap((option) => factsOfOption(option, currency.code, language)),
  ];

  function fact(name: Words, text: string): Fact {
    return { name: name[language], text };
  }
}

/** Whose rules the hours of schedules follow: they change with the runtime. */
export function timeZonesText({ names, version }: TimeZones, language: Language): string {
  const zones = names.join(', ');
  if (version === undefined) {
    return {
      en: `${zones}, by the rules of this runtime, which doesn't tell their version`,
      ja: `${zones}（この実行環境の時刻規則。バージョンは不明）`,
    }[language];
  }
  return {
    en: `${zones}, by version ${version} of the IANA time zone database`,
    ja: `${zones}（IANA タイムゾーンデータベース ${version}）`,
  }[language];
}

function factsOfOption(option: ComparedOption, code: string, language: Language): Fact[] {
  const title = printable(option.title[language], 60);
  const about = (name: Words, text: string): Fact => ({ name: `${name[language]}, ${title}`, text });
  return [
    ...(option.assumed.length === 0 ? [] : [about(WORDS.assumed, joined(option.assumed, language))]),
    ...option.cashFlow.map((flow) => about(WORDS.cashFlow, cashFlowText(flow, code, language))),
    ...(option.notPriced.length === 0 ? [] : [about(WORDS.notPriced, joined(option.notPriced, language))]),
  ];
}

/** Assumptions and the like, one after the other. */
export function joined(words: readonly Words[], language: Language): string {
  return words.map((one) => printable(one[language], 400)).join('; ');
}

/** `web: 1,368.00 USD at the start of 12 months, then 0.156 USD an hour (113.88 USD a month)`. */
function cashFlowText(
  { component, termMonths, upfront, hourly, monthly }: CashFlow,
  code: string,
  language: Language,
): string {
  const name = printable(component, 60);
  if (upfront === undefined || monthly === undefined) return `${name}: ${WORDS.splitUnknown[language]}`;
  const [first, each] = [upfront, monthly].map(
    ({ local }) => `${moneyText(local, code)} ${currencyName(code, language)}`,
  );
  const ofHour = hourly === undefined || isZero(hourly.local) ? undefined : numberText(hourly.local);
  if (ofHour !== undefined) {
    const currency = currencyName(code, language);
    return {
      en: `${name}: ${first} at the start of ${termMonths} months, then ${ofHour} ${currency} an hour (${each} a month)`,
      ja: `${name}: 契約 ${termMonths} か月、初期費用 ${first}、以後 1 時間あたり ${ofHour} ${currency}（月額 ${each}）`,
    }[language];
  }
  return {
    en: `${name}: ${first} at the start of ${termMonths} months, then ${each} a month`,
    ja: `${name}: 契約 ${termMonths} か月、初期費用 ${first}、以後は月額 ${each}`,
  }[language];
}

/** Whether the amounts as they are shown add up to something else than the total as it is shown. */
export function roundingShows(options: readonly ComparedOption[], { code, perUsd }: Currency): boolean {
  const shown = (amount: Rational) => rational(roundedText(amount, code));
  return options.some(({ lines, local }) => {
    const sum = lines.map(({ usd }) => shown(multiply(usd, perUsd))).reduce(add, ZERO);
    return compareRationals(sum, shown(local)) !== 0;
  });
}
