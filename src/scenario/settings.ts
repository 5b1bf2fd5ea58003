/** What the caller decides instead of the file. */
import type { Scalar } from '../document/tree.js';
import type { SourceText } from '../errors.js';
import type { Counts } from '../quantity/counts.js';
import type { Day } from '../quantity/day.js';
import type { Rational } from '../quantity/rational.js';

/** What a scenario says of a file of counts. */
export interface CountsFile {
  readonly path: string;
  /** A column by its name or its number, from 1. */
  readonly column?: string;
  /** Counts that stand beside each other: `1..1440`; of all rows, added up, or of one. */
  readonly columns?: string;
  readonly row?: string;
  readonly intervalSeconds: number;
}

/**
 * What the caller decides instead of the file. Each carries the text it came from, for messages.
 * @example
 * ```ts
 * import { compare, type Day, type Settings } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const settings: Settings = {
 *   today: '2026-11-25' as Day, // for scenarios that don't state their day
 *   rate: { file: 'example', text: '100' }, // of the scenario's currency to one US dollar
 *   set: [{ file: 'example', text: 'uploads=1M' }],
 * };
 * const { options } = compare(readSource('scenarios/campaign-site.yaml'), settings, builtInBooks());
 * options.map(({ name, local }) => [name, Math.round(local.valueOf())]); // => [['EC2', 12483], ['Lambda', 10909]]
 * ```
 */
export interface Settings {
  /** What `asOf` is where neither the file nor the caller says. */
  readonly today: Day;
  readonly asOf?: SourceText;
  readonly region?: SourceText;
  readonly rate?: SourceText;
  readonly currency?: SourceText;
  /**
   * The version of the time zones that the runtime has: `process.versions.tz` in Node (2025c); a browser doesn't tell it. Schedules
   * follow these zones, and answers name the version.
   */
  readonly zonesVersion?: string;
  /** `name=value`: workload quantities to set. */
  readonly set?: readonly SourceText[];
  /** Values of inputs, rules and prices by id, in their own units, instead of those of the file and the books. */
  readonly values?: ReadonlyMap<string, Rational>;
  /** `id=value`: prices instead of those of the books and the file, in US dollars: `ec2/linux.m5.large=0.1 USD / h`. */
  readonly price?: readonly SourceText[];
  /**
   * Whether a rate (`5 / min`) follows the length of the month or the event in the formulas, for questions that vary it. Else
   * it is what it comes to in the stated length, which reads better step by step.
   */
  readonly isLengthVaried?: boolean;
  /**
   * Reads a file of counts that a scenario names, relative to the scenario's own. Where there are no files, it is absent.
   * The caller decides what may be read: a scenario may be a stranger's, and what is wrong with a file is told with parts of it.
   * `countsReader` of `ec2-vs-lambda/node` reads regular files below one folder.
   * Doubles are taken for the shortest decimals that they are written as; `countsOf` makes counts that are exact.
   * @throws InputError where it can't be read
   */
  readonly readCounts?: (file: CountsFile, scenario: string) => Counts | Float64Array;
}

/** A text that the caller gave, as a value of the file. */
export function given(source: SourceText): Scalar {
  return {
    kind: 'scalar',
    text: source.text,
    place: { source, line: 1, column: 1, length: Math.max(1, source.text.length) },
  };
}
