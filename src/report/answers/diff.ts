/** The difference of two bills, as a reviewer reads it, as records and as JSON. */
import { type Assumptions, joinedAssumptions } from '../../bill/assumptions.js';
import { isPossible } from '../../bill/cheapest.js';
import type { Line } from '../../bill/compare.js';
import { lineName } from '../../bill/select.js';
import { printable } from '../../document/printable.js';
import { type Currency, inCurrency } from '../../quantity/currency.js';
import { divide, fixed, isNegative, isZero, multiply, type Rational, rational, ZERO } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { ComparisonDiff, LineDiff, OptionDiff } from '../../questions/diff/diff.js';
import type { Language, Words } from '../../words.js';
import type { BarChart } from '../chart/chart.js';
import { assumedJson, assumedPart } from '../document/assumed.js';
import { amountOfTick } from '../document/axes.js';
import { lineText } from '../document/bill.js';
import { amountText, markedText, moneyCell, NOTHING } from '../document/cells.js';
import {
  type Answer,
  type Cell,
  type Document,
  type Part,
  type Records,
  type Shown,
  type Table,
  textOf,
} from '../document/document.js';
import { doubtfulLines } from '../document/doubtful.js';
import { appendix, doubtWords } from '../document/warnings.js';
import { currencyName, moneyText } from '../text/text.js';
import { barOf } from './comparison.js';
import { decimal, FORMAT_VERSION } from './comparisonJson.js';

export function diffAnswer(found: ComparisonDiff): Answer {
  return {
    document: (language, shown) => diffDocument(found, language, shown),
    records: () => diffRecords(found),
    json: () => diffJson(found),
  };
}

/**
 * A diff as a document: what changed in each option and its lines, in the currency of the second scenario.
 * @example
 * ```ts
 * import { compare, type Day, diff, diffDocument } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const month = [{ file: 'example', text: 'uploads=200k' }];
 * const after = compare(source, { ...asked.settings, set: month }, asked.books);
 * diffDocument(diff(comparison, after), 'en').summary[0]; // => 'EC2: 9,981 → 10,537 JPY, +556 (+5.6 %)'
 * ```
 */
export function diffDocument(
  found: ComparisonDiff,
  language: Language,
  { charts = true, isPlain = false }: Shown = {},
): Document {
  const warnings = doubtTexts(found, { isPlain }).map((words) => words[language]);
  const { before, after, frame, options } = found;
  const changed = options.filter(({ lines, usd }) => lines.length > 0 || !isZero(usd));
  const nothing = { en: 'No amount and no quantity differs.', ja: '金額と数量に差はありません。' }[language];
  const heads = frame.map(({ key, before: old, after: now }) => ({
    name: key,
    text: [old, now].map((said) => printable(said) || NOTHING).join(' → '),
  }));
  return {
    language,
    title: `${printable(before.scenario.source.file)} → ${printable(after.scenario.source.file)}`,
    summary: [
      ...(changed.length === 0 ? [nothing] : changed.map((option) => changeSentence(option, found, language))),
      ...[before, after].flatMap((side) =>
        doubtfulLines(side, language).map((line) => `${printable(side.scenario.source.file)}: ${line}`),
      ),
    ],
    currency: currencyOf(found).code,
    parts: [
      ...(heads.length === 0 ? [] : [{ kind: 'facts', facts: heads } as const]),
      ...changed.flatMap((option): Part[] => [
        { kind: 'heading', text: titleOf(option, language) },
        { kind: 'table', table: optionTable(option, found, language) },
      ]),
      ...(charts && changed.length > 0
        ? [{ kind: 'chart', chart: sidesChart(changed, found, language) } as const]
        : []),
      ...assumedPart(assumedOf(found), after.scenario, language),
      ...(warnings.length === 0 ? [] : [{ kind: 'warnings', texts: warnings } as const]),
      ...(isPlain ? appendix(doubtTexts(found, {}), language) : []),
    ],
  };
}

