/**
 * What every option costs while one quantity moves and the others stay where they are: as far as the formulas hold, with each
 * value marked at which another option becomes the cheapest. The marks are exact: `break-even` finds them in the same way.
 */
import { envelopeOf, TooManyChanges } from '../../compare/envelope.js';
import { gridOf, valueAt } from '../../compare/grid.js';
import { holds } from '../../compare/pieces.js';
import { compileAll } from '../../formula/compiled.js';
import { exactReader, UnpricedQuantity } from '../../formula/exact.js';
import type { Node } from '../../formula/node.js';
import { readNumber } from '../../formula/written.js';
import { divide, isZero, ONE, type Rational, rational, toNumber } from '../../quantity/rational.js';
import { RATE_ID } from '../../scenario/frame.js';
import { currencyAt, decisionsAt, formulasAt, type Moved } from './liveBill.js';
import type { LiveData, LiveMovable } from './liveData.js';
import { sliderValues } from './slider.js';

export interface Curve {
  readonly movable: LiveMovable;
  /** In the order of the values; amounts in the currency, by option, none where the formulas don't hold. */
  readonly points: readonly { readonly value: Rational; readonly amounts: readonly number[] | undefined }[];
  /** From this value on other options are the cheapest than before it. */
  readonly crossings: readonly Crossing[];
}

export interface Crossing {
  readonly value: Rational;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Every so many places of the slider there is a point of the curve. */
const SPACING = 4;

export function curveOf(data: LiveData, movable: LiveMovable, moved: Moved): Curve {
  const values = sliderValues(plainMovable(movable)).filter(
    (_, index, { length }) => index % SPACING === 0 || index === length - 1,
  );
  const nodes = formulasAt(data, moved);
  const held = values.map(holdingAt(data, nodes, movable.id));
  const totals = data.options.map(({ total }) => nodes[total] as Node);
  // Pages forbid code that is made as they run.
  const compiled = compileAll(totals, [movable.id], { generateCode: false });
  const perUsd = (value: Rational) =>
    movable.id === RATE_ID ? toNumber(value) : toNumber(currencyAt(data, moved).perUsd);
  const points = values.map((value, index) => {
    if (held[index] !== true) return { value, amounts: undefined };
    const found: number[] = [];
    compiled([toNumber(value)], found);
    return { value, amounts: found.map((usd) => usd * perUsd(value)) };
  });
  const first = held.indexOf(true);
  const last = held.lastIndexOf(true);
  const crossings =
    first < 0 || held.slice(first, last).includes(false)
      ? []
      : crossingsOf(totals, movable, values[first] as Rational, values[last] as Rational);
  return { movable, points, crossings };
}

/** Whether every decision falls there as it does for what the scenario says. */
function holdingAt({ decisions, ...data }: LiveData, nodes: readonly Node[], id: string): (value: Rational) => boolean {
  if (decisions.length === 0) return () => true;
  const before = decisionsAt({ decisions, ...data }, new Map());
  const roots = decisions.flatMap(({ quantity, limit }) => [nodes[quantity] as Node, nodes[limit] as Node]);
  const read = exactReader(roots, id);
  return (value) => {
    try {
      const found = read(value);
      return decisions.every(
        (one, index) => holds(one, found[2 * index] as Rational, found[2 * index + 1] as Rational) === before[index],
      );
    } catch (error) {
      if (error instanceof UnpricedQuantity || error instanceof RangeError) return false;
      throw error;
    }
  };
}

/** As the other readers of a quantity have it: numbers, not texts. */
export function plainMovable({ value, step, ...words }: LiveMovable) {
  return { ...words, value: readNumber(value), ...(step === undefined ? {} : { step: readNumber(step) }) };
}

/** More of them are no picture any more. */
const MOST_CROSSINGS = 12;

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
    const { stretches } = envelopeOf(totals, id, grid, 0, grid.last);
    const found = stretches.slice(1).map((stretch, index) => ({
      value: valueAt(grid, stretch.from),
      before: stretches[index]?.least ?? [],
      after: stretch.least,
    }));
    return found.length > MOST_CROSSINGS ? [] : found;
  } catch (error) {
    if (error instanceof TooManyChanges || error instanceof RangeError) return [];
    throw error;
  }
}

/** A power of ten that parts the range in some millions. */
function fineStep(end: Rational): Rational {
  return rational(`1e${Math.floor(Math.log10(toNumber(end))) - 6}`);
}

/**
 * The quantity whose move says most: the one that changes the answer the nearest to what the scenario says, else the one that
 * changes the bill most.
 */
export function tellingCurve(data: LiveData): Curve | undefined {
  const curves = data.movables.map((movable) => curveOf(data, movable, new Map()));
  const told = curves.map((curve) => ({ curve, nearest: nearestCrossing(curve), swing: swingOf(curve) }));
  const byNearest = told
    .filter(({ nearest }) => nearest !== undefined)
    .sort((a, b) => (a.nearest ?? 0) - (b.nearest ?? 0));
  return (byNearest[0] ?? told.sort((a, b) => b.swing - a.swing)[0])?.curve;
}

/** How many powers of a number away from what the scenario says. */
function nearestCrossing({ movable, crossings }: Curve): number | undefined {
  const stated = readNumber(movable.value);
  if (isZero(stated)) return crossings.length === 0 ? undefined : Number.MAX_VALUE;
  const distances = crossings.map(({ value }) => Math.abs(Math.log(toNumber(divide(value, stated)))));
  return distances.length === 0 ? undefined : Math.min(...distances);
}

function swingOf({ points }: Curve): number {
  const all = points.flatMap(({ amounts }) => amounts ?? []).filter(Number.isFinite);
  return all.length === 0 ? 0 : Math.max(...all) - Math.min(...all);
}
