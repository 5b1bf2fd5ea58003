/** A file of counts by minute, hour or day -> numbers. It is read in parts, so that millions of rows fit into memory. */

import { nearestWord } from '../../document/nearest.js';
import { InputError, type Problem } from '../../errors.js';
import type { Counts } from '../../quantity/counts.js';
import { CountsAddedUp, CountsBuilder } from '../../quantity/countsMade.js';
import { DecimalText } from '../../quantity/decimalText.js';
import { groupedWhole } from '../../quantity/rational.js';
import type { CountsFile } from '../../scenario/settings.js';
import { plainWords, type Words } from '../../words.js';
import { csvRows } from '../csv.js';
import type { Importer } from '../importer.js';
import {
  apartFault,
  cellFault,
  columnNames,
  type Fault,
  fault,
  faultsProblem,
  fieldsFault,
  groupedFault,
  inColumn,
  noCountsProblem,
  rawLogProblem,
  shortened,
  timelessFault,
  totalFault,
} from './faults.js';
import { rawLogOf } from './rawLog.js';
import { rowTimes } from './rowTimes.js';

const MAX_LINE_LENGTH = 1 << 24;
/** A century of minutes. */
const MAX_COUNTS = 53_000_000;
const MAX_PROBLEMS = 3;

/** @param path as messages call the file */
export function countsImporter(file: CountsFile, path: string): Importer<Counts> {
  const reader = new CountsReader(file, path);
  const lines = new Lines(path);
  return {
    take(bytes) {
      const rows = lines.take(bytes);
      if (rows !== undefined) reader.take(rows, lines.delimiter);
    },
    end() {
      const rows = lines.end();
      if (rows !== undefined) reader.take(rows, lines.delimiter);
      return reader.end();
    },
  };
}

/** Parts of a file -> its rows, each part as far as its lines are whole. */
class Lines {
  private readonly decoder = new TextDecoder();
  private rest = '';
  /** What parts fields, once a line has been seen. */
  delimiter = '';
  private isFirst = true;

  constructor(private readonly path: string) {}

  take(bytes: Uint8Array): string[][] | undefined {
    if (this.isFirst && isUtf16(bytes)) {
      throw wrong(this.path, UTF_16, { expected: plainWords('UTF-8'), remedy: SAVE_AS_UTF_8 });
    }
    this.isFirst = false;
    const text = this.rest + this.decoder.decode(bytes, { stream: true });
    // A part that ends between \r and \n doesn't end a line yet.
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
    this.rest = text.slice(end);
    if (this.rest.length > MAX_LINE_LENGTH) throw wrong(this.path, LINE_TOO_LONG);
    return this.parsed(text.slice(0, end));
  }

  end(): string[][] | undefined {
    return this.parsed(this.rest + this.decoder.decode());
  }

  private parsed(lines: string): string[][] | undefined {
    if (lines === '') return undefined;
    if (this.delimiter === '') {
      const log = rawLogOf(lines);
      if (log !== undefined) {
        const told = rawLogProblem(log);
        throw wrong(this.path, told.message, told);
      }
    }
    this.delimiter = this.delimiter || delimiterOf(lines);
    return csvRows(lines, this.delimiter);
  }
}

