/** Whether the answer depends on prices that aren't proven for the day, as a sentence under the verdict. */
import type { Comparison } from '../../bill/compare.js';
import { type OtherTotals, otherTotals } from '../../bill/doubtful.js';
import { printable } from '../../document/printable.js';
import { inCurrency } from '../../quantity/currency.js';
import { AND, japanese, type Language } from '../../words.js';
import { currencyName, moneyText } from '../text/text.js';
import { spanWords } from './verdict.js';

const known = new WeakMap<Comparison, OtherTotals | undefined>();

/** Of a comparison, worked out once for all that is shown of it. */
export function otherTotalsOf(comparison: Comparison): OtherTotals | undefined {
  if (!known.has(comparison)) known.set(comparison, otherTotals(comparison.options));
  return known.get(comparison);
}

/** Empty where no other price is known by which a total would be another amount of the currency. */
export function doubtfulLines(comparison: Comparison, language: Language): string[] {
  const { scenario, options } = comparison;
  const found = otherTotalsOf(comparison);
  if (found === undefined) return [];
  const { code } = scenario.currency;
  const titleOf = (name: string) => printable(options.find((one) => one.name === name)?.title[language] ?? name, 60);
  const unit = { en: `${currencyName(code, 'en')} ${spanWords(scenario).en}`, ja: currencyName(code, 'ja') }[language];
  const span = spanWords(scenario).ja;
  const ranges = [...found.ranges].flatMap(([name, { low, high }]) => {
    const [from, to] = [low, high].map((usd) => moneyText(inCurrency(usd, scenario.currency), code)) as [
      string,
      string,
    ];
    if (from === to) return [];
    return [
      {
        en: `${titleOf(name)} costs between ${from} and ${to} ${unit}`,
        ja: japanese`${titleOf(name)} は${span} ${from}～${to} ${unit}`,
      }[language],
    ];
  });
  if (ranges.length === 0) return [];
  const head = {
    en: `Not every price is proven for ${scenario.asOf}. By the other known prices, ${ranges.join(AND.en)}`,
    ja: `${scenario.asOf} 時点の価格には確定できないものがあります。ほかに確認されている価格では、${ranges.join('、')}`,
  }[language];
  return [`${head}${winnerText(comparison, found.otherCheapest.map(titleOf), titleOf, language)}`];
}

function winnerText(
  { options, cheapest }: Comparison,
  others: readonly string[],
  titleOf: (name: string) => string,
  language: Language,
): string {
  if (options.length < 2) return { en: '.', ja: '' }[language];
  if (others.length > 0) {
    return {
      en: `; ${others.join(AND.en)} may be the cheapest then.`,
      ja: `。その場合は ${others.join(AND.ja)} が最安になる可能性あり`,
    }[language];
  }
  const names = cheapest.map(({ name }) => titleOf(name));
  return {
    en: `; ${names.join(AND.en)} ${names.length > 1 ? 'stay' : 'stays'} the cheapest.`,
    ja: `。いずれの価格でも最安は ${names.join(AND.ja)}`,
  }[language];
}
