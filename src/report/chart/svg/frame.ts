/** What all charts of the SVG drawing have in common: settings, axes of amounts, legends. */
import type { Language } from '../../../words.js';
import { FONT_SIZE, LINE_HEIGHT, labelWidth, rowsOf, shortened } from '../labels.js';
import { placedTicks, type Scale } from '../scale.js';
import { element, label } from './element.js';

export interface PictureSettings {
  /** In pixels, as text is 12 of them high. */
  readonly width: number;
  /** Of a line chart's plot with its axes; rows of bars and ranges take what they need. */
  readonly height?: number;
  readonly language: Language;
  /** Begins every id, so that several charts can stand in one page. */
  readonly idPrefix: string;
}

/** A drawing from its upper left corner on, and how much room it took. */
export interface Drawn {
  readonly height: number;
  readonly content: string;
}

export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where values stand in the picture. */
export interface Positions {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** What isn't data steps back. */
export const GRID = { stroke: 'currentColor', 'stroke-opacity': 0.18 } as const;
export const AXIS = { stroke: 'currentColor', 'stroke-opacity': 0.7 } as const;

/** The area in which the values stand. */
export function plotArea({ left, top, width, height }: Plot): string {
  return element('rect', { class: 'plot', x: left, y: top, width, height, fill: 'none' });
}

/** Amounts from left to right: lines through the plot, values below, what they are below that. */
export function amountsBelow(scale: Scale, axisLabel: string, plot: Plot, width: number): Drawn {
  const { left, top, height } = plot;
  const bottom = top + height;
  const ticks = placedTicks(scale, {
    length: plot.width,
    widthOf: labelWidth,
    gap: FONT_SIZE,
    before: left,
    after: width - left - plot.width,
    maxTicks: Math.min(8, Math.max(2, Math.floor(plot.width / 60))),
  });
  const lines = ticks.map(({ at }) =>
    element('line', { x1: left + at, x2: left + at, y1: top, y2: bottom + 4, ...GRID }),
  );
  const texts = ticks.map(({ start, text }) =>
    label(text, { class: 'tick', x: left + start, y: bottom + LINE_HEIGHT }),
  );
  return {
    height: 2 * LINE_HEIGHT + 4,
    content: `${lines.join('')}${texts.join('')}${axisName(axisLabel, left, width - left, bottom + 2 * LINE_HEIGHT)}`,
  };
}

/** What an axis counts. */
export function axisName(text: string, x: number, width: number, y: number): string {
  return text === '' ? '' : label(shortened(text, width), { class: 'axis', x, y, 'fill-opacity': 0.8 }, text);
}

export interface LegendItem {
  readonly name: string;
  /** Drawn in a box of 24 by 12. */
  readonly sample: string;
}

const SAMPLE = 30;
const GAP = 18;

export function legend(items: readonly LegendItem[], top: number, width: number): Drawn {
  const sized = items.map(({ name, sample }) => {
    const text = shortened(name, width - SAMPLE);
    return { name, sample, text, width: Math.min(width, SAMPLE + labelWidth(text) + GAP) };
  });
  const { placed, rows } = rowsOf(sized, width + GAP);
  const content = placed.map(({ item, x, row }) => {
    const y = top + row * (LINE_HEIGHT + 2);
    const sample = element('g', { transform: `translate(${Math.round(x)} ${Math.round(y)})` }, item.sample);
    return `${sample}${label(item.text, { class: 'legend', x: x + SAMPLE, y: y + 10 }, item.name)}`;
  });
  return { height: rows * (LINE_HEIGHT + 2) + (rows === 0 ? 0 : 4), content: content.join('') };
}

export function noValues(text: string, { left, top, width, height }: Plot): string {
  return label(shortened(text, width), {
    class: 'none',
    x: left + width / 2,
    y: top + height / 2,
    'text-anchor': 'middle',
  });
}

/** Below this width names stand above their rows, not beside them. */
const NARROW = 480;
const GUTTER = 10;
const BETWEEN = 10;

interface RowRoom {
  readonly top: number;
  readonly width: number;
  /** What texts at a row's ends take within the picture. */
  readonly before: number;
  readonly after: number;
  readonly thickness: number;
}

export interface RowLayout {
  readonly plot: Plot;
  /** Where what is drawn in a row begins. */
  readonly rowTop: (index: number) => number;
  readonly name: (index: number) => string;
}

/** Named rows one below the other. */
export function rowLayout(names: readonly string[], room: RowRoom): RowLayout {
  const { top, width, before, after, thickness } = room;
  const above = width < NARROW;
  const longest = names.reduce((most, name) => Math.max(most, labelWidth(name)), 0);
  const gutter = above ? 1 : Math.min(longest + GUTTER, 0.32 * width);
  const pitch = thickness + BETWEEN + (above ? LINE_HEIGHT : 0);
  const left = gutter + before;
  const rowTop = (index: number) => top + index * pitch + BETWEEN / 2 + (above ? LINE_HEIGHT : 0);
  const name = (index: number) => {
    const whole = names[index] ?? '';
    if (above) return label(shortened(whole, width - 4), { class: 'name', x: 4, y: rowTop(index) - 5 }, whole);
    const place = { x: gutter - GUTTER, y: rowTop(index) + thickness / 2 + 4, 'text-anchor': 'end' };
    return label(shortened(whole, gutter - GUTTER), { class: 'name', ...place }, whole);
  };
  const height = Math.max(2 * LINE_HEIGHT, names.length * pitch);
  return { plot: { left, top, width: Math.max(20, width - left - after), height }, rowTop, name };
}
