/** A file of counts by minute, hour or day -> numbers. It is read in parts, so that millions of rows fit into memory. */

import { closeSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import Papa from 'papaparse';
import { nearestWord } from '../../document/nearest.js';
import { InputError, type Problem } from '../../errors.js';
import type { Counts } from '../../quantity/counts.js';
import { CountsAddedUp, CountsBuilder } from '../../quantity/countsMade.js';
import { DecimalText } from '../../quantity/decimalText.js';
import { groupedWhole } from '../../quantity/rational.js';
import { printable } from '../../report/text/text.js';
import type { CountsFile, Settings } from '../../scenario/settings.js';
import { plainWords, type Words } from '../../words.js';
import { unreadable } from '../machine/fileProblems.js';
import { progressLine } from '../terminal/progress.js';
import {
  apartFault,
  cellFault,
  columnNames,
  type Fault,
  fault,
  faultsProblem,
  inColumn,
  noCountsProblem,
  shortened,
} from './countFaults.js';
import { type Opened, openNamed } from './opening.js';
import { rowTimes } from './rowTimes.js';

/** Small enough that the rows of a part are gone before the next ones come. */
const PART_BYTES = 1 << 18;
const MAX_LINE_LENGTH = 1 << 24;
/** A century of minutes. */
const MAX_COUNTS = 53_000_000;
const MAX_PROBLEMS = 3;

/**
 * What reads the files of counts that scenarios name, for `Settings.readCounts`. Only regular files are read, and only ones
 * that lie below `root` once all links are followed; below the scenario's own folder where no root is given.
 * @throws InputError, of the function that it gives: where a file lies elsewhere, can't be read, or doesn't hold counts
 * @example
 * ```ts
 * import { mkdtempSync, writeFileSync } from 'node:fs';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { countsReader } from 'ec2-vs-lambda/node';
 *
 * const folder = mkdtempSync(join(tmpdir(), 'counts-'));
 * writeFileSync(join(folder, 'views.csv'), 'hour,views\n0,1200\n1,900\n');
 * const readCounts = countsReader({ root: folder }); // for compare's settings: { today, readCounts }
 * const counts = readCounts({ path: 'views.csv', intervalSeconds: 3600 }, join(folder, 'shop.yaml'));
 * counts.length; // => 2
 * ```
 */
export function countsReader({ root }: { readonly root?: string } = {}): NonNullable<Settings['readCounts']> {
  return (file, scenario) => readCountsFile(file, scenario, root);
}

/**
 * @param scenario the file that names it, relative to which it lies
 * @param root the folder below which it has to lie; the scenario's own where absent
 * @throws InputError naming the lines that are wrong
 */
export function readCountsFile(file: CountsFile, scenario: string, root?: string): Counts {
  const opened = openNamed({ path: file.path, by: scenario, ...(root === undefined ? {} : { root }) });
  const reader = new CountsReader(file, opened.path);
  for (const rows of rowsOf(opened)) reader.take(rows);
  return reader.end();
}

/** Parts of the file, each of whole lines. */
function* rowsOf({ path, descriptor }: Opened): Generator<string[][]> {
  const progress = progressLine();
  try {
    const buffer = Buffer.alloc(PART_BYTES);
    const decoder = new StringDecoder('utf8');
    let [rest, delimiter, read] = ['', '', 0];
    for (;;) {
      const bytes = readSync(descriptor, buffer, 0, PART_BYTES, null);
      if (read === 0 && isUtf16(buffer)) {
        throw wrong(path, UTF_16, { expected: plainWords('UTF-8'), remedy: SAVE_AS_UTF_8 });
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
      if (rest.length > MAX_LINE_LENGTH) throw wrong(path, LINE_TOO_LONG);
      const whole = text.slice(0, end);
      if (whole !== '') {
        delimiter = delimiter || delimiterOf(whole);
        const parsed = Papa.parse<string[]>(whole, { delimiter });
        const last = parsed.data.at(-1);
        yield last?.length === 1 && last[0] === '' ? parsed.data.slice(0, -1) : parsed.data;
      }
      if (bytes === 0) return;
      progress.show(`${printable(path)}: ${(read / 1e6).toFixed(0)} MB`);
    }
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  } finally {
    progress.clear();
    closeSync(descriptor);
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

function wrong(path: string, { en, ja }: Words, more: Partial<Problem> = {}): InputError {
  return new InputError([{ ...more, code: 'notAQuantity', message: { en: `${path}: ${en}`, ja: `${path}: ${ja}` } }]);
}

const LINE_TOO_LONG: Words = {
  en: 'a line is too long for a file of counts',
  ja: '件数のファイルとしては長すぎる行があります',
};
const NO_COUNTS: Words = { en: 'it has no counts', ja: '件数がありません' };
const UTF_16: Words = { en: 'it is UTF-16', ja: 'UTF-16 で保存されています' };
const SAVE_AS_UTF_8: Words = { en: 'save it as “CSV UTF-8”', ja: '「CSV UTF-8」形式で保存し直してください' };

function isEmpty(row: readonly string[]): boolean {
  return row.length === 1 && row[0]?.trim() === '';
}

function nextRow(rows: readonly string[][], at: number): readonly string[] | undefined {
  return rows.find((row, index) => index > at && !isEmpty(row));
}

/** A file that a scenario names by mistake, or to have it shown, is no table of numbers, and nothing of it is told. */
function isTable(first: readonly string[], second: readonly string[] | undefined): boolean {
  return second?.length === first.length && second.some((text) => new DecimalText().read(text));
}

const TOO_MANY: Words = {
  en: `it has more than ${groupedWhole(MAX_COUNTS)} counts`,
  ja: `件数が ${groupedWhole(MAX_COUNTS)} 個を超えています`,
};

class CountsReader {
  private readonly counts = new CountsBuilder();
  /** Of all rows, where counts stand beside each other. */
  private readonly addedUp = new CountsAddedUp();
  private readonly text = new DecimalText();
  private line = 0;
  private emptyLine: number | undefined;
  private header: readonly string[] | undefined;
  private column: number | undefined;
  private across: { readonly first: number; readonly last: number } | undefined;
  private rowsTaken = 0;
  private readonly wrongTime: ReturnType<typeof rowTimes>;
  private readonly faults: Fault[] = [];
  /** Rows of which every count was read. */
  private soundRows = 0;
  private isTable = false;

  constructor(
    private readonly file: CountsFile,
    private readonly path: string,
  ) {
    this.wrongTime = rowTimes(file.intervalSeconds, (column) => column === this.column);
  }

  private get size(): number {
    return this.counts.length + this.addedUp.length;
  }

  take(rows: readonly string[][]): void {
    for (const row of rows) {
      this.line += 1;
      if (isEmpty(row)) {
        this.emptyLine = this.line;
        continue;
      }
      if (this.header === undefined && this.begin(row, rows)) continue;
      // Empty lines at the beginning and at the end mean nothing; between counts one is a hole.
      if (this.emptyLine !== undefined && this.size > 0) {
        this.faults.push(fault({ en: `line ${this.emptyLine} is empty`, ja: `${this.emptyLine} 行目が空です` }));
      }
      this.emptyLine = undefined;
      if (this.across === undefined) this.takeOne(row);
      else this.takeRow(row, this.across);
      if (this.faults.length >= MAX_PROBLEMS) throw this.refused();
    }
  }

  end(): Counts {
    if (this.faults.length > 0) throw this.refused();
    if (this.file.row !== undefined && this.rowsTaken < Number(this.file.row)) {
      const message = { en: `it has no row ${this.file.row}`, ja: `${this.file.row} 行目がありません` };
      const expected = { en: `1 to ${this.rowsTaken}`, ja: `1 から ${this.rowsTaken} まで` };
      throw wrong(this.path, message, { expected });
    }
    const counts = this.across === undefined ? this.counts.end() : this.addedUp.end();
    if (counts.length === 0) throw wrong(this.path, NO_COUNTS);
    return counts;
  }

  private refused(): InputError {
    const told =
      this.size === 0
        ? noCountsProblem(this.faults[0]?.plain ?? NO_COUNTS)
        : faultsProblem(this.faults, this.soundRows);
    return wrong(this.path, told.message, told);
  }

  /** Decides by the first row which columns are meant. @returns whether it is a row of names */
  private begin(row: string[], rows: readonly string[][]): boolean {
    this.header = row.map((name) => name.trim());
    this.isTable = isTable(row, nextRow(rows, rows.indexOf(row)));
    const { column, columns } = this.file;
    if (columns !== undefined) {
      this.across = this.acrossOf(columns);
      return !this.text.read(row[this.across.first] ?? '') || this.header.includes(columns.split('..')[0] ?? '');
    }
    this.column = column === undefined ? this.onlyColumn(row) : this.columnOf(column);
    return !this.text.read(row[this.column] ?? '');
  }

  private columnOf(said: string): number {
    const header = this.header ?? [];
    const named = header.indexOf(said);
    if (named >= 0) return named;
    const number = Number(said);
    if (Number.isInteger(number) && number >= 1 && number <= header.length) return number - 1;
    const message = { en: `it has no column \`${said}\``, ja: `列 \`${said}\` がありません` };
    if (!this.isTable) {
      const told = noCountsProblem(message);
      throw wrong(this.path, told.message, told);
    }
    const nearest = nearestWord(said, header);
    throw wrong(this.path, message, {
      expected: columnNames(header),
      ...(nearest === undefined ? {} : { nearest: shortened(nearest) }),
    });
  }

  private acrossOf(said: string): { first: number; last: number } {
    const [from, to] = said.split('..');
    if (from === undefined || to === undefined) {
      const message = {
        en: `\`columns: ${said}\` names no columns`,
        ja: `\`columns: ${said}\` は列の指定になっていません`,
      };
      const expected = { en: 'the first and the last, e.g. 1..1440', ja: '最初と最後の列（例: 1..1440）' };
      throw wrong(this.path, message, { expected });
    }
    const [first, last] = [this.columnOf(from), this.columnOf(to)];
    if (first > last) {
      const message = { en: `\`columns: ${said}\` is reversed`, ja: `\`columns: ${said}\` の順序が逆です` };
      throw wrong(this.path, message, { expected: { en: 'the first one first', ja: '最初の列を先に書く' } });
    }
    return { first, last };
  }

  /** The second of two, or the only one. */
  private onlyColumn(row: readonly string[]): number {
    if (row.length <= 2) return row.length - 1;
    const message = { en: `it has ${row.length} columns`, ja: `列が ${row.length} 個あります` };
    const expected = {
      en: 'column: the name or the number of the one with the counts',
      ja: 'column: 件数の列の名前または番号',
    };
    throw wrong(this.path, message, { expected });
  }

  private takeOne(row: readonly string[]): void {
    this.holdTime(row);
    const text = row[this.column ?? 0] ?? '';
    if (!this.text.read(text)) {
      this.faults.push(cellFault(this.line, text));
      return;
    }
    if (this.counts.length >= MAX_COUNTS) throw wrong(this.path, TOO_MANY);
    this.counts.add(this.text.whole, this.text.decimals);
    this.soundRows += 1;
  }

  /** Rows that say their time are held to following one another. */
  private holdTime(row: readonly string[]): void {
    const said = this.wrongTime(row);
    if (said === undefined) return;
    this.faults.push(apartFault(this.line, said));
  }

  private takeRow(row: readonly string[], { first, last }: { first: number; last: number }): void {
    this.rowsTaken += 1;
    if (this.file.row !== undefined && this.rowsTaken !== Number(this.file.row)) return;
    for (let index = first; index <= last; index += 1) {
      if (!this.text.read(row[index] ?? '')) {
        this.faults.push(inColumn(cellFault(this.line, row[index] ?? ''), index + 1));
        return;
      }
      this.addedUp.add(index - first, this.text.whole, this.text.decimals);
    }
    this.soundRows += 1;
  }
}
