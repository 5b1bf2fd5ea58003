/** A table of a document as a sheet: numbers as numbers, with the formats of what they are. */
import { currencyDigits } from '../../../quantity/currency.js';
import { parseDay } from '../../../quantity/day.js';
import type { Language } from '../../../words.js';
import { IMPOSSIBLE_MARK } from '../../document/cells.js';
import { type Column, type Cell as DocumentCell, type Row, type Table, textOf } from '../../document/document.js';
import { addRow, addWide, draftOf, finished, fittedWidths, number, text } from './draft.js';
import type { Cell, Sheet } from './sheet.js';
import type { Style } from './styles.js';
import {
  BEST,
  DAY_FORMAT,
  dayNumber,
  GROUP,
  HEAD,
  HEAD_RIGHT,
  INDENTED,
  lineFormat,
  moneyFormat,
  NOTE,
  PLAIN,
  quantityFormat,
  TITLE,
  TOTAL,
} from './theme.js';

const STYLES: Readonly<Record<NonNullable<Row['kind']>, Style>> = {
  component: GROUP,
  line: PLAIN,
  total: TOTAL,
  beside: PLAIN,
};

/** @param currency of amounts whose column doesn't say another */
export function tableSheet(name: string, table: Table, currency: string, language: Language): Sheet {
  const { columns, rows, of } = table;
  const draft = draftOf(name);
  addWide(draft, text(table.name, TITLE), columns.length);
  const head = addRow(draft, ...columns.map((column) => text(column.head, isLeft(column) ? HEAD : HEAD_RIGHT)));
  for (const row of rows) {
    addRow(draft, ...row.cells.map((cell, index) => cellOf(cell, columns[index], row, index, currency)));
  }
  if (of !== undefined && of > rows.length) {
    const words = { en: `${rows.length} of ${of} rows`, ja: `全 ${of} 行のうち ${rows.length} 行` };
    addWide(draft, text(words[language], NOTE), columns.length);
  }
  const bounds = columns.map((column) => (isLeft(column) ? ([14, 60] as const) : ([14, 26] as const)));
  const widths = fittedWidths(draft, bounds);
  const isWide = widths.reduce((sum, one) => sum + one, 0) > 100;
  return finished(draft, { widths, frozenRows: head, printedOnTop: [head, head], isWide });
}

function isLeft({ kind }: Column): boolean {
  return kind === 'text' || kind === 'day';
}

function cellOf(cell: DocumentCell, column: Column | undefined, row: Row, index: number, currency: string): Cell {
  const isBest = row.best?.includes(index) === true;
  const own = row.kind === 'line' && index === 0 ? INDENTED : STYLES[row.kind ?? 'beside'];
  const style: Style = isBest ? { ...own, ...BEST } : own;
  const shown = textOf(cell);
  const value = typeof cell === 'string' ? undefined : cell.value;
  if (column?.kind === 'day' && parseDay(shown) !== undefined) {
    return number(dayNumber(shown), { ...style, format: DAY_FORMAT, align: 'left' });
  }
  if (value === undefined)
    return text(shown, column === undefined || isLeft(column) ? style : { ...style, align: 'right' });
  switch (column?.kind) {
    case 'money': {
      const format = formatOfMoney(column.unit ?? currency, shown);
      const isMarked = typeof cell === 'object' && cell.isImpossible === true;
      return number(value, { ...style, format: isMarked ? `"${IMPOSSIBLE_MARK} "${format}` : format });
    }
    case 'share':
      return number(value, { ...style, format: `0${decimals(shown) === 0 ? '' : `.${'0'.repeat(decimals(shown))}`}%` });
    case 'number':
      return number(value, { ...style, format: quantityFormat(value) });
    default:
      // A text that carries a number is read by people as it stands.
      return text(shown, style);
  }
}

/** A price of a millionth is shown with its decimals, an amount with those of its currency. */
function formatOfMoney(code: string, shown: string): string {
  const known = /^[A-Z]{3}$/.test(code) ? code : 'USD';
  const more = decimals(shown) - currencyDigits(known);
  return more > 0 && !shown.startsWith('<') ? moneyFormat(known, more) : lineFormat(known);
}

function decimals(shown: string): number {
  return /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
}
