/** Over which values a question moves a quantity: what the caller says, and what is taken where nothing is said. */

import { type BillsAt, findVaried, type Varied } from '../../bill/vary.js';
import { placeAt } from '../../document/place.js';
import type { Scalar } from '../../document/tree.js';
import { InputError, type Place, type Problem, type SourceText } from '../../errors.js';
import { mentioning, setting } from '../../mention.js';
import {
  add,
  compareRationals,
  divide,
  fixed,
  isZero,
  maxOf,
  minOf,
  multiply,
  ONE,
  type Rational,
  rational,
  roundToMultiple,
  toNumber,
  ZERO,
} from '../../quantity/rational.js';
import { MONTH_HOURS } from '../../scenario/frame.js';
import { Expressions } from '../../scenario/quantity/expressions.js';
import type { Frame } from '../../scenario/quantity/frame.js';
import { MORE_THAN_ZERO } from '../../scenario/quantity/range.js';
import { readValue } from '../../scenario/quantity/value.js';
import type { Words } from '../../words.js';
import { decisionsOn, isMultiple, stepOf } from './decisions.js';
import { fineStep, type Grid, gridOf } from './grid.js';

/**
 * What to vary, as it was said: `uploads`, or `uploads=1k..100M`. Each text has a name by which problems call it.
 * @see {@link breakEven}
 */
export interface VarySettings {
  readonly vary: SourceText;
  readonly from?: SourceText;
  readonly to?: SourceText;
  readonly step?: SourceText;
}

export interface Range {
  readonly varied: Varied;
  readonly grid: Grid;
}

/** @throws InputError where there is no such quantity, or where the range is none */
export function rangeOf(settings: VarySettings, bills: BillsAt): Range {
  const { name, from, to } = partsOf(settings.vary);
  const varied = findVaried(name, bills);
  const problems: Problem[] = [];
  const reading = { expressions: new Expressions(), problems };
  const read = (scalar: Scalar | undefined) => scalar && readValue(scalar, varied.unit, bills.scenario.frame, reading);
  const wholeOf = (source: SourceText | undefined) => source && partOf(source, 0, source.text.length);
  const [first, last] = [read(from ?? wholeOf(settings.from)), read(to ?? wholeOf(settings.to))];
  const asked = read(wholeOf(settings.step));
  if (problems.length > 0) throw new InputError(problems);
  const place = wholePlace(settings.vary);
  const refuse = (code: Problem['code'], message: Words, hints: Partial<Problem>): never => {
    throw new InputError([{ code, message, place, ...hints }]);
  };
  if (asked !== undefined && isZero(asked)) refuse('outOfRange', NO_STEP, { expected: MORE_THAN_ZERO });
  const multiple = stepOf(decisionsOn(bills, varied.id), varied.id);
  const defaults = defaultRange(varied, bills.scenario.frame);
  const step = asked ?? multiple ?? defaultStep(varied, last ?? maxOf(defaults.to, first ?? defaults.to));
  const start = first ?? minOf(roundToMultiple(defaults.from, step, 'up'), last ?? defaults.to);
  const end = last ?? maxOf(defaults.to, start);
  if (compareRationals(start, end) > 0) {
    const message = {
      en: `the range is reversed: it starts at ${text(start)} and ends at ${text(end)}`,
      ja: `範囲の大小が逆です（${text(start)} から ${text(end)} まで）`,
    };
    const remedy = { en: 'put the smaller value first', ja: '小さい値を先に書いてください' };
    refuse('outOfRange', message, { remedy });
  }
  const ends = limitsOf(varied.id, varied.isShare, bills.scenario.frame);
  if (ends !== undefined && (compareRationals(start, ends.from) < 0 || compareRationals(end, ends.to) > 0)) {
    const message = {
      en: `\`${varied.id}\` can't reach from ${text(start)} to ${text(end)}`,
      ja: `\`${varied.id}\` の範囲を ${text(start)} から ${text(end)} までにはできません`,
    };
    const expected = {
      en: `${text(ends.from)} to ${text(ends.to)}`,
      ja: `${text(ends.from)} から ${text(ends.to)} まで`,
    };
    refuse('outOfRange', message, { expected });
  }
  if (multiple !== undefined && !(isMultiple(start, multiple) && isMultiple(step, multiple))) {
    const message = {
      en: `AWS takes multiples of ${text(multiple)} only`,
      ja: `AWS で指定できるのは ${text(multiple)} の倍数だけです`,
    };
    const remedy = {
      en: `start at such a multiple, and step by ${text(multiple)}`,
      ja: `開始値と刻みを ${text(multiple)} の倍数にしてください`,
    };
    refuse('overLimit', message, { remedy });
  }
  if (varied.isCount && !(isMultiple(start, ONE) && isMultiple(step, ONE))) {
    const message = {
      en: `\`${varied.id}\` takes whole numbers only`,
      ja: `\`${varied.id}\` は整数で数えます`,
    };
    const remedy = { en: 'start and step by a whole number', ja: '開始値と刻みを整数にしてください' };
    refuse('outOfRange', message, { remedy });
  }
  const grid = gridOf(start, end, step);
  if (grid === undefined) {
    return refuse('outOfRange', TOO_MANY_VALUES, { remedy: LARGER_STEP });
  }
  return { varied, grid };
}

