/** What a check found, as an answer like that of every other question. */

import { printable } from '../../../document/printable.js';
import type { Problem } from '../../../errors.js';
import type { Language, Words } from '../../../words.js';
import type { Checked, CheckedFile, CheckResult } from '../../document/checked.js';
import type { Answer, Document, Part, Records, Row } from '../../document/document.js';
import { checkJson } from './json.js';
import { checkText, MAX_WARNING_LENGTH, summary } from './text.js';

export function checkAnswer(checked: Checked): Answer {
  const { files } = checked;
  return {
    lines: ({ language }) => checkText(files, language),
    document: (language) => checkDocument(files, language),
    records: () => checkRecords(files),
    json: () => checkJson(files),
    checked,
  };
}

const TITLE: Words = { en: 'Scenarios held to what they expect', ja: '期待値の確認' };
const EXPECTATIONS: Words = { en: 'Expectations', ja: '期待値' };
const NOT_CHECKED: Words = { en: 'Not checked', ja: '確認できないもの' };
const HEADS = {
  file: { en: 'scenario', ja: 'シナリオ' },
  line: { en: 'line', ja: '行' },
  name: { en: 'what', ja: '項目' },
  expected: { en: 'expected', ja: '期待値' },
  found: { en: 'found', ja: '計算結果' },
  result: { en: 'result', ja: '判定' },
  problem: { en: 'problem', ja: '問題' },
};
const MET: Words = { en: 'met', ja: '一致' };
const UNMET: Words = { en: 'not met', ja: '不一致' };
const REWRITTEN: Words = { en: 'rewritten', ja: '書き換え済み' };

/** Every expectation with what was found; what can't be checked in a table of its own, and the warnings below. */
function checkDocument(files: readonly CheckedFile[], language: Language): Document {
  const column = (key: keyof typeof HEADS) => ({ key, head: HEADS[key][language], kind: 'text' }) as const;
  const tableOf = (name: Words, keys: readonly (keyof typeof HEADS)[], rows: readonly Row[]): Part[] =>
    rows.length === 0 ? [] : [{ kind: 'table', table: { name: name[language], columns: keys.map(column), rows } }];
  const warnings = files.flatMap(({ file, warnings: told }) =>
    told.map(({ line, words }) => `${printable(file)}:${line}: ${printable(words[language], MAX_WARNING_LENGTH)}`),
  );
  return {
    language,
    title: TITLE[language],
    summary: [summary(files)[language]],
    currency: 'USD',
    parts: [
      ...tableOf(
        NOT_CHECKED,
        ['file', 'line', 'problem'],
        files.flatMap(({ file, problems }) => problems.map((problem) => problemRow(file, problem, language))),
      ),
      ...tableOf(
        EXPECTATIONS,
        ['file', 'line', 'name', 'expected', 'found', 'result'],
        files.flatMap(({ file, results }) => results.map((result) => resultRow(file, result, language))),
      ),
      ...(warnings.length === 0 ? [] : [{ kind: 'warnings', texts: warnings } as const]),
    ],
  };
}

function problemRow(file: string, { message, place }: Problem, language: Language): Row {
  return {
    cells: [printable(file), String(place?.line ?? ''), printable(message[language], MAX_WARNING_LENGTH)],
  };
}

function resultRow(file: string, result: CheckResult, language: Language): Row {
  const { line, name, expected, found, passes, was } = result;
  const verdict = passes ? (was === undefined ? MET : REWRITTEN) : UNMET;
  const texts = [name, expected, found].map((words) => printable(words[language]));
  return {
    cells: [printable(file), String(line), ...texts, verdict[language]],
  };
}

/** A record for each expectation, each warning and each problem. */
function checkRecords(files: readonly CheckedFile[]): Records {
  return {
    header: [
      'x_File',
      'x_Line',
      'x_Column',
      'x_Kind',
      'x_Name',
      'x_Expected',
      'x_Found',
      'x_Exact',
      'x_IsMet',
      'x_Was',
      'x_Message',
    ],
    *rows() {
      for (const { file, results, warnings, problems } of files) {
        for (const { line, column, name, expected, found, exact, passes, was } of results) {
          const amounts = [name.en, expected.en, found.en, exact ?? '', String(passes), was ?? ''];
          yield [file, String(line), String(column), 'expectation', ...amounts, ''];
        }
        for (const { line, column, words } of warnings) yield told(file, { line, column }, 'warning', words);
        for (const { place, message } of problems) yield told(file, place, 'problem', message);
      }
    },
  };
}

function told(
  file: string,
  place: { readonly line: number; readonly column: number } | undefined,
  kind: 'warning' | 'problem',
  words: Words,
): readonly string[] {
  const at = place === undefined ? ['', ''] : [String(place.line), String(place.column)];
  return [file, ...at, kind, '', '', '', '', '', '', words.en];
}
