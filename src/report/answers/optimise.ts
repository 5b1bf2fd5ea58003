/** The cheapest configurations, in words, as records and as JSON. */

import { type Assumptions, defaultsOf, distinct, middlesOf } from '../../bill/assumptions.js';
import { otherCheapestOf } from '../../bill/doubtful.js';
import type { Doubt } from '../../book/snapshot.js';
import { printable } from '../../document/printable.js';
import { inCurrency, roundedText } from '../../quantity/currency.js';
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
import {
  type Configuration,
  type OptimisedOption,
  type Optimum,
  tooManyLeft,
} from '../../questions/choose/optimise.js';
import type { Scenario } from '../../scenario/scenario.js';
import { japanese, type Language, NO_WORDS, type Words } from '../../words.js';
import type { BarChart } from '../chart/chart.js';
import { assumedPart } from '../document/assumed.js';
import { barPart, moneyAxis } from '../document/axes.js';
import { amountText, moneyCell, NOTHING, optionTitle } from '../document/cells.js';
import type { Answer, Cell, Document, Part, Records, Shown, Table } from '../document/document.js';
import { otherwiseLines } from '../document/doubtful.js';
import { subtitleOf } from '../document/foundations.js';
import { doubtAppendix, doubtField, doubtsJson, doubtWords } from '../document/warnings.js';
import { currencyName } from '../text/text.js';
import { decimal, headJson } from './comparisonJson.js';
import { partSentence } from './part.js';

export function optimumAnswer(found: Optimum): Answer {
  return {
    document: (language, shown) => optimumDocument(found, language, shown),
    records: () => optimumRecords(found),
    json: () => optimumJson(found),
  };
}

/**
 * An optimum as a document: the cheapest configurations of each option, what was left out and why.
 * @example
 * ```ts
 * import { optimise, optimumDocument, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/optimise/thumbnails.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const document = optimumDocument(optimise(asked, { top: 3 }), 'en');
 * document.summary[0]; // => 'The cheapest of all: EC2, 4 × t3a.micro in ap-northeast-1, for 13,464 JPY.'
 * ```
 */
export function optimumDocument(
  found: Optimum,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const { scenario, options, left } = found;
  const doubts = doubtsOf(found);
  const warnings = warningsOfBest(found, language, { isPlain });
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: subtitleOf(scenario, language, scenario.asOf),
    summary: [
      verdictText(found, language),
      ...(left === 0 ? [] : [partSentence(tooManyLeft(left), language)]),
      ...otherwiseLines(doubts, otherwiseWords(found, language), scenario, language),
    ],
    currency: scenario.currency.code,
    parts: [
      ...options.flatMap((option) => optionParts(option, scenario, language)),
      ...(charts ? [{ kind: 'chart', chart: configurationsChart(found, language) } as const] : []),
      ...assumedPart(assumedOf(found), scenario, language),
      ...(warnings.length === 0 ? [] : [{ kind: 'warnings', texts: warnings } as const]),
      ...doubtAppendix(doubts, scenario.asOf, language, { isPlain }),
    ],
  };
}

/** Of all configurations that are told. */
function doubtsOf({ options }: Pick<Optimum, 'options'>): Doubt[] {
  return options.flatMap(({ best }) => best.flatMap(({ bill }) => bill.doubts));
}

/** Configurations of those that are told which may be the cheapest by other known prices. */
function otherwiseOf({ options }: Optimum): { readonly option: string; readonly configuration: Configuration }[] {
  const all = options.flatMap(({ name, best }) => best.map((configuration) => ({ option: name, configuration })));
  const found = otherCheapestOf(
    all.map(({ configuration: { region, bill } }, index) => ({ ...bill, region, name: String(index) })),
  );
  return found.map((index) => all[Number(index)] as (typeof all)[number]);
}

function otherwiseWords(found: Optimum, language: Language): Words[] {
  const told = otherwiseOf(found).map(({ option, configuration }) => {
    const what = configurationTexts(configuration, language).join(', ');
    return `${optionTitle(found.scenario, option, language)}, ${what} (${configuration.region})`;
  });
  if (told.length === 0) return [];
  return [
    {
      en: `of the configurations listed, ${told.join('; ')} may be the cheapest`,
      ja: `一覧の構成のうち ${told.join('、')} が最安になる可能性あり`,
    },
  ];
}

