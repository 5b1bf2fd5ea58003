/** Documents of any question as a workbook: a summary with native charts, a sheet for each table, one for charts' numbers. */
import type { Document, Part } from '../../document/document.js';
import { addChartData } from './chartData.js';
import { addRow, addWide, type Draft, draftOf, finished, fittedWidths, text } from './draft.js';
import { withExactDigits } from './exactSheet.js';
import { addSection } from './inputsSheet.js';
import { sheetNamer } from './names.js';
import type { Sheet } from './sheet.js';
import { tableSheet } from './tableSheet.js';
import { FONTS, PLAIN, SUBTITLE, TAB_COLORS, TITLE, VERDICT, WARNING } from './theme.js';
import { SHEETS, XLSX } from './words.js';
import { workbookBytes } from './workbook.js';

/** @param documents at least one, all of one language */
export function documentWorkbook(documents: readonly Document[]): Uint8Array {
  const language = documents[0]?.language ?? 'en';
  const named = sheetNamer();
  const each = documents.map((document, index) => {
    const number = documents.length === 1 ? '' : `${index + 1} `;
    return sheetsOf(document, (wished) => named(`${number}${wished}`));
  });
  const summaries = new Set(each.flatMap((sheets) => sheets.slice(0, 1)));
  return workbookBytes({
    title: documents.map(({ title }) => title).join('; '),
    font: FONTS[language],
    sheets: withExactDigits(each.flat(), summaries, named, language),
    objection: { title: XLSX.notANumber[language], text: XLSX.numberFromZero[language] },
  });
}

const COLUMNS = 2;
const WIDTHS = [28, 92];
const CHART_ROWS = 20;

interface DocumentSheets {
  readonly summary: Draft;
  readonly data: Draft;
  readonly tables: Sheet[];
}

function sheetsOf(document: Document, named: (wished: string) => string): Sheet[] {
  const { language, title, subtitle, summary, parts } = document;
  const draft = draftOf(named(SHEETS.summary[language]));
  addWide(draft, text(title, TITLE), COLUMNS);
  if (subtitle !== undefined) addWide(draft, text(subtitle, SUBTITLE), COLUMNS);
  for (const sentence of summary) addWide(draft, text(sentence, VERDICT), COLUMNS);
  const made: DocumentSheets = { summary: draft, data: draftOf(named(SHEETS.chartData[language])), tables: [] };
  for (const part of parts) addPart(part, document, made, named);
  const { data } = made;
  const widest = data.rows.reduce((most, cells) => Math.max(most, cells.length), 1);
  const widths = fittedWidths(
    data,
    Array.from({ length: widest }, () => [14, 40] as const),
  );
  return [
    finished(draft, { widths: WIDTHS, color: TAB_COLORS.summary }),
    ...made.tables,
    ...(data.rows.length === 0 ? [] : [finished(data, { widths, isWide: true, color: TAB_COLORS.checks })]),
  ];
}

function addPart(part: Part, document: Document, made: DocumentSheets, named: (wished: string) => string): void {
  const { summary, data, tables } = made;
  switch (part.kind) {
    case 'heading':
      addSection(summary, part.text, COLUMNS);
      return;
    case 'paragraph':
      addWide(summary, text(part.text, { wrap: true }), COLUMNS);
      return;
    case 'facts':
      addRow(summary);
      for (const { name, text: told } of part.facts)
        addRow(summary, text(name, { ...PLAIN, bold: true }), text(told, PLAIN));
      return;
    case 'warnings':
      for (const told of part.texts) addWide(summary, text(told, WARNING), COLUMNS);
      return;
    case 'table':
      tables.push(tableSheet(named(part.table.name), part.table, document.currency, document.language));
      return;
    case 'chart': {
      const chart = addChartData(data, part.chart, document.language);
      addRow(summary);
      const row = summary.rows.length + 1;
      for (let count = 0; count < CHART_ROWS; count += 1) addRow(summary);
      summary.charts.push({ chart, from: { column: 1, row }, to: { column: COLUMNS + 1, row: row + CHART_ROWS } });
      return;
    }
    case 'details':
      addSection(summary, part.title, COLUMNS);
      for (const one of part.parts) addPart(one, document, made, named);
      return;
  }
}
