/**
 * What every option costs while one quantity moves and the others stay where they are: as far as the formulas hold, with each
 * value marked at which another option becomes the cheapest of those that are possible. The marks are exact: `break-even` finds them in the same way.
 */

import { isMet, type Requirement } from '../../../bill/requirement.js';
import { compileAll } from '../../../formula/compiled.js';
import { exactValue } from '../../../formula/exact.js';
import type { Node } from '../../../formula/node.js';
import { readNumber } from '../../../formula/written.js';
import { ONE, type Rational, rational, TooManyDigits, toNumber } from '../../../quantity/rational.js';
import { Effort, MAX_SIDE_SEARCH } from '../../../questions/effort.js';
import { envelopeOf, type Stretch } from '../../../questions/range/envelope.js';
import { fineStep, gridOf, valueAt } from '../../../questions/range/grid.js';
import { firstChange } from '../../../questions/range/pieces.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import { currencyAt, formulasAt, type Moved, requirementNodes, statedDecisions } from './liveBill.js';
import type { LiveData, LiveDecision, LiveMovable, LiveRequirement } from './liveData.js';
import { sliderValues } from './slider.js';

export interface Curve {
  readonly movable: LiveMovable;
  /** In the order of the values. */
  readonly points: readonly CurvePoint[];
  /** From this value on other options are the cheapest than before it; absent where that takes more than a page may spend. */
  readonly crossings: readonly Crossing[] | undefined;
  /** From this value on an option is possible, or isn't any more. */
  readonly turns: readonly Turn[];
}

interface CurvePoint {
  readonly value: number;
  /** In the currency, by option, none of one that isn't possible; absent where the formulas don't hold. */
  readonly amounts: readonly (number | undefined)[] | undefined;
}

export interface Turn {
  readonly value: Rational;
  readonly option: number;
  readonly isPossible: boolean;
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
  const ends = [values[first], values[last]].map((value) => rational((value ?? 0).toPrecision(12)));
  return {
    movable,
    points,
    ...(isWhole ? crossingsOf(data, nodes, movable, ends[0] as Rational, ends[1] as Rational) : NOT_FOUND),
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
  const required = requirementsOf(data);
  const roots = [
    ...data.options.map(({ total }) => total),
    ...[...about, ...required].flatMap(({ quantity, limit }) => [quantity, limit]),
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
    const falls = (kind: LiveDecision['kind'], index: number) =>
      fallsAt(kind, found[many + 2 * index] as number, found[many + 2 * index + 1] as number);
    const holds = about.every((one, index) => falls(one.kind, index) === one.before);
    const out = required.filter(({ kind }, index) => falls(kind, about.length + index) !== (kind === 'equal'));
    const isOut = (option: number) => out.some((one) => one.option === option);
    const rate = id === RATE_ID ? value : perUsd;
    const usd = found.slice(0, many);
    // A tier without a published price has no number.
    const isKnown = holds && usd.every(Number.isFinite);
    return { value, amounts: isKnown ? usd.map((one, option) => (isOut(option) ? undefined : one * rate)) : undefined };
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

type OptionRequirement = LiveRequirement & { readonly option: number };

/** A step that AWS takes is drawn through. */
function requirementsOf({ options }: LiveData): OptionRequirement[] {
  return options.flatMap(({ requirements }, option) =>
    requirements.flatMap((one) => (one.kind === 'multipleOf' ? [] : [{ ...one, option }])),
  );
}

/** As the other readers of a quantity have it: numbers, not texts. */
export function plainMovable({ value, step, ...words }: LiveMovable) {
  return { ...words, value: readNumber(value), ...(step === undefined ? {} : { step: readNumber(step) }) };
}

const NOT_FOUND = { crossings: undefined, turns: [] };

/** Option by option whether it is possible, and between the values at which that changes, the least of those that are. */
function crossingsOf(
  data: LiveData,
  nodes: readonly Node[],
  { id, isCount, step }: LiveMovable,
  from: Rational,
  to: Rational,
): Pick<Curve, 'crossings' | 'turns'> {
  const size = step !== undefined ? readNumber(step) : isCount ? ONE : fineStep(to);
  const grid = gridOf(from, to, size);
  const totals = data.options.map(({ total }) => nodes[total] as Node);
  if (grid === undefined || totals.length < 2) return { crossings: [], turns: [] };
  const required = requirementsOf(data).map((one) => ({
    ...{ ...requirementNodes(one, (place) => nodes[place] as Node), option: one.option },
  }));
  const effort = new Effort(MAX_SIDE_SEARCH);
  const found: Stretch[] = [];
  const turns: Turn[] = [];
  let before: readonly number[] | undefined;
  try {
    for (let start = 0; start <= grid.last; ) {
      const value = valueAt(grid, start);
      const out = required.flatMap((one) => (unmetAt(one, id, value) ? [one.option] : []));
      turns.push(...turnsOf(before, out, value, totals.length));
      before = out;
      const end = firstChange(required, id, grid, start, effort) - 1;
      const candidates = totals.flatMap((_, option) => (out.includes(option) ? [] : [option]));
      if (candidates.length === 0) found.push({ from: start, to: end, least: [] });
      else {
        const { stretches, provenTo } = envelopeOf(totals, id, grid, start, end, effort, candidates);
        if (provenTo < end) return { crossings: undefined, turns };
        found.push(...stretches);
      }
      if (effort.isSpent) return { crossings: undefined, turns };
      start = end + 1;
    }
  } catch (error) {
    if (error instanceof TooManyDigits || error instanceof RangeError) return NOT_FOUND;
    throw error;
  }
  const crossings = found
    .filter(({ least }, index) => index > 0 && String(least) !== String(found[index - 1]?.least))
    .map(({ from: index, least }) => ({ value: valueAt(grid, index), after: least }));
  return { crossings, turns };
}

function unmetAt(
  { kind, quantity, limit }: Pick<Requirement, 'kind' | 'quantity' | 'limit'>,
  id: string,
  at: Rational,
) {
  const overrides = new Map([[id, at]]);
  return !isMet({ kind }, exactValue(quantity, overrides), exactValue(limit, overrides));
}

function turnsOf(before: readonly number[] | undefined, out: readonly number[], value: Rational, many: number): Turn[] {
  return Array.from({ length: many }, (_, option) => option).flatMap((option): Turn[] => {
    const isPossible = !out.includes(option);
    return (before === undefined || !before.includes(option)) === isPossible ? [] : [{ value, option, isPossible }];
  });
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
  const least = whole.map(({ amounts = [] }) => {
    const known = amounts.filter((amount) => amount !== undefined);
    return known.length === 0 ? -1 : amounts.indexOf(Math.min(...known));
  });
  const distances = whole.flatMap(({ value }, index) =>
    index === 0 || least[index] === least[index - 1] ? [] : [Math.abs(Math.log(value / stated))],
  );
  return Math.min(Number.MAX_VALUE, ...distances);
}

function swingOf(points: readonly CurvePoint[]): number {
  const all = points.flatMap(({ amounts }) => amounts ?? []).filter((one) => one !== undefined);
  return all.length === 0 ? 0 : Math.max(...all) - Math.min(...all);
}
