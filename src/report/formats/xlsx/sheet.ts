/** A sheet: rows of cells, and how they are shown and printed. */

import { escapedCell, escapedXml } from '../../text/markup.js';
import { widthOf } from '../../text/width.js';
import { element, flag } from '../../text/xml.js';
import type { NativeChart } from './chart.js';
import { type Address, cellName, columnName } from './names.js';
import type { Style, StyleBook } from './styles.js';

/** `exact` is what the cell should show, where the number that spreadsheets keep shows other digits. */
export type Content =
  /** Always a text, whatever it begins with. */
  | { readonly text: string }
  | { readonly number: number; readonly exact?: string | undefined }
  /** With what it comes to, for those who don't calculate; undefined where that is an error. */
  | { readonly formula: string; readonly cached: number | string | undefined; readonly exact?: string | undefined };

export interface Cell {
  readonly content?: Content;
  readonly style?: Style;
}

/** A style for cells of a range while a formula, written for its first cell, is true. */
export interface Condition {
  readonly range: string;
  readonly formula: string;
  readonly style: Style;
}

/** A chart over the cells from one corner up to the other. */
export interface PlacedChart {
  readonly chart: NativeChart;
  readonly from: Address;
  readonly to: Address;
}

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Rows that stay in place above the others. */
  readonly frozenRows?: number;
  /** Rows that are printed on top of every page, from the first to the last. */
  readonly printedOnTop?: readonly [first: number, last: number];
  readonly isWide?: boolean;
  /** Cells that are one across columns: the first, and the number of the last column. */
  readonly joined: readonly (readonly [from: Address, toColumn: number])[];
  readonly conditions: readonly Condition[];
  /** Cells that take numbers from zero on, and nothing else. */
  readonly amounts: readonly Address[];
  readonly charts: readonly PlacedChart[];
  /** Of the tab, RRGGBB. */
  readonly color?: string;
}

/** What a wrong entry into one of `amounts` is told. */
export interface Objection {
  readonly title: string;
  readonly text: string;
}

