/** Which option is the cheapest, and by how much the others are dearer: for the month, and over the years. */
import { cheapestOf, isPossible } from '../../bill/cheapest.js';
import type { Amount } from '../../bill/compare.js';
import { inYearWords } from '../../bill/horizon.js';
import { printable } from '../../document/printable.js';
import {
  divide,
  fixed,
  groupedDigits,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../../quantity/rational.js';
import { AND, japanese, type Language, NO_WORDS, type Words } from '../../words.js';
import { currencyName, moneyText } from '../text/text.js';
import type { Billed, BilledOption, Spanning } from './billed.js';
import { WORDS } from './words.js';

/** What the figures are for: a month, or the scenario's event. */
export function spanWords({ frame }: Spanning): Words {
  const written = printable(frame.span.written, 20);
  return frame.isEvent ? { en: `for ${written}`, ja: `${written} 分` } : WORDS.perMonth;
}

export function horizonWords(years: number): Words {
  return { en: `over ${years} ${years === 1 ? 'year' : 'years'}`, ja: `${years} 年間` };
}

/** What the verdict is made of: the amounts of one span, and why an option isn't possible over it. */
interface Judged {
  readonly name: string;
  readonly usd: Rational;
  readonly local: Rational;
  readonly impossible: readonly Words[];
}

export function verdictLines(comparison: Omit<Billed, 'cheapest'>, language: Language): string[] {
  const { options, scenario } = comparison;
  const { code } = scenario.currency;
  const ofMonth = options.map((option) => judged(option, option, option.impossible, language));
  const month = sentences(ofMonth, spanWords(scenario)[language], code, language);
  const { horizon } = scenario;
  if (horizon === undefined) return month;
  const ofYears = options.map((option) => {
    const { overHorizon = { ...option, impossible: [] } } = option;
    return judged(option, overHorizon, overHorizon.impossible.map(inYearWords), language);
  });
  return [...month, ...sentences(ofYears, horizonWords(horizon.years)[language], code, language)];
}

function judged(
  { title }: BilledOption,
  { usd, local }: Pick<Amount, 'usd' | 'local'>,
  impossible: readonly Words[],
  language: Language,
): Judged {
  return { name: printable(title[language], 60), usd, local, impossible };
}

/** The cheapest of what is possible; and what isn't, with its cost and the reasons. */
function sentences(all: readonly Judged[], span: string, code: string, language: Language): string[] {
  const within = { en: ` ${span}`, ja: /^\d/.test(span) ? ` ${span}で` : span };
  const possible = all.filter(isPossible);
  const out = all.filter((one) => !isPossible(one));
  const lacking = out.map((one) => impossibleSentence(one, span, code, language));
  if (all.length < 2 || possible.length === 0) {
    const none = { en: `No option is possible ${span}.`, ja: `実現できる構成がありません（${span}）` }[language];
    return [...(all.length > 1 ? [none] : []), ...lacking];
  }
  const [only] = possible as [Judged];
  if (possible.length === 1) {
    const amount = `${moneyText(only.local, code)} ${currencyName(code, language)}`;
    const words = {
      en: `Only ${only.name} is possible: ${amount} ${span}.`,
      ja: japanese`実現できるのは${only.name}のみ: ${span} ${amount}`,
    };
    return [words[language], ...lacking];
  }
  return [...comparedSentences(possible, within, code, language), ...lacking];
}

function impossibleSentence(
  { name, local, impossible }: Judged,
  span: string,
  code: string,
  language: Language,
): string {
  const amount = `${moneyText(local, code)} ${currencyName(code, language)}`;
  const reasons = impossible.map((words) => printable(words[language], 400));
  return {
    en: `${name} (${amount} ${span}) is not possible: ${reasons.join('; ')}.`,
    ja: japanese`${name}（${span} ${amount}）は実現できません: ${reasons.join('。')}`,
  }[language];
}

function comparedSentences(possible: readonly Judged[], within: Words, code: string, language: Language): string[] {
  const cheapest = cheapestOf(possible, ({ usd }) => usd);
  const [best] = cheapest as [Judged];
  const bestName = cheapest.map(({ name }) => name).join(AND[language]);
  const others = possible.filter((one) => !cheapest.includes(one));
  if (others.length === 0) return [{ en: `${bestName} cost the same.`, ja: `${bestName} は同額` }[language]];
  return others.map(({ name, usd, local }) => {
    const amount = `${moneyText(subtract(local, best.local), code)} ${currencyName(code, language)}`;
    const less = { en: amount, ja: japanese`${amount}安い` };
    const share = percent(divide(subtract(usd, best.usd), usd));
    const times = isZero(best.usd) ? undefined : groupedDigits(fixed(divide(usd, best.usd), 2));
    const ratio =
      times === undefined ? NO_WORDS : { en: `; ${name} costs ${times} times as much`, ja: `、${name} は ${times} 倍` };
    return {
      en: `${bestName} ${cheapest.length > 1 ? 'cost' : 'costs'} ${less.en}${within.en} less than ${name} (${share} less${ratio.en}).`,
      ja: `${bestName} は ${name} より${within.ja} ${less.ja}（${share} 減${ratio.ja}）`,
    }[language];
  });
}

function percent(share: Rational): string {
  return `${fixed(multiply(share, rational(100)), 1)} %`;
}