function verdictText({ scenario, cheapest }: Optimum, language: Language): string {
  if (cheapest === undefined)
    return { en: 'No configuration carries the load.', ja: '負荷を処理できる構成がありません。' }[language];
  const { region, bill } = cheapest.configuration;
  const name = optionTitle(scenario, cheapest.option, language);
  const what = configurationTexts(cheapest.configuration, language).join(', ');
  const amount = `${amountText(bill.usd, scenario.currency)} ${currencyName(scenario.currency.code, language)}`;
  return {
    en: `The cheapest of all: ${name}, ${what} in ${region}, for ${amount}.`,
    ja: japanese`最安の構成: ${name}、${region}の${what}、${amount}`,
  }[language];
}

/** `4 × t3a.micro`, one for each component that was chosen. */
function configurationTexts({ words, instances }: Configuration, language: Language): string[] {
  return words.map(({ [language]: what }, index) => {
    const count = instances[index];
    return count === undefined ? what : `${groupedDigits(decimal(count))} × ${what}`;
  });
}

function optionParts(option: OptimisedOption, scenario: Scenario, language: Language): Part[] {
  const { name, isOpen, best, considered, billed, left: unseen, rejections } = option;
  const title = optionTitle(scenario, name, language);
  const many = groupedDigits(String(considered));
  const more = groupedDigits(String(unseen));
  const moreText = unseen === 0 ? NO_WORDS : { en: `, ${more} more not looked at`, ja: `、残り ${more} 構成は未検討` };
  const left = rejections.map(({ reason, count, examples }) => {
    const listed = examples.map((one) => one[language]);
    const [number, why] = [groupedDigits(String(count)), printable(reason[language], 300)];
    return {
      en: `left out, ${number}: ${why} (e.g. ${listed.join(', ')})`,
      ja: `除外 ${number} 件: ${why}（例: ${listed.join('、')}）`,
    }[language];
  });
  return [
    {
      kind: 'heading',
      text: (isOpen
        ? {
            en: `${title}: ${many} configurations considered, ${billed} of them billed in full${moreText.en}`,
            ja: `${title}: ${many} 構成を検討（うち ${billed} 構成を明細まで計算${moreText.ja}）`,
          }
        : {
            en: `${title}: as stated, as there is nothing to choose`,
            ja: `${title}: 選べるものがないため、シナリオのまま計算`,
          })[language],
    },
    ...(best.length === 0
      ? []
      : [{ kind: 'table', table: configurationsTable(option, title, scenario, language) } as const]),
    ...left.map((text): Part => ({ kind: 'paragraph', text })),
  ];
}

function configurationsTable({ best }: OptimisedOption, name: string, scenario: Scenario, language: Language): Table {
  const { currency } = scenario;
  const [region, what, amount, dearer] = {
    en: ['region', 'configuration', currency.code, 'dearer by'],
    ja: ['リージョン', '構成', `金額（${currencyName(currency.code, language)}）`, '最安との差'],
  }[language];
  return {
    name,
    columns: [
      { key: 'region', head: region as string, kind: 'text' },
      { key: 'configuration', head: what as string, kind: 'text' },
      { key: 'amount', head: amount as string, kind: 'money', unit: currency.code },
      { key: 'dearer', head: dearer as string, kind: 'share' },
    ],
    rows: best.map((configuration) => ({
      cells: [
        configuration.region,
        configurationTexts(configuration, language).join('\n'),
        moneyCell(configuration.bill.usd, currency),
        dearerCell(configuration.bill.usd, best[0]?.bill.usd),
      ],
    })),
  };
}

function dearerCell(usd: Rational, least: Rational | undefined): Cell {
  if (least === undefined || isZero(least)) return '';
  const value = divide(subtract(usd, least), least);
  return { text: isZero(value) ? NOTHING : `${fixed(multiply(value, rational(100)), 1)} %`, value };
}

