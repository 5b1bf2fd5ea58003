/** The first sheet: the answer, the options side by side, a chart, and what it all rests on. */
import { isPossible } from '../../../bill/cheapest.js';
import type { Comparison } from '../../../bill/compare.js';
import { printable } from '../../../document/printable.js';
import { exactValue } from '../../../formula/exact.js';
import { literal } from '../../../formula/spreadsheet.js';
import { divide, isZero, minOf, negative, type Rational, subtract } from '../../../quantity/rational.js';
import type { Language, Words } from '../../../words.js';
import { textOf } from '../../document/document.js';
import { doubtfulLines } from '../../document/doubtful.js';
import { timeZonesText } from '../../document/foundations.js';
import { freeTierWords } from '../../document/freeTier.js';
import { totalFigures } from '../../document/totals.js';
import { trafficText } from '../../document/traffic.js';
import { spanWords, verdictLines } from '../../document/verdict.js';
import { plainWarningsOf, warningsBesideVerdict, warningsOf } from '../../document/warnings.js';
import { WORDS } from '../../document/words.js';
import { hasYears, yearsTable } from '../../document/years.js';
import { NEED_COLUMNS, type NeedCells, type OptionNeeds } from './checksSheet.js';
import {
  addRow,
  addWide,
  type CellRef,
  type Draft,
  draftOf,
  finished,
  formula,
  number,
  referTo,
  text,
} from './draft.js';
import { addSection } from './inputsSheet.js';
import { cellsFrom } from './ledger.js';
import { cellName, columnName } from './names.js';
import type { OptionSheets } from './optionSheet.js';
import { addParts } from './partsTable.js';
import type { Cell, Sheet } from './sheet.js';
import type { StepContext } from './steps.js';
import type { Style } from './styles.js';
import {
  BEST,
  BROKEN,
  HEAD,
  HEAD_RIGHT,
  moneyFormat,
  NOTE,
  PLAIN,
  percentFormat,
  quantityFormat,
  STATE,
  SUBTITLE,
  TAB_COLORS,
  TITLE,
  TOTAL,
  VERDICT,
  WARNING,
} from './theme.js';
import { XLSX } from './words.js';

/** What the other sheets hold that the summary shows. */
export interface SummaryInputs {
  readonly options: readonly OptionSheets[];
  readonly handedOver: HandedOver;
  /** How many checks fail, where there are any. */
  readonly failing: CellRef | undefined;
  /** By option; none where nothing is needed of any. */
  readonly needs: readonly OptionNeeds[];
  readonly rate: CellRef | undefined;
}

/** What the figures were when the workbook was made. */
export interface HandedOver {
  readonly totals: readonly CellRef[];
  readonly verdicts: readonly CellRef[];
}

const LABEL_WIDTH = 38;
/** What the columns of the options share, as far as that leaves them wide enough. */
const AMOUNTS_WIDTH = 80;
const MIN_AMOUNT_WIDTH = 18;

/** What the answer says while the figures are what they were. */
function sentencesOf(comparison: Comparison, language: Language): string[] {
  return [...verdictLines(comparison, language), ...doubtfulLines(comparison, language)];
}

/** Written below the inputs, so that the summary can tell whether one was changed. */
export function addHandedOver(draft: Draft, comparison: Comparison, { language, code }: StepContext): HandedOver {
  const { options } = comparison;
  addSection(draft, XLSX.handedOver[language]);
  const totals = options.map(({ title, local }): CellRef => {
    const label = `${printable(title[language], 60)}: ${WORDS.total[language]}`;
    const amount = number(local, { ...PLAIN, format: moneyFormat(code) });
    const row = addRow(draft, text(label, PLAIN), text('', PLAIN), amount, text(code, PLAIN));
    return { sheet: draft.name, row, column: 3 };
  });
  const verdicts = sentencesOf(comparison, language).map((sentence): CellRef => {
    const row = addWide(draft, text(sentence, NOTE), 7);
    return { sheet: draft.name, row, column: 1 };
  });
  return { totals, verdicts };
}

