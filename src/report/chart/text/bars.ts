/** What things cost, in characters: bars of parts, each part of a character of its own. */
import type { Bar, BarChart } from '../chart.js';
import { cut } from '../labels.js';
import { extentOf, partNames, stacked } from '../points.js';
import { amountScale } from '../scale.js';
import {
  axisRows,
  flowing,
  legendTexts,
  namedRow,
  type Paint,
  type TextAxis,
  textAxis,
  textRows,
  widest,
} from './frame.js';

const FILLS = '█░▓=▒#o:+x*-@%&ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export function barRows({ bars, amount }: BarChart, width: number, paint: Paint): readonly string[] {
  const parts = partNames(bars);
  const layout = textRows(
    bars.map(({ name }) => name),
    widest(bars.map(({ text }) => text)) + 1,
    width,
  );
  const ends = bars.flatMap((bar) => stacked(bar.parts).map(({ to }) => to));
  const scale = amountScale(extentOf(ends), amount, 4, true);
  const axis = textAxis(scale, layout.plot);
  const rows = bars.flatMap((bar) => {
    const drawn = drawnBar(bar, axis, (name) => paint(fillOf(parts.indexOf(name)), parts.indexOf(name)));
    return namedRow(bar.name, bar.text, layout.amountsAbove ? drawn : `${drawn} ${bar.text}`, layout, width);
  });
  const [line, texts] = axisRows(scale, axis, '┴', layout.gutter);
  const indent = ' '.repeat(layout.gutter);
  return [
    ...flowing(legendTexts(parts, fillOf, width, paint), width),
    ...rows,
    `${indent}${line}`,
    texts,
    `${indent}${cut(amount.label, width - layout.gutter)}`,
  ];
}

function fillOf(index: number): string {
  return FILLS[index % FILLS.length] as string;
}

/** From column to column, so that rounding moves the border between two parts and not the bar's end. */
function drawnBar({ parts }: Bar, { column, last }: TextAxis, fill: (name: string) => string): string {
  const cells = Array.from({ length: last + 1 }, () => ' ');
  const zero = column(0);
  const pieces = stacked(parts);
  for (const { part, from, to } of pieces) {
    const [start, end] = to > from ? [column(from) + 1, column(to)] : [column(to), column(from) - 1];
    for (let at = start; at <= end; at += 1) cells[at] = fill(part.name);
  }
  const vanishes = pieces.length > 0 && cells.every((cell) => cell === ' ');
  cells[zero] = vanishes ? '┃' : '│';
  return cells.join('').trimEnd();
}
