/** What a check found, as text: a line per scenario, per expectation that isn't met, per warning. */

import { printable } from '../../../document/printable.js';
import type { Language, Words } from '../../../words.js';
import type { CheckedFile, CheckResult, CheckWarning } from '../../document/checked.js';
import { countsOf } from './counts.js';

export function checkText(files: readonly CheckedFile[], language: Language): string {
  const lines = files.flatMap((file) => fileLines(file, language));
  return (files.length > 1 ? [...lines, summary(files)[language]] : lines).join('\n');
}

function fileLines(file: CheckedFile, language: Language): string[] {
  const { results, warnings } = file;
  return [
    `${printable(file.file)}: ${verdictOf(file)[language]}`,
    ...results.filter(({ passes, was }) => !passes || was !== undefined).map((one) => `  ${lineText(one, language)}`),
    ...warnings.map((one) => `  ${warningText(one)[language]}`),
  ];
}

const NOTHING_EXPECTED: Words = { en: 'nothing is expected', ja: '期待値（expect）がありません' };

function verdictOf({ results, problems }: CheckedFile): Words {
  if (problems.length > 0) {
    return {
      en: `not checked, ${counted(problems.length, 'problem')}`,
      ja: `エラー ${problems.length} 件のため確認できません`,
    };
  }
  const all = results.length;
  if (all === 0) return NOTHING_EXPECTED;
  const failed = results.filter(({ passes }) => !passes).length;
  const rewritten = results.filter(({ was }) => was !== undefined).length;
  if (rewritten > 0) {
    return {
      en: `${rewritten} of ${counted(all, 'expectation')} rewritten${failed === 0 ? '' : `, ${failed} not met`}`,
      ja: `期待値 ${all} 件のうち ${rewritten} 件を書き換え${failed === 0 ? '' : `、${failed} 件が不一致`}`,
    };
  }
  return failed === 0
    ? { en: `ok, ${counted(all, 'expectation')} met`, ja: `OK（期待値 ${all} 件と一致）` }
    : { en: `${failed} of ${counted(all, 'expectation')} not met`, ja: `期待値 ${all} 件のうち ${failed} 件が不一致` };
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function lineText(result: CheckResult, language: Language): string {
  const { line, name, was, written } = result;
  const what = printable(name[language]);
  const told = was === undefined ? failureText(result)[language] : `${printable(was)} → ${printable(written)}`;
  return { en: `line ${line}: ${what}: ${told}`, ja: `${line} 行目: ${what}: ${told}` }[language];
}

/** What was expected, and what was found instead. */
export function failureText({ expected, found, exact }: CheckResult): Words {
  const [exactly, exactlyJa] =
    exact === undefined || exact === found.en ? ['', ''] : [` (exactly ${exact})`, `（正確には ${exact}）`];
  return {
    en: `expected ${printable(expected.en)}, found ${printable(found.en)}${exactly}`,
    ja: `期待値 ${printable(expected.ja)}、計算結果 ${printable(found.ja)}${exactlyJa}`,
  };
}

function warningText({ line, words }: CheckWarning): Words {
  return {
    en: `warning: line ${line}: ${printable(words.en, MAX_WARNING_LENGTH)}`,
    ja: `警告: ${line} 行目: ${printable(words.ja, MAX_WARNING_LENGTH)}`,
  };
}

export const MAX_WARNING_LENGTH = 1000;

/** How all of them ended, in a sentence. */
export function summary(files: readonly CheckedFile[]): Words {
  const { scenarios, expectations, unmet, broken, warnings } = countsOf(files);
  const met = expectations - unmet;
  return {
    en: [
      `${counted(scenarios, 'scenario')}: ${met} of ${counted(expectations, 'expectation')} met`,
      ...(broken === 0 ? [] : [`${broken} not checked`]),
      ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ].join(', '),
    ja: [
      `シナリオ ${scenarios} 件: 期待値 ${expectations} 件のうち ${met} 件と一致`,
      ...(broken === 0 ? [] : [`確認できないもの ${broken} 件`]),
      ...(warnings === 0 ? [] : [`警告 ${warnings} 件`]),
    ].join('、'),
  };
}