export function summarySheet(name: string, comparison: Comparison, around: SummaryInputs, telling: StepContext): Sheet {
  const { scenario, options } = comparison;
  const { language, code } = telling;
  const columns = options.length + 1;
  const draft = draftOf(name);
  addWide(draft, text(printable(scenario.title[language]), TITLE), columns);
  const span = spanWords(scenario)[language];
  const unit = { en: `${code} ${span}`, ja: `${span} ${code}` }[language];
  addWide(
    draft,
    text([XLSX.estimate[language], unit, scenario.asOf].join({ en: ', ', ja: '　' }[language]), SUBTITLE),
    columns,
  );
  const verdictRows = around.handedOver.verdicts.map(() => addRow(draft));
  const stateRow = around.failing === undefined ? undefined : addRow(draft);
  addSection(draft, XLSX.comparison[language], columns);
  const totals = addFigures(draft, comparison, around, telling);
  addVerdicts(draft, verdictRows, totals, comparison, around, columns, telling);
  if (stateRow !== undefined && around.failing !== undefined)
    addState(draft, stateRow, around.failing, columns, telling);
  addYears(draft, comparison, around.rate, columns, telling);
  addParts(draft, comparison, around.options, { head: totals.head, columns }, telling);
  addConditions(draft, comparison, around, columns, telling);
  const amountWidth = Math.max(MIN_AMOUNT_WIDTH, AMOUNTS_WIDTH / options.length);
  const widths = [LABEL_WIDTH, ...options.map(() => amountWidth)];
  return finished(draft, { widths, color: TAB_COLORS.summary });
}

/** The rows of the table that others refer to. */
interface Totals {
  readonly head: number;
  readonly total: number;
  /** Of those options that are possible; a text in the place of others. */
  readonly ranked: number;
}

function addFigures(draft: Draft, comparison: Comparison, around: SummaryInputs, telling: StepContext): Totals {
  const { options } = comparison;
  const { language, code } = telling;
  const head = addRow(
    draft,
    text(XLSX.item[language], HEAD),
    ...options.map(({ title }) => text(printable(title[language], 60), HEAD_RIGHT)),
  );
  let total = head + 1;
  let ranked = total;
  totalFigures(options, comparison).forEach(({ words, currency, amounts, isTakenOff, kind }, index) => {
    const isTotal = kind === 'total';
    const style = isTotal ? TOTAL : PLAIN;
    const format = moneyFormat(currency);
    const cells = amounts.map((amount, place): Cell => {
      const cellRef = around.options[place]?.figures[index];
      if (amount === undefined || cellRef === undefined) return text('–', { ...style, align: 'right' });
      const shown = currency === code ? amount.local : amount.usd;
      return formula(referTo(cellRef, draft.name), isTakenOff ? negative(shown) : shown, { ...style, format });
    });
    const at = addRow(draft, text(`${words[language]} (${currency})`, style), ...cells);
    if (isTotal) total = at;
    if (index === (code === 'USD' ? 0 : 1)) {
      ranked = addRanked(draft, total, comparison, around, telling);
      if (options.length > 1) addStanding(draft, { total, ranked }, comparison, telling);
    }
  });
  addAllYears(draft, comparison, around, telling);
  return { head, total, ranked };
}

/** Whether all that it needs is there, as a formula. */
function possibleFormula({ sheet, from, to }: NeedCells, onSheet: string, { language }: StepContext): string {
  const [first, last] = [from, to].map((row) => cellName({ row, column: NEED_COLUMNS.state })) as [string, string];
  const cells = `${referTo({ sheet, row: from, column: NEED_COLUMNS.state }, onSheet)}${first === last ? '' : `:${last}`}`;
  return `COUNTIF(${cells},"${XLSX.holds[language]}")=${to - from + 1}`;
}

/** The totals of those options that are possible, where that depends on anything. @returns the row that ranks them */
function addRanked(
  draft: Draft,
  total: number,
  { options }: Comparison,
  { needs }: SummaryInputs,
  telling: StepContext,
): number {
  const { language, code } = telling;
  if (needs.every(({ month }) => month === undefined)) return total;
  const cells = options.map((option, index): Cell => {
    const [own, month] = [cellName({ row: total, column: index + 2 }), needs[index]?.month];
    const style = { ...PLAIN, format: moneyFormat(code), align: 'right' } as const;
    if (month === undefined) return formula(own, option.local, style);
    const of = `IF(${possibleFormula(month, draft.name, telling)},${own},"${XLSX.impossible[language]}")`;
    return formula(of, isPossible(option) ? option.local : XLSX.impossible[language], style);
  });
  const row = addRow(draft, text(`${XLSX.totalOfPossible[language]} (${code})`, PLAIN), ...cells);
  const last = columnName(options.length + 1);
  draft.conditions.push({ range: `B${total}:${last}${total}`, formula: `ISTEXT(B$${row})`, style: BROKEN });
  draft.conditions.push({ range: `B${row}:${last}${row}`, formula: `ISTEXT(B${row})`, style: BROKEN });
  return row;
}

