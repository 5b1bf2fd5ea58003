/** What things cost, in SVG: bars of parts. */

import { escapedSvg } from '../../text/markup.js';
import type { Bar, BarChart } from '../chart.js';
import { labelWidth, shortened } from '../labels.js';
import { areaStyle } from '../palette.js';
import { extentOf, partNames, stacked } from '../points.js';
import { amountScale } from '../scale.js';
import { NO_VALUES } from '../sentence.js';
import { element, label } from './element.js';
import {
  AXIS,
  amountsBelow,
  type Drawn,
  legend,
  noValues,
  type PictureSettings,
  plotArea,
  rowLayout,
} from './frame.js';

const THICKNESS = 22;

export function drawBars(chart: BarChart, settings: PictureSettings): Drawn {
  const { bars, amount } = chart;
  const { width, idPrefix } = settings;
  const parts = partNames(bars);
  const fills = new Map(parts.map((name, index) => [name, areaFill(index, idPrefix)]));
  const keys = legend(
    parts.map((name) => ({ name, sample: filled({ x: 0, y: 0, width: 24, height: 12 }, fills.get(name)) })),
    2,
    width,
  );
  const ends = bars.flatMap((bar) => stacked(bar.parts).map(({ to }) => to));
  const texts = bars.map(({ text }) => shortened(text, 0.4 * width));
  const after = 12 + texts.reduce((most, text) => Math.max(most, labelWidth(text)), 0);
  const { plot, rowTop, name } = rowLayout(
    bars.map((bar) => bar.name),
    { top: keys.height + 4, width, before: 0, after, thickness: THICKNESS },
  );
  const scale = amountScale(extentOf(ends), amount, 5, true);
  const at = (value: number) => plot.left + scale.at(value) * plot.width;
  const below = amountsBelow(scale, amount.label, plot, width);
  const drawn = bars.map((bar, index) => {
    const y = rowTop(index);
    const end = Math.max(at(0), ...stacked(bar.parts).map(({ to }) => at(to)));
    const text = label(texts[index] ?? '', { class: 'total', x: end + 6, y: y + THICKNESS / 2 + 4 }, bar.text);
    return `${name(index)}${drawnBar(bar, chart, y, at, fills)}${text}`;
  });
  const base = element('line', { x1: at(0), x2: at(0), y1: plot.top, y2: plot.top + plot.height, ...AXIS });
  const content = [
    patterns(parts.length, idPrefix),
    plotArea(plot),
    keys.content,
    below.content,
    ...drawn,
    base,
    bars.length === 0 ? noValues(NO_VALUES[settings.language], plot) : '',
  ];
  return { height: plot.top + plot.height + below.height, content: content.join('') };
}

function drawnBar(
  { name, parts }: Bar,
  { amount }: BarChart,
  y: number,
  at: (value: number) => number,
  fills: ReadonlyMap<string, Fill>,
): string {
  return stacked(parts)
    .map(({ part, from, to }) => {
      const [x, end] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
      const title = element('title', {}, escapedSvg(`${name}, ${part.name}: ${part.text ?? amount.text(part.value)}`));
      const box = { x, y, width: end - x, height: THICKNESS };
      return element('g', { class: 'part' }, `${title}${filled(box, fills.get(part.name))}`);
    })
    .join('');
}

interface Fill {
  readonly color: string;
  readonly pattern: string | undefined;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function areaFill(index: number, idPrefix: string): Fill {
  const { color, pattern } = areaStyle(index);
  return { color, pattern: pattern === undefined ? undefined : `url(#${idPrefix}-part${index})` };
}

function filled(box: Box, fill: Fill | undefined): string {
  const outline = { stroke: 'currentColor', 'stroke-width': 0.75 };
  const area = element('rect', { ...box, fill: fill?.color, ...outline });
  return fill?.pattern === undefined ? area : `${area}${element('rect', { ...box, fill: fill.pattern })}`;
}

function patterns(count: number, idPrefix: string): string {
  const drawn = Array.from({ length: count }, (_, index) => {
    const d = areaStyle(index).pattern;
    if (d === undefined) return '';
    const stroke = { fill: 'none', stroke: '#000', 'stroke-opacity': 0.75, 'stroke-width': 1.25 };
    const square = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' };
    return element('pattern', { id: `${idPrefix}-part${index}`, ...square }, element('path', { d, ...stroke }));
  }).join('');
  return drawn === '' ? '' : element('defs', {}, drawn);
}
