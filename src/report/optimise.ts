/** The cheapest configurations, in words and as JSON. */
import { choiceText } from '../compare/candidates.js';
import type { Configuration, OptimisedOption, Optimum } from '../compare/optimise.js';
import { inCurrency } from '../quantity/currency.js';
import {
  divide,
  fixed,
  groupedDigits,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../quantity/rational.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Language } from '../words.js';
import { headJson, type Look, optionTitle } from './breakEven.js';
import { columnsText } from './columns.js';
import { decimal } from './json.js';
import { moneyText, paragraph, printable } from './text.js';
import { spanWords } from './verdict.js';
import { warningsOf } from './warnings.js';

export function optimumText(found: Optimum, look: Look): string {
  const { scenario, cheapest, options } = found;
  const { language, width } = look;
  const ja = language === 'ja';
  const title = `${printable(scenario.title[language])} (${scenario.currency.code} ${spanWords(scenario)[language]}, ${scenario.asOf})`;
  const verdict = cheapest && verdictText(cheapest.option, cheapest.configuration, scenario, language);
  const none = ja ? '負荷を処理できる構成がありません。' : 'No configuration carries the load.';
  return [
    title,
    ...options.flatMap((option) => optionLines(option, scenario, look)),
    paragraph(verdict ?? none, width, '  '),
  ].join('\n');
}

function verdictText(
  option: string,
  { region, choices, instances, bill }: Configuration,
  scenario: Scenario,
  language: Language,
): string {
  const name = optionTitle(scenario, option, language);
  const what = choices.map((choice, index) => counted(choiceText(choice), instances[index])).join(', ');
  const amount = `${moneyText(inCurrency(bill.usd, scenario.currency), scenario.currency.code)} ${scenario.currency.code}`;
  return language === 'ja'
    ? `最安の構成: ${name}、${region} の ${what}、${amount}`
    : `The cheapest of all: ${name}, ${what} in ${region}, for ${amount}.`;
}

function counted(what: string, instances: Rational | undefined): string {
  return instances === undefined ? what : `${groupedDigits(decimal(instances))} × ${what}`;
}

function optionLines(
  { name, best, considered, billed, rejections }: OptimisedOption,
  scenario: Scenario,
  { language, width }: Look,
): string[] {
  const ja = language === 'ja';
  const [first] = best;
  const title = optionTitle(scenario, name, language);
  const counts = ja
    ? `${title}: ${groupedDigits(String(considered))} 構成を検討（うち ${billed} 構成を明細まで計算）`
    : `${title}: ${groupedDigits(String(considered))} configurations considered, ${billed} of them billed in full`;
  const rows = best.map(({ region, choices, instances, bill }) => [
    region,
    choices.map((choice, index) => counted(choiceText(choice), instances[index])).join('\n'),
    moneyText(inCurrency(bill.usd, scenario.currency), scenario.currency.code),
    first === undefined || isZero(first.bill.usd) ? '' : more(bill.usd, first.bill.usd),
  ]);
  const table = columnsText(
    {
      head: ja
        ? ['リージョン', '構成', '金額', '最安との差']
        : ['region', 'configuration', scenario.currency.code, 'dearer by'],
      aligns: ['left', 'left', 'right', 'right'],
      rows,
    },
    width,
  );
  const left = rejections.map(({ reason, count, examples }) =>
    paragraph(
      ja
        ? `除外 ${groupedDigits(String(count))} 件: ${printable(reason, 300)}（例: ${examples.join('、')}）`
        : `left out, ${groupedDigits(String(count))}: ${printable(reason, 300)} (e.g. ${examples.join(', ')})`,
      width,
      '  ',
    ),
  );
  const doubts = first === undefined ? [] : warningsOf(first.bill.doubts, scenario.asOf);
  const told = [...(first?.bill.warnings ?? []), ...doubts].map((words) =>
    paragraph(`${ja ? '注意' : 'Warning'}: ${words[language]}`, width, '  '),
  );
  const assumed = (first?.bill.assumed ?? []).map((words) => printable(words[language], 400));
  const assumption =
    assumed.length === 0 ? [] : [paragraph(`${ja ? '前提条件' : 'Assumed'}: ${assumed.join('; ')}`, width, '  ')];
  return [counts, ...(rows.length === 0 ? [] : [table]), ...left, ...assumption, ...told];
}

function more(usd: Rational, least: Rational): string {
  const share = multiply(divide(subtract(usd, least), least), rational(100));
  return isZero(share) ? '–' : `${fixed(share, 1)} %`;
}

export function optimumJson({ scenario, regions, options, cheapest }: Optimum): object {
  const configuration = ({ region, choices, instances, bill }: Configuration) => ({
    region,
    choices: choices.map((choice, index) => {
      const count = instances[index];
      return { ...choice, ...(count === undefined ? {} : { instances: decimal(count) }) };
    }),
    usd: decimal(bill.usd),
  });
  return {
    ...headJson('optimise', scenario),
    regions,
    options: options.map(({ name, best, considered, billed, rejections }) => ({
      name,
      considered,
      billedInFull: billed,
      best: best.map(configuration),
      rejections,
    })),
    cheapest: cheapest === undefined ? null : { option: cheapest.option, ...configuration(cheapest.configuration) },
  };
}
