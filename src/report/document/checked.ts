/** What holding scenarios to their expectations found, as plain texts and numbers: what every format is made of. */
import type { Problem } from '../../errors.js';
import type { Words } from '../../words.js';

/** Scenarios with what was found in each. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  /** A warning counts as what isn't met. */
  readonly failOnWarning: boolean;
}

/** Line and column in the scenario, from one. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

export interface CheckResult extends Spot {
  /** `Lambda: total`, `EC2 / Lambda`. */
  readonly name: Words;
  /** The same in parts, for programs. */
  readonly about: Readonly<Record<string, string>>;
  readonly expected: Words;
  /** As the scenario writes what is expected. */
  readonly written: string;
  readonly found: Words;
  readonly exact?: string;
  readonly passes: boolean;
  /** What stood there, where it has just been rewritten. */
  readonly was?: string;
}

export interface CheckWarning extends Spot {
  readonly words: Words;
}

export interface CheckedFile {
  readonly file: string;
  readonly results: readonly CheckResult[];
  readonly warnings: readonly CheckWarning[];
  /** Why the file can't be priced or held to what it expects; empty where it could. */
  readonly problems: readonly Problem[];
}
