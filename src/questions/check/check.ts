/** Holding a result to what its scenario expects. */

import type { Comparison } from '../../bill/compare.js';
import { selectOption } from '../../bill/select.js';
import type { PricingRequest } from '../../bill/vary.js';
import { InputError, type Problem } from '../../errors.js';
import {
  compareRationals,
  divide,
  fixed,
  isZero,
  multiply,
  numberInWords,
  type Rational,
  rational,
  toDecimal,
  ZERO,
} from '../../quantity/rational.js';
import type { Unit } from '../../quantity/unit.js';
import type {
  BreakEvenExpectation,
  CheapestExpectation,
  Expectation,
  RatioExpectation,
} from '../../scenario/expect/expectation.js';
import { quantityWords } from '../../services/spokenUnits.js';
import { japanese, plainWords, type Words } from '../../words.js';
import { Effort, MAX_SIDE_SEARCH } from '../effort.js';
import { type BreakEven, breakEven, changesTooOften } from '../range/breakEven.js';
import { checkAmount } from './checkAmount.js';
import type { CheckedExpectation } from './checked.js';

/**
 * Holds a comparison to its scenario's expectations.
 * @param request what the comparison was made of; a break-even is asked for anew
 * @throws InputError where an expectation names a line, a quantity or a currency that the result doesn't have
 * @example
 * ```ts
 * import { check, type CheckedExpectation, compare, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const checked: readonly CheckedExpectation[] = check(comparison, asked);
 * checked.length; // => 6
 * checked.every(({ passes }) => passes); // => true
 * ```
 */
export function check(
  comparison: Comparison,
  request: Pick<PricingRequest, 'settings' | 'books'>,
): readonly CheckedExpectation[] {
  const problems: Problem[] = [];
  const effort = new Effort(MAX_SIDE_SEARCH);
  const checked = comparison.scenario.expectations.flatMap(
    (expectation) => checkOne(expectation, comparison, request, effort, problems) ?? [],
  );
  if (problems.length > 0) throw new InputError(problems);
  return checked;
}

function checkOne(
  expectation: Expectation,
  comparison: Comparison,
  request: Pick<PricingRequest, 'settings' | 'books'>,
  effort: Effort,
  problems: Problem[],
): CheckedExpectation | undefined {
  switch (expectation.kind) {
    case 'amount':
      return checkAmount(expectation, comparison, problems);
    case 'cheapest':
      return checkCheapest(expectation, comparison);
    case 'ratio':
      return checkRatio(expectation, comparison);
    case 'breakEven':
      return checkBreakEven(expectation, comparison, request, effort, problems);
  }
}

function checkCheapest(expectation: CheapestExpectation, { cheapest }: Comparison): CheckedExpectation {
  const names = cheapest.map(({ name }) => name);
  const passes =
    names.length === expectation.options.length && names.every((name) => expectation.options.includes(name));
  const [only, second] = names;
  if (only === undefined) return { expectation, passes: false, found: NONE_POSSIBLE };
  return {
    expectation,
    passes,
    found: plainWords(names.join(', ')),
    ...(passes ? {} : { rewritten: second === undefined ? only : names }),
  };
}

function checkRatio(expectation: RatioExpectation, comparison: Comparison): CheckedExpectation {
  const { of, to, comparison: how } = expectation;
  const totalOf = (name: string): Rational => {
    const selected = selectOption(comparison, name);
    return 'found' in selected ? selected.found.usd : ZERO;
  };
  const [dividend, divisor] = [totalOf(of), totalOf(to)];
  if (isZero(divisor)) return { expectation, passes: false, found: costsNothing(to) };
  const times = divide(dividend, divisor);
  const exact = toDecimal(times, 10).text;
  if (how.kind === 'between') {
    const passes = compareRationals(times, how.from) >= 0 && compareRationals(times, how.to) <= 0;
    return { expectation, passes, found: plainWords(fixed(times, 2)), exact };
  }
  const found = fixed(times, how.decimals);
  const passes = found === fixed(how.expected, how.decimals);
  return { expectation, passes, found: plainWords(found), exact, ...(passes ? {} : { rewritten: found }) };
}

function costsNothing(name: string): Words {
  return { en: `no ratio, as ${name} costs nothing`, ja: `${name} の費用が 0 のため、比を計算できません` };
}

