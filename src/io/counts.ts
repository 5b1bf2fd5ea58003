/** A file of counts by minute, hour or day -> numbers. It is read in parts, so that millions of rows fit into memory. */
import { closeSync, openSync, readSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import Papa from 'papaparse';
import { nearestWord } from '../document/nearest.js';
import { InputError, type Problem } from '../errors.js';
import type { CountsFile } from '../scenario/settings.js';
import { unreadable } from './files.js';
import { progressLine } from './progress.js';
import { rowTimes } from './rowTimes.js';

const PART_BYTES = 1 << 20;
/** A century of minutes. */
const MOST_COUNTS = 53_000_000;
const MOST_PROBLEMS = 3;

/** @param scenario the file that names it, relative to which it lies. @throws InputError naming the lines that are wrong */
export function readCountsFile(file: CountsFile, scenario: string): Float64Array {
  const path = isAbsolute(file.path) || scenario.startsWith('<') ? file.path : join(dirname(scenario), file.path);
  const reader = new CountsReader(file, path);
  for (const rows of rowsOf(path)) reader.take(rows);
  return reader.end();
}

/** Parts of the file, each of whole lines. */
function* rowsOf(path: string): Generator<string[][]> {
  const progress = progressLine();
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const buffer = Buffer.alloc(PART_BYTES);
    const decoder = new StringDecoder('utf8');
    let [rest, delimiter, read] = ['', '', 0];
    for (;;) {
      const bytes = readSync(descriptor, buffer, 0, PART_BYTES, null);
      if (read === 0 && isUtf16(buffer)) {
        throw wrong(path, 'it is UTF-16', { expected: 'UTF-8', remedy: 'save it as “CSV UTF-8”' });
      }
      read += bytes;
      const text = (rest + (bytes === 0 ? decoder.end() : decoder.write(buffer.subarray(0, bytes)))).replace(
        /^\ufeff/,
        '',
      );
      // A part that ends between \r and \n doesn't end a line yet.
      const end =
        bytes === 0 ? text.length : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
      rest = text.slice(end);
      if (rest.length > 16 * PART_BYTES) throw wrong(path, 'a line is longer than any file of counts has');
      const whole = text.slice(0, end);
      if (whole !== '') {
        delimiter = delimiter || delimiterOf(whole);
        const parsed = Papa.parse<string[]>(whole, { delimiter });
        const last = parsed.data.at(-1);
        yield last?.length === 1 && last[0] === '' ? parsed.data.slice(0, -1) : parsed.data;
      }
      if (bytes === 0) return;
      progress.show(`${path}: ${(read / 1e6).toFixed(0)} MB`);
    }
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  } finally {
    progress.clear();
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What spreadsheets save as “Unicode text”. */
function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** What parts the fields of the first line; a comma comes last, since numbers hold it too. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  return [';', '\t', '|'].find((one) => line.includes(one)) ?? ',';
}

const NUMBER = /^\d{1,15}(?:\.\d{0,40})?(?:[eE][+-]?\d{1,2})?$/;
const LARGEST_COUNT = 1e15;
const GROUPED = /^\d{1,3}(?:,\d{3})+$/;

function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (NUMBER.test(trimmed)) {
    const number = Number(trimmed);
    return number <= LARGEST_COUNT ? number : undefined;
  }
  return GROUPED.test(trimmed) ? Number(trimmed.replaceAll(',', '')) : undefined;
}

function wrong(path: string, message: string, more: Partial<Problem> = {}): InputError {
  return new InputError([{ code: 'notAQuantity', message: `${path}: ${message}`, ...more }]);
}

class CountsReader {
  private counts = new Float64Array(1024);
  private size = 0;
  private line = 0;
  private emptyLine: number | undefined;
  private header: readonly string[] | undefined;
  private column: number | undefined;
  private across: { readonly first: number; readonly last: number } | undefined;
  private rowsTaken = 0;
  private readonly wrongTime: ReturnType<typeof rowTimes>;
  private readonly problems: string[] = [];

  constructor(
    private readonly file: CountsFile,
    private readonly path: string,
  ) {
    this.wrongTime = rowTimes(file.intervalSeconds, (column) => column === this.column);
  }

  take(rows: readonly string[][]): void {
    for (const row of rows) {
      this.line += 1;
      if (row.length === 1 && row[0]?.trim() === '') {
        this.emptyLine = this.line;
        continue;
      }
      if (this.header === undefined && this.begin(row)) continue;
      // Empty lines at the beginning and at the end mean nothing; between counts one is a hole.
      if (this.emptyLine !== undefined && this.size > 0) this.problems.push(`line ${this.emptyLine} is empty`);
      this.emptyLine = undefined;
      if (this.across === undefined) this.takeOne(row);
      else this.takeRow(row, this.across);
      if (this.problems.length >= MOST_PROBLEMS) throw this.refused();
    }
  }

