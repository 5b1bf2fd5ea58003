/**
 * What every option costs while one quantity moves and the others stay where they are: as far as the formulas hold, with each
 * value marked at which another option becomes the cheapest. The marks are exact: `break-even` finds them in the same way.
 */

import { compileAll } from '../../../formula/compiled.js';
import type { Node } from '../../../formula/node.js';
import { readNumber } from '../../../formula/written.js';
import { ONE, type Rational, rational, TooManyDigits, toNumber } from '../../../quantity/rational.js';
import { Effort, MAX_SIDE_SEARCH } from '../../../questions/effort.js';
import { envelopeOf } from '../../../questions/range/envelope.js';
import { fineStep, gridOf, valueAt } from '../../../questions/range/grid.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import { currencyAt, formulasAt, type Moved, statedDecisions } from './liveBill.js';
import type { LiveData, LiveDecision, LiveMovable } from './liveData.js';
import { sliderValues } from './slider.js';

export interface Curve {
  readonly movable: LiveMovable;
  /** In the order of the values; amounts in the currency, by option, none where the formulas don't hold. */
  readonly points: readonly CurvePoint[];
  /** From this value on other options are the cheapest than before it. */
  readonly crossings: readonly Crossing[];
}

interface CurvePoint {
  readonly value: number;
  readonly amounts: readonly number[] | undefined;
}

export interface Crossing {
  readonly value: Rational;
  readonly after: readonly number[];
}

/** Every so many places of the slider there is a point of the curve. */
const SPACING = 4;

export function curveOf(data: LiveData, movable: LiveMovable, moved: Moved): Curve {
  const nodes = formulasAt(data, moved);
  const values = sliderValues(plainMovable(movable)).filter(
    (_, index, { length }) => index % SPACING === 0 || index === length - 1,
  );
  const points = pointsOf(data, nodes, movable.id, values, toNumber(currencyAt(data, moved).perUsd));
  const held = points.map(({ amounts }) => amounts !== undefined);
  const [first, last] = [held.indexOf(true), held.lastIndexOf(true)];
  const isWhole = first >= 0 && !held.slice(first, last).includes(false);
  const totals = data.options.map(({ total }) => nodes[total] as Node);
  const ends = [values[first], values[last]].map((value) => rational((value ?? 0).toPrecision(12)));
  return {
    movable,
    points,
    crossings: isWhole ? crossingsOf(totals, movable, ends[0] as Rational, ends[1] as Rational) : [],
  };
}

function pointsOf(
  data: LiveData,
  nodes: readonly Node[],
  id: string,
  values: readonly number[],
  perUsd: number,
): CurvePoint[] {
  const before = statedDecisions(data);
  // What must be a multiple of a step is drawn through.
  const watched = data.decisions.map((decision, index) => ({ ...decision, before: before[index] }));
  const about = watched.filter(({ kind }) => kind !== 'multipleOf');
  const roots = [
    ...data.options.map(({ total }) => total),
    ...about.flatMap(({ quantity, limit }) => [quantity, limit]),
  ];
  // Pages forbid code that is made as they run.
  const compiled = compileAll(
    roots.map((place) => nodes[place] as Node),
    [id],
    { generateCode: false },
  );
  const many = data.options.length;
  return values.map((value) => {
    const found: number[] = [];
    compiled([value], found);
    const holds = about.every((one, index) => {
      const [quantity, limit] = [found[many + 2 * index], found[many + 2 * index + 1]] as [number, number];
      return fallsAt(one.kind, quantity, limit) === one.before;
    });
    const rate = id === RATE_ID ? value : perUsd;
    const usd = found.slice(0, many);
    // A tier without a published price has no number.
    const isKnown = holds && usd.every(Number.isFinite);
    return { value, amounts: isKnown ? usd.map((one) => one * rate) : undefined };
  });
}

/** What doubles lose. */
const NOISE = 1e-12;

function fallsAt(kind: LiveDecision['kind'], quantity: number, limit: number): boolean {
  const beyond = quantity - limit;
  const isEqual = Math.abs(beyond) <= NOISE * Math.max(Math.abs(quantity), Math.abs(limit));
  if (kind === 'equal') return isEqual;
  return !isEqual && (kind === 'above' ? beyond > 0 : beyond < 0);
}

/** As the other readers of a quantity have it: numbers, not texts. */
export function plainMovable({ value, step, ...words }: LiveMovable) {
  return { ...words, value: readNumber(value), ...(step === undefined ? {} : { step: readNumber(step) }) };
}

/** More of them are no picture any more. */
const MAX_CROSSINGS = 12;

function crossingsOf(
  totals: readonly Node[],
  { id, isCount, step }: LiveMovable,
  from: Rational,
  to: Rational,
): Crossing[] {
  const size = step !== undefined ? readNumber(step) : isCount ? ONE : fineStep(to);
  const grid = gridOf(from, to, size);
  if (grid === undefined || totals.length < 2) return [];
  try {
    const { stretches, provenTo } = envelopeOf(totals, id, grid, 0, grid.last, new Effort(MAX_SIDE_SEARCH));
    if (provenTo < grid.last) return [];
    const found = stretches.slice(1).map(({ from: index, least }) => ({ value: valueAt(grid, index), after: least }));
    return found.length > MAX_CROSSINGS ? [] : found;
  } catch (error) {
    if (error instanceof TooManyDigits || error instanceof RangeError) return [];
    throw error;
  }
}

/**
 * The quantity whose move says most: the one that changes the answer the nearest to what the scenario says, else the one that
 * changes the bill most. The exchange rate is taken where there is no other.
 */
export function tellingCurve(data: LiveData): Curve | undefined {
  const nodes = formulasAt(data, new Map());
  const perUsd = toNumber(readNumber(data.currency.perUsd));
  const quantities = data.movables.filter(({ id }) => id !== RATE_ID);
  const looked = (quantities.length > 0 ? quantities : data.movables).slice(0, MAX_EXAMINED);
  const told = looked.map((movable) => {
    const values = sliderValues(plainMovable(movable)).filter((_, index) => index % COARSE === 0);
    const points = pointsOf(data, nodes, movable.id, values, perUsd);
    return { movable, nearest: nearestChange(points, toNumber(readNumber(movable.value))), swing: swingOf(points) };
  });
  const [best] = told.sort((a, b) => a.nearest - b.nearest || b.swing - a.swing);
  return best && curveOf(data, best.movable, new Map());
}

/** Each is calculated over its range to see what it says; a scenario of this repository has some twenty. */
const MAX_EXAMINED = 200;

/** Enough to see where the answer changes. */
const COARSE = 20;

/** How many powers of a number away from what the scenario says another option becomes the cheapest. */
function nearestChange(points: readonly CurvePoint[], stated: number): number {
  const whole = points.filter(({ amounts }) => amounts !== undefined);
  const least = whole.map(({ amounts = [] }) => amounts.indexOf(Math.min(...amounts)));
  const distances = whole.flatMap(({ value }, index) =>
    index === 0 || least[index] === least[index - 1] ? [] : [Math.abs(Math.log(value / stated))],
  );
  return Math.min(Number.MAX_VALUE, ...distances);
}

function swingOf(points: readonly CurvePoint[]): number {
  const all = points.flatMap(({ amounts }) => amounts ?? []).filter(Number.isFinite);
  return all.length === 0 ? 0 : Math.max(...all) - Math.min(...all);
}