function checkBreakEven(
  expectation: BreakEvenExpectation,
  { scenario }: Comparison,
  { settings, books }: Pick<PricingRequest, 'settings' | 'books'>,
  effort: Effort,
  problems: Problem[],
): CheckedExpectation | undefined {
  const { quantity, range, place, quantityPlace } = expectation;
  const vary = { file: scenario.source.file, text: range === undefined ? quantity : `${quantity}=${range}` };
  if (effort.isSpent) {
    problems.push({ code: 'outOfRange', place, message: NOT_SEARCHED, remedy: LESS_TO_SEARCH });
    return undefined;
  }
  try {
    const found = breakEven({ source: scenario.source, settings, books }, { vary }, effort);
    const { provenTo, varied } = found;
    if (found.gap !== undefined && found.crossings.length === 0) {
      problems.push({ code: 'outOfRange', place, message: NOT_ALL_LOOKED_AT, remedy: LESS_TO_SEARCH });
      return undefined;
    }
    // A change that was found is one, whatever comes after it.
    if (provenTo !== undefined && found.crossings.length === 0) {
      problems.push({ ...changesTooOften(valueWords(provenTo, varied.unit)), place, remedy: LESS_TO_SEARCH });
      return undefined;
    }
    const passes = found.crossings.length > 0 === (range !== undefined);
    return { expectation, passes, found: crossingWords(found) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (effort.isSpent) {
      problems.push({ code: 'outOfRange', place, message: NOT_SEARCHED, remedy: LESS_TO_SEARCH });
      return undefined;
    }
    // Their places are in the question that was made here, and what to do about it is said for the command's options.
    for (const { remedy: _, ...problem } of error.problems)
      problems.push({ ...problem, place: problem.code === 'unknownName' ? quantityPlace : place });
    return undefined;
  }
}

const NONE_POSSIBLE: Words = { en: 'none is possible', ja: '実現可能な構成なし' };
const NOT_ALL_LOOKED_AT: Words = {
  en: 'autoscaling is simulated value by value, and there are too many values in this range to look at all of them',
  ja: 'オートスケーリングは値ごとのシミュレーションのため、この範囲のすべての値は確かめられません',
};
const NOT_SEARCHED: Words = {
  en: 'the break-evens up to this one used up the search limit of a check',
  ja: 'この損益分岐点までで、check の探索量の上限に達しました',
};
const LESS_TO_SEARCH: Words = {
  en: 'expect it in a narrower range, or expect fewer break-evens in one file',
  ja: '範囲を狭めるか、1 つのファイルで期待する損益分岐点を減らしてください',
};

const valueWords = (value: Rational, unit: Unit) => quantityWords(value, unit, numberInWords(value, 6));

const MAX_CROSSINGS_LISTED = 3;

function crossingWords({ crossings, stretches, varied: { unit } }: BreakEven): Words {
  const value = (number: Rational) => valueWords(number, unit);
  const names = (cheapest: readonly string[]) => cheapest.join(' = ') || '–';
  if (crossings.length === 0) {
    const always = names(stretches[0]?.cheapest ?? []);
    return { en: `no change: ${always} throughout`, ja: `入れ替わりなし（範囲全体で ${always}）` };
  }
  const told = crossings.slice(0, MAX_CROSSINGS_LISTED).map(({ last, first }) => ({
    en: `${names(last.cheapest)} up to ${value(last.value).en}, ${names(first.cheapest)} from ${value(first.value).en}`,
    ja: japanese`${value(last.value).ja}までは${names(last.cheapest)}、${value(first.value).ja}からは${names(first.cheapest)}`,
  }));
  const more = crossings.length - told.length;
  return {
    en: told.map(({ en }) => en).join('; ') + (more > 0 ? `; and ${more} more` : ''),
    ja: told.map(({ ja }) => ja).join(' / ') + (more > 0 ? `、ほか ${more} 件` : ''),
  };
}

/** What an expectation demands, in words: `10000 JPY within 10 %`. */
export function demandWords(expectation: Expectation): Words {
  const { written } = expectation;
  switch (expectation.kind) {
    case 'amount':
      return amountWords(expectation.comparison, written);
    case 'cheapest':
      return plainWords(written);
    case 'ratio':
      return { en: `${written} times`, ja: `${written} 倍` };
    case 'breakEven':
      return expectation.range === undefined
        ? { en: 'no change', ja: '入れ替わりなし' }
        : { en: `a change within ${written}`, ja: `${written} の範囲で入れ替わり` };
  }
}

function amountWords(comparison: Extract<Expectation, { kind: 'amount' }>['comparison'], written: string): Words {
  switch (comparison.kind) {
    case 'within': {
      const percent = toDecimal(multiply(comparison.share, rational(100))).text;
      return { en: `${written} within ${percent} %`, ja: `${written}（±${percent} % 以内）` };
    }
    case 'roundedTo': {
      const step = toDecimal(comparison.step).text;
      return { en: `${written} when rounded to ${step}`, ja: `${written}（${step} 単位に丸めた値）` };
    }
    case 'below':
      return { en: `below ${written}`, ja: `${written} 未満` };
    case 'decimals':
      return plainWords(written);
  }
}
