/** Lines over a quantity or over days, in SVG. */
import { line as pathOf, symbol } from 'd3-shape';
import { escapedSvg } from '../../text/markup.js';
import type { Line, LineChart } from '../chart.js';
import { FONT_SIZE, LINE_HEIGHT, labelWidth, shortened, spread } from '../labels.js';
import { type LineStyle, lineStyle } from '../palette.js';
import { extentsOf, type Point } from '../points.js';
import { amountScale, placedTicks, quantityScale, type Scale, stackedTicks } from '../scale.js';
import { NO_VALUES } from '../sentence.js';
import { element, label, pathText } from './element.js';
import {
  AXIS,
  axisName,
  type Drawn,
  GRID,
  legend,
  noValues,
  type PictureSettings,
  type Plot,
  type Positions,
  plotArea,
} from './frame.js';
import { markList, placedMarks, upright } from './marks.js';

/** Below this width names beside the lines would leave too little for the lines. */
const NARROW = 560;
const MAX_HEIGHT = 320;
const MARGIN = 12;

export function drawLines(chart: LineChart, settings: PictureSettings): Drawn {
  const { width } = settings;
  const extents = extentsOf(chart);
  const [xScale, yScale] = [quantityScale(extents.x, chart.x), amountScale(extents.y, chart.y, 5, true)];
  const yTicks = stackedTicks(yScale, 5);
  const room = Math.max(0.4 * width, MARGIN);
  const gutter = Math.min(room, 8 + yTicks.reduce((most, { text }) => Math.max(most, labelWidth(text)), 0));
  const plotHeight = Math.max(80, (settings.height ?? Math.min(MAX_HEIGHT, 120 + width / 4)) - 4 * LINE_HEIGHT);

  const names = namesBeside(chart, yScale, width, plotHeight);
  const right = width - (names?.width ?? MARGIN);
  const across = { left: gutter, width: right - gutter };
  const xAt = (value: number) => across.left + xScale.at(value) * across.width;
  const marks = placedMarks(chart.marks ?? [], xAt, width);

  const keys = names === undefined ? legend(legendItems(chart), 2, width) : { height: 0, content: '' };
  const lanes = keys.height + LINE_HEIGHT + 4;
  const plot: Plot = { ...across, top: lanes + marks.rows * LINE_HEIGHT + LINE_HEIGHT / 2, height: plotHeight };
  const positions: Positions = { x: xAt, y: (value) => plot.top + (1 - yScale.at(value)) * plot.height };
  const bottom = plot.top + plot.height;
  const list = markList(marks, bottom + 3 * LINE_HEIGHT + 6, width);
  const content = [
    plotArea(plot),
    keys.content,
    axisName(chart.y.label, 0, width, keys.height + FONT_SIZE),
    amountsBeside(yTicks, plot, positions),
    quantitiesBelow(chart, xScale, plot, width),
    marks.placed.map((mark) => upright(mark, marks.side, plot, positions)).join(''),
    ...chart.lines.map((line, index) => drawnLine(line, lineStyle(index), index, positions)),
    names?.draw(plot, positions) ?? '',
    extents.y === undefined ? noValues(NO_VALUES[settings.language], plot) : '',
    list.content,
  ];
  return { height: bottom + 2 * LINE_HEIGHT + 8 + list.height, content: content.join('') };
}

function amountsBeside(ticks: readonly { value: number; text: string }[], plot: Plot, { y }: Positions): string {
  const { left, width } = plot;
  return ticks
    .map(({ value, text }) => {
      const at = y(value);
      const shown = shortened(text, left - 6);
      const grid = element('line', { x1: left, x2: left + width, y1: at, y2: at, ...(value === 0 ? AXIS : GRID) });
      return `${grid}${label(shown, { class: 'tick', x: left - 6, y: at + 4, 'text-anchor': 'end' }, text)}`;
    })
    .join('');
}

