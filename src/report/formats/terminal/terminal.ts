/** A document for a terminal: tables, then the answer, where it stays on the screen, then what it rests on. Charts are a format of their own. */
import { Chalk, type ChalkInstance } from 'chalk';
import { type Document, isBill, type Part, type Table, textOf } from '../../document/document.js';
import { moreRowsText, WORDS } from '../../document/words.js';
import { paragraph, wrapped } from '../../text/text.js';
import { billTexts } from './billTable.js';
import { columnsText } from './columns.js';

export interface TerminalStyle {
  /** Columns of the screen. */
  readonly width: number;
  readonly color: boolean;
}

/**
 * A document for a terminal: tables, then the answer, where it stays on the screen, then what it rests on. Charts are left out.
 * @param look the columns of the screen, and whether it has colours
 * @example
 * ```ts
 * import { compareRegions, type Day, regionsDocument } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource, terminalText } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const found = compareRegions(asked, { file: 'example', text: 'ap-northeast-1,us-east-1' });
 * const text = terminalText(regionsDocument(found, 'en'), { width: 80, color: false });
 * text.split('\n').every((line) => line.length <= 80); // => true
 * ```
 */
export function terminalText(document: Document, { width, color }: TerminalStyle): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const { summary, parts } = document;
  const end = endOf(parts);
  const show = (part: Part) => partTexts(part, document, width, paint);
  return [
    paint.bold(wrapped(headOf(document), width)),
    ...parts.slice(0, end).flatMap(show),
    ...summary.map((line) => paint.bold(paragraph(line, width, INDENT))),
    ...parts.slice(end).flatMap((part) => {
      const texts = show(part);
      return part.kind === 'facts' || part.kind === 'paragraph' ? texts.map((text) => paint.dim(text)) : texts;
    }),
  ].join('\n');
}

const INDENT = '  ';

/** The heads of a bill's columns say what the amounts are, and the facts below it the rest. */
function headOf({ title, subtitle, parts }: Document): string {
  const saysItself = parts.some((part) => part.kind === 'table' && isBill(part.table));
  return subtitle === undefined || saysItself ? title : `${title} (${subtitle})`;
}

/** Where the answer stands: below the last table, above what it rests on. */
function endOf(parts: readonly Part[]): number {
  const after = parts.map(({ kind }) => kind).lastIndexOf('table') + 1;
  const place = parts.slice(after).findIndex(({ kind }) => kind === 'facts' || kind === 'warnings');
  return place < 0 ? parts.length : after + place;
}

function partTexts(part: Part, document: Document, width: number, paint: ChalkInstance): string[] {
  switch (part.kind) {
    case 'heading':
      return [`\n${paint.bold(paragraph(part.text, width, INDENT))}`];
    case 'paragraph':
      return [paragraph(part.text, width, INDENT)];
    case 'table':
      return tableTexts(part.table, document, width, paint);
    case 'chart':
      return [];
    case 'facts':
      return part.facts.map(({ name, text }) => paragraph(`${name}: ${text}`, width, INDENT));
    case 'warnings':
      return part.texts.map((text) =>
        paint.yellow(paragraph(`${WORDS.warning[document.language]}: ${text}`, width, INDENT)),
      );
    case 'details':
      return [`\n${paragraph(part.title, width, INDENT)}`, ...part.parts.flatMap((one) => insideTexts(one, width))];
  }
}

function tableTexts(table: Table, { language }: Document, width: number, paint: ChalkInstance): string[] {
  const more = (table.of ?? 0) - table.rows.length;
  const rest = more > 0 ? [paragraph(moreRowsText(more, language), width, INDENT)] : [];
  if (isBill(table)) return [...billTexts(table, width, paint), ...rest];
  const columns = {
    head: table.columns.map(({ head }) => head),
    aligns: table.columns.map(({ kind }) => (kind === 'text' || kind === 'day' ? 'left' : 'right')),
    rows: table.rows.map(({ cells }) => cells.map(textOf)),
  } as const;
  return [columnsText(columns, width), ...rest];
}

/** Steps of a derivation, and further in what they rest on. */
function insideTexts(part: Part, width: number): string[] {
  switch (part.kind) {
    case 'paragraph':
      return [`  ${paragraph(part.text, width - 2, '      ')}`];
    case 'facts':
      return part.facts.map(({ name, text }) => `    ${paragraph(`${name}: ${text}`, width - 4, '      ')}`);
    default:
      return [];
  }
}
