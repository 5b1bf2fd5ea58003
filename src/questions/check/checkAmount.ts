/** One amount or quantity of an option, held to what is expected of it. */

import type { Comparison, Line, OptionBill } from '../../bill/compare.js';
import { figureOf } from '../../bill/figures.js';
import { selectLines, selectOption } from '../../bill/select.js';
import type { Problem } from '../../errors.js';
import { inCurrency } from '../../quantity/currency.js';
import {
  add,
  compareRationals,
  fixed,
  groupedDigits,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  toDecimal,
  ZERO,
} from '../../quantity/rational.js';
import { type Unit, unitName, unitText } from '../../quantity/unit.js';
import type { AmountExpectation } from '../../scenario/expect/expectation.js';
import { plainWords } from '../../words.js';
import type { CheckedExpectation } from './checked.js';

/** @returns undefined where the result has no such thing; `problems` then say why */
export function checkAmount(
  expectation: AmountExpectation,
  comparison: Comparison,
  problems: Problem[],
): CheckedExpectation | undefined {
  const found = foundValue(expectation, comparison, problems);
  return found && checked(expectation, found);
}

interface Found {
  readonly value: Rational;
  readonly unit: string;
}

function foundValue(expectation: AmountExpectation, comparison: Comparison, problems: Problem[]): Found | undefined {
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

function missingFigure({ figure, option, place }: AmountExpectation, problems: Problem[]): undefined {
  const remedy =
    figure === 'overHorizon'
      ? { en: 'add `horizon`', ja: '`horizon` を追加してください' }
      : {
          en: `add it to \`terms\`, or leave out \`${figure}\``,
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
  expectation: AmountExpectation,
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
    en: `\`${expectation.line}\` of option \`${option.name}\` is ${lines.length} lines, but a quantity belongs to one`,
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
  { currency, place }: AmountExpectation,
  { scenario }: Comparison,
  problems: Problem[],
): Found | undefined {
  if (currency === 'USD') return { value: usd, unit: 'USD' };
  if (currency === scenario.currency.code) return { value: inCurrency(usd, scenario.currency), unit: currency };
  const { code } = scenario.currency;
  const message = {
    en: `an amount in ${currency}, but the scenario is in ${code}`,
    ja: `${currency} の金額ですが、シナリオの通貨は ${code} です`,
  };
  const expected = { en: `an amount in ${code} or USD`, ja: `${code} または USD の金額` };
  problems.push({ code: 'wrongUnit', place, message, expected });
  return undefined;
}

/** Whether a value meets an expectation of this number. */
function meets(value: Rational, expected: Rational, comparison: AmountExpectation['comparison']): boolean {
  switch (comparison.kind) {
    case 'decimals':
      return fixed(value, comparison.decimals) === fixed(expected, comparison.decimals);
    case 'roundedTo':
      return compareRationals(roundToMultiple(value, comparison.step, 'halfUp'), expected) === 0;
    case 'within':
      return compareRationals(subtract(value, expected).abs(), multiply(expected, comparison.share)) <= 0;
    case 'below':
      return compareRationals(value, expected) < 0;
  }
}

function checked(expectation: AmountExpectation, { value, unit }: Found): CheckedExpectation {
  const { comparison, expected } = expectation;
  const withUnit = (text: string) => `${text} ${unit}`.trim();
  const passes = meets(value, expected, comparison);
  const rewritten = passes || comparison.kind === 'below' ? undefined : rewrittenOf(expectation, value);
  return {
    expectation,
    passes,
    found: plainWords(withUnit(shownOf(comparison, value))),
    exact: withUnit(toDecimal(value, 10).text),
    ...(rewritten === undefined ? {} : { rewritten }),
  };
}

function shownOf(comparison: AmountExpectation['comparison'], value: Rational): string {
  switch (comparison.kind) {
    case 'decimals':
      return fixed(value, comparison.decimals);
    case 'roundedTo':
      return toDecimal(roundToMultiple(value, comparison.step, 'halfUp')).text;
    case 'within':
    case 'below':
      return fixed(value, 2);
  }
}

const MAX_DECIMALS = 20;

/** The number that was found as the expectation writes its own: with as many decimals, its digits grouped alike. */
function rewrittenOf({ comparison, written }: AmountExpectation, value: Rational): string | undefined {
  const [, number = '', rest = ''] = /^([\d,._]+)(?:[kKMB](?![A-Za-z]))?(.*)$/s.exec(written) ?? [];
  if (number === '') return undefined;
  const least = /\.(\d+)/.exec(number)?.[1]?.length ?? 0;
  const texts =
    comparison.kind === 'roundedTo'
      ? [shownOf(comparison, value)]
      : Array.from({ length: MAX_DECIMALS - least + 1 }, (_, more) => fixed(value, least + more));
  const text = texts.find((one) => meets(value, rational(one), comparison));
  return text && groupedLike(number, text) + rest;
}

function groupedLike(number: string, text: string): string {
  if (number.includes(',')) return groupedDigits(text);
  return number.includes('_') ? groupedDigits(text).replaceAll(',', '_') : text;
}