/** Of both sides; what is so of both once. */
function doubtTexts({ before, after }: ComparisonDiff, shown: Shown): Words[] {
  const both = [before, after].flatMap(({ options, scenario }) =>
    doubtWords(
      options.flatMap(({ doubts }) => doubts),
      scenario.asOf,
      shown,
    ),
  );
  return [...new Map(both.map((words) => [words.en, words])).values()];
}

/** On either side. */
function assumedOf({ before, after }: ComparisonDiff): Assumptions {
  return joinedAssumptions(
    [before, after].map(({ assumed, options }) => ({
      whole: assumed,
      options: new Map(options.map((option) => [option.name, option.assumed])),
    })),
  );
}

/** In the currency of both, where that is one at one rate; else in USD. */
function currencyOf({ before, after }: ComparisonDiff): Currency {
  const [old, now] = [before.scenario.currency, after.scenario.currency];
  return old.code === now.code && old.perUsd.equals(now.perUsd) ? now : { code: 'USD', perUsd: rational(1) };
}

function nameOf({ before, after, name }: OptionDiff, language: Language): string {
  return printable((after ?? before)?.title[language] ?? name, 60);
}

const STATES = {
  new: { en: ' (new)', ja: '（追加）' },
  gone: { en: ' (removed)', ja: '（削除）' },
};

function titleOf(option: OptionDiff, language: Language): string {
  const state = option.before === undefined ? STATES.new : option.after === undefined ? STATES.gone : undefined;
  return `${nameOf(option, language)}${state?.[language] ?? ''}`;
}

/** `EC2: 16.46 → 24.70 USD, +8.23 (+50.0 %)` */
function changeSentence(option: OptionDiff, found: ComparisonDiff, language: Language): string {
  const currency = currencyOf(found);
  const [old, now] = [option.before, option.after].map((bill) =>
    markedText(amountText(bill?.usd ?? ZERO, currency), bill !== undefined && !isPossible(bill)),
  );
  const more = textOf(differenceCell(option.usd, currency, option.before?.usd));
  return `${titleOf(option, language)}: ${old} → ${now} ${currencyName(currency.code, language)}, ${more}`;
}

function optionTable(option: OptionDiff, found: ComparisonDiff, language: Language): Table {
  const currency = currencyOf(found);
  const { code } = currency;
  const unit = currencyName(code, language);
  const [what, old, now, more, total] = {
    en: ['line', `before, ${code}`, `after, ${code}`, 'difference', 'Total'],
    ja: ['明細', `変更前（${unit}）`, `変更後（${unit}）`, '差', '合計'],
  }[language];
  const money = { kind: 'money', unit: code } as const;
  return {
    name: nameOf(option, language),
    columns: [
      { key: 'line', head: what as string, kind: 'text' },
      { key: 'before', head: old as string, ...money },
      { key: 'after', head: now as string, ...money },
      { key: 'difference', head: more as string, ...money },
    ],
    rows: [
      ...option.lines.map((line) => ({
        cells: [
          changedLineText(line, language),
          moneyCell(line.before?.usd, currency),
          moneyCell(line.after?.usd, currency),
          differenceCell(line.usd, currency),
        ],
      })),
      {
        kind: 'total',
        cells: [
          total as string,
          ...[option.before, option.after].map((bill) =>
            moneyCell(bill?.usd, currency, bill !== undefined && !isPossible(bill)),
          ),
          differenceCell(option.usd, currency, option.before?.usd),
        ],
      },
    ],
  };
}

function changedLineText({ before, after }: LineDiff, language: Language): string {
  const line = (after ?? before) as Line;
  const name = printable(`${line.component} / ${line.meter[language]}`, 100);
  if (before === undefined) return `+ ${name}: ${lineText(line, language)}`;
  if (after === undefined) return `- ${name}: ${lineText(line, language)}`;
  const [old, now] = [lineText(before, language), lineText(after, language)];
  return `${name}: ${old === now ? old : `${old} → ${now}`}`;
}

/** With the share of what it was, where that is asked for and not nothing. */
function differenceCell(usd: Rational, currency: Currency, before?: Rational): Cell {
  const value = inCurrency(usd, currency);
  const share = before === undefined || isZero(before) ? '' : ` (${percent(usd, before)})`;
  return { text: `${signed(value, currency.code)}${share}`, value };
}