  end(): Float64Array {
    if (this.problems.length > 0) throw this.refused();
    if (this.file.row !== undefined && this.rowsTaken < Number(this.file.row)) {
      throw wrong(this.path, `it has no row ${this.file.row}`, { expected: `1 to ${this.rowsTaken}` });
    }
    if (this.size === 0) throw wrong(this.path, 'it has no counts');
    return this.counts.slice(0, this.size);
  }

  private refused(): InputError {
    return wrong(this.path, this.problems.join('; '), {
      expected: 'a count of zero or more in every row, none left out',
      remedy: 'fill in what is missing, with 0 where nothing arrived',
    });
  }

  /** Decides by the first row which columns are meant. @returns whether it is a row of names */
  private begin(row: readonly string[]): boolean {
    this.header = row.map((name) => name.trim());
    const { column, columns } = this.file;
    if (columns !== undefined) {
      this.across = this.acrossOf(columns);
      return numberOf(row[this.across.first] ?? '') === undefined || this.header.includes(columns.split('..')[0] ?? '');
    }
    this.column = column === undefined ? this.onlyColumn(row) : this.columnOf(column);
    return numberOf(row[this.column] ?? '') === undefined;
  }

  private columnOf(said: string): number {
    const header = this.header ?? [];
    const named = header.indexOf(said);
    if (named >= 0) return named;
    const number = Number(said);
    if (Number.isInteger(number) && number >= 1 && number <= header.length) return number - 1;
    const nearest = nearestWord(said, header);
    throw wrong(this.path, `it has no column \`${said}\``, {
      expected: `one of ${header.slice(0, 20).join(', ')}`,
      ...(nearest === undefined ? {} : { nearest }),
    });
  }

  private acrossOf(said: string): { first: number; last: number } {
    const [from, to] = said.split('..');
    if (from === undefined || to === undefined) {
      throw wrong(this.path, `\`columns: ${said}\` names no columns`, {
        expected: 'the first and the last, e.g. 1..1440',
      });
    }
    const [first, last] = [this.columnOf(from), this.columnOf(to)];
    if (first > last) throw wrong(this.path, `\`columns: ${said}\` is reversed`, { expected: 'the first one first' });
    return { first, last };
  }

  /** The second of two, or the only one. */
  private onlyColumn(row: readonly string[]): number {
    if (row.length <= 2) return row.length - 1;
    throw wrong(this.path, `it has ${row.length} columns`, {
      expected: 'column: the name or the number of the one with the counts',
    });
  }

  private takeOne(row: readonly string[]): void {
    this.holdTime(row);
    const text = row[this.column ?? 0] ?? '';
    const count = numberOf(text);
    if (count === undefined) this.problems.push(this.whatIsWrong(text));
    else this.add(count);
  }

  private whatIsWrong(text: string): string {
    const trimmed = text.trim();
    if (trimmed === '') return `line ${this.line} has no count`;
    return /^-/.test(trimmed)
      ? `line ${this.line} has a negative count, ${trimmed.slice(0, 40)}`
      : `line ${this.line} has no number, but \`${trimmed.slice(0, 40)}\``;
  }

  /** Rows that say their time are held to following one another. */
  private holdTime(row: readonly string[]): void {
    const said = this.wrongTime(row)?.slice(0, 40);
    if (said !== undefined)
      this.problems.push(`line ${this.line} (${said}) doesn't follow the line before it at the stated distance`);
  }

  private takeRow(row: readonly string[], { first, last }: { first: number; last: number }): void {
    this.rowsTaken += 1;
    if (this.file.row !== undefined && this.rowsTaken !== Number(this.file.row)) return;
    for (let index = first; index <= last; index += 1) {
      const count = numberOf(row[index] ?? '');
      if (count === undefined) {
        this.problems.push(`${this.whatIsWrong(row[index] ?? '')}, in column ${index + 1}`);
        return;
      }
      const place = index - first;
      if (place === this.size) this.add(count);
      else this.counts[place] = (this.counts[place] as number) + count;
    }
  }

  private add(count: number): void {
    if (this.size >= MOST_COUNTS) throw wrong(this.path, `it has more than ${MOST_COUNTS.toLocaleString('en')} counts`);
    if (this.size === this.counts.length) {
      const larger = new Float64Array(this.size * 2);
      larger.set(this.counts);
      this.counts = larger;
    }
    this.counts[this.size] = count;
    this.size += 1;
  }
}
