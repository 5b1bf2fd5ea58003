/** `expect:` - what a scenario's author holds the result to. */

import { asMapping, asScalar, type Problems, refuseUnknownKeys, required, unknownWord } from '../document/read.js';
import type { Mapping, Scalar, Tree } from '../document/tree.js';
import type { Place } from '../errors.js';
import { example } from '../phrases.js';
import { isCurrencyCode } from '../quantity/currency.js';
import { compareRationals, isZero, type Rational, ZERO } from '../quantity/rational.js';
import type { Words } from '../words.js';
import type { Literal } from './expression.js';
import { readLiteral } from './literal.js';

/** One statement about one figure. */
export interface Expectation {
  readonly option: string;
  /** What of the option is meant; its lines where `line` is there. */
  readonly figure: Figure;
  readonly line?: string;
  readonly place: Place;
  /** Where the line is named. */
  readonly linePlace?: Place;
  readonly expected: Rational;
  /** As the scenario writes it: `10000 JPY`, `2 h`. */
  readonly written: string;
  /** A currency code; absent where a quantity is meant. */
  readonly currency?: string;
  /** The unit written behind a quantity. */
  readonly unit?: string;
  /**
   * How the figure found is compared: rounded half up to the decimals written or to a step, or within a tolerance
   * (a part of what is expected).
   */
  readonly comparison:
    | { readonly kind: 'decimals'; readonly decimals: number }
    | { readonly kind: 'roundedTo'; readonly step: Rational }
    | { readonly kind: 'within'; readonly share: Rational };
}

/** The amounts of an option that can be expected; all but the first depend on what the scenario says. */
export const FIGURES = [
  'total',
  'withoutWork',
  'discount',
  'fee',
  'beforeTax',
  'quoted',
  'tax',
  'afterTax',
  'overHorizon',
] as const;
export type Figure = (typeof FIGURES)[number];

export const EXPECT_STATEMENT_KEYS = [...FIGURES, 'within', 'roundedTo', 'lines'] as const;
export const EXPECT_LINE_KEYS = ['amount', 'quantity', 'within', 'roundedTo'] as const;

/** Reads `expect`: for each option one statement or a list of them. */
export function readExpectations(tree: Tree, optionNames: readonly string[], problems: Problems): Expectation[] {
  const mapping = asMapping(tree, '`expect`', problems);
  const found: Expectation[] = [];
  for (const { key, value } of mapping?.entries.values() ?? []) {
    if (!optionNames.includes(key.text)) {
      problems.push(unknownWord('unknownName', key, noOption(key.text), optionNames));
      continue;
    }
    for (const item of value.kind === 'list' ? value.items : [value]) readStatement(item, key.text, found, problems);
  }
  return found;
}

function noOption(name: string): Words {
  return {
    en: `\`expect\` names an option that is not there: \`${name}\``,
    ja: `\`expect\` に書かれた構成 \`${name}\` はありません`,
  };
}

function expectationOf(name: string): Words {
  return { en: `the expectation of \`${name}\``, ja: `\`${name}\` の期待値` };
}

function readStatement(tree: Tree, option: string, found: Expectation[], problems: Problems): void {
  const what = expectationOf(option);
  const mapping = asMapping(tree, what, problems);
  if (mapping === undefined) return;
  refuseUnknownKeys(mapping, EXPECT_STATEMENT_KEYS, what, problems);
  const figures = FIGURES.filter((figure) => mapping.entries.has(figure));
  const lines = mapping.entries.get('lines');
  if (figures.length === 0 && lines === undefined) required(mapping, 'total', what, problems);
  for (const figure of figures) {
    const entry = mapping.entries.get(figure);
    if (entry !== undefined) addExpectation(entry.value, mapping, { option, figure }, true, found, problems);
  }
  const lineMapping = lines && asMapping(lines.value, '`lines`', problems);
  for (const { key, value } of lineMapping?.entries.values() ?? []) {
    const about = { option, figure: 'total' as const, line: key.text, linePlace: key.place };
    if (value.kind !== 'mapping') {
      addExpectation(value, mapping, about, true, found, problems);
      continue;
    }
    refuseUnknownKeys(value, EXPECT_LINE_KEYS, expectationOf(key.text), problems);
    const amount = value.entries.get('amount');
    const quantity = value.entries.get('quantity');
    if (amount !== undefined) addExpectation(amount.value, value, about, true, found, problems);
    if (quantity !== undefined) addExpectation(quantity.value, value, about, false, found, problems);
    if (amount === undefined && quantity === undefined) required(value, 'amount', expectationOf(key.text), problems);
  }
}

