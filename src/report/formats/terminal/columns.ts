/** Rows and columns for a terminal: columns as wide as what stands in them, wrapped where the screen is narrower. */
import Table from 'cli-table3';
import { wrapped } from '../../text/text.js';
import { widthOf } from '../../text/width.js';

export interface Columns {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of each column; numbers stand to the right. */
  readonly aligns: readonly ('left' | 'right')[];
}

const MIN_COLUMN_WIDTH = 6;

export function columnsText({ head, rows, aligns }: Columns, width: number): string {
  const widths = fitting(
    head.map((_, column) => Math.max(...[head, ...rows].map((row) => longestLine(row[column] ?? '')))),
    width - 1 - 3 * head.length,
  );
  const cells = (row: readonly string[]) => row.map((cell, column) => wrapped(cell, widths[column] as number));
  const table = new Table({
    head: cells(head),
    colWidths: widths.map((one) => one + 2),
    colAligns: [...aligns],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  table.push(head.map((_, column) => '─'.repeat(widths[column] as number)));
  for (const row of rows) table.push(cells(row));
  return table.toString();
}

function longestLine(cell: string): number {
  return Math.max(...cell.split('\n').map(widthOf));
}

/** The widest columns give way first. */
function fitting(wanted: readonly number[], room: number): number[] {
  const widths = wanted.map((one) => Math.max(MIN_COLUMN_WIDTH, one));
  let over = widths.reduce((sum, one) => sum + one, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] as number) <= 8) break;
    widths[widest] = (widths[widest] as number) - 1;
    over -= 1;
  }
  return widths;
}
