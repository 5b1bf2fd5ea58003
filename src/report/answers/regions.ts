/** A comparison across regions, in words, as records and as JSON. */
import { isPossible } from '../../bill/cheapest.js';
import type { Comparison } from '../../bill/compare.js';
import { otherCheapestOf } from '../../bill/doubtful.js';
import { printable } from '../../document/printable.js';
import { inCurrency, roundedText } from '../../quantity/currency.js';
import { type RegionComparison, type RegionResult, tooManyRegions } from '../../questions/choose/regions.js';
import type { Scenario } from '../../scenario/scenario.js';
import { AND, COMMA, type Language, type Words } from '../../words.js';
import type { BarChart } from '../chart/chart.js';
import { barPart, moneyAxis } from '../document/axes.js';
import {
  amountText,
  markedName,
  markWords,
  moneyCell,
  NONE_POSSIBLE,
  optionColumns,
  optionTitle,
  titlesText,
} from '../document/cells.js';
import type { Answer, Document, Fact, Records, Row, Shown } from '../document/document.js';
import { otherwiseLines } from '../document/doubtful.js';
import { spanWords } from '../document/verdict.js';
import { appendix, doubtField, doubtWords } from '../document/warnings.js';
import { currencyName } from '../text/text.js';
import { comparisonJson, decimal, FORMAT_VERSION } from './comparisonJson.js';
import { partSentence } from './part.js';

export function regionsAnswer(found: RegionComparison): Answer {
  return {
    document: (language, shown) => regionsDocument(found, language, shown),
    records: () => regionsRecords(found),
    json: () => regionsJson(found),
  };
}

/**
 * A comparison of regions as a document: an option's total in each of them, in the scenario's currency.
 * @example
 * ```ts
 * import { compareRegions, regionsDocument, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const document = regionsDocument(compareRegions(asked, { file: 'example', text: 'ap-northeast-1,us-east-1' }), 'en');
 * document.summary[0]; // => 'The cheapest of all: Lambda (us-east-1).'
 * ```
 */
export function regionsDocument(
  found: RegionComparison,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const scenario = scenarioOf(found);
  const warnings = doubtTexts(found, isPlain).map((words) => words[language]);
  const doubts = found.regions.flatMap(({ comparison }) => comparison?.options.flatMap((one) => one.doubts) ?? []);
  const best = found.cheapest.map(({ region, option }) => `${optionTitle(scenario, option, language)} (${region})`);
  const reasons = found.regions.flatMap(({ region, problems: [problem] }) =>
    problem === undefined ? [] : [{ name: region, text: printable(problem.message[language], 400) }],
  );
  const lacking = impossibleFacts(found, language);
  const marked = scenario.options.filter(({ name }) => isImpossibleSomewhere(found, name));
  const names = marked.map(({ name }) => optionTitle(scenario, name, language)).join(COMMA[language]);
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: `${spanWords(scenario)[language]}, ${scenario.asOf}`,
    summary: [
      best.length === 0
        ? { en: 'No option is possible in any of the regions.', ja: 'どのリージョンでも実現できる構成がありません' }[
            language
          ]
        : { en: `The cheapest of all: ${best.join(', ')}.`, ja: `最安: ${best.join('、')}` }[language],
      ...(marked.length === 0 ? [] : [markWords(names)[language]]),
      ...(found.regionsLeft.length === 0 ? [] : [partSentence(tooManyRegions(found.regionsLeft), language)]),
      ...otherwiseLines(doubts, otherwiseWords(found, language), scenario, language),
    ],
    currency: scenario.currency.code,
    parts: [
      {
        kind: 'table',
        table: {
          name: { en: 'By region', ja: 'リージョン別' }[language],
          columns: [
            { key: 'region', head: { en: 'region', ja: 'リージョン' }[language], kind: 'text' },
            ...optionColumns(scenario, language),
            { key: 'cheapest', head: { en: 'cheapest', ja: '最安' }[language], kind: 'text' },
          ],
          rows: found.regions.map((result) => rowOf(result, found, language)),
        },
      },
      ...(charts ? [{ kind: 'chart', chart: regionsChart(found, language) } as const] : []),
      ...(reasons.length + lacking.length === 0 ? [] : [{ kind: 'facts', facts: [...reasons, ...lacking] } as const]),
      ...(warnings.length === 0 ? [] : [{ kind: 'warnings', texts: warnings } as const]),
      ...(isPlain ? appendix(doubtTexts(found, false), language) : []),
    ],
  };
}

/** Alike ones of several regions together. */
function doubtTexts({ regions }: RegionComparison, isPlain: boolean): Words[] {
  const told = new Map<string, { readonly words: Words; readonly regions: string[] }>();
  for (const { region, comparison } of regions) {
    const doubts = comparison?.options.flatMap((option) => option.doubts) ?? [];
    for (const words of doubtWords(doubts, comparison?.scenario.asOf, { isPlain })) {
      const known = told.get(words.en) ?? { words, regions: [] };
      told.set(words.en, { words, regions: [...known.regions, region] });
    }
  }
  return [...told.values()].map(({ words: { en, ja }, regions: where }) => ({
    en: `${where.join(', ')}: ${en}`,
    ja: `${where.join('、')}: ${ja}`,
  }));
}

