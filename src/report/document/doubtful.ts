/** Whether the answer depends on prices and rules that aren't proven for the day, as sentences under the verdict. */
import type { Comparison } from '../../bill/compare.js';
import { type Doubtful, type OtherTotals, otherTotals } from '../../bill/doubtful.js';
import type { Doubt } from '../../book/snapshot.js';
import { inCurrency } from '../../quantity/currency.js';
import type { Scenario } from '../../scenario/scenario.js';
import { AND, japanese, type Language, type Words } from '../../words.js';
import { currencyName, moneyText } from '../text/text.js';
import { optionTitle } from './cells.js';
import { horizonWords, spanWords } from './verdict.js';

const known = new WeakMap<Comparison, OtherTotals | undefined>();
const knownOverYears = new WeakMap<Comparison, OtherTotals | undefined>();

/** Of a comparison, worked out once for all that is shown of it. */
export function otherTotalsOf(comparison: Comparison): OtherTotals | undefined {
  return workedOut(known, comparison, ({ options }) => options);
}

/** The same over the scenario's years; undefined where it has none. */
export function otherTotalsOverYears(comparison: Comparison): OtherTotals | undefined {
  return workedOut(knownOverYears, comparison, ({ options }) =>
    options.flatMap(({ overHorizon, name, doubts }) =>
      overHorizon === undefined ? [] : [{ ...overHorizon, name, doubts }],
    ),
  );
}

function workedOut(
  found: WeakMap<Comparison, OtherTotals | undefined>,
  comparison: Comparison,
  optionsOf: (comparison: Comparison) => readonly Doubtful[],
): OtherTotals | undefined {
  if (!found.has(comparison)) found.set(comparison, otherTotals(optionsOf(comparison)));
  return found.get(comparison);
}

/** Nothing where no price is in doubt that may change what is shown. */
export function doubtfulLines(comparison: Comparison, language: Language): string[] {
  const { scenario, options, cheapest } = comparison;
  const doubts = options.flatMap((option) => option.doubts);
  const month = rangesText(otherTotalsOf(comparison), scenario, spanWords(scenario), language);
  const { horizon } = scenario;
  const years =
    horizon && rangesText(otherTotalsOverYears(comparison), scenario, horizonWords(horizon.years), language);
  const told = [month, years].filter((one) => one !== undefined);
  if (told.length === 0) return unknownLines(doubts, scenario, language);
  const found = otherTotalsOf(comparison);
  const staying = cheapest.map(({ name }) => name);
  const winner = options.length < 2 ? NO_WINNER : winnerWords(found?.otherCheapest ?? [], staying, scenario, language);
  const head = byOthersText(doubts, scenario.asOf, language);
  const list = { en: told.join('; '), ja: told.join('、') }[language];
  return [
    `${head}${{ en: ', ', ja: '、' }[language]}${list}${winner[language]}`,
    ...yearsWinner(comparison, language),
    ...unknownLines(doubts, scenario, language),
  ];
}

const NO_WINNER: Words = { en: '.', ja: '' };

/** `EC2 costs between 33.90 and 39.10 USD a month`; undefined where no amount of the currency would be another. */
function rangesText(
  found: OtherTotals | undefined,
  scenario: Scenario,
  span: Words,
  language: Language,
): string | undefined {
  const { code } = scenario.currency;
  const unit = { en: `${currencyName(code, 'en')} ${span.en}`, ja: currencyName(code, 'ja') }[language];
  const ranges = [...(found?.ranges ?? [])].flatMap(([name, { low, high }]) => {
    const [from, to] = [low, high].map((usd) => moneyText(inCurrency(usd, scenario.currency), code)) as [
      string,
      string,
    ];
    if (from === to) return [];
    const title = optionTitle(scenario, name, language);
    return [
      {
        en: `${title} costs between ${from} and ${to} ${unit}`,
        ja: japanese`${title} は${span.ja} ${from}～${to} ${unit}`,
      }[language],
    ];
  });
  return ranges.length === 0 ? undefined : ranges.join({ en: AND.en, ja: '、' }[language]);
}

