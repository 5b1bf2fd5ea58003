/** `expect:` - what a scenario's author holds the result to. */

import { asMapping, asScalar, refuseUnknownKeys, required, unknownWord } from '../../document/read.js';
import type { Mapping, Scalar, Tree } from '../../document/tree.js';
import { example } from '../../phrases.js';
import { isCurrencyCode } from '../../quantity/currency.js';
import { compareRationals, isZero, type Rational, ZERO } from '../../quantity/rational.js';
import type { Code, Words } from '../../words.js';
import { each, either, keys, keysOf, listOf, named, type Shape, text, textOrNumber } from '../describe/shape.js';
import type { Literal } from '../quantity/expression.js';
import { readLiteral } from '../quantity/literal.js';
import type { Reading } from '../quantity/reading.js';
import { type AmountExpectation, type Expectation, FIGURES, type Figure } from './expectation.js';
import { readTotalExpectation, WHOLE, WHOLE_KEYS } from './expectWhole.js';

const AMOUNT = text('An amount with its currency.', '10000 JPY', '2.73 USD');
const BELOW = text('A ceiling: it costs less than this, exactly.', '12000 JPY');
const COMPARED = {
  below: BELOW,
  within: text('How far off it may be.', '10 %'),
  roundedTo: textOrNumber('To which step it is rounded before it is compared.', '1000 JPY'),
};
const CEILING = keys({ below: BELOW }, { required: ['below'] });
const FIGURE = either('An amount, or a ceiling.', AMOUNT, CEILING);
const LINE = keys({ amount: AMOUNT, quantity: textOrNumber('The metered quantity.', '1460 h'), ...COMPARED });

/** What an option may be expected to be. */
export const EXPECTATION = keys(
  {
    ...(Object.fromEntries(FIGURES.map((figure) => [figure, FIGURE])) as Record<Figure, Shape>),
    ...COMPARED,
    lines: each('By `component / meter`, or by component.', either('An amount, or more about it.', AMOUNT, LINE)),
  },
  { about: 'What figures of the option are expected to be.', oneOf: [...FIGURES, 'below', 'lines'] },
);

export const EXPECT = each(
  'What `check` holds the result to: by option, and of the options together.',
  either('One statement, or a list.', named('expectation'), listOf(named('expectation'))),
  { known: WHOLE },
);

/**
 * Reads `expect`: for each option one statement or a list of them, and what is expected of the options together. An option
 * that is called like one of the latter is the option.
 */
