/** Rows and columns for a terminal: columns as wide as what stands in them, wrapped where the screen is narrower. */
import { MIN_WRAPPED_WIDTH, wrapped } from '../../text/text.js';
import { widthOf } from '../../text/width.js';
import { framed, ruleOf } from './frame.js';

export interface Columns {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of each column; numbers stand to the right. */
  readonly aligns: readonly ('left' | 'right')[];
}

const MIN_COLUMN_WIDTH = 6;

export function columnsText({ head, rows, aligns }: Columns, width: number): string {
  const widestOf = (column: number, of: readonly (readonly string[])[]) =>
    Math.max(0, ...of.map((row) => longestLine(row[column] ?? '')));
  const widths = fitting(
    head.map((_, column) => widestOf(column, [head, ...rows])),
    // A figure is broken nowhere: the table is wider than the screen rather.
    aligns.map((align, column) => (align === 'right' ? widestOf(column, rows) : 0)),
    width - 1 - 3 * head.length,
  );
  const cells = (row: readonly string[]) => row.map((cell, column) => wrapped(cell, widths[column] as number));
  return framed({ widths, aligns, rows: [cells(head), ruleOf(widths), ...rows.map(cells)] });
}

function longestLine(cell: string): number {
  return Math.max(...cell.split('\n').map(widthOf));
}

/**
 * The widest columns give way first.
 * @param least none becomes narrower than that
 */
function fitting(wanted: readonly number[], least: readonly number[], room: number): number[] {
  const widths = wanted.map((one) => Math.max(MIN_COLUMN_WIDTH, one));
  const spare = (column: number) => (widths[column] as number) - Math.max(MIN_WRAPPED_WIDTH, least[column] ?? 0);
  let over = widths.reduce((sum, one) => sum + one, 0) - room;
  while (over > 0) {
    const open = [...widths.keys()].filter((column) => spare(column) > 0);
    const widest = open.sort((a, b) => (widths[b] as number) - (widths[a] as number) || a - b)[0];
    if (widest === undefined) break;
    widths[widest] = (widths[widest] as number) - 1;
    over -= 1;
  }
  return widths;
}
