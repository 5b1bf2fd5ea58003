/** Cells in a frame of lines: the top, a line of text for each line of a cell, the bottom. */
import { widthOf } from '../../text/width.js';

export interface Framed {
  /** Of each column; nothing in it is wider. */
  readonly widths: readonly number[];
  readonly aligns: readonly ('left' | 'right')[];
  /** Cells of one line or several, painted or not. */
  readonly rows: readonly (readonly string[])[];
}

export function framed({ widths, aligns, rows }: Framed): string {
  const edge = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => '─'.repeat(width + 2)).join(middle)}${right}`;
  const inside = rows.flatMap((row) => {
    const cells = row.map((cell) => cell.split('\n'));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) => {
      const texts = cells.map((lines, column) => aligned(lines[line] ?? '', widths[column] as number, aligns[column]));
      return `│ ${texts.join(' │ ')} │`;
    });
  });
  return [edge('┌', '┬', '┐'), ...inside, edge('└', '┴', '┘')].join('\n');
}

/** The row between the heads, or the lines, and what follows. */
export function ruleOf(widths: readonly number[]): string[] {
  return widths.map((width) => '─'.repeat(width));
}

function aligned(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}