export function readExpectations(tree: Tree, optionNames: readonly string[], reading: Reading): Expectation[] {
  const mapping = asMapping(tree, '`expect`', reading.problems);
  const found: Expectation[] = [];
  for (const { key, value } of mapping?.entries.values() ?? []) {
    if (!optionNames.includes(key.text)) {
      const whole = WHOLE_KEYS.find((known) => known === key.text);
      if (whole !== undefined) found.push(...readTotalExpectation(whole, value, optionNames, reading));
      else reading.problems.push(unknownWord('unknownName', key, noOption(key.text), [...optionNames, ...WHOLE_KEYS]));
      continue;
    }
    for (const item of value.kind === 'list' ? value.items : [value]) readStatement(item, key.text, found, reading);
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

function readStatement(tree: Tree, option: string, found: Expectation[], reading: Reading): void {
  const what = expectationOf(option);
  const mapping = asMapping(tree, what, reading.problems);
  if (mapping === undefined) return;
  refuseUnknownKeys(mapping, keysOf(EXPECTATION), what, reading.problems);
  const figures = FIGURES.filter((figure) => mapping.entries.has(figure));
  const lines = mapping.entries.get('lines');
  const saysNothing = figures.length === 0 && lines === undefined && !mapping.entries.has('below');
  if (saysNothing) required(mapping, 'total', what, reading.problems);
  const add = (about: About, value: Tree, around: Mapping, kind: Kind) => {
    const expectation = readExpectation(value, around, about, kind, reading);
    if (expectation !== undefined) found.push(expectation);
  };
  for (const figure of figures) {
    const value = mapping.entries.get(figure)?.value;
    if (value?.kind === 'mapping') addCeiling({ option, figure }, value, `\`${figure}\``, add, reading);
    else if (value !== undefined) add({ option, figure }, value, mapping, 'money');
  }
  const ceiling = mapping.entries.get('below');
  if (ceiling !== undefined) add({ option, figure: 'total' }, ceiling.value, mapping, 'ceiling');
  const lineMapping = lines && asMapping(lines.value, '`lines`', reading.problems);
  for (const { key, value } of lineMapping?.entries.values() ?? []) {
    const about = { option, figure: 'total' as const, line: key.text, linePlace: key.place };
    if (value.kind === 'mapping') readLine(about, value, add, reading);
    else add(about, value, mapping, 'money');
  }
  const amounts = [...figures.map((figure) => mapping.entries.get(figure)), ...(lineMapping?.entries.values() ?? [])];
  if (!saysNothing && amounts.every((entry) => entry?.value.kind === 'mapping')) refuseComparison(mapping, reading);
}

/** How something is compared says nothing where only ceilings stand, which hold exactly. */
function refuseComparison(mapping: Mapping, reading: Reading): void {
  for (const key of ['within', 'roundedTo'] as const) {
    const entry = mapping.entries.get(key);
    if (entry === undefined) continue;
    const message = { en: `this \`${key}\` compares nothing`, ja: `この \`${key}\` で比較するものがありません` };
    const remedy = {
      en: 'put it beside the amount; a ceiling holds exactly',
      ja: '比較する金額と並べて書いてください（上限は厳密に比較します）',
    };
    reading.problems.push({ code: 'contradiction', place: entry.key.place, message, remedy });
  }
}

type About = Pick<AmountExpectation, 'option' | 'figure' | 'line' | 'linePlace'>;
type Kind = 'money' | 'quantity' | 'ceiling';
type Add = (about: About, value: Tree, around: Mapping, kind: Kind) => void;

/** `total: { below: 12000 JPY }` */
function addCeiling(about: About, mapping: Mapping, what: Code, add: Add, reading: Reading): void {
  refuseUnknownKeys(mapping, keysOf(CEILING), what, reading.problems);
  const value = required(mapping, 'below', what, reading.problems);
  if (value !== undefined) add(about, value, mapping, 'ceiling');
}

const LINE_KINDS: readonly (readonly [Exclude<keyof typeof LINE.keys, 'within' | 'roundedTo'>, Kind])[] = [
  ['amount', 'money'],
  ['quantity', 'quantity'],
  ['below', 'ceiling'],
];

function readLine(about: About, mapping: Mapping, add: Add, reading: Reading): void {
  const what = expectationOf(about.line ?? '');
  refuseUnknownKeys(mapping, keysOf(LINE), what, reading.problems);
  const said = LINE_KINDS.filter(([key]) => mapping.entries.has(key));
  if (said.length === 0) required(mapping, 'amount', what, reading.problems);
  for (const [key, kind] of said) {
    const value = mapping.entries.get(key)?.value;
    if (value !== undefined) add(about, value, mapping, kind);
  }
  if (said.length > 0 && said.every(([key]) => key === 'below')) refuseComparison(mapping, reading);
}

function readExpectation(
  tree: Tree,
  around: Mapping,
  about: About,
  kind: Kind,
  reading: Reading,
): AmountExpectation | undefined {
  const scalar = asScalar(tree, { en: 'an expectation', ja: '期待値' }, reading.problems);
  if (scalar === undefined) return undefined;
  const amount = kind === 'quantity' ? readPlain(scalar, reading) : readMoney(scalar, reading);
  const comparison =
    amount && (kind === 'ceiling' ? ({ kind: 'below' } as const) : readComparison(around, amount, reading));
  if (amount === undefined || comparison === undefined) return undefined;
  const { value: expected, currency, unit } = amount;
  return {
    kind: 'amount',
    place: scalar.place,
    ...about,
    expected,
    written: scalar.text,
    comparison,
    ...(currency === undefined ? {} : { currency }),
    ...(unit === undefined ? {} : { unit }),
  };
}

interface Amount {
  readonly value: Rational;
  readonly currency?: string;
  readonly unit?: string;
  readonly decimals: number;
}

function readMoney(scalar: Scalar, reading: Reading): Amount | undefined {
  const literal = readLiteral(scalar, reading);
  if (literal === undefined || refusedRate(literal, scalar, reading)) return undefined;
  if (literal.currency === undefined || !isCurrencyCode(literal.currency)) {
    const message = {
      en: `\`${scalar.text}\` is not an amount of money`,
      ja: `\`${scalar.text}\` は金額ではありません`,
    };
    const expected = {
      en: 'an amount with its currency, e.g. 10000 JPY or 2.73 USD',
      ja: '通貨付きの金額（例: 10000 JPY、2.73 USD）',
    };
    reading.problems.push({ code: 'wrongUnit', place: scalar.place, message, expected });
    return undefined;
  }
  return { value: literal.value, currency: literal.currency, decimals: decimalsOf(literal) };
}

/** What a month costs is expected as an amount, not as a rate over time. */
function refusedRate(literal: Literal, scalar: Scalar, reading: Reading): boolean {
  if (literal.rate === undefined) return false;
  const message = {
    en: `\`${scalar.text}\` is a rate over time`,
    ja: `\`${scalar.text}\` は期間あたりの値になっています`,
  };
  const expected = { en: 'an amount for the month, e.g. 10000 JPY', ja: '1 か月分の金額（例: 10000 JPY）' };
  reading.problems.push({ code: 'wrongUnit', place: scalar.place, message, expected });
  return true;
}

/** A quantity is written as a number; a unit behind it is for the reader. */
function readPlain(scalar: Scalar, reading: Reading): Amount | undefined {
  const number = /^([\d,._]+)(?:\s+([\w-]+))?$/.exec(scalar.text);
  const literal = readLiteral(number === null ? scalar : { ...scalar, text: number[1] ?? '' }, reading);
  if (literal === undefined || refusedRate(literal, scalar, reading)) return undefined;
  const unit = number?.[2];
  return { value: literal.value, decimals: decimalsOf(literal), ...(unit === undefined ? {} : { unit }) };
}

function decimalsOf(literal: Literal): number {
  return /\.(\d+)/.exec(literal.written)?.[1]?.length ?? 0;
}

function readComparison(
  around: Mapping,
  amount: Amount,
  reading: Reading,
): AmountExpectation['comparison'] | undefined {
  const within = around.entries.get('within');
  const roundedTo = around.entries.get('roundedTo');
  if (within !== undefined && roundedTo !== undefined) {
    const message = {
      en: '`within` and `roundedTo` are two ways to compare',
      ja: '`within` と `roundedTo` は別々の比較方法です',
    };
    const remedy = { en: 'state each in an item of its own', ja: 'それぞれ別の項目に書いてください' };
    reading.problems.push({ code: 'contradiction', place: roundedTo.key.place, message, remedy });
    return undefined;
  }
  if (within !== undefined) {
    const scalar = asScalar(within.value, '`within`', reading.problems);
    const literal = scalar && readLiteral(scalar, reading);
    if (literal === undefined) return undefined;
    if (literal.measure === 'share' && compareRationals(literal.value, ZERO) >= 0)
      return { kind: 'within', share: literal.value };
    const message = { en: '`within` is not a share', ja: '`within` が割合ではありません' };
    reading.problems.push({ code: 'wrongUnit', place: within.value.place, message, expected: example('10 %') });
    return undefined;
  }
  if (roundedTo !== undefined) {
    const scalar = asScalar(roundedTo.value, '`roundedTo`', reading.problems);
    const step = scalar && (amount.currency === undefined ? readPlain(scalar, reading) : readMoney(scalar, reading));
    if (step === undefined) return undefined;
    if (step.currency === amount.currency && !isZero(step.value)) return { kind: 'roundedTo', step: step.value };
    const message = {
      en: '`roundedTo` is not a step in the currency of the amount',
      ja: '`roundedTo` が金額と同じ通貨の丸め単位になっていません',
    };
    const expected = example(`1000 ${amount.currency ?? ''}`.trim());
    reading.problems.push({ code: 'wrongUnit', place: roundedTo.value.place, message, expected });
    return undefined;
  }
  return { kind: 'decimals', decimals: amount.decimals };
}
