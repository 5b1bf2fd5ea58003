/**
 * Records as comma-separated values (RFC 4180): machine units, exact amounts.
 *
 * A byte order mark stands first where there is anything beyond ASCII, and only there: without one Excel takes a file for the
 * code page of the country, so that Japanese names can't be read on a Japanese Windows. Without such names no program has to
 * know about marks.
 */

import { printable } from '../../../document/printable.js';
import type { Records } from '../../document/document.js';

/** A line at a time, so that any number of them fits into memory. */
export function* csvParts(tables: readonly Records[]): Generator<string> {
  const [first] = tables;
  if (first === undefined) return;
  const marked = tables.some((records) => textsOf(records).some(isBeyondAscii));
  yield `${marked ? BYTE_ORDER_MARK : ''}${csvLine(first.header)}`;
  for (const records of tables) {
    if (String(records.header) !== String(first.header)) throw new Error('records of two kinds are no one table');
    for (const row of records.rows()) yield csvLine(row);
  }
}

/**
 * Records as comma-separated values (RFC 4180): machine units, exact amounts in USD.
 * @throws Error where the records have different columns
 * @example
 * ```ts
 * import { compare, comparisonRecords, csvText, type Day, type Records } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const records: Records = comparisonRecords(comparison);
 * csvText([records]).split('\r\n').length; // => 23
 * ```
 */
export function csvText(tables: readonly Records[]): string {
  return [...csvParts(tables)].join('');
}

const BYTE_ORDER_MARK = '\ufeff';

function textsOf({ header, texts, rows }: Records): readonly string[] {
  return [...header, ...(texts ?? [...rows()].flat())];
}

function isBeyondAscii(text: string): boolean {
  return /[^\0-\x7f]/.test(text);
}

/** Numbers and plain words, as nearly all fields of a long file are. */
const PLAIN = /^[\w. ]*$/;
/** What Excel takes into a cell. */
const MAX_FIELD_LENGTH = 32_767;

export function csvLine(fields: readonly string[]): string {
  return `${fields.map(fieldText).join(',')}\r\n`;
}

/**
 * A spreadsheet takes commas, semicolons, tabs or bars for separators, as the country or the user says: a field stays one cell
 * where it can be quoted, and a piece of it that stands behind any of them begins no formula (OWASP, CSV injection). Tabs are
 * spaces by then.
 */
function fieldText(field: string): string {
  if (PLAIN.test(field)) return field;
  const shown = printable(field, MAX_FIELD_LENGTH - 1);
  const safe = NEGATIVE.test(shown) ? shown : cut(shown.replace(FORMULA, "$1'"));
  return /[",;|]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const NEGATIVE = /^-\d[\d.]*$/;
/** Where a cell may begin that would be one: spreadsheets pass over spaces, and over quotes that are empty. */
const FORMULA = /(^|[;|])(?=[\s"]*[=+@＝＋＠－-])/g;

function cut(text: string): string {
  return text.length > MAX_FIELD_LENGTH ? printable(text, MAX_FIELD_LENGTH) : text;
}