/** `Not every price is proven for 2017-06-01. By the other known prices` */
function byOthersText(doubts: readonly Doubt[], asOf: string, language: Language): string {
  const isOther = (doubt: Doubt) => 'others' in doubt && doubt.others !== undefined;
  const kinds = doubts.filter(isOther).map(({ kind }) => (kind === 'disputed' ? RULE : PRICE));
  const subject = kinds.includes(RULE) ? (kinds.includes(PRICE) ? EITHER : RULE) : PRICE;
  const { all } = subject;
  return {
    en: `Not every ${subject.en} is proven for ${asOf}. By the other known ${all.en}`,
    ja: `${asOf} 時点の${subject.ja}には確定できないものがあります。ほかに確認されている${all.ja}では`,
  }[language];
}

const PRICE = { en: 'price', ja: '価格', all: { en: 'prices', ja: '価格' } };
const RULE = { en: 'billing rule', ja: '課金ルール', all: { en: 'billing rules', ja: '課金ルール' } };
const EITHER = {
  en: 'price and billing rule',
  ja: '価格・課金ルール',
  all: { en: 'prices and billing rules', ja: '価格・課金ルール' },
};

function winnerWords(
  others: readonly string[],
  staying: readonly string[],
  scenario: Scenario,
  language: Language,
): Words {
  const [may, names] = [others, staying].map((list) => list.map((name) => optionTitle(scenario, name, language))) as [
    string[],
    string[],
  ];
  if (may.length > 0) {
    return {
      en: `; ${may.join(AND.en)} may be the cheapest then.`,
      ja: `。その場合は ${may.join(AND.ja)} が最安になる可能性あり`,
    };
  }
  if (names.length === 0) return NO_WINNER;
  return {
    en: `; ${names.join(AND.en)} ${names.length > 1 ? 'stay' : 'stays'} the cheapest.`,
    ja: `。いずれの価格でも最安は ${names.join(AND.ja)}`,
  };
}

/** Who may be the cheapest over the years, which may be another than in the first month. */
function yearsWinner(comparison: Comparison, language: Language): string[] {
  const { scenario, options } = comparison;
  const others = otherTotalsOverYears(comparison)?.otherCheapest ?? [];
  if (scenario.horizon === undefined || options.length < 2 || others.length === 0) return [];
  const span = horizonWords(scenario.horizon.years);
  const names = others.map((name) => optionTitle(scenario, name, language));
  return [
    {
      en: `${names.join(AND.en)} may be the cheapest ${span.en} then.`,
      ja: `その場合、${span.ja}では ${names.join(AND.ja)} が最安になる可能性あり`,
    }[language],
  ];
}

/** A price that has become another by a later day, and nobody knows which. */
function unknownLines(doubts: readonly Doubt[], { asOf }: Pick<Scenario, 'asOf'>, language: Language): string[] {
  const isUnknown = doubts.some((doubt) => doubt.kind === 'changedBetween' && doubt.others === undefined);
  if (!isUnknown) return [];
  return [
    {
      en: `Some prices may have been others on ${asOf} already, and to what they changed isn't known: whether the answer depends on them can't be told.`,
      ja: `${asOf} 時点ですでに変わっていた可能性のある価格があり、変更後の価格は不明です。結果への影響は判断できません`,
    }[language],
  ];
}

function notTriedLines(left: number, language: Language): string[] {
  if (left === 0) return [];
  return [
    {
      en: `${left} more ${left === 1 ? 'way' : 'ways'} to combine the other known prices may matter, and ${left === 1 ? 'was' : 'were'} not tried.`,
      ja: `結果に影響し得るほかの価格の組み合わせのうち、${left} 通りは試していません`,
    }[language],
  ];
}

/**
 * Whether options that an answer of many values doesn't name may be the cheapest.
 * @param may where which of them may; empty where it stays as it is
 * @param left in how many more ways the other prices can be taken, which weren't tried
 */
export function otherwiseLines(
  doubts: readonly Doubt[],
  may: readonly Words[],
  scenario: Pick<Scenario, 'asOf'>,
  language: Language,
  left = 0,
): string[] {
  const unknown = [...notTriedLines(left, language), ...unknownLines(doubts, scenario, language)];
  if (!doubts.some((doubt) => 'others' in doubt && doubt.others !== undefined)) return unknown;
  const head = byOthersText(doubts, scenario.asOf, language);
  const list = may.map((words) => words[language]);
  const text =
    list.length === 0
      ? { en: `${head} the cheapest option is the same.`, ja: `${head}、最安の構成は変わりません` }
      : { en: `${head}: ${list.join('; ')}.`, ja: `${head}、${list.join('、')}` };
  return [text[language], ...unknown];
}
