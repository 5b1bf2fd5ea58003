/** What each option costs by component, as a table and as a chart over its cells. */
import type { Comparison } from '../../../bill/compare.js';
import { printable } from '../../../document/printable.js';
import { add, compareRationals, maxOf, type Rational, toNumber, ZERO } from '../../../quantity/rational.js';
import { WORDS } from '../../document/words.js';
import { addRow, type Draft, formula, referTo, text } from './draft.js';
import { addSection } from './inputsSheet.js';
import { columnName, fixedRange, onSheet } from './names.js';
import type { OptionSheets } from './optionSheet.js';
import type { Cell } from './sheet.js';
import type { StepContext } from './steps.js';
import { HEAD, HEAD_RIGHT, moneyFormat, NOTE, PLAIN } from './theme.js';
import { XLSX } from './words.js';

/** More parts than this no chart shows apart from each other. */
const MAX_PARTS = 12;
const CHART_ROWS = 16;

interface Part {
  readonly label: string;
  /** One for each option; nothing where it has no such component. */
  readonly amounts: readonly (Rational | undefined)[];
}

interface Place {
  /** The row with the options' names. */
  readonly head: number;
  readonly columns: number;
}

export function addParts(
  draft: Draft,
  { options }: Comparison,
  sheets: readonly OptionSheets[],
  { head, columns }: Place,
  { language, code }: StepContext,
): void {
  addRow(draft);
  const chartRow = draft.rows.length + 1;
  for (let count = 0; count < CHART_ROWS; count += 1) addRow(draft);
  addSection(draft, XLSX.byComponent[language], columns);
  const names = options.map(({ title }) => printable(title[language], 60));
  addRow(draft, text(XLSX.component[language], HEAD), ...names.map((name) => text(name, HEAD_RIGHT)));
  const format = moneyFormat(code);
  const parts = partsOf(sheets);
  const first = draft.rows.length + 1;
  for (const { label, amounts } of parts) {
    const cells = sheets.map(({ components }, index): Cell => {
      const [found, amount] = [components.get(label), amounts[index]];
      if (found === undefined || amount === undefined) return text('–', { ...PLAIN, align: 'right' });
      return formula(referTo(found.cellRef, draft.name), amount, { ...PLAIN, format });
    });
    addRow(draft, text(label, PLAIN), ...cells);
  }
  const isCut = parts.length > MAX_PARTS;
  const shown = (isCut ? parts.slice(0, MAX_PARTS - 1) : parts).map((part, index) => ({
    ...part,
    row: first + index,
  }));
  if (isCut) {
    const rest = parts.slice(MAX_PARTS - 1);
    const amounts = options.map((_, index) => rest.map((part) => part.amounts[index] ?? ZERO).reduce(add, ZERO));
    const cells = amounts.map((amount, index) => {
      const column = columnName(index + 2);
      const range = `${column}${first + MAX_PARTS - 1}:${column}${first + parts.length - 1}`;
      return formula(`SUM(${range})`, amount, { ...PLAIN, ...NOTE, format });
    });
    const label = `${XLSX.others[language]} (${rest.length})`;
    const row = addRow(draft, text(label, { ...PLAIN, ...NOTE }), ...cells);
    shown.push({ label, amounts, row });
  }
  const across = (row: number) =>
    onSheet(draft.name, fixedRange({ row, column: 2 }, { row, column: options.length + 1 }));
  draft.charts.push({
    from: { column: 1, row: chartRow },
    to: { column: columns + 1, row: chartRow + CHART_ROWS },
    chart: {
      kind: 'bars',
      title: `${WORDS.total[language]} (${code})`,
      amount: { title: '', format },
      names: { cells: across(head), cached: names },
      series: shown.map(({ row, label, amounts }) => ({
        name: { cells: onSheet(draft.name, `$A$${row}`), cached: [label] },
        values: { cells: across(row), cached: amounts.map((amount) => amount && toNumber(amount)) },
      })),
    },
  });
}

/** In the order of the options; where not all go into a chart, the largest first. */
function partsOf(sheets: readonly OptionSheets[]): Part[] {
  const labels = [...new Set(sheets.flatMap(({ components }) => [...components.keys()]))];
  const parts = labels.map(
    (label): Part => ({
      label,
      amounts: sheets.map(({ components }) => components.get(label)?.local),
    }),
  );
  if (parts.length <= MAX_PARTS) return parts;
  const largest = new Map(
    parts.map((part) => [part, part.amounts.reduce<Rational>((most, one) => maxOf(most, one ?? ZERO), ZERO)]),
  );
  const size = (part: Part) => largest.get(part) as Rational;
  return parts.sort((a, b) => compareRationals(size(b), size(a)));
}
