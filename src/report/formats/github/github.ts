/**
 * What a check found, as a log of GitHub Actions: the text, and after it a workflow command for each annotation, which GitHub
 * shows at its line of the scenario.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands (setting an error message); the
 * escapes are those of github.com/actions/toolkit, packages/core/src/command.ts.
 */

import { printable } from '../../../document/printable.js';
import type { Problem } from '../../../errors.js';
import type { Language, Words } from '../../../words.js';
import { checkText, failureText, MAX_WARNING_LENGTH } from '../../answers/check/text.js';
import type { Checked, CheckedFile } from '../../document/checked.js';
import { withoutCommands } from '../../text/logCommands.js';
import { hintTexts } from '../terminal/problems.js';

/** A warning that counts is annotated as an error. */
export function checkGithub({ files, failOnWarning }: Checked, language: Language): string {
  const log = withoutCommands(checkText(files, language));
  return [log, ...files.flatMap((file) => annotations(file, language, failOnWarning))].join('\n');
}

const UNMET: Words = { en: 'Expectation not met', ja: '期待値と不一致' };
const WARNING: Words = { en: 'Scenario', ja: 'シナリオ' };
const BROKEN: Words = { en: "Scenario can't be checked", ja: 'シナリオを確認できません' };

function annotations(
  { file, results, warnings, problems }: CheckedFile,
  language: Language,
  strict: boolean,
): string[] {
  return [
    ...problems.map((problem) => {
      const { line, column, length, source } = problem.place ?? {};
      const at = { file: source?.file ?? problem.file ?? file, line, col: column, endColumn: end(column, length) };
      return command('error', { ...at, title: BROKEN[language] }, problemText(problem, language));
    }),
    ...results
      .filter(({ passes }) => !passes)
      .map((result) => {
        const { line, column, name } = result;
        const text = `${printable(name[language])}: ${failureText(result)[language]}`;
        return command('error', { file, line, col: column, title: UNMET[language] }, text);
      }),
    ...warnings.map(({ words, line, column }) => {
      const text = printable(words[language], MAX_WARNING_LENGTH);
      return command(strict ? 'error' : 'warning', { file, line, col: column, title: WARNING[language] }, text);
    }),
  ];
}

function end(column: number | undefined, length: number | undefined): number | undefined {
  return column === undefined || length === undefined ? undefined : column + length;
}

/** In one line; the annotation stands at the place itself. */
function problemText(problem: Problem, language: Language): string {
  const message = printable(problem.message[language], MAX_WARNING_LENGTH);
  return [message, ...hintTexts(problem, language)].join({ en: '; ', ja: '。' }[language]);
}

function command(
  kind: 'error' | 'warning',
  properties: Readonly<Record<string, string | number | undefined>>,
  text: string,
): string {
  const said = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapedData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${kind} ${said.join(',')}::${escapedData(text)}`;
}

function escapedData(text: string): string {
  // Other control characters have no escape in a command, and would be obeyed by a terminal that shows the log.
  const shown = text.replace(/(?![\r\n])\p{Cc}/gu, (character) => printable(character));
  return shown.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
