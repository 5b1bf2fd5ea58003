/** The sheet of one option: its lines and what is made of them, and below that every step of their derivation. */
import type { ComparedOption, Comparison, Line } from '../../../bill/compare.js';
import type { Amount, CashFlow } from '../../../bill/option.js';
import { printable } from '../../../document/printable.js';
import type { Node } from '../../../formula/node.js';
import { add, multiply, negative, type Rational, ZERO } from '../../../quantity/rational.js';
import type { Words } from '../../../words.js';
import { componentText } from '../../document/bill.js';
import { totalFigures } from '../../document/totals.js';
import { WORDS } from '../../document/words.js';
import { unitWords } from '../../text/text.js';
import {
  addRow,
  addWide,
  blank,
  type CellRef,
  type Draft,
  draftOf,
  finished,
  fittedWidths,
  formula,
  referTo,
  text,
} from './draft.js';
import { cellsFrom } from './ledger.js';
import { cellName } from './names.js';
import type { Cell, Sheet } from './sheet.js';
import { addSteps, STEP_COLUMNS, type StepContext, type StepNames } from './steps.js';
import {
  formatOf,
  GROUP,
  HEAD,
  HEAD_RIGHT,
  INDENTED,
  lineFormat,
  moneyFormat,
  NOTE,
  PLAIN,
  SECTION,
  SUBTITLE,
  TAB_COLORS,
  TITLE,
  TOTAL,
} from './theme.js';
import { XLSX } from './words.js';

const COLUMN = { component: 1, meter: 2, how: 3, quantity: 4, unit: 5, usd: 6, local: 7 } as const;
const WIDTHS = [
  [30, 44],
  [26, 40],
  [30, 52],
  [16, 22],
  [12, 22],
  [14, 18],
  [14, 18],
] as const;

export interface OptionSheets {
  readonly sheets: readonly Sheet[];
  /** What a component costs in the scenario's currency, by its label. */
  readonly components: ReadonlyMap<string, { readonly cellRef: CellRef; readonly local: Rational }>;
  /** Of the rows of totals, in their order; nothing where the option has no such amount. */
  readonly figures: readonly (CellRef | undefined)[];
}

export interface OptionNames {
  readonly option: string;
  /** For the steps of years that are metered each by itself. */
  readonly years: () => string;
}

/** The formulas of an option that its sheet works out. */
export function rootsOf(option: ComparedOption, comparison: Comparison): readonly Node[] {
  const amounts = totalFigures([option], comparison).flatMap((figure) => figure.amounts);
  return [
    ...option.lines.flatMap(({ quantityFormula, formula: of }) => [quantityFormula, of]),
    ...[...amounts, ...paymentsOf(option)].flatMap((amount) => (amount === undefined ? [] : [amount.formula])),
  ];
}

function paymentsOf({ cashFlow }: ComparedOption): (Amount | undefined)[] {
  return cashFlow.flatMap(({ upfront, hourly, monthly }) => [upfront, hourly, monthly]);
}

/** @param rate the cell of the exchange rate, where there is one */
export function optionSheets(
  option: ComparedOption,
  comparison: Comparison,
  names: OptionNames,
  rate: CellRef | undefined,
  telling: StepContext,
): OptionSheets {
  const { language, code } = telling;
  const draft = draftOf(names.option);
  const last = rate === undefined ? COLUMN.usd : COLUMN.local;
  addWide(draft, text(printable(option.title[language], 60), TITLE), last);
  addWide(draft, text(printable(comparison.scenario.title[language]), SUBTITLE), last);
  const { component, meter, price, quantity, unit } = XLSX;
  const heads = [component, meter, price, quantity, unit].map((words, index) =>
    text(words[language], index + 1 === COLUMN.quantity ? HEAD_RIGHT : HEAD),
  );
  addRow(draft, ...heads, text('USD', HEAD_RIGHT), ...(rate === undefined ? [] : [text(code, HEAD_RIGHT)]));
  const table = tableOf(option, comparison, draft.name, rate, telling);
  const first = draft.rows.length + 1;
  for (const _ of table.rows) addRow(draft);
  const otherSheets = addDerivation(draft, option, comparison, names, telling);
  table.rows.forEach((row, index) => {
    draft.rows[first + index - 1] = [...row(first + index)];
  });
  for (const index of table.notes) draft.joined.push([{ row: first + index, column: 1 }, last]);
  const cellRef = (row: number, column: number) => ({ sheet: draft.name, row: first + row, column });
  const isUsd = (index: number) => table.figures[index]?.isUsd === true || rate === undefined;
  const sheet = finished(draft, {
    widths: fittedWidths(draft, WIDTHS.slice(0, last)),
    // The columns have other heads further down, so that only what the sheet is about stays in place.
    frozenRows: 2,
    printedOnTop: [1, 2],
    isWide: true,
    color: TAB_COLORS.option,
  });
  return {
    sheets: [sheet, ...otherSheets],
    components: new Map(
      [...table.components].map(([label, { row, local }]) => [label, { cellRef: cellRef(row, last), local }]),
    ),
    figures: table.figures.map(
      (figure, index) => figure && cellRef(figure.row, isUsd(index) ? COLUMN.usd : COLUMN.local),
    ),
  };
}

