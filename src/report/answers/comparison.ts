/** A comparison: what a person shows a customer, and its lines as records. */
import { isPossible } from '../../bill/cheapest.js';
import type { ComparedOption, Comparison } from '../../bill/compare.js';
import { lineName } from '../../bill/select.js';
import type { PricingRequest } from '../../bill/vary.js';
import type { Doubt } from '../../book/snapshot.js';
import { printable } from '../../document/printable.js';
import { inCurrency, roundedText } from '../../quantity/currency.js';
import { unitName } from '../../quantity/unit.js';
import type { Language } from '../../words.js';
import type { BarChart } from '../chart/chart.js';
import { barPart, moneyAxis } from '../document/axes.js';
import { componentsOf, lineText } from '../document/bill.js';
import type { Billed, BilledOption } from '../document/billed.js';
import { amountText, markedName, moneyCell, NOTHING } from '../document/cells.js';
import { derivations, stepsOfAnswer } from '../document/derivation.js';
import type { Answer, Column, Document, Part, Records, Row, Shown, Table } from '../document/document.js';
import { doubtfulLines, otherTotalsOf } from '../document/doubtful.js';
import { factsOf, roundingShows, subtitleOf, unitOf } from '../document/foundations.js';
import { totalRows } from '../document/totals.js';
import { spanWords, verdictLines } from '../document/verdict.js';
import {
  doubtAppendix,
  doubtField,
  doubtWords,
  type WarnedOption,
  warningsBesideVerdict,
} from '../document/warnings.js';
import { WORDS } from '../document/words.js';
import { yearsParts } from '../document/years.js';
import { currencyName } from '../text/text.js';
import { comparisonJson, decimal, sharesOf } from './comparisonJson.js';

/**
 * A comparison for every format: as a document, as records, as JSON, and as a page that calculates again.
 * @param asked what the comparison was made of
 * @example
 * ```ts
 * import { type Answer, compare, comparisonAnswer, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const answer: Answer = comparisonAnswer(comparison, asked);
 * answer.document('ja').title; // => 'キャンペーンサイト: 画像のアップロードと変換'
 * ```
 */
export function comparisonAnswer(comparison: Comparison, asked: PricingRequest): Answer {
  return {
    document: (language, shown) => comparisonDocument(comparison, language, shown),
    records: () => comparisonRecords(comparison),
    json: () => comparisonJson(comparison),
    compared: { comparison, asked },
  };
}

/**
 * A comparison as a document: the options side by side, what the answer rests on, warnings. Amounts are in the scenario's currency,
 * totals in USD too.
 * @param shown derivations of every line are there with `details`
 * @example
 * ```ts
 * import { compare, comparisonDocument, type Day, type Document, type Part, type Shown, type Table } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const shown: Shown = { charts: false };
 * const document: Document = comparisonDocument(comparison, 'en', shown);
 * document.summary[0]; // => 'Lambda costs 5,232 JPY a month less than EC2 (52.4 % less; EC2 costs 2.10 times as much).'
 * document.parts.map(({ kind }: Part) => kind); // => ['table', 'facts', 'paragraph']
 * const tables = document.parts.flatMap((part): Table[] => (part.kind === 'table' ? [part.table] : []));
 * tables[0]?.columns.map(({ key }) => key); // => ['line', 'EC2', 'Lambda']
 * ```
 */
export function comparisonDocument(
  comparison: Comparison,
  language: Language,
  { charts = true, details = false, isPlain = false }: Shown = {},
): Document {
  const { scenario, options } = comparison;
  const { code } = scenario.currency;
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: subtitleOf(scenario, language, scenario.asOf),
    summary: [...verdictLines(comparison, language), ...doubtfulLines(comparison, language)],
    currency: code,
    parts: [
      { kind: 'table', table: comparisonTableOf(comparison, language) },
      ...yearsParts(comparison, language),
      ...(charts ? [{ kind: 'chart', chart: componentsChart(comparison, language) } as const] : []),
      { kind: 'facts', facts: factsOf(comparison, language) },
      ...(roundingShows(options, scenario.currency)
        ? [{ kind: 'paragraph', text: WORDS.rounding[language] } as const]
        : []),
      ...warningsPart(comparison, language, { isPlain }),
      ...(details ? allDerivations(comparison, language) : []),
      ...doubtAppendix(doubtsIn(comparison), scenario.asOf, language, { isPlain }),
    ],
  };
}

function allDerivations(comparison: Comparison, language: Language): Part[] {
  const left = stepsOfAnswer();
  return comparison.options.flatMap(({ title, lines }): Part[] => {
    const text = `${WORDS.derivation[language]}: ${printable(title[language], 60)}`;
    return [{ kind: 'heading', text }, ...derivations(lines, comparison, language, left)];
  });
}

export function warningsPart({ options, scenario }: Warned, language: Language, shown: Shown): Part[] {
  const doubts = doubtsIn({ options });
  const texts = [...warningsBesideVerdict(options), ...doubtWords(doubts, scenario.asOf, shown)].map(
    (words) => words[language],
  );
  return texts.length === 0 ? [] : [{ kind: 'warnings', texts }];
}

export function doubtsIn({ options }: Pick<Warned, 'options'>): Doubt[] {
  return options.flatMap((option) => option.doubts);
}

interface Warned {
  readonly options: readonly (WarnedOption & Pick<ComparedOption, 'doubts'>)[];
  readonly scenario: { readonly asOf: string };
}

