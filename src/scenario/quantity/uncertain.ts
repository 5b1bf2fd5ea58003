/**
 * A quantity that is not known for sure: a range (`80..200 ms`), low, likely and high, or a distribution. A bill takes its
 * middle; the question about uncertainty draws from it.
 */

import { asList, asMapping, refuseUnknownKeys, required } from '../../document/read.js';
import type { Mapping, Scalar, Tree } from '../../document/tree.js';
import { type Input, inOrder, type Node } from '../../formula/node.js';
import { cannotBe } from '../../phrases.js';
import { add, compareRationals, divide, isZero, ONE, type Rational, rational, ZERO } from '../../quantity/rational.js';
import type { Unit } from '../../quantity/unit.js';
import { type Code, inWords, japanese, plainWords, type Words } from '../../words.js';
import { either, type KeysShape, keys, keysOf, listOf, type Shape, textOrNumber } from '../describe/shape.js';
import type { Distribution } from './distribution.js';
import { readLiteral } from './literal.js';
import { MORE_THAN_ZERO } from './range.js';
import type { QuantityReading } from './reading.js';

/** Reads one value of the quantity as if the scenario said just that. */
export type ReadPlain = (scalar: Scalar, reading: QuantityReading) => Node | undefined;

const VALUE = textOrNumber('A value with its unit.', '80 ms');

/** A mapping in which every key must stand. */
function whole<const K extends string>(described: Readonly<Record<K, Shape>>, about?: string): KeysShape<K> {
  const required = Object.keys(described) as K[];
  return keys(described, { ...(about === undefined ? {} : { about }), required });
}

const TRIANGULAR = whole({ low: VALUE, likely: VALUE, high: VALUE });
const NORMAL = whole({ mean: VALUE, deviation: VALUE }, 'Around a mean, as far off as a standard deviation.');
const LOGNORMAL = whole({ median: VALUE, p95: VALUE }, 'With a long tail, as durations have it.');
const CHOICE_OF = whole({ share: textOrNumber('How often it is.', '90 %'), value: VALUE }, 'A value.');
const CHOICES = listOf(CHOICE_OF, { about: 'One of several values, each as often as its share.', least: 1 });
const DISTRIBUTIONS = [
  TRIANGULAR,
  whole({ normal: NORMAL }),
  whole({ lognormal: LOGNORMAL }),
  whole({ choices: CHOICES }),
] as const;

export const UNCERTAIN = either('A quantity that is not known for sure; a bill takes its middle.', ...DISTRIBUTIONS);

const KINDS = DISTRIBUTIONS.flatMap((one: KeysShape) => keysOf(one));
const EXAMPLE = '{ low: 80 ms, likely: 120 ms, high: 200 ms }';

/** Whether more than one value is said. */
export function isUncertain(tree: Tree): boolean {
  if (tree.kind === 'mapping') return KINDS.some((kind) => tree.entries.has(kind));
  return tree.kind === 'scalar' && tree.text.includes('..');
}

/** Which quantity it is. */
interface Uncertainty {
  readonly id: string;
  /** How messages call it. */
  readonly what: Words | Code;
  /** Only whole numbers are meant. */
  readonly whole?: boolean;
}

/**
 * Reads the quantity with the middle of its distribution, and notes the distribution.
 * @returns undefined where it can't be read; the problems then say why
 */
export function readUncertain(
  tree: Tree,
  { id, what, whole = false }: Uncertainty,
  reading: QuantityReading,
  read: ReadPlain,
): Node | undefined {
  const { frame, problems } = reading;
  const values = new Map(frame.values);
  values.delete(id);
  let unit: Unit = {};
  let last: Scalar | undefined;
  const point = (scalar: Scalar | undefined): Rational | undefined => {
    const node = scalar && read(scalar, { ...reading, frame: { ...frame, values } });
    if (node === undefined || scalar === undefined) return undefined;
    const leaf = inOrder([node]).find((one): one is Input => one.kind === 'input' && one.id === id);
    if (leaf === undefined) {
      const { en, ja } = inWords(what);
      const message = {
        en: `${en} is uncertain, but \`${scalar.text}\` is calculated from other quantities`,
        ja: japanese`${ja}は不確かな値として書かれていますが、\`${scalar.text}\` はほかの数量を参照しています`,
      };
      const expected = { en: 'plain numbers with their unit', ja: '単位付きの数値' };
      problems.push({ code: 'notAQuantity', place: scalar.place, message, expected });
      return undefined;
    }
    unit = leaf.unit;
    last = scalar;
    return leaf.value;
  };
  const distribution =
    tree.kind === 'scalar' ? readRange(tree, point, reading) : readMapping(tree, what, point, reading);
  if (distribution === undefined || last === undefined) return undefined;
  const stated = middleOf(distribution);
  const middle = whole ? wholeOf(stated) : stated;
  const written = tree.kind === 'scalar' ? tree.text : distribution.kind;
  reading.uncertain.set(id, { id, unit, distribution, middle, whole, written });
  const own = frame.values.has(id) ? {} : { atMiddle: id };
  const atMiddle = { ...frame, ...own, values: new Map([[id, middle], ...frame.values]) };
  return read(last, { ...reading, frame: atMiddle });
}