interface TableRows {
  /** Each writes its cells, knowing its own row. */
  readonly rows: readonly ((row: number) => readonly (Cell | undefined)[])[];
  /** Which of them hold a note that reaches over all columns. */
  readonly notes: readonly number[];
  readonly components: ReadonlyMap<string, { readonly row: number; readonly local: Rational }>;
  readonly figures: readonly ({ readonly row: number; readonly isUsd: boolean } | undefined)[];
}

function tableOf(
  option: ComparedOption,
  comparison: Comparison,
  sheet: string,
  rate: CellRef | undefined,
  telling: StepContext,
): TableRows {
  const { language, code, ledger } = telling;
  const { perUsd } = comparison.scenario.currency;
  const rows: TableRows['rows'][number][] = [];
  const notes: number[] = [];
  const components = new Map<string, { row: number; local: Rational }>();
  const cells = cellsFrom(sheet, ledger);
  const inLocal = (row: number, usd: Rational, style: object, format: string): Cell[] => {
    if (rate === undefined) return [];
    const of = `${cellName({ row, column: COLUMN.usd })}*${referTo(rate, sheet)}`;
    return [formula(of, multiply(usd, perUsd), { ...style, format })];
  };
  for (const [label, lines] of byComponent(option, language)) {
    const [line] = lines as [Line];
    const note = isSimulated(option, line.component) ? 1 : 0;
    const sum = lines.map(({ usd }) => usd).reduce(add, ZERO);
    components.set(label, { row: rows.length, local: multiply(sum, perUsd) });
    rows.push((row) => {
      const [from, to] = [row + 1 + note, row + note + lines.length].map((at) =>
        cellName({ row: at, column: COLUMN.usd }),
      );
      return [
        text(label, GROUP),
        blank(GROUP),
        blank(GROUP),
        blank(GROUP),
        blank(GROUP),
        formula(`SUM(${from}:${to})`, sum, { ...GROUP, format: moneyFormat('USD', 2) }),
        ...inLocal(row, sum, GROUP, lineFormat(code)),
      ];
    });
    if (note === 1) {
      notes.push(rows.length);
      rows.push(() => [text(XLSX.simulated[language], NOTE)]);
    }
    for (const { meter, quantity, quantityFormula, usd, formula: of } of lines) {
      const { unit } = quantityFormula;
      rows.push((row) => [
        blank(PLAIN),
        text(meter[language], PLAIN),
        text(priceOf(of), PLAIN),
        formula(cells.of(quantityFormula), quantity, { ...PLAIN, format: formatOf(quantity, unit, code) }),
        text(unitWords(unit, language, code), INDENTED),
        formula(cells.of(of), usd, { ...PLAIN, format: moneyFormat('USD', 2) }),
        ...inLocal(row, usd, PLAIN, lineFormat(code)),
      ]);
    }
  }
  const amountRow = (label: string, { usd, formula: of }: Amount, isTakenOff: boolean, style: object) => {
    const shown = isTakenOff ? negative(usd) : usd;
    rows.push((row) => [
      text(label, style),
      ...[COLUMN.meter, COLUMN.how, COLUMN.quantity, COLUMN.unit].map(() => blank(style)),
      formula(`${isTakenOff ? '-' : ''}${cells.of(of)}`, shown, { ...style, format: moneyFormat('USD') }),
      ...inLocal(row, shown, style, moneyFormat(code)),
    ]);
    return rows.length - 1;
  };
  const total = amountRow(WORDS.total[language], option, false, TOTAL);
  const figures = totalFigures(comparison.options, comparison).map(({ words, amounts, isTakenOff, kind, currency }) => {
    const amount = amounts[comparison.options.indexOf(option)];
    if (amount === undefined) return undefined;
    if (kind === 'total') return { row: total, isUsd: false };
    if (currency !== code) return { row: total, isUsd: true };
    return { row: amountRow(words[language], amount, isTakenOff, PLAIN), isUsd: false };
  });
  for (const flow of option.cashFlow) {
    const name = `${WORDS.cashFlow[language]}, ${printable(flow.component, 60)} (${flow.termMonths} ${XLSX.months[language]})`;
    const parts = [
      [XLSX.upfront, flow.upfront],
      [XLSX.hourly, flow.hourly],
      [XLSX.monthly, flow.monthly],
    ] as const;
    for (const [words, amount] of parts) {
      if (amount !== undefined) amountRow(`${name}: ${words[language]}`, amount, false, PLAIN);
    }
    if (isUnknown(flow)) {
      notes.push(rows.length);
      rows.push(() => [text(`${name}: ${WORDS.splitUnknown[language]}`, NOTE)]);
    }
  }
  return { rows, notes, components, figures };
}

