/** From low to high, row by row, in SVG. */

import { escapedSvg } from '../../text/markup.js';
import type { RangeChart } from '../chart.js';
import { LINE_HEIGHT, labelWidth, shortened } from '../labels.js';
import { LINE_COLORS } from '../palette.js';
import { drawableRanges, extentOf } from '../points.js';
import { amountScale } from '../scale.js';
import { NO_VALUES } from '../sentence.js';
import { element, label } from './element.js';
import { amountsBelow, type Drawn, noValues, type PictureSettings, plotArea, rowLayout } from './frame.js';

const THICKNESS = 18;
const BESIDE = 7;

export function drawRanges(chart: RangeChart, { width, language }: PictureSettings): Drawn {
  const { amount } = chart;
  const rows = drawableRanges(chart);
  const texts = rows.map(({ lowText, highText }) => [lowText, highText].map((text) => shortened(text, 0.28 * width)));
  const widest = (side: 0 | 1) =>
    texts.reduce((most, row) => Math.max(most, labelWidth(row[side] ?? '')), 0) + BESIDE + 4;
  const { plot, rowTop, name } = rowLayout(
    rows.map((range) => range.name),
    { top: 4, width, before: widest(0), after: widest(1), thickness: THICKNESS },
  );
  const scale = amountScale(
    extentOf(rows.flatMap(({ low, high, middle }) => (middle === undefined ? [low, high] : [low, high, middle]))),
    amount,
    5,
    false,
  );
  const at = (value: number) => plot.left + scale.at(value) * plot.width;
  const below = amountsBelow(scale, amount.label, plot, width);
  const drawn = rows.map((range, index) => {
    const y = rowTop(index) + THICKNESS / 2;
    const [from, to] = [Math.min(at(range.low), at(range.high)), Math.max(at(range.low), at(range.high))];
    const [low = '', high = ''] = texts[index] ?? [];
    const title = element('title', {}, escapedSvg(`${range.name}: ${range.lowText} – ${range.highText}`));
    const path = `M${from.toFixed(1)} ${y}H${to.toFixed(1)}M${from.toFixed(1)} ${y - 6}V${y + 6}M${to.toFixed(1)} ${y - 6}V${y + 6}`;
    const line = element('path', { class: 'range', d: path, stroke: LINE_COLORS[0], 'stroke-width': 3, fill: 'none' });
    const middle =
      range.middle === undefined
        ? ''
        : element('circle', { cx: at(range.middle), cy: y, r: 5, fill: LINE_COLORS[0], stroke: 'currentColor' });
    const ends = [
      label(low, { class: 'low', x: from - BESIDE, y: y + 4, 'text-anchor': 'end' }, range.lowText),
      label(high, { class: 'high', x: to + BESIDE, y: y + 4 }, range.highText),
    ];
    return `${name(index)}${element('g', {}, `${title}${line}${middle}`)}${ends.join('')}`;
  });
  const none = rows.length === 0 ? noValues(NO_VALUES[language], plot) : '';
  const content = `${plotArea(plot)}${below.content}${drawn.join('')}${none}`;
  return { height: plot.top + plot.height + below.height + LINE_HEIGHT / 4, content };
}