/** Whether each option is possible in every year of the horizon. */
function addAllYears(
  draft: Draft,
  { scenario, options }: Comparison,
  { needs }: SummaryInputs,
  telling: StepContext,
): void {
  const { language } = telling;
  if (scenario.horizon === undefined || needs.every(({ years }) => years === undefined)) return;
  const [held, failed] = [XLSX.holds[language], XLSX.impossible[language]];
  const cells = options.map(({ overHorizon }, index): Cell => {
    const years = needs[index]?.years;
    const style = { ...PLAIN, align: 'right' } as const;
    if (years === undefined || overHorizon === undefined) return text(held, style);
    const of = `IF(${possibleFormula(years, draft.name, telling)},"${held}","${failed}")`;
    return formula(of, isPossible(overHorizon) ? held : failed, style);
  });
  const row = addRow(draft, text(XLSX.possibleInAllYears[language], PLAIN), ...cells);
  const last = columnName(options.length + 1);
  draft.conditions.push({ range: `B${row}:${last}${row}`, formula: `B${row}="${failed}"`, style: BROKEN });
}

/** What each year of a horizon costs, from the formulas of the options' sheets; the sum beside it is the figure above. */
function addYears(
  draft: Draft,
  comparison: Comparison,
  rate: CellRef | undefined,
  columns: number,
  { language, code, ledger }: StepContext,
): void {
  const table = hasYears(comparison) ? yearsTable(comparison, language) : undefined;
  if (table === undefined) return;
  addSection(draft, table.name, columns);
  addRow(
    draft,
    text('', HEAD),
    ...comparison.options.map(({ title }) => text(printable(title[language], 60), HEAD_RIGHT)),
  );
  const cells = cellsFrom(draft.name, ledger);
  const inCurrency = rate === undefined ? '' : `*${referTo(rate, draft.name)}`;
  const first = draft.rows.length + 1;
  const format = moneyFormat(code);
  const years = table.rows.slice(0, -1);
  years.forEach(({ cells: [label] }, year) => {
    const amounts = comparison.options.map(({ overHorizon }): Cell => {
      const amount = overHorizon?.years[year];
      if (amount === undefined) return text('–', { ...PLAIN, align: 'right' });
      return formula(`${cells.of(amount.formula)}${inCurrency}`, amount.local, { ...PLAIN, format });
    });
    addRow(draft, text(`${textOf(label ?? '')} (${code})`, PLAIN), ...amounts);
  });
  const sums = comparison.options.map(({ overHorizon }, index): Cell => {
    if (overHorizon === undefined) return text('–', { ...TOTAL, align: 'right' });
    const [from, to] = [first, first + years.length - 1].map((row) => cellName({ row, column: index + 2 }));
    return formula(`SUM(${from}:${to})`, overHorizon.local, { ...TOTAL, format });
  });
  addRow(draft, text(`${textOf(table.rows.at(-1)?.cells[0] ?? '')} (${code})`, TOTAL), ...sums);
}