type Point = (scalar: Scalar | undefined) => Rational | undefined;

function wholeOf(value: Rational): Rational {
  return value.add(rational(1).div(2)).floor();
}

/** `80..200 ms`: what has no unit takes that of the other end. */
function readRange(scalar: Scalar, point: Point, { problems }: QuantityReading): Distribution | undefined {
  const dots = scalar.text.indexOf('..');
  const [first, second] = [scalar.text.slice(0, dots).trim(), scalar.text.slice(dots + 2).trim()];
  const suffix = /^[\d.,_]+\s*(.*)$/.exec(second)?.[1] ?? '';
  const bare = /^[\d.,_]+$/.test(first);
  const low = point({ ...scalar, text: bare && suffix !== '' ? `${first} ${suffix}` : first });
  const high = point({ ...scalar, text: second });
  if (low === undefined || high === undefined) return undefined;
  if (compareRationals(low, high) < 0) return { kind: 'uniform', low, high };
  const message =
    compareRationals(low, high) === 0
      ? { en: `the range \`${scalar.text}\` is a single value`, ja: `範囲 \`${scalar.text}\` の両端が同じ値です` }
      : { en: `the range \`${scalar.text}\` is reversed`, ja: `範囲 \`${scalar.text}\` の大小が逆です` };
  const expected = {
    en: 'the smaller value first, e.g. 80..200 ms',
    ja: '小さい値を先に書く（例: 80..200 ms）',
  };
  problems.push({ code: 'outOfRange', place: scalar.place, message, expected });
  return undefined;
}

function readMapping(tree: Tree, what: Words | Code, point: Point, reading: QuantityReading): Distribution | undefined {
  const { problems } = reading;
  const mapping = asMapping(tree, what, problems, EXAMPLE);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, KINDS, what, problems);
  const scalarAt = (within: Mapping, key: string): Scalar | undefined => {
    const found = required(within, key, what, problems);
    return found?.kind === 'scalar' ? found : undefined;
  };
  const points = (within: Mapping, keys: readonly string[]) => keys.map((key) => point(scalarAt(within, key)));
  const refuse = (wrong: Words, expected: Words): undefined => {
    const name = inWords(what);
    const message = { en: `${name.en}: ${wrong.en}`, ja: `${name.ja}: ${wrong.ja}` };
    problems.push({ code: 'outOfRange', place: mapping.place, message, expected });
  };
  const inner = (kind: string, keys: readonly string[]) => {
    const found = mapping.entries.get(kind);
    const own =
      found && asMapping(found.value, `\`${kind}\``, problems, `{ ${keys.map((key) => `${key}: …`).join(', ')} }`);
    if (own !== undefined) refuseUnknownKeys(own, keys, `\`${kind}\``, problems);
    return own;
  };
  if (mapping.entries.has('normal')) {
    const own = inner('normal', keysOf(NORMAL));
    const [mean, deviation] = own === undefined ? [] : points(own, keysOf(NORMAL));
    if (mean === undefined || deviation === undefined) return undefined;
    return isZero(deviation) ? refuse(NO_DEVIATION, MORE_THAN_ZERO) : { kind: 'normal', mean, deviation };
  }
  if (mapping.entries.has('lognormal')) {
    const own = inner('lognormal', keysOf(LOGNORMAL));
    const [median, p95] = own === undefined ? [] : points(own, keysOf(LOGNORMAL));
    if (median === undefined || p95 === undefined) return undefined;
    return isZero(median) || compareRationals(median, p95) >= 0
      ? refuse(P95_TOO_LOW, P95_EXPECTED)
      : { kind: 'lognormal', median, p95 };
  }
  if (mapping.entries.has('choices')) return readChoices(mapping, point, what, reading);
  const [low, likely, high] = points(mapping, keysOf(TRIANGULAR));
  if (low === undefined || likely === undefined || high === undefined) return undefined;
  const isOrdered = compareRationals(low, likely) <= 0 && compareRationals(likely, high) <= 0;
  return isOrdered && compareRationals(low, high) < 0
    ? { kind: 'triangular', low, likely, high }
    : refuse(OUT_OF_ORDER, IN_ORDER);
}

