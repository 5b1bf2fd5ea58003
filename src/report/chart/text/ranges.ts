/** From low to high, row by row, in characters. */
import type { Range, RangeChart } from '../chart.js';
import { cut } from '../labels.js';
import { drawableRanges, extentOf } from '../points.js';
import { amountScale } from '../scale.js';
import { axisRows, namedRow, paddedLeft, type TextAxis, textAxis, textRows, widest } from './frame.js';

export function rangeRows(chart: RangeChart, width: number): readonly string[] {
  const { amount } = chart;
  const drawable = drawableRanges(chart);
  const before = widest(drawable.map(({ lowText }) => lowText)) + 1;
  const after = widest(drawable.map(({ highText }) => highText)) + 1;
  const layout = textRows(
    drawable.map(({ name }) => name),
    before + after,
    width,
  );
  const scale = amountScale(
    extentOf(drawable.flatMap(({ low, high, middle }) => [low, high, middle ?? low])),
    amount,
    4,
    false,
  );
  const axis = textAxis(scale, layout.plot);
  const left = layout.amountsAbove ? 0 : before;
  const rows = drawable.flatMap((range) => {
    const { name, lowText, highText } = range;
    const { start, drawn } = drawnRange(range, axis);
    const row = layout.amountsAbove
      ? `${' '.repeat(start)}${drawn}`
      : `${paddedLeft(lowText, left + start - 1)} ${drawn} ${highText}`;
    return namedRow(name, `${lowText} – ${highText}`, row, layout, width);
  });
  const [line, texts] = axisRows(scale, axis, '┴', layout.gutter + left);
  const indent = ' '.repeat(layout.gutter + left);
  return [...rows, `${indent}${line}`, texts, `${indent}${cut(amount.label, axis.last + 1)}`];
}

function drawnRange({ low, high, middle }: Range, { column }: TextAxis): { start: number; drawn: string } {
  const [start, end] = [Math.min(column(low), column(high)), Math.max(column(low), column(high))];
  const cells = start === end ? ['│'] : ['├', ...'─'.repeat(end - start - 1), '┤'];
  const at = middle === undefined ? undefined : column(middle) - start;
  if (at !== undefined && at >= 0 && at < cells.length) cells[at] = '●';
  return { start, drawn: cells.join('') };
}