/** The price that a line is charged at, where it is one. */
function priceOf(node: Node): string {
  if (node.kind === 'share') return priceOf(node.amount);
  return node.kind === 'charge' ? printable(node.price.id) : '';
}

function isUnknown({ upfront, monthly }: CashFlow): boolean {
  return upfront === undefined || monthly === undefined;
}

function isSimulated({ decisions }: ComparedOption, component: string): boolean {
  return decisions.some((one) => one.kind === 'simulated' && one.component === component);
}

function byComponent({ lines }: ComparedOption, language: StepContext['language']): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const label = componentText(line, language);
    found.set(label, [...(found.get(label) ?? []), line]);
  }
  return found;
}

/** Steps of each line, then of the totals. @returns sheets beside this one */
function addDerivation(
  draft: Draft,
  option: ComparedOption,
  comparison: Comparison,
  names: OptionNames,
  telling: StepContext,
): Sheet[] {
  const { language } = telling;
  addRow(draft);
  addWide(draft, text(XLSX.derivation[language], SECTION), STEP_COLUMNS.unit);
  addStepHead(draft, telling);
  for (const { component, meter, quantityFormula, formula: amount } of option.lines) {
    const called = new Map<Node, Words>([
      [quantityFormula, XLSX.quantity],
      [amount, XLSX.amount],
    ]);
    const name = `${printable(component, 80)} / ${meter[language]}`;
    addGroup(draft, name, [quantityFormula, amount], telling, called);
  }
  const figures = totalFigures([option], comparison);
  const grows = (comparison.scenario.horizon?.growth.size ?? 0) > 0;
  const overYears = grows ? option.overHorizon : undefined;
  for (const { words, amounts } of figures) {
    const [amount] = amounts;
    if (amount !== undefined && amount !== overYears) addGroup(draft, words[language], [amount.formula], telling);
  }
  const payments = paymentsOf(option).flatMap((amount) => (amount === undefined ? [] : [amount.formula]));
  addGroup(draft, WORDS.cashFlow[language], payments, telling);
  if (overYears === undefined) return [];
  const years = draftOf(names.years());
  addWide(years, text(years.name, TITLE), STEP_COLUMNS.unit);
  addStepHead(years, telling);
  overYears.years.forEach(({ formula: year }, index) => {
    addGroup(years, { en: `Year ${index + 1}`, ja: `${index + 1} 年目` }[language], [year], telling);
  });
  addGroup(years, WORDS.total[language], [overYears.formula], telling);
  const widths = fittedWidths(years, WIDTHS.slice(0, STEP_COLUMNS.unit));
  return [finished(years, { widths, frozenRows: 2, printedOnTop: [2, 2], isWide: true, color: TAB_COLORS.option })];
}

function addStepHead(draft: Draft, { language }: StepContext): void {
  const { step, how, value, unit } = XLSX;
  const head = (words: Words, style = HEAD) => text(words[language], style);
  const row = addRow(draft, head(step), head(how), blank(HEAD), head(value, HEAD_RIGHT), head(unit));
  draft.joined.push([{ row, column: STEP_COLUMNS.how }, STEP_COLUMNS.howTo]);
}

/** A row with the name, and below it the steps that have no cell yet; nothing where there are none. */
function addGroup(draft: Draft, name: string, roots: readonly Node[], telling: StepContext, names?: StepNames): void {
  const row = addWide(draft, text(name, GROUP), STEP_COLUMNS.unit);
  addSteps(draft, roots, telling, STEP_COLUMNS, names);
  if (draft.rows.length > row) return;
  draft.rows.pop();
  draft.joined.pop();
}
