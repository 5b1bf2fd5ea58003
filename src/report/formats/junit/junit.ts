/**
 * What a check found, as the XML of JUnit that CI systems read: a suite per scenario, a case per expectation. An expectation
 * that isn't met is a failure, a scenario that can't be checked an error.
 */

import { printable } from '../../../document/printable.js';
import type { Language, Words } from '../../../words.js';
import { countsOf } from '../../answers/check/counts.js';
import { failureText, MAX_WARNING_LENGTH } from '../../answers/check/text.js';
import type { Checked, CheckedFile, CheckResult } from '../../document/checked.js';
import { escapedXml } from '../../text/markup.js';
import { element } from '../../text/xml.js';
import { problemsText } from '../terminal/problems.js';

/** A warning that counts is a failed case, and otherwise output of the suite. */
export function checkJunit({ files, failOnWarning }: Checked, language: Language): string {
  const suites = files.map((file) => suite(file, language, failOnWarning));
  const root = element('testsuites', { name: 'ec2-vs-lambda check', ...totals(files, failOnWarning) }, '\n', ...suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function totals(files: readonly CheckedFile[], failOnWarning: boolean): Readonly<Record<string, number>> {
  const { expectations, unmet, broken, warnings } = countsOf(files);
  const failedWarnings = failOnWarning ? warnings : 0;
  const empty = files.filter(isSilent).length;
  return {
    tests: expectations + broken + failedWarnings + empty,
    failures: unmet + failedWarnings,
    errors: broken,
    skipped: empty,
  };
}

function isSilent({ results, problems }: CheckedFile): boolean {
  return results.length === 0 && problems.length === 0;
}

const NOT_PRICED: Words = { en: 'the scenario can be checked', ja: 'シナリオを確認できる' };
const NOTHING_EXPECTED: Words = { en: 'nothing is expected', ja: '期待値（expect）がない' };
const WARNING: Words = { en: 'warning', ja: '警告' };

function suite(file: CheckedFile, language: Language, failOnWarning: boolean): string {
  const { results, warnings, problems } = file;
  const one = (name: string, line: number | undefined, ...children: string[]) =>
    `    ${element('testcase', { name, classname: file.file, file: file.file, line }, ...children)}\n`;
  const broken =
    problems.length === 0
      ? []
      : [
          one(
            NOT_PRICED[language],
            problems[0]?.place?.line,
            told('error', problems[0]?.code ?? '', problemsText(problems, language)),
          ),
        ];
  const silent = isSilent(file)
    ? [one(NOTHING_EXPECTED[language], undefined, element('skipped', { message: NOTHING_EXPECTED[language] }))]
    : [];
  const texts = warnings.map(({ words, line }) => ({ line, text: printable(words[language], MAX_WARNING_LENGTH) }));
  const cases = [
    ...broken,
    ...silent,
    ...numbered(results, language).map(({ result, name }) => {
      if (result.passes) return one(name, result.line);
      return one(name, result.line, told('failure', 'expectation', failureText(result)[language]));
    }),
    ...(failOnWarning
      ? texts.map(({ line, text }) => one(`${WARNING[language]}: ${text}`, line, told('failure', 'warning', text)))
      : []),
  ];
  const output = texts.map(({ line, text }) => `${file.file}:${line}: ${text}`).join('\n');
  const system = failOnWarning || output === '' ? '' : `    ${element('system-out', {}, escapedXml(output))}\n`;
  return `  ${element('testsuite', { name: file.file, ...totals([file], failOnWarning) }, '\n', ...cases, `${system}  `)}\n`;
}

/** Readers tell cases apart by their names; the second of the same name says its line. */
function numbered(
  results: readonly CheckResult[],
  language: Language,
): { readonly result: CheckResult; readonly name: string }[] {
  const seen = new Set<string>();
  return results.map((result) => {
    const plain = printable(result.name[language]);
    const name = seen.has(plain) ? `${plain} (${result.line}:${result.column})` : plain;
    seen.add(plain);
    return { result, name };
  });
}

function told(kind: 'failure' | 'error', type: string, text: string): string {
  const [message = ''] = text.split('\n');
  return element(kind, { message, type }, escapedXml(text));
}
