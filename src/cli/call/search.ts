/** Questions that go through much: a line on the terminal says how far they are, and an answer that is a part of it ends the call with 2. */

import { InputError, type Problem } from '../../errors.js';
import type { Effort, ReportSpent } from '../../questions/effort.js';
import { japanese, type Language, type Words } from '../../words.js';

export interface Search {
  /** Shows on the line what is spent. */
  readonly told: ReportSpent;
  /** The line is gone. */
  clear(): void;
}

/** @param undo see `progressLine`: a search that doesn't let Node turn must not ask for it */
export async function searchShown(language: Language, undo = false): Promise<Search> {
  const { progressLine } = await import('../../io/terminal/progress.js');
  const line = progressLine({ undo });
  return {
    told: (part, at) => line.show(searched(Math.floor(part * 100), at)[language]),
    clear: () => line.clear(),
  };
}

/** Runs a search with such a line. */
export async function searchWithProgress(language: Language): Promise<<T>(work: (effort: Effort) => T) => T> {
  const { Effort } = await import('../../questions/effort.js');
  const search = await searchShown(language);
  return (work) => {
    try {
      return work(new Effort(undefined, search.told));
    } finally {
      search.clear();
    }
  };
}

export function searched(percent: number, at?: Words): Words {
  const [en, ja] = [`${percent} % of the search limit`, `探索量の上限の ${percent} %`];
  if (at === undefined) return { en: `searching, ${en}`, ja: `探索中（${ja}）` };
  return { en: `${at.en}, ${en}`, ja: japanese`${at.ja}（${ja}）` };
}

/**
 * What was found is told by now, and that it isn't all: a program that asked looks at the exit status.
 * @throws InputError with what is missing, if something is
 */
export function endAsPart(missing: readonly (Problem | undefined)[]): void {
  const problems = missing.filter((one) => one !== undefined);
  if (problems.length > 0) throw new InputError(problems);
}
