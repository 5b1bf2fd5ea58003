/** Which option is the cheapest, and by how much the others are dearer: for the month, and over the years. */
import { cheapestOf } from '../../bill/cheapest.js';
import type { Amount } from '../../bill/compare.js';
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

export function verdictLines(comparison: Omit<Billed, 'cheapest'>, language: Language): string[] {
  const { options, scenario } = comparison;
  if (options.length < 2) return [];
  const { code } = scenario.currency;
  const ofMonth = sentences(options, (option) => option, spanWords(scenario)[language], code, language);
  const { horizon } = scenario;
  if (horizon === undefined) return ofMonth;
  const amount = (option: BilledOption) => option.overHorizon ?? option;
  return [...ofMonth, ...sentences(options, amount, horizonWords(horizon.years)[language], code, language)];
}

function sentences(
  options: readonly BilledOption[],
  amountOf: (option: BilledOption) => Pick<Amount, 'usd' | 'local'>,
  span: string,
  code: string,
  language: Language,
): string[] {
  const priced = options.map((option) => ({
    name: printable(option.title[language], 60),
    usd: amountOf(option).usd,
    local: amountOf(option).local,
  }));
  const within = { en: ` ${span}`, ja: /^\d/.test(span) ? ` ${span}で` : span };
  const cheapest = cheapestOf(priced, ({ usd }) => usd);
  const [best] = cheapest;
  if (best === undefined) return [];
  const bestName = cheapest.map(({ name }) => name).join(AND[language]);
  const others = priced.filter((one) => !cheapest.includes(one));
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
