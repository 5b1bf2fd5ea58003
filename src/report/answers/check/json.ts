/** What a check found, for programs: a list, or the only scenario. */
import type { Problem } from '../../../errors.js';
import type { CheckedFile } from '../../document/checked.js';

export function checkJson(files: readonly CheckedFile[]): object {
  const [only, ...others] = files.map(fileJson);
  return only !== undefined && others.length === 0 ? only : files.map(fileJson);
}

function fileJson({ file, results, warnings, problems }: CheckedFile): object {
  return {
    file,
    ok: problems.length === 0 && results.every(({ passes }) => passes),
    expectations: results.map(({ about, expected, found, exact, passes, was, line, column }) => ({
      ...about,
      expected: expected.en,
      found: found.en,
      ...(exact === undefined ? {} : { exact }),
      ok: passes,
      ...(was === undefined ? {} : { was }),
      at: line,
      column,
    })),
    warnings: warnings.map(({ words, line, column }) => ({ message: words.en, at: line, column })),
    problems: problems.map(problemJson),
  };
}

function problemJson({ code, message, expected, nearest, remedy, place }: Problem): object {
  return {
    code,
    message: message.en,
    ...(expected === undefined ? {} : { expected: expected.en }),
    ...(nearest === undefined ? {} : { nearest }),
    ...(remedy === undefined ? {} : { remedy: remedy.en }),
    ...(place === undefined ? {} : { at: place.line, column: place.column }),
  };
}
