/**
 * What a question answers, in one language: parts that every format can show. A question decides what is said, a format
 * only how it looks. Texts are printable as they are (`printable` of text.ts); a format escapes its own marks and no more.
 */
import type { Comparison } from '../../bill/compare.js';
import type { PricingRequest } from '../../bill/vary.js';
import type { Rational } from '../../quantity/rational.js';
import type { Language } from '../../words.js';
import type { Chart } from '../chart/chart.js';
import type { Checked } from './checked.js';

/**
 * What a question answers, in one language: parts that every format can show. Texts are printable as they are.
 * @see {@link comparisonDocument}
 */
export interface Document {
  readonly language: Language;
  readonly title: string;
  /** What the title needs to be understood by itself: `JPY a month, 2016-06-02`. */
  readonly subtitle?: string;
  /** The answer, in sentences, the most important one first. */
  readonly summary: readonly string[];
  readonly parts: readonly Part[];
  /** ISO 4217, of every amount that doesn't say another. */
  readonly currency: string;
}

/**
 * A piece of a document, of a closed list of kinds.
 * @see {@link comparisonDocument}
 */
export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** `Region: ap-northeast-1 (Tokyo)`: what the answer rests on. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** What a person should know before relying on the figures. */
  | { readonly kind: 'warnings'; readonly texts: readonly string[] }
  /** What is folded up where a format can: a derivation. A question that is shown as a table leaves it out (`Shown`). */
  | { readonly kind: 'details'; readonly title: string; readonly parts: readonly Part[] };

export interface Fact {
  readonly name: string;
  readonly text: string;
}

/**
 * Columns with their units, and rows whose cells have an exact value beside what is read.
 * @see {@link comparisonDocument}
 */
export interface Table {
  /** For a sheet's tab, and for those who can't see the table. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** How many rows there would be, where not all are here. */
  readonly of?: number;
}

/** Whether a table is of options side by side. */
export function isBill({ rows }: Table): boolean {
  return rows.some(({ kind }) => kind === 'component');
}

export interface Column {
  /** A stable name for programs: `usd`, `cheapest`. */
  readonly key: string;
  /** Of several lines where it says what its amounts are: `EC2`, below it `JPY a month`. */
  readonly head: string;
  /** What stands in it; numbers of every kind stand to the right. */
  readonly kind: 'text' | 'day' | 'number' | 'money' | 'share';
  /** For programs: `GB-s`; of money its currency. A share is the part of one. */
  readonly unit?: string;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** A component with its subtotals, one of its lines, a total, or an amount beside the total; default: a plain row. */
  readonly kind?: 'component' | 'line' | 'total' | 'beside';
  /** Columns whose cells are to be seen first, as the cheapest option's total is. */
  readonly best?: readonly number[];
}

/**
 * A text, or a value with what a person reads of it. Without a value nothing is known, which is not zero.
 * A unit stands where it isn't the column's: the total in USD below one in JPY.
 */
export type Cell =
  | string
  | {
      readonly text: string;
      readonly value?: Rational;
      readonly unit?: string;
      /** The amount of an option that isn't possible; the text is marked already. */
      readonly isImpossible?: true;
    };

/**
 * What of a document is worked out: a terminal's table shows neither charts nor derivations, which take longer than all the rest.
 * @see {@link comparisonDocument}
 */
export interface Shown {
  /** Taken by default. */
  readonly charts?: boolean;
  /** Not taken by default, but by a question that asks for nothing else. */
  readonly details?: boolean;
  /** For those who have neither the program nor its prices: ids and commands of doubts stand in an appendix. Not by default. */
  readonly isPlain?: boolean;
}

/** The language, and the columns of the screen. */
export interface LinesStyle {
  readonly language: Language;
  readonly width: number;
}

/**
 * One answer of a question, for whichever formats are wanted; what isn't asked for isn't worked out.
 * @see {@link comparisonAnswer}
 */
export interface Answer {
  /** For people: sentences, tables, charts. */
  document(language: Language, shown?: Shown): Document;
  /** Flat rows for programs: exact amounts, machine units, one header. */
  records(): Records;
  /** For programs: nested, versioned, amounts as exact decimal text. */
  json(): object;
  /** The same as text, part by part, where it may be of any length. */
  jsonParts?(): Iterable<string>;
  /** Plain lines for people, of a question whose answer is one where others have a table; programs have come to read them. */
  lines?(style: LinesStyle): string;
  /** Of `check`: what formats of CI systems are made of. */
  readonly checked?: Checked;
  /** How many rows there are, where that may be more than a person reads. */
  readonly size?: number;
  /** Of `compare`: what a format needs that calculates again, or asks more than was asked. */
  readonly compared?: { readonly comparison: Comparison; readonly asked: PricingRequest };
}

/**
 * Flat rows for programs: exact amounts as decimal text, machine units, one header.
 * @see {@link csvText}
 */
export interface Records {
  /**
   * Names of columns: those of FOCUS 1.x (focus.finops.org) where it has one for the very same thing, else our own, which
   * begin with `x_`, as FOCUS asks.
   */
  readonly header: readonly string[];
  /** Row by row, so that any number of them fits into memory. */
  rows(): Iterable<readonly string[]>;
  /** Every text that a row may hold beside numbers, where there may be too many rows to look through. */
  readonly texts?: readonly string[];
}

export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