/** Which option is the cheapest, and by how much the others are dearer: worked out from the totals of those that are possible. */
function addStanding(
  draft: Draft,
  { total, ranked }: Pick<Totals, 'total' | 'ranked'>,
  { options }: Comparison,
  { language, code }: StepContext,
): void {
  const last = columnName(options.length + 1);
  const all = `$B$${ranked}:$${last}$${ranked}`;
  const possible = options.filter(isPossible).map(({ local }) => local);
  const least = possible.length === 0 ? undefined : possible.reduce(minOf);
  const own = (index: number) => cellName({ row: ranked, column: index + 2 });
  const isBest = (cell: string) => `AND(ISNUMBER(${cell}),${cell}<=MIN(${all})*(1+0.000000000001))`;
  const standing = (
    words: Words,
    of: (cell: string) => string,
    amountOf: (local: Rational, least: Rational) => Rational | string,
    style: Style,
  ) =>
    addRow(
      draft,
      text(words[language], PLAIN),
      ...options.map((option, index) => {
        const known = least !== undefined && isPossible(option);
        return formula(of(own(index)), known ? amountOf(option.local, least) : '', style);
      }),
    );
  standing(
    XLSX.fromCheapest,
    (cell) => `IF(ISNUMBER(${cell}),${cell}-MIN(${all}),"")`,
    (local, lowest) => subtract(local, lowest),
    { ...PLAIN, format: moneyFormat(code), align: 'right' },
  );
  standing(
    XLSX.timesCheapest,
    (cell) => `IF(ISNUMBER(${cell}),IF(MIN(${all})=0,"",${cell}/MIN(${all})),"")`,
    (local, lowest) => (isZero(lowest) ? '' : divide(local, lowest)),
    { ...PLAIN, format: '0.00', align: 'right' },
  );
  standing(
    XLSX.standing,
    (cell) => `IF(${isBest(cell)},"${XLSX.cheapest[language]}","")`,
    (local, lowest) => (local.equals(lowest) ? XLSX.cheapest[language] : ''),
    { ...PLAIN, align: 'right' },
  );
  draft.conditions.push({ range: `B${total}:${last}${total}`, formula: isBest(`B$${ranked}`), style: BEST });
}

/** The sentences as they were handed over while the totals are what they were; then what holds now. */
function addVerdicts(
  draft: Draft,
  rows: readonly number[],
  { head, total, ranked }: Totals,
  comparison: Comparison,
  { handedOver, needs }: SummaryInputs,
  columns: number,
  { language }: StepContext,
): void {
  const last = columnName(comparison.options.length + 1);
  const cells = `$B$${ranked}:$${last}$${ranked}`;
  const sameTotals = handedOver.totals.map((cellRef, index) => {
    const [now, then] = [cellName({ row: total, column: index + 2 }), referTo(cellRef, draft.name)];
    return `ABS(${now}-${then})<=0.000000001*ABS(${then})`;
  });
  const sameNeeds = needs.flatMap(({ month, years }) => {
    const widest = years ?? month;
    return widest === undefined ? [] : sameNeedsOf(widest, draft.name, language);
  });
  const same = [...sameTotals, ...sameNeeds].join(',');
  const found = `INDEX($B$${head}:$${last}$${head},MATCH(MIN(${cells}),${cells},0))`;
  const best = `IF(COUNT(${cells})=0,"${XLSX.nonePossible[language]}",${found})`;
  const sentences = sentencesOf(comparison, language);
  rows.forEach((at, index) => {
    const cellRef = handedOver.verdicts[index] as CellRef;
    const otherwise = index === 0 ? `"${XLSX.changed[language]}"&${best}` : '""';
    const of = `IFERROR(IF(AND(${same}),${referTo(cellRef, draft.name)},${otherwise}),"${index === 0 ? XLSX.noFigure[language] : ''}")`;
    draft.rows[at - 1] = [formula(of, sentences[index], VERDICT)];
    draft.joined.push([{ row: at, column: 1 }, columns]);
  });
}

/** As many are met as when it was delivered, and what wasn't is lacking by as much, which the sentences tell. */
function sameNeedsOf({ sheet, from, to, met, unmet }: NeedCells, onSheet: string, language: Language): string[] {
  const at = (row: number, column: number) => referTo({ sheet, row, column }, onSheet);
  const end = from === to ? '' : `:${cellName({ row: to, column: NEED_COLUMNS.state })}`;
  const isNear = (cell: string, value: Rational) =>
    `ABS(${cell}-(${literal(value)}))<=0.000000001*ABS(${literal(value)})`;
  return [
    `COUNTIF(${at(from, NEED_COLUMNS.state)}${end},"${XLSX.holds[language]}")=${met}`,
    ...unmet.flatMap(({ row, quantity, limit }) => [
      isNear(at(row, NEED_COLUMNS.quantity), quantity),
      isNear(at(row, NEED_COLUMNS.limit), limit),
    ]),
  ];
}

