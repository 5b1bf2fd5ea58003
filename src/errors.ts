/**
 * Everything that can be wrong with what a person gave the tool: a closed list of codes, each problem with its place,
 * what was found, what was expected and what to do. What is not here is a fault of the tool itself.
 */

import type { Words } from './words.js';

/**
 * A text that was read, for showing the line in which a problem lies.
 * @see {@link InputError}
 */
export interface SourceText {
  /** How people call it: a path, or `<stdin>`. */
  readonly file: string;
  readonly text: string;
}

/**
 * A stretch of a source text. Lines and columns count from one; columns count UTF-16 units.
 * @see {@link InputError}
 */
export interface Place {
  readonly source: SourceText;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/**
 * What can be wrong, as a word for programs: a closed list.
 * @see {@link InputError}
 */
export type ProblemCode =
  /** The file can't be read: absent, a directory, too large, not text. */
  | 'unreadable'
  /** The text is not YAML, or more of it than anybody writes by hand. */
  | 'syntax'
  | 'duplicateKey'
  | 'unknownKey'
  | 'missingKey'
  /** A list where a mapping belongs, and the like. */
  | 'wrongShape'
  /** A word that is not among those allowed here. */
  | 'unknownWord'
  /** A quantity that can't be read. */
  | 'notAQuantity'
  | 'missingUnit'
  | 'wrongUnit'
  /** Negative, too large to be meant, not whole where it must be. */
  | 'outOfRange'
  /** An expression names a workload quantity that doesn't exist. */
  | 'unknownName'
  /** A workload quantity is made of itself. */
  | 'circular'
  /** No price or rule is known for this thing, place and day. */
  | 'notInBooks'
  /** AWS didn't allow it on that day. */
  | 'overLimit'
  /** Two statements that can't both hold. */
  | 'contradiction'
  /** AWS's Price List gave no answer, or one that can't be read. */
  | 'priceList'
  /** The command line. */
  | 'usage';

/**
 * One thing that is wrong: where, what was expected and what to do, in every language.
 * @see {@link InputError}
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: Words;
  readonly place?: Place;
  /** A file without a place in it. */
  readonly file?: string;
  readonly expected?: Words;
  /** The nearest valid word. */
  readonly nearest?: string;
  readonly remedy?: Words;
}

/**
 * The input or the call was wrong. Carries every problem found, in the order of their places. Its own message is English
 * for programs and traces; people read the problems.
 * @example
 * ```ts
 * import { compare, type Day, InputError, type Place, type Problem, type ProblemCode, type SourceText } from 'ec2-vs-lambda';
 * import { builtInBooks } from 'ec2-vs-lambda/node';
 *
 * const source: SourceText = { file: 'typo.yaml', text: 'regoin: ap-northeast-1\n' };
 * let problems: readonly Problem[] = [];
 * try {
 *   compare(source, { today: '2026-11-25' as Day }, builtInBooks());
 * } catch (error) {
 *   if (!(error instanceof InputError)) throw error;
 *   problems = error.problems;
 * }
 * const { code, place, nearest } = problems[0] as { code: ProblemCode; place: Place; nearest: string };
 * [code, place.line, place.column, nearest]; // => ['unknownKey', 1, 1, 'region']
 * ```
 */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    // What stands in the way of several things is one problem.
    const told = withoutFlood(sortedByPlace([...new Set(problems)]));
    super(told.map((problem) => problem.message.en).join('\n'));
    this.name = 'InputError';
    this.problems = told;
  }
}

/** Nobody reads more of one file, and a file of a megabyte may have tens of thousands: some 30 MB of text. */
const MAX_PROBLEMS = 200;

function withoutFlood(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[MAX_PROBLEMS];
  if (next === undefined) return problems;
  const more = problems.length - MAX_PROBLEMS;
  const { code, place, file } = next;
  const message = {
    en: `more problems from here on, ${more} in all`,
    ja: `ここから先に、さらに合計 ${more} 件の問題があります`,
  };
  return [
    ...problems.slice(0, MAX_PROBLEMS),
    { code, message, ...(place === undefined ? {} : { place }), ...(file === undefined ? {} : { file }) },
  ];
}

/** The line in which a place lies. */
export function lineOf({ source: { text }, line }: Place): string {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end);
}

function sortedByPlace(problems: readonly Problem[]): readonly Problem[] {
  const order = (a: Problem, b: Problem) =>
    (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
  return [...problems].sort(order);
}
