/** Holds one scenario to its expectations: what is found, as plain texts and numbers. */
import { type Comparison, compare } from '../../../bill/compare.js';
import type { Books } from '../../../book/book.js';
import { InputError, type Place, type Problem, type SourceText } from '../../../errors.js';
import { check, demandWords } from '../../../questions/check/check.js';
import type { CheckedExpectation } from '../../../questions/check/checked.js';
import type { Expectation } from '../../../scenario/expect/expectation.js';
import type { Settings } from '../../../scenario/settings.js';
import { plainWords } from '../../../words.js';
import type { CheckedFile, CheckResult, CheckWarning, Spot } from '../../document/checked.js';
import { warningsOf } from '../../document/warnings.js';

/** The same, with what rewriting its expectations needs. */
export interface CheckedScenario {
  readonly report: CheckedFile;
  readonly expectations: readonly CheckedExpectation[];
}

/** Prices a scenario and holds it to what it expects. What is wrong with it is told as its problems. */
export function checkScenario(source: SourceText, settings: Settings, books: Books): CheckedScenario {
  const { file } = source;
  try {
    const comparison = compare(source, settings, books);
    const expectations = inOrder(check(comparison, { settings, books }));
    const warnings = [...unpinned(comparison), ...ofOptions(comparison)];
    return { report: { file, results: expectations.map(resultOf), warnings, problems: [] }, expectations };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { report: brokenFile(file, error.problems), expectations: [] };
  }
}

/** Of the text. */
function inOrder(expectations: readonly CheckedExpectation[]): readonly CheckedExpectation[] {
  return [...expectations].sort(({ expectation: { place: a } }, { expectation: { place: b } }) =>
    a.line === b.line ? a.column - b.column : a.line - b.line,
  );
}

/** What `work` finds out about a file; a file that it can't work on is told as its problems. */
export function checkedOrBroken(file: string, work: () => CheckedFile): CheckedFile {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return brokenFile(file, error.problems);
  }
}

function brokenFile(file: string, problems: readonly Problem[]): CheckedFile {
  return { file, results: [], warnings: [], problems };
}

function cellRefOf({ line, column }: Place): Spot {
  return { line, column };
}

/** Its figures change by themselves as days go by. The exchange rate is always stated. */
function unpinned({ scenario }: Comparison): CheckWarning[] {
  if (!scenario.appliedDefaults.some(({ key }) => key === 'asOf')) return [];
  const words = {
    en: `no \`asOf\`: priced as of today (${scenario.asOf}), so another day may give other figures; add \`asOf: ${scenario.asOf}\``,
    ja: `\`asOf\` がないため今日（${scenario.asOf}）の価格で計算しています。日によって結果が変わり得るので、\`asOf: ${scenario.asOf}\` を追加してください`,
  };
  return [{ ...cellRefOf(scenario.places.asOf), words }];
}

function ofOptions({ scenario, options }: Comparison): CheckWarning[] {
  return options.flatMap(({ name, warnings, doubts }, index) => {
    const place = scenario.options[index]?.components[0]?.placeOf([]);
    const spot = place === undefined ? { line: 1, column: 1 } : cellRefOf(place);
    return [...warnings, ...warningsOf(doubts, scenario.asOf)].map(({ en, ja }) => ({
      ...spot,
      words: { en: `${name}: ${en}`, ja: `${name}: ${ja}` },
    }));
  });
}

function resultOf({ expectation, passes, found, exact }: CheckedExpectation): CheckResult {
  return {
    ...cellRefOf(expectation.place),
    ...subjectOf(expectation),
    expected: demandWords(expectation),
    written: expectation.written,
    found,
    ...(exact === undefined ? {} : { exact }),
    passes,
  };
}

function subjectOf(expectation: Expectation): Pick<CheckResult, 'name' | 'about'> {
  switch (expectation.kind) {
    case 'amount': {
      const { option, figure, line } = expectation;
      // The total goes without saying.
      const what: Readonly<Record<string, string>> =
        line === undefined ? (figure === 'total' ? {} : { figure }) : { line };
      return { name: plainWords(`${option}: ${line ?? figure}`), about: { option, ...what } };
    }
    case 'cheapest':
      return { name: { en: 'cheapest', ja: '最安の構成' }, about: { figure: 'cheapest' } };
    case 'ratio': {
      const { of, to } = expectation;
      return { name: plainWords(`${of} / ${to}`), about: { figure: 'ratio', of, to } };
    }
    case 'breakEven': {
      const { quantity } = expectation;
      const name = { en: `break-even of ${quantity}`, ja: `${quantity} の損益分岐点` };
      return { name, about: { figure: 'breakEven', quantity } };
    }
  }
}
