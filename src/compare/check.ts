/** Holding a result to what its scenario expects. */

import { InputError, type Problem } from '../errors.js';
import { inCurrency } from '../quantity/currency.js';
import {
  add,
  compareRationals,
  fixed,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  toDecimal,
  ZERO,
} from '../quantity/rational.js';
import { type Unit, unitName, unitText } from '../quantity/unit.js';
import type { Expectation } from '../scenario/expect.js';
import { plainWords, type Words } from '../words.js';
import type { Comparison, Line, OptionBill } from './compare.js';
import { figureOf } from './figures.js';
import { selectLines, selectOption } from './select.js';

export interface CheckedExpectation {
  readonly expectation: Expectation;
  readonly passes: boolean;
  /** What was found, in the unit and the rounding of the expectation. */
  readonly found: string;
  /** What was found, exactly. */
  readonly exact: string;
}

/** @throws InputError where an expectation names a line, or a currency, that the result doesn't have */
export function check(comparison: Comparison): readonly CheckedExpectation[] {
  const problems: Problem[] = [];
  const checked = comparison.scenario.expectations.flatMap((expectation): CheckedExpectation[] => {
    const value = foundValue(expectation, comparison, problems);
    return value === undefined ? [] : [compareToExpected(expectation, value)];
  });
  if (problems.length > 0) throw new InputError(problems);
  return checked;
}

interface Found {
  readonly value: Rational;
  readonly unit: string;
}

function foundValue(expectation: Expectation, comparison: Comparison, problems: Problem[]): Found | undefined {
  const selected = selectOption(comparison, expectation.option);
  if (!('found' in selected)) return undefined;
  if (expectation.line === undefined) {
    const usd = figureOf(selected.found, expectation.figure)?.usd;
    return usd === undefined ? missingFigure(expectation, problems) : money(usd, expectation, comparison, problems);
  }
  const lines = selectLines(selected.found, expectation.line);
  if (!('found' in lines)) {
    const { missing, known, nearest } = lines;
    const message = {
      en: `option \`${expectation.option}\` has no line \`${missing}\``,
      ja: `構成 \`${expectation.option}\` に明細 \`${missing}\` はありません`,
    };
    const hints = { expected: plainWords(known.join(', ')), ...(nearest === undefined ? {} : { nearest }) };
    problems.push({ code: 'unknownName', place: expectation.linePlace ?? expectation.place, message, ...hints });
    return undefined;
  }
  const usd = lines.found.map((line) => line.usd).reduce(add, ZERO);
  if (expectation.currency !== undefined) return money(usd, expectation, comparison, problems);
  return quantityOf(lines.found, selected.found, expectation, problems);
}

function missingFigure({ figure, option, place }: Expectation, problems: Problem[]): undefined {
  const remedy =
    figure === 'overHorizon'
      ? { en: 'add `horizon`', ja: '`horizon` を追加してください' }
      : {
          en: `say it in \`terms\`, or leave out \`${figure}\``,
          ja: `\`terms\` で指定するか、\`${figure}\` を外してください`,
        };
  const message = {
    en: `option \`${option}\` has no \`${figure}\``,
    ja: `構成 \`${option}\` に \`${figure}\` はありません`,
  };
  problems.push({ code: 'unknownName', place, message, remedy });
}

function quantityOf(
  lines: readonly Line[],
  option: OptionBill,
  expectation: Expectation,
  problems: Problem[],
): Found | undefined {
  const [line, second] = lines;
  if (line !== undefined && second === undefined) {
    if (expectation.unit !== undefined && !sameWord(expectation.unit, line.quantityFormula.unit)) {
      const message = {
        en: `\`${expectation.written}\` is not in the unit of \`${expectation.line}\``,
        ja: `\`${expectation.written}\` の単位が \`${expectation.line}\` の単位と違います`,
      };
      problems.push({
        code: 'wrongUnit',
        place: expectation.place,
        message,
        expected: plainWords(unitName(line.quantityFormula.unit)),
      });
      return undefined;
    }
    return { value: line.quantity, unit: unitText(line.quantityFormula.unit) };
  }
  const message = {
    en: `\`${expectation.line}\` of option \`${option.name}\` is ${lines.length} lines, and a quantity belongs to one`,
    ja: `構成 \`${option.name}\` の \`${expectation.line}\` は明細が ${lines.length} 件あります。数量は 1 件に対して指定します`,
  };
  // Under these names a line is named in the file, whatever language it is shown in.
  const expected = plainWords(lines.map(({ component, meter }) => `${component} / ${meter.en}`).join(', '));
  problems.push({ code: 'contradiction', place: expectation.place, message, expected });
  return undefined;
}

/** `h`, `hour` and `hours` are one unit. */
function sameWord(word: string, unit: Unit): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/s$/, '');
  return [unitText(unit), unitName(unit)].some((name) => plain(name) === plain(word));
}

function money(
  usd: Rational,
  { currency, place }: Expectation,
  { scenario }: Comparison,
  problems: Problem[],
): Found | undefined {
  if (currency === 'USD') return { value: usd, unit: 'USD' };
  if (currency === scenario.currency.code) return { value: inCurrency(usd, scenario.currency), unit: currency };
  const { code } = scenario.currency;
  const message = {
    en: `an amount in ${currency}, and the scenario is in ${code}`,
    ja: `${currency} の金額ですが、シナリオの通貨は ${code} です`,
  };
  const expected = { en: `an amount in ${code} or USD`, ja: `${code} または USD の金額` };
  problems.push({ code: 'wrongUnit', place, message, expected });
  return undefined;
}

function compareToExpected(expectation: Expectation, { value, unit }: Found): CheckedExpectation {
  const { comparison, expected } = expectation;
  const withUnit = (text: string) => `${text} ${unit}`.trim();
  const exact = withUnit(toDecimal(value, 10).text);
  switch (comparison.kind) {
    case 'decimals': {
      const found = fixed(value, comparison.decimals);
      return { expectation, passes: found === fixed(expected, comparison.decimals), found: withUnit(found), exact };
    }
    case 'roundedTo': {
      const found = roundToMultiple(value, comparison.step, 'halfUp');
      return {
        expectation,
        passes: compareRationals(found, expected) === 0,
        found: withUnit(toDecimal(found).text),
        exact,
      };
    }
    case 'within': {
      const allowed = multiply(expected, comparison.share);
      const away = subtract(value, expected).abs();
      return { expectation, passes: compareRationals(away, allowed) <= 0, found: withUnit(fixed(value, 2)), exact };
    }
  }
}

/** What an expectation demands, in words: `10000 JPY within 10 %`. */
export function demandWords({ written, comparison }: Expectation): Words {
  switch (comparison.kind) {
    case 'within': {
      const percent = toDecimal(multiply(comparison.share, rational(100))).text;
      return { en: `${written} within ${percent} %`, ja: `${written}（±${percent} % 以内）` };
    }
    case 'roundedTo': {
      const step = toDecimal(comparison.step).text;
      return { en: `${written} when rounded to ${step}`, ja: `${written}（${step} 単位に丸めた値）` };
    }
    case 'decimals':
      return plainWords(written);
  }
}