/** What spreadsheets save as “Unicode text”. */
function isUtf16(bytes: Uint8Array): boolean {
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

/** `1,000` in a file of numbers alone, whose comma parts fields: a count doesn't begin with a zero. */
const [FIRST_GROUP, GROUP_OF_ZEROS] = [/^[1-9]\d{0,2}$/, /^0\d\d$/];
/** `1.000`: one to some, a thousand to others. */
const POINT_AND_THREE = /^\s*[1-9]\d{0,2}\.\d{3}\s*$/;
/** What lines below the counts are called, in place of a time. */
const TOTAL =
  /^\s*(?:(?:grand|sub|over)?[ -]?(?:total|sum)s?|(?:average|mean|avg|max(?:imum)?|min(?:imum)?)|(?:総|小)?合?計|平均|最大|最小)\s*:?\s*$/i;

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
  /** Semicolons part fields where the comma is the decimal mark, and there a point groups digits. */
  private mayPointGroup = false;

  constructor(
    private readonly file: CountsFile,
    private readonly path: string,
  ) {
    this.wrongTime = rowTimes(
      file.intervalSeconds,
      (column) => column === this.column,
      (column) => this.header?.[column] ?? '',
    );
  }

  private get size(): number {
    return this.counts.length + this.addedUp.length;
  }

  /** @param delimiter what parts their fields */
  take(rows: readonly string[][], delimiter: string): void {
    this.mayPointGroup = delimiter === ';';
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
      const misshapen = this.misshapen(row);
      if (misshapen !== undefined) this.faults.push(misshapen);
      else if (this.across === undefined) this.takeOne(row);
      else this.takeRow(row, this.across);
      if (this.faults.length >= MAX_PROBLEMS) throw this.refused();
    }
  }

  /** What can't be counted as it stands: a field too many, as of `1,000`, and a line of totals. */
  private misshapen(row: readonly string[]): Fault | undefined {
    const width = this.header?.length ?? row.length;
    if (row.length > width && row.slice(width).some((text) => text.trim() !== ''))
      return fieldsFault(this.line, row.length, width);
    const [digits = '', rest = ''] = row;
    if (row.length === 2 && this.column === 1 && GROUP_OF_ZEROS.test(rest) && FIRST_GROUP.test(digits))
      return fieldsFault(this.line, 2, 1);
    const total = row.find((text, column) => !this.isCount(column) && TOTAL.test(text));
    return total === undefined ? undefined : totalFault(this.line, total);
  }

  private isCount(column: number): boolean {
    const { across } = this;
    return across === undefined ? column === this.column : column >= across.first && column <= across.last;
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
      this.size === 0 && this.soundRows === 0
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
    if (named >= 0) {
      const again = header.indexOf(said, named + 1);
      if (again < 0) return named;
      const message = {
        en: `it has two columns \`${shortened(said)}\`, the ${named + 1}. and the ${again + 1}.`,
        ja: `列 \`${shortened(said)}\` が ${named + 1} 列目と ${again + 1} 列目の 2 つあります`,
      };
      const expected = {
        en: `its number: ${named + 1} or ${again + 1}`,
        ja: `列の番号（${named + 1} または ${again + 1}）`,
      };
      throw wrong(this.path, message, { expected });
    }
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
    if (!this.read(text)) {
      this.faults.push(this.faultOf(text));
      return;
    }
    if (this.counts.length >= MAX_COUNTS) throw wrong(this.path, TOO_MANY);
    this.counts.add(this.text.whole, this.text.decimals);
    this.soundRows += 1;
  }

  private read(text: string): boolean {
    return !this.isGrouped(text) && this.text.read(text);
  }

  private isGrouped(text: string): boolean {
    return this.mayPointGroup && POINT_AND_THREE.test(text);
  }

  private faultOf(text: string): Fault {
    if (!this.isGrouped(text)) return cellFault(this.line, text);
    // A number is nobody's secret, and the row is one of counts.
    this.soundRows += 1;
    return groupedFault(this.line, text);
  }

  /** Rows that say their time are held to following one another. */
  private holdTime(row: readonly string[]): void {
    const said = this.wrongTime(row);
    if (said === undefined) return;
    const { said: time, isTime } = said;
    this.faults.push(isTime ? apartFault(this.line, time) : timelessFault(this.line, time));
  }

  private takeRow(row: readonly string[], { first, last }: { first: number; last: number }): void {
    this.rowsTaken += 1;
    if (this.file.row !== undefined && this.rowsTaken !== Number(this.file.row)) return;
    for (let index = first; index <= last; index += 1) {
      const text = row[index] ?? '';
      if (!this.read(text)) {
        this.faults.push(inColumn(this.faultOf(text), index + 1));
        return;
      }
      this.addedUp.add(index - first, this.text.whole, this.text.decimals);
    }
    this.soundRows += 1;
  }
}
