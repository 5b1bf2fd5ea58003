/** What is told beside an answer, on standard error: the answer's own form is for programs too. */
import { printable } from '../../document/printable.js';
import { writeError } from '../../io/terminal/terminal.js';
import { WORDS } from '../../report/document/words.js';
import type { Language, Words } from '../../words.js';

export function tellWarnings(warnings: readonly Words[], language: Language): void {
  for (const words of warnings) writeError(`${WORDS.warning[language]}: ${words[language]}\n`);
}

/** That it went well, and where the answer is now. */
export function tellWritten(paths: readonly string[], language: Language): void {
  const files = paths.map((path) => printable(path)).join(', ');
  writeError(`${{ en: `wrote ${files}`, ja: `${files} に書き込みました` }[language]}\n`);
}