const NO_DEVIATION: Words = { en: 'a deviation of zero', ja: '偏差が 0 です' };
const P95_TOO_LOW: Words = { en: '`p95` is not above `median`', ja: '`p95` が `median` より大きくありません' };
const P95_EXPECTED: Words = {
  en: 'a median above zero, and a larger p95',
  ja: '0 より大きい median と、それより大きい p95',
};
const OUT_OF_ORDER: Words = {
  en: 'low, likely and high are out of order',
  ja: 'low、likely、high の順になっていません',
};
const IN_ORDER: Words = {
  en: 'low at most likely, likely at most high, and low below high',
  ja: 'low は likely 以下、likely は high 以下、low は high 未満',
};
const CHOICE: Words = { en: 'a choice', ja: '選択肢' };

function readChoices(
  mapping: Mapping,
  point: Point,
  what: Words | Code,
  reading: QuantityReading,
): Distribution | undefined {
  const { problems } = reading;
  const entry = mapping.entries.get('choices');
  const items = entry && asList(entry.value, '`choices`', problems, '{ share: 90 %, value: 80 ms }')?.items;
  const found = (items ?? []).flatMap((item) => {
    const own = asMapping(item, CHOICE, problems, '{ share: 90 %, value: 80 ms }');
    if (own === undefined) return [];
    refuseUnknownKeys(own, keysOf(CHOICE_OF), CHOICE, problems);
    const [shareTree, valueTree] = keysOf(CHOICE_OF).map((key) => required(own, key, CHOICE, problems));
    const share = shareTree?.kind === 'scalar' ? readShare(shareTree, reading) : undefined;
    const value = point(valueTree?.kind === 'scalar' ? valueTree : undefined);
    return share === undefined || value === undefined ? [] : [{ share, value }];
  });
  if (entry === undefined || found.length === 0 || found.length !== items?.length) return undefined;
  const whole = found.map(({ share }) => share).reduce(add, ZERO);
  if (compareRationals(whole, ONE) === 0) return { kind: 'choices', of: found };
  const [{ en, ja }, percent] = [inWords(what), whole.mul(100).toString()];
  const message = {
    en: `${en}: the shares of its choices add up to ${percent} %`,
    ja: `${ja}: 選択肢の割合の合計が ${percent} % です`,
  };
  problems.push({ code: 'outOfRange', place: entry.key.place, message, expected: plainWords('100 %') });
  return undefined;
}

function readShare(scalar: Scalar, reading: QuantityReading): Rational | undefined {
  const literal = readLiteral(scalar, reading);
  if (literal === undefined) return undefined;
  const { value, measure } = literal;
  const isShare = (measure === 'share' || measure === 'number') && literal.rate === undefined;
  if (isShare && compareRationals(value, ZERO) > 0 && compareRationals(value, ONE) <= 0) return value;
  const message = cannotBe({ en: 'a share', ja: '割合' }, scalar.text);
  const expected = { en: 'more than zero, at most 100 %', ja: '0 より大きく、100 % 以下' };
  reading.problems.push({ code: 'outOfRange', place: scalar.place, message, expected });
  return undefined;
}

/** What a bill takes: the middle of a range, the likely value, the mean, the median, the most probable choice. */
function middleOf(distribution: Distribution): Rational {
  switch (distribution.kind) {
    case 'uniform':
      return divide(add(distribution.low, distribution.high), rational(2));
    case 'triangular':
      return distribution.likely;
    case 'normal':
      return distribution.mean;
    case 'lognormal':
      return distribution.median;
    case 'choices':
      return distribution.of.reduce((a, b) => (compareRationals(b.share, a.share) > 0 ? b : a)).value;
  }
}
