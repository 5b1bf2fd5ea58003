/** Options side by side for a terminal: components with their subtotals, lines indented and dim, totals below a rule. */
import type { ChalkInstance } from 'chalk';
import { type Cell, type Row, type Table, textOf } from '../../document/document.js';
import { MIN_WRAPPED_WIDTH, wrapped } from '../../text/text.js';
import { widthOf } from '../../text/width.js';
import { framed, ruleOf } from './frame.js';

/** @returns one table where the options fit beside each other, else one for each of them */
export function billTexts(table: Table, width: number, paint: ChalkInstance): string[] {
  const amounts = table.columns.slice(1);
  const needed = amountWidths(table).reduce((sum, one) => sum + one + 3, 0);
  const isNarrow = MIN_LABEL_WIDTH + needed + 4 > width;
  const tables = isNarrow ? amounts.map((_, index) => onlyColumn(table, index + 1)) : [table];
  return tables.map((one) => billText(one, width, paint));
}

const MIN_LABEL_WIDTH = 30;
const MAX_AMOUNT_WIDTH = 20;

/** Heads are wrapped; an amount is never cut. */
function amountWidths({ columns, rows }: Table): number[] {
  return columns.slice(1).map(({ head }, index) => {
    const wanted = Math.min(MAX_AMOUNT_WIDTH, Math.max(12, ...head.split('\n').map(widthOf)));
    return rows.reduce((widest, { cells }) => Math.max(widest, widthOf(textOf(cells[index + 1] ?? ''))), wanted);
  });
}

/** One option of the table, with the rows in which it has an amount. */
function onlyColumn({ columns, rows, ...table }: Table, column: number): Table {
  const hasValue = (cell: Cell | undefined) => typeof cell === 'object' && cell.value !== undefined;
  return {
    ...table,
    columns: columns.filter((_, index) => index === 0 || index === column),
    rows: rows.flatMap(({ cells, best, ...row }): Row[] => {
      const [label, cell] = [cells[0], cells[column]];
      if (label === undefined || cell === undefined || !hasValue(cell)) return [];
      return [{ ...row, cells: [label, cell], ...(best?.includes(column) ? { best: [1] } : {}) }];
    }),
  };
}

const INDENT = '  ';

function billText(table: Table, width: number, paint: ChalkInstance): string {
  const { columns, rows } = table;
  const amounts = amountWidths(table);
  const around = 4 + amounts.reduce((sum, one) => sum + one + 3, 0);
  const widest = Math.max(
    MIN_LABEL_WIDTH,
    ...rows.map(({ cells: [label = ''], kind }) => widthOf(textOf(label)) + (kind === 'line' ? INDENT.length : 0)),
  );
  // No narrower than what is wrapped into it.
  const labelWidth = Math.max(MIN_WRAPPED_WIDTH + INDENT.length, Math.min(widest, width - around));
  const widths = [labelWidth, ...amounts];
  const firstTotal = rows.findIndex(({ kind }) => kind === 'total');
  return framed({
    widths,
    aligns: columns.map((_, index) => (index === 0 ? 'left' : 'right')),
    rows: [
      columns.map(({ head }, index) => linesWrapped(head, widths[index] as number)),
      ...rows.flatMap((row, index) => [
        ...(index === firstTotal ? [ruleOf(widths)] : []),
        cellTexts(row, labelWidth, paint),
      ]),
    ],
  });
}

function linesWrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapped(line, width))
    .join('\n');
}

function cellTexts({ cells, kind, best = [] }: Row, labelWidth: number, paint: ChalkInstance): string[] {
  const [label = '', ...amounts] = cells.map(textOf);
  switch (kind) {
    case 'line':
      return [indented(label, labelWidth), ...amounts].map((text) => paint.dim(text));
    case 'total':
      return [wrapped(label, labelWidth), ...amounts].map((text, index) =>
        best.includes(index) ? paint.bold.green(text) : paint.bold(text),
      );
    default:
      return [wrapped(label, labelWidth), ...amounts];
  }
}

function indented(label: string, width: number): string {
  return wrapped(label, width - INDENT.length)
    .split('\n')
    .map((line) => `${INDENT}${line}`)
    .join('\n');
}
