/** What a check found, as text. */
import { type CheckedExpectation, demandText } from '../compare/check.js';
import type { Comparison } from '../compare/compare.js';
import { printable } from './text.js';

export interface CheckReport {
  readonly comparison: Comparison;
  readonly checked: readonly CheckedExpectation[];
}

/** A line per expectation that fails, and a line per scenario. */
export function checkText({ comparison, checked }: CheckReport): string {
  const { file } = comparison.scenario.source;
  const failed = checked.filter(({ passes }) => !passes);
  const name = printable(file);
  if (checked.length === 0) return `${name}: nothing is expected`;
  const verdict =
    failed.length === 0
      ? `ok, ${counted(checked.length)} met`
      : `${failed.length} of ${counted(checked.length)} not met`;
  return [`${name}: ${verdict}`, ...failed.map(failureText)].join('\n');
}

function counted(number: number): string {
  return `${number} expectation${number === 1 ? '' : 's'}`;
}

function failureText({ expectation, found, exact }: CheckedExpectation): string {
  const { option, figure, line, place } = expectation;
  const what = printable(line === undefined ? `${option}: ${figure}` : `${option}: ${line}`);
  const exactly = exact === found ? '' : ` (exactly ${exact})`;
  return `  line ${place.line}: ${what}: expected ${printable(demandText(expectation))}, found ${found}${exactly}`;
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
      expected: demandText(expectation),
      found,
      exact,
      ok: passes,
      at: expectation.place.line,
    })),
  };
}