function signed(amount: Rational, code: string): string {
  if (isZero(amount)) return moneyText(ZERO, code);
  return isNegative(amount) ? `-${moneyText(amount.abs(), code)}` : `+${moneyText(amount, code)}`;
}

function percent(more: Rational, of: Rational): string {
  const share = multiply(divide(more, of), rational(100));
  return `${isNegative(share) ? '' : '+'}${fixed(share, 1)} %`;
}

const SIDES = {
  before: { en: 'before', ja: '変更前' },
  after: { en: 'after', ja: '変更後' },
};

/** Two bars for each option that changed, of its components. */
function sidesChart(changed: readonly OptionDiff[], found: ComparisonDiff, language: Language): BarChart {
  const currency = currencyOf(found);
  const axis = { label: currencyName(currency.code, language), text: amountOfTick };
  return {
    kind: 'bars',
    title: { en: 'Before and after', ja: '変更前と変更後' }[language],
    amount: axis,
    bars: changed.flatMap((option) =>
      (['before', 'after'] as const).flatMap((side) => {
        const bill = option[side];
        const name = `${nameOf(option, language)}, ${SIDES[side][language]}`;
        return bill === undefined ? [] : [barOf(bill, name, currency, language)];
      }),
    ),
  };
}

/** A record for each line that changed. */
function diffRecords({ before, after, options, frame }: ComparisonDiff): Records {
  const quantity = (line: Line | undefined) => (line === undefined ? '' : decimal(line.quantity));
  const usd = (line: Line | undefined) => (line === undefined ? '' : decimal(line.usd));
  return {
    header: [
      'x_FileBefore',
      'x_FileAfter',
      'x_Option',
      'x_Component',
      'x_Meter',
      'ServiceName',
      'x_QuantityBefore',
      'x_QuantityAfter',
      'ConsumedUnit',
      'x_CostBefore',
      'x_CostAfter',
      'x_CostDifference',
      'BillingCurrency',
      'x_Doubts',
    ],
    *rows() {
      const doubts = doubtTexts({ before, after, options, frame }, {}).map(({ en }) => en);
      for (const { name, lines } of options) {
        for (const line of lines) {
          const one = (line.after ?? line.before) as Line;
          yield [
            before.scenario.source.file,
            after.scenario.source.file,
            name,
            one.component,
            one.meter.en,
            one.serviceTitle.en,
            quantity(line.before),
            quantity(line.after),
            unitName(one.quantityFormula.unit),
            usd(line.before),
            usd(line.after),
            decimal(line.usd),
            'USD',
            doubts.join('; '),
          ];
        }
      }
    },
  };
}

function sideOf(bill: OptionDiff['before']): object | null {
  if (bill === undefined) return null;
  const out = isPossible(bill) ? {} : { impossible: bill.impossible.map(({ en }) => en) };
  return { usd: decimal(bill.usd), ...out };
}

export function diffJson(found: ComparisonDiff): object {
  const { before, after, frame, options } = found;
  const doubts = doubtTexts(found, {});
  const side = (line: Line | undefined) =>
    line === undefined
      ? null
      : { quantity: decimal(line.quantity), unit: unitName(line.quantityFormula.unit), usd: decimal(line.usd) };
  return {
    formatVersion: FORMAT_VERSION,
    question: 'diff',
    before: before.scenario.source.file,
    after: after.scenario.source.file,
    frame,
    options: options.map(({ name, usd, lines, before: old, after: now }) => ({
      name,
      before: sideOf(old),
      after: sideOf(now),
      differenceUsd: decimal(usd),
      lines: lines.map((line) => ({
        line: lineName((line.after ?? line.before) as Line),
        before: side(line.before),
        after: side(line.after),
        differenceUsd: decimal(line.usd),
      })),
    })),
    assumed: assumedJson(assumedOf(found)),
    ...(doubts.length === 0 ? {} : { doubts: doubts.map(({ en }) => en) }),
  };
}
