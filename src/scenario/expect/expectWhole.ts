/** What is expected of the options together: the cheapest, how many times as much one costs, where the cheapest changes. */
import { asMapping, asScalar, unknownWord } from '../../document/read.js';
import type { Scalar, Tree } from '../../document/tree.js';
import type { Problem } from '../../errors.js';
import { example } from '../../phrases.js';
import { compareRationals, ZERO } from '../../quantity/rational.js';
import type { Words } from '../../words.js';
import { each, either, keysOf, listOf, text, textOrNumber } from '../describe/shape.js';
import type { Literal } from '../quantity/expression.js';
import { readLiteral } from '../quantity/literal.js';
import type { Reading } from '../quantity/reading.js';
import type { BreakEvenExpectation, CheapestExpectation, Expectation, RatioExpectation } from './expectation.js';

/** By key. */
export const WHOLE = {
  cheapest: either(
    'The cheapest option, or a list of those that cost the same.',
    text('Its name.', 'Lambda'),
    listOf({ kind: 'text' }, { least: 1 }),
  ),
  ratio: each(
    'How many times as much one option costs as another, by `EC2 / Lambda`.',
    textOrNumber('A number, compared in its decimals; or a range.', '2.10', '2..2.2'),
  ),
  breakEven: each(
    'Where the cheapest option changes, by what is varied.',
    text('A range in which it does, or none.', '200k..300k', 'none'),
  ),
};
export const WHOLE_KEYS = keysOf({ keys: WHOLE });

export function readTotalExpectation(
  key: keyof typeof WHOLE,
  tree: Tree,
  optionNames: readonly string[],
  reading: Reading,
): readonly Expectation[] {
  switch (key) {
    case 'cheapest':
      return readCheapest(tree, optionNames, reading);
    case 'ratio':
      return readRatios(tree, optionNames, reading);
    case 'breakEven':
      return readBreakEvens(tree, reading);
  }
}

function isNoOption(name: string): Words {
  return { en: `there is no option \`${name}\``, ja: `構成 \`${name}\` はありません` };
}

/** `Lambda`, or `[EC2, Lambda]` where they are to cost the same. */
function readCheapest(tree: Tree, optionNames: readonly string[], reading: Reading): CheapestExpectation[] {
  const items = tree.kind === 'list' && tree.items.length > 0 ? tree.items : [tree];
  const names = items.flatMap((item) => asScalar(item, '`cheapest`', reading.problems) ?? []);
  const unknown = names.filter(({ text }) => !optionNames.includes(text));
  for (const name of unknown)
    reading.problems.push(unknownWord('unknownName', name, isNoOption(name.text), optionNames));
  if (unknown.length > 0 || names.length < items.length) return [];
  const options = [...new Set(names.map(({ text }) => text))];
  return [{ kind: 'cheapest', place: tree.place, written: options.join(', '), options }];
}

/** `EC2 / Lambda: 2.10`, or `2..2.2`. */
function readRatios(tree: Tree, optionNames: readonly string[], reading: Reading): RatioExpectation[] {
  const mapping = asMapping(tree, '`ratio`', reading.problems, 'EC2 / Lambda: 2.10');
  return [...(mapping?.entries.values() ?? [])].flatMap(({ key, value }): RatioExpectation[] => {
    const pair = pairOf(key, optionNames, reading);
    const scalar = asScalar(value, { en: 'a ratio', ja: '比率' }, reading.problems);
    const comparison = scalar && readTimes(scalar, reading);
    if (pair === undefined || scalar === undefined || comparison === undefined) return [];
    return [{ kind: 'ratio', place: scalar.place, written: scalar.text, ...pair, comparison }];
  });
}

