/** What the options cost over a varied quantity, as a chart: points of the compiled formulas, and every crossing exactly. */

import { inCurrency } from '../../quantity/currency.js';
import { divide, multiply, type Rational, rational, toNumber } from '../../quantity/rational.js';
import type { BreakEven } from '../../questions/range/breakEven.js';
import { indexOf, valueAt } from '../../questions/range/grid.js';
import { defaultScale, type Range, sampleIndices } from '../../questions/range/range.js';
import type { CompiledRange } from '../../questions/range/sweep.js';
import { RATE_ID } from '../../scenario/quantity/frame.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Language } from '../../words.js';
import type { LineChart, Mark } from '../chart/chart.js';
import { moneyAxis, quantityAxis } from '../document/axes.js';
import { optionTitle, variedText } from '../document/cells.js';

/** Enough for a curve; steps between two of them are drawn as a slope. */
const POINTS = 100;
/** On a scale of factors nothing is to be seen of crossings far below the end: it is drawn from a part of the first to a multiple of the last. */
const [BEFORE_FIRST, BEYOND_LAST] = [20, 3];

export function costChart(
  found: Pick<BreakEven, 'crossings'>,
  { scenario, range, pieces }: CompiledRange,
  language: Language,
): LineChart {
  const { grid } = range;
  const sides = found.crossings.flatMap(({ last, first }) => [last.value, first.value]);
  const indices = [...drawnIndices(range, sides), ...sides.map((value) => indexOf(grid, value))];
  const points = [...new Set(indices)]
    .sort((a, b) => a - b)
    .map((index): DrawnPoint => {
      const x = toNumber(valueAt(grid, index));
      const piece = pieces.find(({ from, to }) => from <= index && index <= to);
      const usd: number[] = [];
      piece?.costs([x], usd);
      const shown = piece?.names.map((name, place) => [name, usd[place] as number] as const) ?? [];
      return { x, usd: new Map(shown.filter(([name]) => piece?.impossible.includes(name) === false)) };
    });
  return chartOf(points, found, scenario, range, language);
}

/** The same of values that were looked at one by one. */
export function sampledChart(
  found: BreakEven,
  sampled: NonNullable<BreakEven['sampled']>,
  language: Language,
): LineChart {
  const points = sampled.map(({ value, usd, impossible }): DrawnPoint => {
    const possible = [...usd].filter(([name]) => !impossible.includes(name));
    return { x: toNumber(value), usd: new Map(possible.map(([name, amount]) => [name, toNumber(amount)])) };
  });
  return chartOf(points, found, found.scenario, found, language);
}

/** What the possible options cost at a value: what isn't possible has no line there, and sentences beside the chart say so. */
interface DrawnPoint {
  readonly x: number;
  readonly usd: ReadonlyMap<string, number>;
}

function chartOf(
  points: readonly DrawnPoint[],
  { crossings }: Pick<BreakEven, 'crossings'>,
  scenario: Scenario,
  { varied, grid }: Range,
  language: Language,
): LineChart {
  const perUsd = toNumber(scenario.currency.perUsd);
  return {
    kind: 'lines',
    title: { en: `Cost by ${varied.id}`, ja: `${varied.id} と費用` }[language],
    x: { ...quantityAxis(varied), scale: defaultScale({ varied, grid }) },
    y: moneyAxis(scenario, language),
    lines: scenario.options.map(({ name }) => ({
      name: optionTitle(scenario, name, language),
      points: points.map(({ x, usd }) => {
        const amount = usd.get(name);
        return { x, y: amount === undefined ? undefined : amount * (varied.id === RATE_ID ? x : perUsd) };
      }),
    })),
    marks: crossings.map(({ first }): Mark => {
      const usd = first.usd.get(first.cheapest[0] ?? '');
      return {
        x: toNumber(first.value),
        label: variedText(first.value, varied, scenario, language),
        ...(usd === undefined || varied.id === RATE_ID ? {} : { y: toNumber(inCurrency(usd, scenario.currency)) }),
      };
    }),
  };
}

function drawnIndices({ varied, grid }: Range, sides: readonly Rational[]): number[] {
  const scale = defaultScale({ varied, grid });
  const [first, last] = [sides[0], sides.at(-1)];
  if (scale === 'linear' || first === undefined || last === undefined)
    return sampleIndices({ varied, grid }, POINTS, scale);
  const start = Math.max(0, indexOf(grid, divide(first, rational(BEFORE_FIRST))));
  const end = Math.min(grid.last, indexOf(grid, multiply(last, rational(BEYOND_LAST))));
  const part = { from: valueAt(grid, start), step: grid.step, last: end - start };
  return sampleIndices({ varied, grid: part }, POINTS, scale).map((index) => start + index);
}
