/** What all charts of a terminal have in common: axes, legends, names at rows. */
import { Chalk } from 'chalk';
import { widthOf } from '../../text/width.js';
import { cut } from '../labels.js';
import { placedTicks, type Scale } from '../scale.js';

/** Colours a text as the thing of this number is, or leaves it. */
export type Paint = (text: string, index: number) => string;

const COLORS = ['cyan', 'magenta', 'yellow', 'green', 'blue', 'red'] as const;

export function paints(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return (text, index) => chalk[COLORS[index % COLORS.length] ?? 'cyan'](text);
}

/** Texts beside each other, in as many rows as they need. */
export function flowing(texts: readonly string[], width: number): readonly string[] {
  const rows: string[] = [];
  for (const text of texts) {
    const last = rows.at(-1);
    if (last !== undefined && widthOf(last) + 3 + widthOf(text) <= width) rows[rows.length - 1] = `${last}   ${text}`;
    else rows.push(text);
  }
  return rows;
}

/** A sign with what it stands for. */
export function legendTexts(
  names: readonly string[],
  signOf: (index: number) => string,
  width: number,
  paint: Paint,
): readonly string[] {
  return names.map((name, index) => `${paint(signOf(index), index)} ${cut(name, width - widthOf(signOf(index)) - 1)}`);
}

/** @param column of a value, from 0 to the last of the axis */
export interface TextAxis {
  readonly column: (value: number) => number;
  readonly last: number;
}

export function textAxis(scale: Scale, columns: number): TextAxis {
  const last = columns - 1;
  return { last, column: (value) => Math.min(last, Math.max(0, Math.round(scale.at(value) * last))) };
}

/** The axis with a stroke at each tick, and below it what stands there. */
export function axisRows(
  scale: Scale,
  { column, last }: TextAxis,
  stroke: '┬' | '┴',
  before: number,
): [string, string] {
  const ticks = placedTicks(scale, {
    length: last,
    widthOf,
    gap: 2,
    before,
    after: 1,
    maxTicks: Math.max(2, last / 12),
  });
  const strokes = new Set(ticks.map(({ value }) => column(value)));
  const line = Array.from({ length: last + 1 }, (_, at) => (strokes.has(at) ? stroke : '─')).join('');
  let texts = '';
  for (const { start, text } of ticks) {
    texts += `${' '.repeat(Math.max(0, before + Math.round(start) - widthOf(texts)))}${text}`;
  }
  return [line, texts];
}

function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - widthOf(text)))}`;
}

export function paddedLeft(text: string, width: number): string {
  return `${' '.repeat(Math.max(0, width - widthOf(text)))}${text}`;
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0);
}

/** Below this width names stand above their rows. */
const NARROW = 60;
const MIN_PLOT_WIDTH = 10;

export interface TextRows {
  /** Columns of the names at the left, with the space behind them; 0 where they stand above. */
  readonly gutter: number;
  readonly plot: number;
  /** The amounts stand above as well, as there is no room for them at the row. */
  readonly amountsAbove: boolean;
}

/** @param amounts what the texts at the row's ends take */
export function textRows(names: readonly string[], amounts: number, width: number): TextRows {
  const gutter = Math.min(widest(names), Math.floor(0.32 * width)) + 1;
  if (width >= NARROW && width - gutter - amounts >= 2 * MIN_PLOT_WIDTH) {
    return { gutter, plot: width - gutter - amounts, amountsAbove: false };
  }
  const amountsAbove = width - amounts < MIN_PLOT_WIDTH;
  return { gutter: 0, plot: amountsAbove ? width : width - amounts, amountsAbove };
}

/** A row with its name beside or above it, and the amounts above where they have no room in it. */
export function namedRow(
  name: string,
  amounts: string,
  row: string,
  layout: TextRows,
  width: number,
): readonly string[] {
  const { gutter, amountsAbove } = layout;
  if (gutter > 0) return [`${padded(cut(name, gutter - 1), gutter)}${row}`];
  return [cut(name, width), ...(amountsAbove ? [cut(amounts, width)] : []), row];
}
