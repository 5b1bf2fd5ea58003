/** The sheet that tells the digits that other sheets can't hold, and the note that points to it. */
import type { Language } from '../../../words.js';
import { addRow, addWide, draftOf, finished, fittedWidths, text } from './draft.js';
import { cellName } from './names.js';
import type { Sheet } from './sheet.js';
import { HEAD, HEAD_RIGHT, NOTE, PLAIN, TAB_COLORS, TITLE, WARNING } from './theme.js';
import { SHEETS, XLSX } from './words.js';

const COLUMNS = 3;
const WIDTHS = [
  [24, 40],
  [10, 14],
  [30, 80],
] as const;

interface Lost {
  readonly sheet: string;
  readonly cell: string;
  readonly exact: string;
}

/**
 * The sheets, and where digits are lost one more that tells them.
 * @param first those that are read first, which then point to it
 */
export function withExactDigits(
  sheets: readonly Sheet[],
  first: ReadonlySet<Sheet>,
  named: (wished: string) => string,
  language: Language,
): readonly Sheet[] {
  const lost = sheets.flatMap(lostOf);
  if (lost.length === 0) return sheets;
  const draft = draftOf(named(SHEETS.exact[language]));
  addWide(draft, text(SHEETS.exact[language], TITLE), COLUMNS);
  addWide(draft, text(XLSX.exactNote[language], NOTE), COLUMNS);
  const { sheet, cell, exactValue } = XLSX;
  addRow(draft, text(sheet[language], HEAD), text(cell[language], HEAD), text(exactValue[language], HEAD_RIGHT));
  for (const one of lost) {
    addRow(draft, text(one.sheet, PLAIN), text(one.cell, PLAIN), text(one.exact, { ...PLAIN, align: 'right' }));
  }
  const widths = fittedWidths(draft, WIDTHS);
  const own = finished(draft, { widths, frozenRows: 3, printedOnTop: [3, 3], color: TAB_COLORS.checks });
  return [...sheets.map((one) => (first.has(one) ? pointing(one, draft.name, language) : one)), own];
}

function lostOf({ name, rows }: Sheet): Lost[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): Lost[] => {
      const content = cell?.content;
      if (content === undefined || 'text' in content || content.exact === undefined) return [];
      return [{ sheet: name, cell: cellName({ row: row + 1, column: column + 1 }), exact: content.exact }];
    }),
  );
}

/** With a note below everything else. */
function pointing(sheet: Sheet, exact: string, language: Language): Sheet {
  const { rows, widths, joined } = sheet;
  const words = XLSX.digitsLost[language].replace('{}', exact);
  return {
    ...sheet,
    rows: [...rows, [text(words, WARNING)]],
    joined: [...joined, [{ row: rows.length + 1, column: 1 }, widths.length]],
  };
}
