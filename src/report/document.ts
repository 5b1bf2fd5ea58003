/**
 * What a question answers, in one language: parts that every format can show. A question decides what is said, a format
 * only how it looks. Texts are printable as they are (`printable` of text.ts); a format escapes its own marks and no more.
 */
import type { Rational } from '../quantity/rational.js';
import type { Language } from '../words.js';
import type { Chart } from './chart.js';

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

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** `Region: ap-northeast-1 (Tokyo)`: what the answer rests on. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** What a person should know before relying on the figures. */
  | { readonly kind: 'warnings'; readonly texts: readonly string[] }
  /** What is folded up where a format can, and left out of a terminal's table. */
  | { readonly kind: 'details'; readonly title: string; readonly parts: readonly Part[] };

export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface Table {
  /** For a sheet's tab, and for those who can't see the table. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** How many rows there would be, where not all are here. */
  readonly of?: number;
}

export interface Column {
  /** A stable name for programs: `usd`, `cheapest`. */
  readonly key: string;
  readonly head: string;
  /** What stands in it; numbers of every kind stand to the right. */
  readonly kind: 'text' | 'day' | 'number' | 'money' | 'share';
  /** For programs: `GB-s`; of money its currency. */
  readonly unit?: string;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** A component with its subtotals, one of its lines, a total, or an amount beside the total; a plain row where not said. */
  readonly kind?: 'component' | 'line' | 'total' | 'beside';
  /** Columns whose cells are to be seen first, as the cheapest option's total is. */
  readonly best?: readonly number[];
}

/** A text, or a value with what a person reads of it. Without a value nothing is known, which is not zero. */
export type Cell = string | { readonly text: string; readonly value?: Rational };

/** One answer of a question, for whichever formats are wanted; what isn't asked for isn't worked out. */
export interface Answer {
  document(language: Language): Document;
  /** Flat rows for programs: exact amounts, machine units, one header. */
  records(): Records;
  json(): object;
}

export interface Records {
  /** Names of columns; those of FOCUS (focus.finops.org) where it has one for the same thing. */
  readonly header: readonly string[];
  /** Row by row, so that any number of them fits into memory. */
  rows(): Iterable<readonly string[]>;
}

export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
