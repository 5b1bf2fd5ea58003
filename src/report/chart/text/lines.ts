/** Lines over a quantity or over days, in characters. */

import { wrapped } from '../../text/text.js';
import type { Line, LineChart, Mark } from '../chart.js';
import { cut } from '../labels.js';
import { extentsOf } from '../points.js';
import { amountScale, quantityScale, stackedTicks } from '../scale.js';
import { axisRows, flowing, legendTexts, type Paint, paddedLeft, textAxis, widest } from './frame.js';

const SIGNS = ['●', '○', '▲', '△', '■', '□', '◆', '◇', '★', '☆', '▼', '▽'];
const HEIGHT = 15;
const MIN_PLOT_WIDTH = 10;

export function lineRows(chart: LineChart, width: number, paint: Paint): readonly string[] {
  const { lines, marks = [] } = chart;
  const extents = extentsOf(chart);
  const [xScale, yScale] = [quantityScale(extents.x, chart.x), amountScale(extents.y, chart.y, 4, true)];
  const rowOf = (value: number) => Math.round((1 - yScale.at(value)) * (HEIGHT - 1));
  const yTicks = stackedTicks(yScale, 4);
  const labels = new Map(yTicks.map(({ value, text }) => [rowOf(value), text]));
  const wanted = widest([...labels.values()]) + 1;
  const beside = width - wanted - 1 >= MIN_PLOT_WIDTH;
  const gutter = beside ? wanted : 0;
  const axis = textAxis(xScale, width - gutter - 1);

  const cells = Array.from({ length: HEIGHT }, () => Array.from({ length: axis.last + 1 }, () => ' '));
  for (const { x } of marks) {
    for (const row of cells) row[axis.column(x)] = '┆';
  }
  const x = (value: number) => xScale.at(value) * axis.last;
  lines.forEach((line, index) => {
    draw(line, paint(signOf(index), index), x, rowOf, cells);
  });
  const rows = cells.map((row, at) => {
    const text = labels.get(at);
    return `${paddedLeft(beside ? (text ?? '') : '', gutter - 1)}${beside ? ' ' : ''}${text === undefined ? '│' : '┤'}${row.join('')}`;
  });
  const indent = ' '.repeat(gutter);
  const [line, texts] = axisRows(xScale, axis, '┬', gutter + 1);
  const ends = beside ? [] : [`┬ ${yTicks.at(-1)?.text ?? ''}`, `┴ ${yTicks[0]?.text ?? ''}`];
  const names = lines.map(({ name }) => name);
  return [
    ...flowing([cut(chart.y.label, width), ...ends, ...legendTexts(names, signOf, width, paint)], width),
    ...(marks.length === 0 ? [] : [`${indent} ${markSigns(marks, axis.column, axis.last)}`]),
    ...rows,
    `${indent}└${line}`,
    texts,
    `${indent} ${cut(chart.x.label, axis.last + 1)}`,
    ...marks.flatMap(({ label }, index) =>
      wrapped(label, width - 2)
        .split('\n')
        .map((row, at) => `${at === 0 ? markSign(index) : ' '} ${row.trim()}`),
    ),
  ];
}

function signOf(index: number): string {
  return SIGNS[index % SIGNS.length] as string;
}

const MARK_SIGNS = '123456789abcdefghijklmnopqrstuvwxyz';

function markSign(index: number): string {
  return MARK_SIGNS[index] ?? '*';
}

/** Above the marked columns; where two share one, the later stands beside it. */
function markSigns(marks: readonly Mark[], column: (x: number) => number, last: number): string {
  const row = Array.from({ length: last + 1 }, () => ' ');
  marks.forEach(({ x }, index) => {
    const at = column(x);
    const free = [at, at + 1, at - 1].find((one) => row[one] === ' ');
    if (free !== undefined) row[free] = markSign(index);
  });
  return row.join('');
}

/** A sign in every column that the line crosses; where two lines meet, the later one is on top. */
function draw(
  { points }: Line,
  sign: string,
  x: (value: number) => number,
  rowOf: (value: number) => number,
  cells: string[][],
): void {
  points.forEach((point, index) => {
    if (point.y === undefined) return;
    const before = points[index - 1];
    const [end, start] = [x(point.x), before?.y === undefined ? x(point.x) : x(before.x)];
    const from = before?.y ?? point.y;
    for (let at = Math.round(start); at <= Math.round(end); at += 1) {
      const part = end === start ? 1 : Math.min(1, Math.max(0, (at - start) / (end - start)));
      const row = cells[rowOf(from + part * (point.y - from))];
      if (row !== undefined && at < row.length) row[at] = sign;
    }
  });
}