function addState(draft: Draft, row: number, failing: CellRef, columns: number, { language }: StepContext): void {
  const { allHold, someBroken } = XLSX;
  const of = `IF(${referTo(failing, draft.name)}=0,"${allHold[language]}","${someBroken[language]}")`;
  draft.rows[row - 1] = [formula(of, allHold[language], STATE)];
  draft.joined.push([{ row, column: 1 }, columns]);
  draft.conditions.push({
    range: `A${row}:${columnName(columns)}${row}`,
    formula: `$A$${row}<>"${allHold[language]}"`,
    style: BROKEN,
  });
}

const TERMS = [
  ['terms/discount', WORDS.discount],
  ['terms/fee', WORDS.fee],
  ['terms/tax', WORDS.tax],
] as const;

/** No row can be higher than some 27 lines. */
const MAX_LINES = 15;

/** What the figures rest on. What is an input is shown from its cell. */
function addConditions(
  draft: Draft,
  comparison: Comparison,
  { rate }: SummaryInputs,
  columns: number,
  { language, ledger }: StepContext,
): void {
  const { scenario, options } = comparison;
  const { currency, frame } = scenario;
  addSection(draft, XLSX.conditions[language], columns);
  const say = (name: string, cell: Cell, style: Style = PLAIN) => {
    const row = addRow(draft, text(name, { ...style, bold: true }), cell);
    draft.joined.push([{ row, column: 2 }, columns]);
  };
  const tell = (name: string, told: string, style = PLAIN) => say(name, text(told, style), style);
  const show = (name: string, cellRef: CellRef, value: Rational, format: string) =>
    say(name, formula(referTo(cellRef, draft.name), value, { ...PLAIN, format, align: 'left' }));
  const list = (name: string, words: readonly Words[]) => {
    for (let from = 0; from < words.length; from += MAX_LINES) {
      const told = words.slice(from, from + MAX_LINES).map((one) => printable(one[language], 400));
      tell(name, told.join('\n'));
    }
  };
  tell(WORDS.day[language], scenario.asOf);
  tell(WORDS.region[language], `${scenario.region} (${comparison.regionName})`);
  if (frame.isEvent) tell(WORDS.during[language], frame.span.written);
  const month = ledger.cellRefs.get('input month');
  if (month === undefined) tell(WORDS.month[language], frame.month.written);
  else show(WORDS.month[language], month, frame.month.hours, `${quantityFormat(frame.month.hours)}" h"`);
  if (rate !== undefined) {
    const { source, perUsd, code } = currency;
    show(WORDS.rate[language], rate, perUsd, `"1 USD = "${quantityFormat(perUsd)}" ${code}"`);
    if (source !== undefined) tell('', printable(source));
  }
  for (const [id, words] of TERMS) {
    const cellRef = ledger.cellRefs.get(`input ${id}`);
    const share = scenario.terms?.[id.slice('terms/'.length) as 'fee'];
    if (cellRef === undefined || share === undefined) continue;
    const value = exactValue(share);
    show(words[language], cellRef, value, percentFormat(value));
  }
  tell(WORDS.freeTier[language], freeTierWords(comparison)[language]);
  if (scenario.timeZones !== undefined) tell(WORDS.timeZones[language], timeZonesText(scenario.timeZones, language));
  for (const [id, traffic] of scenario.traffic) {
    tell(WORDS.traffic[language], trafficText(id, traffic, scenario, language));
  }
  list(WORDS.assumed[language], comparison.assumed);
  for (const { title, assumed, notPriced } of options) {
    const name = printable(title[language], 60);
    list(`${WORDS.assumed[language]}: ${name}`, assumed);
    list(`${WORDS.notPriced[language]}: ${name}`, notPriced);
  }
  const doubts = options.flatMap((option) => option.doubts);
  const warned = [...warningsBesideVerdict(options), ...plainWarningsOf(doubts, scenario.asOf)];
  for (const words of warned) tell(WORDS.warning[language], printable(words[language], 1000), WARNED);
  addWide(draft, text(WORDS.rounding[language], NOTE), columns);
  const notes = warningsOf(doubts, scenario.asOf);
  if (notes.length > 0) addSection(draft, WORDS.priceNotes[language], columns);
  for (const words of notes) addWide(draft, text(printable(words[language], 32_000), NOTE), columns);
}

const WARNED: Style = { ...PLAIN, ...WARNING };