/** What may be the cheapest of all by other known prices. */
function otherwiseOf({ regions }: RegionComparison): { readonly region: string; readonly option: string }[] {
  const all = regions.flatMap(({ region, comparison }) =>
    (comparison?.options ?? []).map((option) => ({ region, option })),
  );
  const found = otherCheapestOf(all.map(({ region, option }, index) => ({ ...option, region, name: String(index) })));
  return found.map((index) => {
    const { region, option } = all[Number(index)] as (typeof all)[number];
    return { region, option: option.name };
  });
}

function otherwiseWords(found: RegionComparison, language: Language): Words[] {
  const told = otherwiseOf(found).map(
    ({ region, option }) => `${optionTitle(scenarioOf(found), option, language)} (${region})`,
  );
  if (told.length === 0) return [];
  return [
    {
      en: `${told.join(AND.en)} may be the cheapest of all`,
      ja: `${told.join('、')} が最安になる可能性あり`,
    },
  ];
}

function isImpossibleSomewhere({ regions }: RegionComparison, name: string): boolean {
  return regions.some(({ comparison }) => comparison?.options.some((one) => one.name === name && !isPossible(one)));
}

/** Why an option isn't possible, once for each reason. */
function impossibleFacts(found: RegionComparison, language: Language): Fact[] {
  const told = new Map<string, Fact>();
  for (const { region, comparison } of found.regions) {
    for (const { title, impossible } of comparison?.options ?? []) {
      const text = printable(impossible.map((words) => words[language]).join('; '), 400);
      const name = `${printable(title[language], 60)}, ${region}`;
      if (impossible.length > 0 && !told.has(text)) told.set(text, { name, text });
    }
  }
  return [...told.values()];
}

/** The scenario is the same in every region but for the region itself. */
function scenarioOf({ regions }: RegionComparison): Scenario {
  const [{ scenario }] = regions.flatMap(({ comparison }) => comparison ?? []) as [Comparison];
  return scenario;
}

function rowOf({ region, comparison }: RegionResult, found: RegionComparison, language: Language): Row {
  const scenario = scenarioOf(found);
  const amountOf = (name: string) => {
    const option = comparison?.options.find((one) => one.name === name);
    return moneyCell(option?.usd, scenario.currency, option !== undefined && !isPossible(option));
  };
  const best = scenario.options.flatMap(({ name }, index) =>
    found.cheapest.some((one) => one.region === region && one.option === name) ? [index + 1] : [],
  );
  return {
    cells: [
      region,
      ...scenario.options.map(({ name }) => amountOf(name)),
      comparison?.cheapest.length === 0
        ? NONE_POSSIBLE[language]
        : titlesText(comparison?.cheapest.map(({ name }) => name) ?? [], scenario, language),
    ],
    ...(best.length === 0 ? {} : { best }),
  };
}

/** A bar for each option in each region, in the colour of the option. */
function regionsChart(found: RegionComparison, language: Language): BarChart {
  const scenario = scenarioOf(found);
  const { currency } = scenario;
  return {
    kind: 'bars',
    title: { en: 'Cost by region', ja: 'リージョン別の費用' }[language],
    amount: moneyAxis(scenario, language),
    bars: found.regions.flatMap(({ region, comparison }) =>
      (comparison?.options ?? []).map(({ name, usd, impossible }) => {
        const title = optionTitle(scenario, name, language);
        return {
          name: markedName(`${region}, ${title}`, impossible.length > 0, language),
          text: `${amountText(usd, currency)} ${currencyName(currency.code, language)}`,
          parts: [barPart(title, inCurrency(usd, currency))],
        };
      }),
    ),
  };
}

/** A record for each option in each region; without an amount where it can't be priced there. */
function regionsRecords(found: RegionComparison): Records {
  const scenario = scenarioOf(found);
  const { currency } = scenario;
  return {
    header: [
      'x_Scenario',
      'x_AsOf',
      'RegionId',
      'RegionName',
      'x_Option',
      'EffectiveCost',
      'BillingCurrency',
      'x_LocalCost',
      'x_LocalCurrency',
      'x_IsCheapest',
      'x_Reason',
      'x_IsCheapestByOtherPrices',
      'x_Doubts',
    ],
    *rows() {
      const others = otherwiseOf(found);
      for (const { region, name: regionName, comparison, problems } of found.regions) {
        for (const { name } of scenario.options) {
          const {
            usd,
            impossible = [],
            doubts = [],
          } = comparison?.options.find((option) => option.name === name) ?? {};
          yield [
            scenario.title.en,
            scenario.asOf,
            region,
            regionName,
            name,
            usd === undefined ? '' : decimal(usd),
            'USD',
            usd === undefined ? '' : roundedText(inCurrency(usd, currency), currency.code),
            currency.code,
            String(comparison?.cheapest.some((option) => option.name === name) ?? false),
            [...problems.slice(0, 1).map(({ message }) => message), ...impossible].map(({ en }) => en).join('; '),
            String(others.some((one) => one.region === region && one.option === name)),
            doubtField(doubts, scenario.asOf),
          ];
        }
      }
    },
  };
}

export function regionsJson(found: RegionComparison): object {
  const { regions, cheapest, regionsLeft } = found;
  const others = otherwiseOf(found);
  return {
    formatVersion: FORMAT_VERSION,
    question: 'regions',
    regions: regions.map(({ region, name, comparison, problems }) => ({
      region,
      name,
      ...(comparison === undefined
        ? { unpriced: problems.map(({ message }) => message.en) }
        : { comparison: comparisonJson(comparison) }),
    })),
    cheapest,
    ...(others.length === 0 ? {} : { cheapestByOtherPrices: others }),
    ...(regionsLeft.length === 0 ? {} : { regionsLeft }),
  };
}
