/** What of a chart's data can be drawn: numbers. What is no number is a gap. */
import type { Line, LineChart, Range, RangeChart } from './chart.js';

export type Point = Line['points'][number];

/** Beyond this a double has no room left for a scale's arithmetic. */
const MAX_DRAWABLE = 1e100;

function isDrawable(value: number): boolean {
  return Math.abs(value) <= MAX_DRAWABLE;
}

/** What is no number is not drawn: an x with its point, a y as a gap. */
export function drawableLines(chart: LineChart): LineChart {
  const { lines, marks = [] } = chart;
  const isFine = ({ x, y }: { readonly x: number; readonly y?: number | undefined }) =>
    isDrawable(x) && (y === undefined || isDrawable(y));
  if (marks.every(isFine) && lines.every(({ points }) => points.every(isFine))) return chart;
  return {
    ...chart,
    lines: lines.map(({ name, points }) => ({
      name,
      points: points
        .filter(({ x }) => isDrawable(x))
        .map((point) => (isFine(point) ? point : { x: point.x, y: undefined })),
    })),
    marks: marks
      .filter(({ x }) => isDrawable(x))
      .map((mark) => (isFine(mark) ? mark : { x: mark.x, label: mark.label })),
  };
}

export function drawableRanges({ ranges }: RangeChart): readonly Range[] {
  return ranges
    .filter(({ low, high }) => isDrawable(low) && isDrawable(high))
    .map(({ middle, ...range }) => (middle === undefined || !isDrawable(middle) ? range : { ...range, middle }));
}

export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** Undefined where there is no value. */
export function extentOf(values: Iterable<number>): Extent | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? undefined : { low, high };
}

/** What the scales have to hold: the lines, and what is marked. */
export function extentsOf({ lines, marks = [] }: LineChart): { readonly x?: Extent; readonly y?: Extent } {
  const [xs, ys]: [number[], number[]] = [[], []];
  for (const points of [...lines.map((line) => line.points), marks]) {
    for (const { x, y } of points) {
      xs.push(x);
      if (y !== undefined) ys.push(y);
    }
  }
  const [x, y] = [extentOf(xs), extentOf(ys)];
  return { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }) };
}

/** A bar's parts one after the other, from zero: what is negative to the other side. */
export function stacked<P extends { readonly value: number }>(
  parts: readonly P[],
): { part: P; from: number; to: number }[] {
  let [above, below] = [0, 0];
  return parts
    .filter(({ value }) => isDrawable(value) && value !== 0)
    .map((part) => {
      const from = part.value > 0 ? above : below;
      const to = from + part.value;
      if (part.value > 0) above = to;
      else below = to;
      return { part, from, to };
    });
}

/** The names of all parts, in the order in which they come. */
export function partNames(
  bars: readonly { readonly parts: readonly { readonly name: string }[] }[],
): readonly string[] {
  return [...new Set(bars.flatMap(({ parts }) => parts.map(({ name }) => name)))];
}