/** The two options of `EC2 / Lambda`, whose names may hold a slash themselves. */
function pairOf(
  key: Scalar,
  optionNames: readonly string[],
  reading: Reading,
): Pick<RatioExpectation, 'of' | 'to'> | undefined {
  const pairs = [...key.text.matchAll(/\//g)].map(({ index }) => ({
    of: key.text.slice(0, index).trim(),
    to: key.text.slice(index + 1).trim(),
  }));
  const found = pairs.find(({ of, to }) => optionNames.includes(of) && optionNames.includes(to));
  if (found !== undefined) return found;
  const [only] = pairs;
  const missing = only && [only.of, only.to].find((name) => !optionNames.includes(name));
  if (missing !== undefined) {
    reading.problems.push(unknownWord('unknownName', { ...key, text: missing }, isNoOption(missing), optionNames));
    return undefined;
  }
  const message = {
    en: `\`${key.text}\` names no two options`,
    ja: `\`${key.text}\` は 2 つの構成の比になっていません`,
  };
  reading.problems.push({ code: 'unknownName', place: key.place, message, expected: example('EC2 / Lambda: 2.10') });
  return undefined;
}

function readTimes(scalar: Scalar, reading: Reading): RatioExpectation['comparison'] | undefined {
  const parts = partsOf(scalar);
  if (parts.some(({ text }) => text === '')) {
    reading.problems.push(noNumber(scalar));
    return undefined;
  }
  const [from, to] = parts.map((part) => readNumber(part, reading));
  if (parts.length === 1)
    return from && { kind: 'decimals', expected: from.value, decimals: /\.(\d+)/.exec(from.written)?.[1]?.length ?? 0 };
  if (from === undefined || to === undefined) return undefined;
  if (compareRationals(from.value, to.value) <= 0) return { kind: 'between', from: from.value, to: to.value };
  reading.problems.push({ code: 'outOfRange', place: scalar.place, message: BACKWARDS, expected: example('2..2.2') });
  return undefined;
}

const BACKWARDS: Words = { en: 'the range ends before it begins', ja: '範囲の終わりが始まりより小さくなっています' };

function readNumber(scalar: Scalar, reading: Reading): Literal | undefined {
  const literal = readLiteral(scalar, reading);
  if (literal === undefined) return undefined;
  const isPlain = literal.measure === 'number' && literal.rate === undefined;
  if (isPlain && compareRationals(literal.value, ZERO) >= 0) return literal;
  reading.problems.push(noNumber(scalar));
  return undefined;
}

function noNumber({ text, place }: Scalar): Problem {
  const message = { en: `\`${text}\` is not a number of times`, ja: `\`${text}\` は倍率ではありません` };
  const expected = { en: 'a number or a range, e.g. 2.10 or 2..2.2', ja: '数値または範囲（例: 2.10、2..2.2）' };
  return { code: 'notAQuantity', place, message, expected };
}

const RANGE = '..';

/** What stands around `..`, each with its place; the whole where it isn't there. */
function partsOf(scalar: Scalar): Scalar[] {
  const at = scalar.text.indexOf(RANGE);
  if (at < 0) return [scalar];
  const parts = [scalar.text.slice(0, at), scalar.text.slice(at + RANGE.length)];
  return parts.map((text) => ({ ...scalar, text: text.trim() }));
}

/** `uploads: 200k..300k`, or `none` over the usual range. What the values are is read where the question is asked. */
function readBreakEvens(tree: Tree, reading: Reading): BreakEvenExpectation[] {
  const mapping = asMapping(tree, '`breakEven`', reading.problems, 'uploads: 200k..300k');
  return [...(mapping?.entries.values() ?? [])].flatMap(({ key, value }): BreakEvenExpectation[] => {
    const scalar = asScalar(value, { en: 'a break-even', ja: '損益分岐点' }, reading.problems);
    if (scalar === undefined) return [];
    const about = {
      kind: 'breakEven',
      place: scalar.place,
      written: scalar.text,
      quantity: key.text,
      quantityPlace: key.place,
    } as const;
    if (scalar.text === 'none') return [about];
    const ends = partsOf(scalar);
    if (ends.length === 2 && ends.every(({ text }) => text !== '')) return [{ ...about, range: scalar.text }];
    const message = {
      en: `\`${scalar.text}\` is not a range`,
      ja: `\`${scalar.text}\` は範囲ではありません`,
    };
    const expected = {
      en: 'a range in which the cheapest option changes, e.g. 200k..300k, or none',
      ja: '最安の構成が入れ替わる範囲（例: 200k..300k）、または none',
    };
    reading.problems.push({ code: 'notAQuantity', place: scalar.place, message, expected });
    return [];
  });
}
