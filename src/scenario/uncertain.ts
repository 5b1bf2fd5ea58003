/**
 * A quantity that is not known for sure: a range (`80..200 ms`), low, likely and high, or a distribution. A bill takes its
 * middle; the question about uncertainty draws from it.
 */
import { asList, asMapping, type Problems, refuseUnknownKeys, required } from '../document/read.js';
import type { Mapping, Scalar, Tree } from '../document/tree.js';
import type { Problem } from '../errors.js';
import { type Input, inOrder, type Node } from '../formula/node.js';
import { add, compareRationals, divide, isZero, ONE, type Rational, rational, ZERO } from '../quantity/rational.js';
import type { Unit } from '../quantity/unit.js';
import type { Distribution } from './distribution.js';
import type { Frame } from './frame.js';
import { readLiteral } from './literal.js';

/** Reads one value of the quantity as if the scenario said just that. */
export type ReadPlain = (scalar: Scalar, frame: Frame) => Node | undefined;

const KINDS = ['low', 'likely', 'high', 'normal', 'lognormal', 'choices'];
const EXAMPLE = '{ low: 80 ms, likely: 120 ms, high: 200 ms }';

/** Whether more than one value is said. */
export function isUncertain(tree: Tree): boolean {
  if (tree.kind === 'mapping') return KINDS.some((kind) => tree.entries.has(kind));
  return tree.kind === 'scalar' && tree.text.includes('..');
}

/**
 * Reads the quantity with the middle of its distribution, and notes the distribution in the frame.
 * @returns undefined where it can't be read; the problems then say why
 */
export function readUncertain(
  tree: Tree,
  id: string,
  what: string,
  whole: boolean,
  frame: Frame,
  problems: Problems,
  read: ReadPlain,
): Node | undefined {
  const values = new Map(frame.values);
  values.delete(id);
  let unit: Unit = {};
  let last: Scalar | undefined;
  const point = (scalar: Scalar | undefined): Rational | undefined => {
    const node = scalar && read(scalar, { ...frame, values });
    if (node === undefined || scalar === undefined) return undefined;
    const leaf = inOrder([node]).find((one): one is Input => one.kind === 'input' && one.id === id);
    if (leaf === undefined) {
      const message = `${what} is uncertain, and \`${scalar.text}\` is made of other quantities`;
      problems.push({ code: 'notAQuantity', place: scalar.place, message, expected: 'plain numbers with their unit' });
      return undefined;
    }
    unit = leaf.unit;
    last = scalar;
    return leaf.value;
  };
  const distribution =
    tree.kind === 'scalar' ? readRange(tree, point, problems) : readMapping(tree, what, point, problems);
  if (distribution === undefined || last === undefined) return undefined;
  const stated = middleOf(distribution);
  const middle = whole ? wholeOf(stated) : stated;
  const written = tree.kind === 'scalar' ? tree.text : distribution.kind;
  frame.uncertain.set(id, { id, unit, distribution, middle, whole, written });
  const own = frame.values.has(id) ? {} : { atMiddle: id };
  return read(last, { ...frame, ...own, values: new Map([[id, middle], ...frame.values]) });
}

type Point = (scalar: Scalar | undefined) => Rational | undefined;

function wholeOf(value: Rational): Rational {
  return value.add(rational(1).div(2)).floor();
}

/** `80..200 ms`: what has no unit takes that of the other end. */
function readRange(scalar: Scalar, point: Point, problems: Problems): Distribution | undefined {
  const dots = scalar.text.indexOf('..');
  const [first, second] = [scalar.text.slice(0, dots).trim(), scalar.text.slice(dots + 2).trim()];
  const suffix = /^[\d.,_]+\s*(.*)$/.exec(second)?.[1] ?? '';
  const bare = /^[\d.,_]+$/.test(first);
  const low = point({ ...scalar, text: bare && suffix !== '' ? `${first} ${suffix}` : first });
  const high = point({ ...scalar, text: second });
  if (low === undefined || high === undefined) return undefined;
  if (compareRationals(low, high) < 0) return { kind: 'uniform', low, high };
  const message = `the range \`${scalar.text}\` ${compareRationals(low, high) === 0 ? 'is a single value' : 'is reversed'}`;
  problems.push({
    code: 'outOfRange',
    place: scalar.place,
    message,
    expected: 'the smaller value first, e.g. 80..200 ms',
  });
  return undefined;
}

