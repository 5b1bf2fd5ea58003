/** How the figures of a comparison come about, option by option. */
import type { Comparison, Line, OptionBill } from '../../bill/compare.js';
import type { NamedFigure } from '../../bill/figures.js';
import type { Doubt } from '../../book/snapshot.js';
import { printable } from '../../document/printable.js';
import { inOrder, type Provenance } from '../../formula/node.js';
import { inCurrency } from '../../quantity/currency.js';
import { unitName } from '../../quantity/unit.js';
import type { Language } from '../../words.js';
import type { BarChart } from '../chart/chart.js';
import { barPart, moneyAxis } from '../document/axes.js';
import { componentText } from '../document/bill.js';
import { amountText } from '../document/cells.js';
import { derivations, derivedWithin, stepsOfAnswer } from '../document/derivation.js';
import type { Answer, Document, Part, Records, Shown } from '../document/document.js';
import { doubtfulLines } from '../document/doubtful.js';
import { spanWords } from '../document/verdict.js';
import { doubtAppendix, doubtField, doubtsJson, doubtWords } from '../document/warnings.js';
import { currencyName, rateText } from '../text/text.js';
import { decimal } from './comparisonJson.js';
import { explainJson } from './explainJson.js';

/** An option, and which of its lines or figures are to be explained. */
export interface Explained {
  readonly option: OptionBill;
  readonly parts: readonly (Line | NamedFigure)[];
}

export function explanationAnswer(explained: readonly Explained[], comparison: Comparison): Answer {
  return {
    document: (language, shown) => explanationDocument(explained, comparison, language, shown),
    records: () => explanationRecords(explained, comparison),
    json: () => ({
      ...explainJson(explained, comparison),
      ...doubtsJson(doubtsOf(explained), comparison.scenario.asOf),
    }),
  };
}

/**
 * How amounts come about, step by step, with every rule and price, its day and its source.
 * @param explained the options, and which of their lines
 * @example
 * ```ts
 * import { compare, type Day, explanationDocument } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const explained = comparison.options.map((option) => ({ option, parts: option.lines.slice(0, 1) }));
 * explanationDocument(explained, comparison, 'en').parts.length; // => 4
 * ```
 */
export function explanationDocument(
  explained: readonly Explained[],
  comparison: Comparison,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const { scenario } = comparison;
  const doubts = doubtsOf(explained);
  const warnings = doubtWords(doubts, scenario.asOf, { isPlain }).map((words) => words[language]);
  const { region, asOf, frame, currency } = scenario;
  const left = stepsOfAnswer();
  const rate = currency.code === 'USD' ? [] : [rateText(currency, language)];
  return {
    language,
    title: printable(scenario.title[language]),
    subtitle: [region, asOf, frame.span.written, ...rate].join(', '),
    summary: doubts.length === 0 ? [] : doubtfulLines(comparison, language),
    currency: currency.code,
    parts: [
      ...explained.flatMap(({ option, parts }): Part[] => [
        { kind: 'heading', text: printable(option.title[language]) },
        ...(charts && parts.length > 1
          ? [{ kind: 'chart', chart: linesChart(parts, comparison, language) } as const]
          : []),
        ...derivations(parts, comparison, language, left),
      ]),
      ...(warnings.length === 0 ? [] : [{ kind: 'warnings', texts: warnings } as const]),
      ...doubtAppendix(doubts, scenario.asOf, language, { isPlain }),
    ],
  };
}

/** Of the prices and rules that the explained lines and figures are made of. */
function doubtsOf(explained: readonly Explained[]): Doubt[] {
  return explained.flatMap(({ option, parts }) => {
    const used = new Set(
      inOrder(parts.map(({ formula }) => formula)).flatMap((node) => ('id' in node ? [node.id] : [])),
    );
    return option.doubts.filter(({ price }) => used.has(price));
  });
}

/** A bar for each line, in the colour of its component. */
function linesChart(parts: Explained['parts'], { scenario }: Comparison, language: Language): BarChart {
  const { currency } = scenario;
  return {
    kind: 'bars',
    title: spanWords(scenario)[language],
    amount: moneyAxis(scenario, language),
    bars: parts.map((part) => {
      const component = 'figure' in part ? part.figure : componentText(part, language);
      return {
        name: 'figure' in part ? part.figure : printable(`${part.component} / ${part.meter[language]}`, 100),
        text: `${amountText(part.usd, currency)} ${currencyName(currency.code, language)}`,
        parts: [barPart(component, inCurrency(part.usd, currency))],
      };
    }),
  };
}

/** A record for each step, and for each value that the steps start from; of a price one for each tier. */
function explanationRecords(explained: readonly Explained[], { scenario }: Comparison): Records {
  return {
    header: [
      'x_Scenario',
      'x_AsOf',
      'RegionId',
      'x_Option',
      'x_Component',
      'x_Figure',
      'x_Kind',
      'x_Id',
      'x_Value',
      'x_Unit',
      'x_UpTo',
      'x_ValidFrom',
      'x_Source',
      'x_Doubts',
    ],
    *rows() {
      const left = stepsOfAnswer();
      for (const { option, parts } of explained) {
        for (const part of parts) {
          const [component, figure] = 'figure' in part ? ['', part.figure] : [part.component, part.meter.en];
          const about = [scenario.title.en, scenario.asOf, scenario.region, option.name, component, figure];
          const { steps, leaves } = derivedWithin(part.formula, left);
          for (const { number, operation, value } of steps) {
            const name = operation.name === undefined ? operation.kind : operation.name.en;
            yield [...about, 'step', `${number} ${name}`, decimal(value), unitName(operation.unit), '', '', '', ''];
          }
          for (const leaf of leaves) {
            if (leaf.kind === 'constant') continue;
            const unit = unitName(leaf.unit);
            const sourced = leaf.kind === 'input' ? ['', ''] : sourceOf(leaf.provenance);
            const own = option.doubts.filter(({ price }) => price === leaf.id);
            const doubtful = doubtField(own, scenario.asOf);
            const values = leaf.kind === 'price' ? leaf.tiers : [{ usd: leaf.value, upTo: undefined }];
            for (const { usd, upTo } of values) {
              const [value, bound] = [usd, upTo].map((one) => (one === undefined ? '' : decimal(one)));
              yield [...about, leaf.kind, leaf.id, value as string, unit, bound as string, ...sourced, doubtful];
            }
          }
        }
      }
    },
  };
}

/** The day from which a value holds, and its source; a value that is stated has no day. */
function sourceOf({ from, source, stated }: Provenance): [from: string, source: string] {
  return [stated === true ? '' : from, source];
}