export function comparisonTableOf(comparison: Billed, language: Language): Table {
  const { scenario, options, cheapest } = comparison;
  const { code } = scenario.currency;
  const unit = unitOf(scenario, language);
  const columns = options.map(
    ({ name, title }): Column => ({
      key: name,
      head: `${printable(title[language], 60)}\n${unit}`,
      kind: 'money',
      unit: code,
    }),
  );
  const best = options.flatMap((option, index) => (cheapest.includes(option) ? [index + 1] : []));
  const components = componentsOf(options, language).flatMap(({ label, amounts, lines }): Row[] => [
    { kind: 'component', cells: [label, ...amounts.map((usd) => moneyCell(usd, scenario.currency))] },
    ...lines.map(
      (line): Row => ({
        kind: 'line',
        cells: [line.label, ...line.amounts.map((usd) => (usd === undefined ? '' : moneyCell(usd, scenario.currency)))],
      }),
    ),
  ]);
  const totals = totalRows(options, comparison, language).map(
    ({ label, amounts, kind }): Row => ({
      kind,
      cells: [label, ...amounts.map((amount) => amount ?? NOTHING)],
      ...(kind === 'total' ? { best } : {}),
    }),
  );
  return {
    name: WORDS.bill[language],
    columns: [{ key: 'line', head: '', kind: 'text' }, ...columns],
    rows: [...components, ...totals],
  };
}

/** A bar for each option, of its components. */
export function componentsChart({ scenario, options }: Billed, language: Language): BarChart {
  return {
    kind: 'bars',
    title: `${WORDS.byComponent[language]}, ${spanWords(scenario)[language]}`,
    amount: moneyAxis(scenario, language),
    bars: options.map((option) => {
      const name = markedName(printable(option.title[language], 60), !isPossible(option), language);
      return barOf(option, name, scenario.currency, language);
    }),
  };
}

/** What an option is made of. */
export function barOf(
  { lines, usd }: Pick<BilledOption, 'lines' | 'usd'>,
  name: string,
  currency: Comparison['scenario']['currency'],
  language: Language,
): BarChart['bars'][number] {
  return {
    name,
    text: `${amountText(usd, currency)} ${currencyName(currency.code, language)}`,
    parts: componentsOf([{ lines }], language).flatMap(({ label, amounts: [amount] }) =>
      amount === undefined ? [] : [barPart(label, inCurrency(amount, currency))],
    ),
  };
}

/** What the option costs over the years and in each of them, by how much the workload grows, and what later money is worth less. */
function horizonFields({ overHorizon }: ComparedOption, { horizon }: Comparison['scenario']): string[] {
  if (overHorizon === undefined || horizon === undefined) return ['', '', '', ''];
  const { growth, discount } = sharesOf(horizon);
  return [
    decimal(overHorizon.usd),
    overHorizon.years.map(({ usd }) => decimal(usd)).join('; '),
    Object.entries(growth)
      .map(([name, share]) => `${name} ${share}`)
      .join('; '),
    discount,
  ];
}

/**
 * A record for each line. `EffectiveCost` is FOCUS's word for what a line comes to with what was paid at the start of a term
 * spread over it; `BilledCost` leaves that out and would be another amount. `ConsumedQuantity` is what is metered, before a
 * free allowance, which makes it another quantity than the priced one.
 * @example
 * ```ts
 * import { compare, comparisonRecords, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const { header, rows } = comparisonRecords(comparison);
 * const cost = header.indexOf('EffectiveCost');
 * [...rows()].map((row) => row[cost])[0]; // => '29.2'
 * ```
 */
export function comparisonRecords(comparison: Comparison): Records {
  const { scenario, options, regionName } = comparison;
  const { code, perUsd } = scenario.currency;
  return {
    header: [
      'x_Scenario',
      'x_File',
      'x_AsOf',
      'x_Option',
      'x_Component',
      'x_Meter',
      'ServiceName',
      'ChargeDescription',
      'RegionId',
      'RegionName',
      'ConsumedQuantity',
      'ConsumedUnit',
      'EffectiveCost',
      'BillingCurrency',
      'x_LocalCost',
      'x_LocalCurrency',
      'x_LocalPerUsd',
      'x_Impossible',
      'x_Doubts',
      'x_OptionCostLow',
      'x_OptionCostHigh',
      'x_OptionCostOverHorizon',
      'x_OptionCostByYear',
      'x_Growth',
      'x_DiscountRate',
    ],
    *rows() {
      for (const option of options) {
        const range = otherTotalsOf(comparison)?.ranges.get(option.name);
        const doubtful = [
          doubtField(option.doubts, scenario.asOf),
          range === undefined ? '' : decimal(range.low),
          range === undefined ? '' : decimal(range.high),
          ...horizonFields(option, scenario),
        ];
        for (const line of option.lines) {
          yield [
            scenario.title.en,
            scenario.source.file,
            scenario.asOf,
            option.name,
            line.component,
            line.meter.en,
            line.serviceTitle.en,
            `${line.serviceTitle.en}, ${lineName(line)}: ${lineText(line, 'en')}`,
            scenario.region,
            regionName,
            decimal(line.quantity),
            unitName(line.quantityFormula.unit),
            decimal(line.usd),
            'USD',
            roundedText(inCurrency(line.usd, scenario.currency), code),
            code,
            decimal(perUsd),
            option.impossible.map(({ en }) => en).join('; '),
            ...doubtful,
          ];
        }
      }
    },
  };
}
