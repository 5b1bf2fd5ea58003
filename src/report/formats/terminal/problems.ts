/** Problems as people read them: the place, the line with a caret, what was expected, the nearest word, what to do. */

import { printable } from '../../../document/printable.js';
import { lineOf, type Place, type Problem } from '../../../errors.js';
import type { Language, Words } from '../../../words.js';
import { widthOf } from '../../text/width.js';

/** How much of a long line is shown. */
const MAX_COLUMNS = 100;

/**
 * Problems for people: each at file, line and column, with the line itself, what was expected, the nearest word and what to do.
 * @example
 * ```ts
 * import { compare, type Day, InputError, type Language, problemsText } from 'ec2-vs-lambda';
 * import { builtInBooks } from 'ec2-vs-lambda/node';
 *
 * const firstLine = (language: Language) => {
 *   try {
 *     compare({ file: 'typo.yaml', text: 'regoin: ap-northeast-1\n' }, { today: '2026-11-25' as Day }, builtInBooks());
 *   } catch (error) {
 *     if (error instanceof InputError) return problemsText(error.problems, language).split('\n')[0];
 *     throw error;
 *   }
 *   return undefined;
 * };
 * firstLine('en'); // => 'typo.yaml:1:1: a scenario has no key `regoin`'
 * firstLine('ja'); // => 'typo.yaml:1:1: シナリオに `regoin` というキーはありません'
 * ```
 */
export function problemsText(problems: readonly Problem[], language: Language): string {
  return problems.map((problem) => problemText(problem, language)).join('\n\n');
}

const EXPECTED: Words = { en: 'expected', ja: '期待' };
const REMEDY: Words = { en: 'remedy', ja: '対処' };

function nearestText(nearest: string, language: Language): string {
  return { en: `did you mean ${nearest}?`, ja: `もしかして: ${nearest}` }[language];
}

function problemText(problem: Problem, language: Language): string {
  const { place, file, message } = problem;
  const at = place
    ? `${printable(place.source.file)}:${place.line}:${place.column}: `
    : file
      ? `${printable(file)}: `
      : '';
  return [
    `${at}${printable(message[language], 1000)}`,
    ...(place === undefined ? [] : frame(place)),
    ...hintTexts(problem, language).map((hint) => `  ${hint}`),
  ].join('\n');
}

/** What was expected, the nearest word, what to do: as far as a problem says so. */
export function hintTexts({ expected, nearest, remedy }: Problem, language: Language): string[] {
  return [
    ...(expected === undefined ? [] : [`${EXPECTED[language]}: ${printable(expected[language], 1000)}`]),
    ...(nearest === undefined ? [] : [nearestText(`\`${printable(nearest)}\``, language)]),
    ...(remedy === undefined ? [] : [`${REMEDY[language]}: ${printable(remedy[language], 1000)}`]),
  ];
}

/** The line and a caret under the place, right under text of any width. */
function frame(place: Place): string[] {
  const { line, column, length } = place;
  const text = lineOf(place);
  const start = wholeCharacter(text, Math.max(0, column - 1 - MAX_COLUMNS / 2));
  const end = wholeCharacter(text, start + MAX_COLUMNS);
  const shown = text.slice(start, end);
  const before = clean(text.slice(start, column - 1));
  const marked = clean(text.slice(column - 1, Math.min(column - 1 + length, end)));
  const gutter = String(line);
  const [left, right] = [start > 0 ? '…' : '', end < text.length ? '…' : ''];
  const carets = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `  ${gutter} | ${left}${clean(shown)}${right}`,
    `  ${' '.repeat(gutter.length)} | ${' '.repeat(widthOf(left + before))}${carets}`,
  ];
}

/** An index that doesn't fall between the two halves of a character beyond the basic plane. */
function wholeCharacter(text: string, index: number): number {
  return /^[\udc00-\udfff]/.test(text.slice(index, index + 1)) ? index + 1 : index;
}

function clean(text: string): string {
  return printable(text.replace(/[\r\n]/g, ''), MAX_COLUMNS * 8);
}