function quantitiesBelow(chart: LineChart, scale: Scale, plot: Plot, width: number): string {
  const bottom = plot.top + plot.height;
  const ticks = placedTicks(scale, {
    length: plot.width,
    widthOf: labelWidth,
    gap: FONT_SIZE,
    before: plot.left,
    after: width - plot.left - plot.width,
    maxTicks: Math.min(10, Math.max(2, Math.floor(plot.width / 50))),
  });
  const drawn = ticks.map(({ at, start, text }) => {
    const x = plot.left + at;
    const stroke = element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 5, ...AXIS });
    return `${stroke}${label(text, { class: 'tick', x: plot.left + start, y: bottom + LINE_HEIGHT + 2 })}`;
  });
  const base = element('line', { x1: plot.left, x2: plot.left + plot.width, y1: bottom, y2: bottom, ...AXIS });
  return `${base}${drawn.join('')}${axisName(chart.x.label, plot.left, width - plot.left, bottom + 2 * LINE_HEIGHT + 2)}`;
}

function drawnLine(line: Line, look: LineStyle, index: number, { x, y }: Positions): string {
  const path = pathText();
  pathOf<Point>()
    .defined((point) => point.y !== undefined)
    .x((point) => x(point.x))
    .y((point) => y(point.y ?? 0))
    .context(path as never)(line.points as Point[]);
  const shape = markerOf(look);
  const markers = marked(line.points, index).map((point) =>
    element('path', {
      class: 'marker',
      transform: `translate(${x(point.x).toFixed(1)} ${y(point.y ?? 0).toFixed(1)})`,
      d: shape,
      fill: look.color,
    }),
  );
  const drawn =
    path.text() === ''
      ? ''
      : element('path', { class: 'line', d: path.text(), fill: 'none', ...strokeOf(look), 'stroke-linejoin': 'round' });
  return element('g', {}, `${element('title', {}, escapedSvg(line.name))}${drawn}${markers.join('')}`);
}

/** All of a few points; of many some, at other places for each line; and those that no line leads to. */
function marked(points: readonly Point[], index: number): readonly Point[] {
  const step = Math.max(1, Math.ceil(points.length / 8));
  const first = Math.floor(((index % 4) / 4) * step);
  return points.filter(({ y }, at) => {
    const alone = points[at - 1]?.y === undefined && points[at + 1]?.y === undefined;
    return y !== undefined && (alone || at % step === first);
  });
}

function legendItems({ lines }: LineChart) {
  return lines.map(({ name }, index) => ({ name, sample: sampleOf(lineStyle(index)) }));
}

const MARKER_AREA = 44;

function markerOf({ marker }: LineStyle): string {
  return symbol(marker, MARKER_AREA).digits(2)() ?? '';
}

function strokeOf({ color, dashes }: LineStyle) {
  return { stroke: color, 'stroke-width': 2.25, 'stroke-dasharray': dashes };
}

function sampleOf(look: LineStyle): string {
  const stroke = element('line', { x1: 0, x2: 24, y1: 6, y2: 6, ...strokeOf(look) });
  return `${stroke}${element('path', { transform: 'translate(12 6)', d: markerOf(look), fill: look.color })}`;
}

interface NamesBeside {
  readonly width: number;
  readonly draw: (plot: Plot, positions: Positions) => string;
}

/** Each line's name where it ends, if all end at the right and the names have room. */
function namesBeside({ lines }: LineChart, scale: Scale, width: number, height: number): NamesBeside | undefined {
  const ends = lines.map((line) => line.points.at(-1));
  const last = Math.max(...ends.map((end) => end?.x ?? Number.NaN));
  if (width < NARROW || lines.length === 0 || ends.some((end) => end?.y === undefined || end.x !== last)) return;
  const texts = lines.map(({ name }) => shortened(name, 0.28 * width));
  const at = ends.map((end) => (1 - scale.at(end?.y ?? 0)) * height);
  const rows = spread(at, LINE_HEIGHT, 4, height - 4);
  if (rows === undefined) return;
  const draw = (plot: Plot) =>
    lines
      .map(({ name }, index) => {
        const look = lineStyle(index);
        const [x, from, to] = [plot.left + plot.width, plot.top + (at[index] ?? 0), plot.top + (rows[index] ?? 0)];
        const leader = { d: `M${x} ${from.toFixed(1)}L${x + 12} ${to.toFixed(1)}`, fill: 'none', ...GRID };
        const key = element('path', {
          transform: `translate(${x + 18} ${to.toFixed(1)})`,
          d: markerOf(look),
          fill: look.color,
        });
        const text = label(texts[index] ?? '', { class: 'name', x: x + 28, y: to + 4 }, name);
        return `${element('path', leader)}${key}${text}`;
      })
      .join('');
  return { width: 32 + texts.reduce((most, text) => Math.max(most, labelWidth(text)), 0), draw };
}