function readMapping(tree: Tree, what: string, point: Point, problems: Problems): Distribution | undefined {
  const mapping = asMapping(tree, what, problems, EXAMPLE);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, KINDS, what, problems);
  const scalarAt = (within: Mapping, key: string): Scalar | undefined => {
    const found = required(within, key, what, problems);
    return found?.kind === 'scalar' ? found : undefined;
  };
  const points = (within: Mapping, keys: readonly string[]) => keys.map((key) => point(scalarAt(within, key)));
  const refuse = (message: string, expected: string): undefined => {
    problems.push({ code: 'outOfRange', place: mapping.place, message: `${what}: ${message}`, expected });
  };
  const inner = (kind: string, keys: readonly string[]) => {
    const found = mapping.entries.get(kind);
    const own =
      found && asMapping(found.value, `\`${kind}\``, problems, `{ ${keys.map((key) => `${key}: …`).join(', ')} }`);
    if (own !== undefined) refuseUnknownKeys(own, keys, `\`${kind}\``, problems);
    return own;
  };
  if (mapping.entries.has('normal')) {
    const own = inner('normal', ['mean', 'deviation']);
    const [mean, deviation] = own === undefined ? [] : points(own, ['mean', 'deviation']);
    if (mean === undefined || deviation === undefined) return undefined;
    return isZero(deviation) ? refuse('a deviation of nothing', 'more than zero') : { kind: 'normal', mean, deviation };
  }
  if (mapping.entries.has('lognormal')) {
    const own = inner('lognormal', ['median', 'p95']);
    const [median, p95] = own === undefined ? [] : points(own, ['median', 'p95']);
    if (median === undefined || p95 === undefined) return undefined;
    return isZero(median) || compareRationals(median, p95) >= 0
      ? refuse('`p95` is not above `median`', 'a median above zero, and a larger p95')
      : { kind: 'lognormal', median, p95 };
  }
  if (mapping.entries.has('choices')) return readChoices(mapping, point, what, problems);
  const [low, likely, high] = points(mapping, ['low', 'likely', 'high']);
  if (low === undefined || likely === undefined || high === undefined) return undefined;
  const isOrdered = compareRationals(low, likely) <= 0 && compareRationals(likely, high) <= 0;
  return isOrdered && compareRationals(low, high) < 0
    ? { kind: 'triangular', low, likely, high }
    : refuse('low, likely and high are out of order', 'low at most likely, likely at most high, and low below high');
}

function readChoices(mapping: Mapping, point: Point, what: string, problems: Problems): Distribution | undefined {
  const entry = mapping.entries.get('choices');
  const items = entry && asList(entry.value, '`choices`', problems, '{ share: 90 %, value: 80 ms }')?.items;
  const found = (items ?? []).flatMap((item) => {
    const own = asMapping(item, 'a choice', problems, '{ share: 90 %, value: 80 ms }');
    if (own === undefined) return [];
    refuseUnknownKeys(own, ['share', 'value'], 'a choice', problems);
    const [shareTree, valueTree] = ['share', 'value'].map((key) => required(own, key, 'a choice', problems));
    const share = shareTree?.kind === 'scalar' ? readShare(shareTree, problems) : undefined;
    const value = point(valueTree?.kind === 'scalar' ? valueTree : undefined);
    return share === undefined || value === undefined ? [] : [{ share, value }];
  });
  if (entry === undefined || found.length === 0 || found.length !== items?.length) return undefined;
  const whole = found.map(({ share }) => share).reduce(add, ZERO);
  if (compareRationals(whole, ONE) === 0) return { kind: 'choices', of: found };
  const problem: Problem = {
    code: 'outOfRange',
    place: entry.key.place,
    message: `${what}: the shares of its choices add up to ${whole.mul(100).toString()} %`,
    expected: '100 %',
  };
  problems.push(problem);
  return undefined;
}

function readShare(scalar: Scalar, problems: Problems): Rational | undefined {
  const literal = readLiteral(scalar, problems);
  if (literal === undefined) return undefined;
  const { value, measure } = literal;
  const isShare = (measure === 'share' || measure === 'number') && literal.rate === undefined;
  if (isShare && compareRationals(value, ZERO) > 0 && compareRationals(value, ONE) <= 0) return value;
  const message = `a share can't be \`${scalar.text}\``;
  problems.push({ code: 'outOfRange', place: scalar.place, message, expected: 'more than nothing, at most 100 %' });
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
