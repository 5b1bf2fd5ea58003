/** What a check found, as text. */
import { type CheckedExpectation, demandWords } from '../compare/check.js';
import type { Comparison } from '../compare/compare.js';
import type { Language, Words } from '../words.js';
import { printable } from './text.js';

export interface CheckReport {
  readonly comparison: Comparison;
  readonly checked: readonly CheckedExpectation[];
}

/** A line per expectation that fails, and a line per scenario. */
export function checkText({ comparison, checked }: CheckReport, language: Language): string {
  const { file } = comparison.scenario.source;
  const failed = checked.filter(({ passes }) => !passes);
  const name = printable(file);
  const verdict = checked.length === 0 ? NOTHING_EXPECTED : verdictOf(checked.length, failed.length);
  return [`${name}: ${verdict[language]}`, ...failed.map((one) => failureText(one)[language])].join('\n');
}

const NOTHING_EXPECTED: Words = { en: 'nothing is expected', ja: '期待値（expect）がありません' };

function verdictOf(all: number, failed: number): Words {
  return failed === 0
    ? { en: `ok, ${counted(all)} met`, ja: `OK（期待値 ${all} 件と一致）` }
    : { en: `${failed} of ${counted(all)} not met`, ja: `期待値 ${all} 件のうち ${failed} 件が不一致` };
}

function counted(number: number): string {
  return `${number} expectation${number === 1 ? '' : 's'}`;
}

function failureText({ expectation, found, exact }: CheckedExpectation): Words {
  const { option, figure, line, place } = expectation;
  const what = printable(line === undefined ? `${option}: ${figure}` : `${option}: ${line}`);
  const [exactly, exactlyJa] = exact === found ? ['', ''] : [` (exactly ${exact})`, `（正確には ${exact}）`];
  const demand = demandWords(expectation);
  return {
    en: `  line ${place.line}: ${what}: expected ${printable(demand.en)}, found ${found}${exactly}`,
    ja: `  ${place.line} 行目: ${what}: 期待値 ${printable(demand.ja)}、計算結果 ${found}${exactlyJa}`,
  };
}

/** The total goes without saying. */
function figureJson({ figure }: CheckedExpectation['expectation']): object {
  return figure === 'total' ? {} : { figure };
}

export function checkJson({ comparison, checked }: CheckReport): object {
  return {
    file: comparison.scenario.source.file,
    ok: checked.every(({ passes }) => passes),
    expectations: checked.map(({ expectation, passes, found, exact }) => ({
      option: expectation.option,
      ...(expectation.line === undefined ? figureJson(expectation) : { line: expectation.line }),
      expected: demandWords(expectation).en,
      found,
      exact,
      ok: passes,
      at: expectation.place.line,
    })),
  };
}