const NO_STEP: Words = { en: 'a step of zero', ja: '刻みが 0 です' };
const TOO_MANY_VALUES: Words = {
  en: 'the range has more values than can be counted',
  ja: '範囲内の値の数が多すぎます',
};
const LARGER_STEP = mentioning([setting('step')], (step) => ({
  en: `take a larger ${step}`,
  ja: `${step} を大きくしてください`,
}));

function text(value: Rational): string {
  return fixed(value, 6).replace(/\.?0+$/, '');
}

/** `uploads=1k..100M` in its parts, each with its place in the text. */
function partsOf(source: SourceText): { readonly name: Scalar; readonly from?: Scalar; readonly to?: Scalar } {
  const equals = source.text.indexOf('=');
  if (equals < 0) return { name: partOf(source, 0, source.text.length) };
  const name = partOf(source, 0, equals);
  const dots = source.text.indexOf('..', equals);
  const rest = partOf(source, equals + 1, source.text.length);
  if (dots < 0 || name.text === '' || rest.text === '') {
    const expected = {
      en: 'name, or name=first..last, e.g. uploads=1k..100M',
      ja: '名前、または 名前=最小..最大（例: uploads=1k..100M）',
    };
    const message = {
      en: `\`${source.text}\` names no range`,
      ja: `\`${source.text}\` は範囲の指定になっていません`,
    };
    throw new InputError([{ code: 'usage', message, place: wholePlace(source), expected }]);
  }
  const [from, to] = [partOf(source, equals + 1, dots), partOf(source, dots + 2, source.text.length)];
  return { name, ...(from.text === '' ? {} : { from }), ...(to.text === '' ? {} : { to }) };
}

function wholePlace(source: SourceText): Place {
  return placeAt(source, 0, source.text.length);
}

function partOf(source: SourceText, start: number, end: number): Scalar {
  const part = source.text.slice(start, end);
  const text = part.trim();
  const from = start + (part.length - part.trimStart().length);
  return { kind: 'scalar', text, place: placeAt(source, from, text.length) };
}

const AROUND = rational(1000);
const MAX_COUNTED = rational('1e15');

/** From a thousandth of what is said to a thousand times that, no further than makes sense; counts from one on. */
function defaultRange({ id, value, isCount, isShare }: Varied, frame: Frame): Ends {
  const around = defaultAround(value, isCount);
  const ends = limitsOf(id, isShare, frame);
  return ends === undefined ? around : { from: maxOf(around.from, ends.from), to: minOf(around.to, ends.to) };
}

interface Ends {
  readonly from: Rational;
  readonly to: Rational;
}

/** What a scenario may say at the least and at the most, where that is known without a rule of the day. */
function limitsOf(id: string, isShare: boolean, { month }: Frame): Ends | undefined {
  if (id === 'month') return { from: MONTH_HOURS.shortest, to: MONTH_HOURS.longest };
  if (id === 'during') return { from: ZERO, to: month.hours };
  return isShare ? { from: ZERO, to: ONE } : undefined;
}

function defaultAround(value: Rational, isCount: boolean): Ends {
  if (isZero(value)) return { from: ZERO, to: isCount ? rational(1_000_000) : ONE };
  if (isCount) return { from: ONE, to: minOf(multiply(value, AROUND), MAX_COUNTED) };
  return { from: divide(value, AROUND), to: multiply(value, AROUND) };
}

/** Whole ones of what is counted, whole megabytes, and of the rest what parts the range into some millions. */
function defaultStep({ isCount, unit }: Varied, end: Rational): Rational {
  return isCount || 'MB' in unit ? ONE : fineStep(end);
}

/** So many values from the first to the last of the grid, evenly or by even factors, each of them once. */
export function sampleIndices({ grid }: Range, points: number, scale: 'linear' | 'log'): number[] {
  const { from, step, last } = grid;
  if (last < points) return Array.from({ length: last + 1 }, (_, index) => index);
  // Counted in steps of the grid, which doubles hold whatever the size of the values is. Where they don't hold how many steps
  // the first value is away from zero, factors are no different from even distances, or have no number.
  const first = toNumber(divide(from, step));
  const found = Array.from({ length: points }, (_, index) => {
    const part = index / (points - 1);
    const byFactors = first * ((first + last) / first) ** part - first;
    const steps = scale === 'log' && Number.isFinite(byFactors) ? byFactors : last * part;
    return Math.min(last, Math.max(0, Math.round(steps)));
  });
  found[points - 1] = last;
  return [...new Set(found)];
}

/** By factors where the range goes over more than two powers of ten. */
export function defaultScale({ grid }: Range): 'linear' | 'log' {
  const end = add(grid.from, multiply(grid.step, rational(grid.last)));
  return !isZero(grid.from) && compareRationals(end, multiply(grid.from, rational(100))) >= 0 ? 'log' : 'linear';
}

/** Two quantities of a question are one. */
export function variedTwice(id: string): Problem {
  return {
    code: 'contradiction',
    message: { en: `\`${id}\` is varied twice`, ja: `\`${id}\` が 2 回指定されています` },
    remedy: { en: 'vary two different quantities', ja: '異なる 2 つの数量を指定してください' },
  };
}