function addExpectation(
  tree: Tree,
  around: Mapping,
  about: { option: string; figure: Figure; line?: string; linePlace?: Place },
  money: boolean,
  found: Expectation[],
  problems: Problems,
): void {
  const scalar = asScalar(tree, { en: 'an expectation', ja: '期待値' }, problems);
  if (scalar === undefined) return;
  const amount = money ? readMoney(scalar, problems) : readPlain(scalar, problems);
  const comparison = amount && readComparison(around, amount, problems);
  if (amount === undefined || comparison === undefined) return;
  const { value: expected, currency, unit } = amount;
  const written = scalar.text;
  found.push({
    place: scalar.place,
    ...about,
    expected,
    written,
    comparison,
    ...(currency === undefined ? {} : { currency }),
    ...(unit === undefined ? {} : { unit }),
  });
}

interface Amount {
  readonly value: Rational;
  readonly currency?: string;
  readonly unit?: string;
  readonly decimals: number;
}

function readMoney(scalar: Scalar, problems: Problems): Amount | undefined {
  const literal = readLiteral(scalar, problems);
  if (literal === undefined || refusedRate(literal, scalar, problems)) return undefined;
  if (literal.currency === undefined || !isCurrencyCode(literal.currency)) {
    const message = {
      en: `\`${scalar.text}\` is not an amount of money`,
      ja: `\`${scalar.text}\` は金額ではありません`,
    };
    const expected = {
      en: 'an amount with its currency, e.g. 10000 JPY or 2.73 USD',
      ja: '通貨付きの金額（例: 10000 JPY、2.73 USD）',
    };
    problems.push({ code: 'wrongUnit', place: scalar.place, message, expected });
    return undefined;
  }
  return { value: literal.value, currency: literal.currency, decimals: decimalsOf(literal) };
}

/** What a month costs is expected as an amount, not as a rate over time. */
function refusedRate(literal: Literal, scalar: Scalar, problems: Problems): boolean {
  if (literal.rate === undefined) return false;
  const message = {
    en: `\`${scalar.text}\` is a rate over time`,
    ja: `\`${scalar.text}\` は期間あたりの値になっています`,
  };
  const expected = { en: 'an amount for the month, e.g. 10000 JPY', ja: '1 か月分の金額（例: 10000 JPY）' };
  problems.push({ code: 'wrongUnit', place: scalar.place, message, expected });
  return true;
}

/** A quantity is written as a number; a unit behind it is for the reader. */
function readPlain(scalar: Scalar, problems: Problems): Amount | undefined {
  const number = /^([\d,._]+)(?:\s+([\w-]+))?$/.exec(scalar.text);
  const literal = readLiteral(number === null ? scalar : { ...scalar, text: number[1] ?? '' }, problems);
  if (literal === undefined || refusedRate(literal, scalar, problems)) return undefined;
  const unit = number?.[2];
  return { value: literal.value, decimals: decimalsOf(literal), ...(unit === undefined ? {} : { unit }) };
}

function decimalsOf(literal: Literal): number {
  return /\.(\d+)/.exec(literal.written)?.[1]?.length ?? 0;
}

function readComparison(around: Mapping, amount: Amount, problems: Problems): Expectation['comparison'] | undefined {
  const within = around.entries.get('within');
  const roundedTo = around.entries.get('roundedTo');
  if (within !== undefined && roundedTo !== undefined) {
    const message = {
      en: '`within` and `roundedTo` are two ways to compare',
      ja: '`within` と `roundedTo` は別々の比較方法です',
    };
    const remedy = { en: 'state each in an item of its own', ja: 'それぞれ別の項目に書いてください' };
    problems.push({ code: 'contradiction', place: roundedTo.key.place, message, remedy });
    return undefined;
  }
  if (within !== undefined) {
    const scalar = asScalar(within.value, '`within`', problems);
    const literal = scalar && readLiteral(scalar, problems);
    if (literal === undefined) return undefined;
    if (literal.measure === 'share' && compareRationals(literal.value, ZERO) >= 0)
      return { kind: 'within', share: literal.value };
    const message = { en: '`within` is not a share', ja: '`within` が割合ではありません' };
    problems.push({ code: 'wrongUnit', place: within.value.place, message, expected: example('10 %') });
    return undefined;
  }
  if (roundedTo !== undefined) {
    const scalar = asScalar(roundedTo.value, '`roundedTo`', problems);
    const step = scalar && (amount.currency === undefined ? readPlain(scalar, problems) : readMoney(scalar, problems));
    if (step === undefined) return undefined;
    if (step.currency === amount.currency && !isZero(step.value)) return { kind: 'roundedTo', step: step.value };
    const message = {
      en: '`roundedTo` is not a step in the currency of the amount',
      ja: '`roundedTo` が金額と同じ通貨の丸め単位になっていません',
    };
    const expected = example(`1000 ${amount.currency ?? ''}`.trim());
    problems.push({ code: 'wrongUnit', place: roundedTo.value.place, message, expected });
    return undefined;
  }
  return { kind: 'decimals', decimals: amount.decimals };
}
