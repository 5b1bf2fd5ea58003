/** A comparison across regions, in words, as records and as JSON. */
import type { Comparison } from '../../bill/compare.js';
import { printable } from '../../document/printable.js';
import { inCurrency, roundedText } from '../../quantity/currency.js';
import { type RegionComparison, type RegionResult, tooManyRegions } from '../../questions/choose/regions.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Language } from '../../words.js';
import type { BarChart } from '../chart/chart.js';
import { barPart, moneyAxis } from '../document/axes.js';
import { amountText, moneyCell, optionColumns, optionTitle, titlesText } from '../document/cells.js';
import type { Answer, Document, Records, Row, Shown } from '../document/document.js';
import { spanWords } from '../document/verdict.js';
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
export function regionsDocument(found: RegionComparison, language: Language, { charts = true }: Shown = {}): Document {
  const scenario = scenarioOf(found);
  const best = found.cheapest.map(({ region, option }) => `${optionTitle(scenario, option, language)} (${region})`);
  const reasons = found.regions.flatMap(({ region, problems: [problem] }) =>
    problem === undefined ? [] : [{ name: region, text: printable(problem.message[language], 400) }],
  );
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: `${spanWords(scenario)[language]}, ${scenario.asOf}`,
    summary: [
      { en: `The cheapest of all: ${best.join(', ')}.`, ja: `最安: ${best.join('、')}` }[language],
      ...(found.regionsLeft.length === 0 ? [] : [partSentence(tooManyRegions(found.regionsLeft), language)]),
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
      ...(reasons.length === 0 ? [] : [{ kind: 'facts', facts: reasons } as const]),
    ],
  };
}

/** The scenario is the same in every region but for the region itself. */
function scenarioOf({ regions }: RegionComparison): Scenario {
  const [{ scenario }] = regions.flatMap(({ comparison }) => comparison ?? []) as [Comparison];
  return scenario;
}

function rowOf({ region, comparison }: RegionResult, found: RegionComparison, language: Language): Row {
  const scenario = scenarioOf(found);
  const usdOf = (name: string) => comparison?.options.find((option) => option.name === name)?.usd;
  const best = scenario.options.flatMap(({ name }, index) =>
    found.cheapest.some((one) => one.region === region && one.option === name) ? [index + 1] : [],
  );
  return {
    cells: [
      region,
      ...scenario.options.map(({ name }) => moneyCell(usdOf(name), scenario.currency)),
      titlesText(comparison?.cheapest.map(({ name }) => name) ?? [], scenario, language),
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
      (comparison?.options ?? []).map(({ name, usd }) => {
        const title = optionTitle(scenario, name, language);
        return {
          name: `${region}, ${title}`,
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
    ],
    *rows() {
      for (const { region, name: regionName, comparison, problems } of found.regions) {
        for (const { name } of scenario.options) {
          const usd = comparison?.options.find((option) => option.name === name)?.usd;
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
            problems[0]?.message.en ?? '',
          ];
        }
      }
    },
  };
}

export function regionsJson({ regions, cheapest, regionsLeft }: RegionComparison): object {
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
    ...(regionsLeft.length === 0 ? {} : { regionsLeft }),
  };
}
