/** A scenario whose expectations say what was found, where they weren't met. */
import { editText } from '../../../document/edit.js';
import type { SourceText } from '../../../errors.js';
import type { CheckedFile } from '../../document/checked.js';
import type { CheckedScenario } from './checkScenario.js';

export interface Rewritten {
  readonly report: CheckedFile;
  /** The whole new text; absent where nothing is to be rewritten, or can be. */
  readonly text?: string;
}

/** @param check of the text as it is, and then of what is made of it */
export function rewrite(source: SourceText, check: (source: SourceText) => CheckedScenario): Rewritten {
  const before = check(source);
  const edits = before.expectations.flatMap(({ expectation: { place }, rewritten }) =>
    rewritten === undefined ? [] : [{ place, value: rewritten }],
  );
  if (edits.length === 0) return { report: before.report };
  const text = editText(source.text, edits);
  const after = text === undefined ? undefined : check({ file: source.file, text });
  if (text === undefined || after === undefined || after.report.problems.length > 0)
    return { report: asIs(before.report) };
  const results = after.report.results.map((result, index) => {
    const was = before.expectations[index];
    return was?.rewritten === undefined || !result.passes ? result : { ...result, was: was.expectation.written };
  });
  return { text, report: { ...after.report, results } };
}

/** Two expectations that share one value by an alias can't both have what was found. */
function asIs(report: CheckedFile): CheckedFile {
  const words = {
    en: 'not rewritten: values are shared by an alias; write them out',
    ja: '書き換えできません。エイリアスで値を共有しているので、それぞれに書いてください',
  };
  return { ...report, warnings: [...report.warnings, { line: 1, column: 1, words }] };
}
