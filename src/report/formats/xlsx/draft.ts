/** A sheet while it is being written, row by row. */
import { type Rational, toNumber } from '../../../quantity/rational.js';
import { widthOf } from '../../text/width.js';
import { lostDigits, lostInput } from './lostDigits.js';
import { type Address, cellName, onSheet } from './names.js';
import type { Cell, Condition, PlacedChart, Sheet } from './sheet.js';
import type { Style } from './styles.js';

export interface Draft {
  readonly name: string;
  readonly rows: (Cell | undefined)[][];
  readonly joined: [from: Address, toColumn: number][];
  readonly conditions: Condition[];
  readonly amounts: Address[];
  readonly charts: PlacedChart[];
}

export function draftOf(name: string): Draft {
  return { name, rows: [], joined: [], conditions: [], amounts: [], charts: [] };
}

/** @returns the number of the row */
export function addRow({ rows }: Draft, ...cells: (Cell | undefined)[]): number {
  return rows.push(cells);
}

/** A row with one cell that reaches over the columns to `toColumn`. */
export function addWide(draft: Draft, cell: Cell, toColumn: number): number {
  const row = addRow(draft, cell);
  if (toColumn > 1) draft.joined.push([{ column: 1, row }, toColumn]);
  return row;
}

export function text(of: string, style?: Style): Cell {
  return { content: { text: of }, ...styled(style) };
}

export function number(value: Rational | number, style?: Style): Cell {
  if (typeof value === 'number') return { content: { number: value }, ...styled(style) };
  return { content: { number: toNumber(value), exact: lostDigits(value, style?.format) }, ...styled(style) };
}

/** A number that the reader may change, and so sees with all of its digits. */
export function input(value: Rational, style: Style): Cell {
  const exact = lostInput(value) ?? lostDigits(value, style.format);
  return { content: { number: toNumber(value), exact }, style };
}

/** @param value exact, or a text, for the value that is kept beside the formula */
export function formula(of: string, value: Rational | string | undefined, style?: Style): Cell {
  if (value === undefined || typeof value === 'string')
    return { content: { formula: of, cached: value }, ...styled(style) };
  const exact = lostDigits(value, style?.format);
  return { content: { formula: of, cached: toNumber(value), exact }, ...styled(style) };
}

export function blank(style: Style): Cell {
  return { style };
}

function styled(style: Style | undefined): { style?: Style } {
  return style === undefined ? {} : { style };
}

/** A cell of a sheet. */
export interface CellRef extends Address {
  readonly sheet: string;
}

/** How a formula on a sheet refers to a cell of this or another one. */
export function referTo(cellRef: CellRef, fromSheet: string): string {
  return cellRef.sheet === fromSheet ? cellName(cellRef) : onSheet(cellRef.sheet, cellName(cellRef));
}

/** Columns as wide as what stands in them, between a least and a most; what reaches over several columns doesn't count. */
export function fittedWidths(
  { rows, joined }: Draft,
  bounds: readonly (readonly [least: number, most: number])[],
): number[] {
  const wide = new Set(joined.map(([{ row, column }]) => `${row} ${column}`));
  return bounds.map(([least, most], index) => {
    const widest = rows.reduce((found, cells, row) => {
      const content = cells[index]?.content;
      if (content === undefined || wide.has(`${row + 1} ${index + 1}`)) return found;
      const shown =
        'text' in content
          ? content.text
          : 'formula' in content && typeof content.cached === 'string'
            ? content.cached
            : '';
      const indent = (cells[index]?.style?.indent ?? 0) * 2;
      return Math.max(found, ...shown.split('\n').map((line) => widthOf(line) * 1.1 + 2 + indent));
    }, least);
    return Math.min(most, Math.round(widest * 10) / 10);
  });
}

type Shown = Pick<Sheet, 'widths' | 'frozenRows' | 'printedOnTop' | 'isWide' | 'color'>;

export function finished(draft: Draft, shown: Shown): Sheet {
  return { ...draft, ...shown };
}