const A4 = 9;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** @param stringOf the number of a text among those that all sheets share */
export function sheetXml(
  sheet: Sheet,
  styles: StyleBook,
  stringOf: (text: string) => number,
  objection: Objection,
): string {
  const { rows, widths, frozenRows = 0, conditions, amounts, charts, color, isWide } = sheet;
  const joined = sheet.joined.filter(([from, toColumn]) => toColumn > from.column);
  const joinedTo = new Map(joined.map(([from, toColumn]) => [cellName(from), toColumn]));
  const merges = joined.map(([from, toColumn]) =>
    element('mergeCell', { ref: `${cellName(from)}:${cellName({ ...from, column: toColumn })}` }),
  );
  return element(
    'worksheet',
    { xmlns: MAIN, 'xmlns:r': RELATIONSHIPS },
    element(
      'sheetPr',
      {},
      color === undefined ? '' : element('tabColor', { rgb: `FF${color}` }),
      element('pageSetUpPr', { fitToPage: 1 }),
    ),
    element('dimension', { ref: `A1:${cellName(lastOf(sheet))}` }),
    element('sheetViews', {}, element('sheetView', { showGridLines: 0, workbookViewId: 0 }, paneXml(frozenRows))),
    element('sheetFormatPr', { defaultRowHeight: LINE_HEIGHT }),
    element(
      'cols',
      {},
      ...widths.map((width, index) => element('col', { min: index + 1, max: index + 1, width, customWidth: 1 })),
    ),
    element(
      'sheetData',
      {},
      ...rows.map((cells, index) => rowXml(cells, index + 1, widths, joinedTo, styles, stringOf)),
    ),
    merges.length === 0 ? '' : element('mergeCells', { count: merges.length }, ...merges),
    ...conditions.map(({ range, formula, style }, index) =>
      element(
        'conditionalFormatting',
        { sqref: range },
        element(
          'cfRule',
          { type: 'expression', dxfId: styles.ofCondition(style), priority: index + 1 },
          element('formula', {}, escapedXml(formula)),
        ),
      ),
    ),
    amounts.length === 0 ? '' : validationXml(amounts, objection),
    element('printOptions', { horizontalCentered: 1 }),
    element('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 }),
    element('pageSetup', {
      paperSize: A4,
      orientation: isWide ? 'landscape' : 'portrait',
      fitToWidth: 1,
      fitToHeight: 0,
    }),
    element('headerFooter', {}, element('oddFooter', {}, '&amp;L&amp;A&amp;R&amp;P / &amp;N')),
    charts.length === 0 ? '' : element('drawing', { 'r:id': 'rId1' }),
  );
}

export function lastOf({ rows, widths }: Sheet): Address {
  const columns = rows.reduce((most, cells) => Math.max(most, cells.length), 1);
  return { row: Math.max(1, rows.length), column: Math.max(columns, widths.length) };
}

function paneXml(rows: number): string {
  if (rows === 0) return '';
  return element('pane', { ySplit: rows, topLeftCell: `A${rows + 1}`, activePane: 'bottomLeft', state: 'frozen' });
}

function validationXml(amounts: readonly Address[], { title, text }: Objection): string {
  const rule = element(
    'dataValidation',
    {
      type: 'decimal',
      operator: 'greaterThanOrEqual',
      allowBlank: 0,
      showErrorMessage: 1,
      errorTitle: title,
      error: text,
      sqref: amounts.map(cellName).join(' '),
    },
    element('formula1', {}, '0'),
  );
  return element('dataValidations', { count: 1 }, rule);
}

function rowXml(
  cells: readonly (Cell | undefined)[],
  row: number,
  widths: Sheet['widths'],
  joinedTo: ReadonlyMap<string, number>,
  styles: StyleBook,
  stringOf: (text: string) => number,
): string {
  const written = cells.map((cell, index) =>
    cell === undefined ? '' : cellXml(cell, `${columnName(index + 1)}${row}`, styles, stringOf),
  );
  const height = heightOf(cells, row, widths, joinedTo);
  return element('row', { r: row, ht: height, customHeight: flag(height !== undefined) }, ...written);
}

function cellXml({ content, style }: Cell, r: string, styles: StyleBook, stringOf: (text: string) => number): string {
  const s = styles.of(style);
  if (content === undefined) return element('c', { r, s });
  if ('text' in content) return element('c', { r, s, t: 's' }, element('v', {}, String(stringOf(content.text))));
  if ('number' in content) return element('c', { r, s }, element('v', {}, String(content.number)));
  const { formula, cached } = content;
  const t = cached === undefined ? 'e' : typeof cached === 'string' ? 'str' : undefined;
  const value = cached === undefined ? '#N/A' : escapedCell(String(cached));
  return element('c', { r, s, t }, element('f', {}, escapedXml(formula)), element('v', {}, value));
}

const LINE_HEIGHT = 15;

/** Programs measure wrapped text themselves, but not where cells are joined; so every row that wraps gets its height. */
function heightOf(
  cells: readonly (Cell | undefined)[],
  row: number,
  widths: Sheet['widths'],
  joinedTo: ReadonlyMap<string, number>,
): number | undefined {
  let highest = LINE_HEIGHT;
  cells.forEach((cell, index) => {
    const text = cell?.content === undefined ? undefined : shownText(cell.content);
    if (text === undefined) return;
    const size = cell?.style?.size ?? 0;
    const line = size > 11 ? size * 1.5 : LINE_HEIGHT;
    if (cell?.style?.wrap !== true) {
      highest = Math.max(highest, line);
      return;
    }
    const across = joinedTo.get(`${columnName(index + 1)}${row}`) ?? index + 1;
    const width = widths.slice(index, across).reduce((sum, one) => sum + one, 0) - 2 - 2 * (cell.style.indent ?? 0);
    const lines = text
      .split('\n')
      .reduce((sum, one) => sum + Math.max(1, Math.ceil(widthOf(one) / Math.max(4, width))), 0);
    highest = Math.max(highest, lines * line);
  });
  return highest === LINE_HEIGHT ? undefined : Math.min(409, highest);
}

function shownText(content: Content): string | undefined {
  if ('text' in content) return content.text;
  return 'formula' in content && typeof content.cached === 'string' ? content.cached : undefined;
}