function assumedOf({ options, scenario }: Optimum): Assumptions {
  const whole = [...defaultsOf(scenario), ...middlesOf(scenario)];
  return { whole, options: new Map(options.map((option) => [option.name, assumptionsOf(option)])) };
}

/** Of the best of an option, and of the choice. */
function assumptionsOf({ best: [first], assumed }: OptimisedOption): Words[] {
  return distinct([...(first?.bill.assumed ?? []), ...assumed]);
}

function warningsOfBest(found: Optimum, language: Language, shown: Shown): string[] {
  const { options, scenario } = found;
  const own = options.flatMap(({ name, best: [first] }) =>
    (first?.bill.warnings ?? []).map((one) => `${optionTitle(scenario, name, language)}: ${one[language]}`),
  );
  return [...own, ...doubtWords(doubtsOf(found), scenario.asOf, shown).map((words) => words[language])];
}

/** A bar for each of the best, in the colour of the option. */
function configurationsChart({ options, scenario }: Optimum, language: Language): BarChart {
  const { currency } = scenario;
  return {
    kind: 'bars',
    title: { en: 'Cost of the configurations', ja: '構成別の費用' }[language],
    amount: moneyAxis(scenario, language),
    bars: options.flatMap(({ name, best }) =>
      best.map((configuration) => ({
        name: `${configurationTexts(configuration, language).join(', ')}, ${configuration.region}`,
        text: `${amountText(configuration.bill.usd, currency)} ${currencyName(currency.code, language)}`,
        parts: [barPart(optionTitle(scenario, name, language), inCurrency(configuration.bill.usd, currency))],
      })),
    ),
  };
}

/** A record for each configuration, the cheapest of an option first. */
function optimumRecords(found: Optimum): Records {
  const { options, scenario } = found;
  const { currency } = scenario;
  return {
    header: [
      'x_Scenario',
      'x_AsOf',
      'x_Option',
      'x_Rank',
      'RegionId',
      'x_Configuration',
      'x_Instances',
      'EffectiveCost',
      'BillingCurrency',
      'x_LocalCost',
      'x_LocalCurrency',
      'x_IsCheapestByOtherPrices',
      'x_Doubts',
    ],
    *rows() {
      const others = otherwiseOf(found).map((one) => one.configuration);
      for (const { name, best } of options) {
        for (const [index, configuration] of best.entries()) {
          const { usd } = configuration.bill;
          yield [
            scenario.title.en,
            scenario.asOf,
            name,
            String(index + 1),
            configuration.region,
            configuration.words.map(({ en }) => en).join('; '),
            configuration.instances.map((count) => (count === undefined ? '' : decimal(count))).join('; '),
            decimal(usd),
            'USD',
            roundedText(inCurrency(usd, currency), currency.code),
            currency.code,
            String(others.includes(configuration)),
            doubtField(configuration.bill.doubts, scenario.asOf),
          ];
        }
      }
    },
  };
}

export function optimumJson(found: Optimum): object {
  const { scenario, regions, options, left, cheapest } = found;
  const others = otherwiseOf(found);
  const { whole } = assumedOf(found);
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
    options: options.map((option) => {
      const { name, best, considered, billed, left: more, rejections } = option;
      return {
        name,
        considered,
        billedInFull: billed,
        ...(more === 0 ? {} : { configurationsLeft: more }),
        best: best.map(configuration),
        rejections: rejections.map(({ reason, count, examples }) => ({
          reason: reason.en,
          count,
          examples: examples.map(({ en }) => en),
        })),
        assumed: [...whole, ...assumptionsOf(option)].map(({ en }) => en),
      };
    }),
    ...(left === 0 ? {} : { configurationsLeft: left }),
    cheapest: cheapest === undefined ? null : { option: cheapest.option, ...configuration(cheapest.configuration) },
    ...(others.length === 0
      ? {}
      : { cheapestByOtherPrices: others.map((one) => ({ option: one.option, ...configuration(one.configuration) })) }),
    ...doubtsJson(doubtsOf(found), scenario.asOf),
  };
}
