/**
 * Charts as SVG that stands by itself, in a page or in a file. It holds neither scripts nor styles, axes and text take the
 * page's colour, and widths of text are estimated, so that it can be drawn where there is no browser.
 */

import { escapedSvg } from '../../text/markup.js';
import type { Chart } from '../chart.js';
import { LINE_HEIGHT, labelLines } from '../labels.js';
import { drawableLines } from '../points.js';
import { chartSentence } from '../sentence.js';
import { drawBars } from './bars.js';
import { type Attributes, element, label } from './element.js';
import type { Drawn, PictureSettings } from './frame.js';
import { drawLines } from './lines.js';
import { drawRanges } from './ranges.js';

export const FONT_FAMILY = 'system-ui, "Noto Sans JP", "Hiragino Sans", "Yu Gothic", sans-serif';

export type ChartSettings = Omit<PictureSettings, 'idPrefix'> & { readonly idPrefix?: string };

/** @returns an `svg` element whose height follows from what it shows */
export function chartSvg(chart: Chart, settings: ChartSettings): string {
  return chartPicture(chart, { idPrefix: 'chart', ...settings }).content;
}

/** @param place of an element that stands within another picture */
export function chartPicture(given: Chart, settings: PictureSettings, place: Attributes = {}): Drawn {
  const chart = given.kind === 'lines' ? drawableLines(given) : given;
  const { width, language, idPrefix } = settings;
  const heading = titleOf(chart.title, width);
  const drawn = draw(chart, settings);
  const height = Math.ceil(heading.height + drawn.height);
  const [titleId, descId] = [`${idPrefix}-title`, `${idPrefix}-desc`];
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...place,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-labelledby': titleId,
    'aria-describedby': descId,
    lang: language,
    'font-family': FONT_FAMILY,
    'font-size': 12,
    fill: 'currentColor',
  };
  const told = [
    element('title', { id: titleId }, escapedSvg(chart.title)),
    element('desc', { id: descId }, escapedSvg(chartSentence(chart, language))),
  ];
  const body = element('g', { transform: `translate(0 ${heading.height})` }, drawn.content);
  return { height, content: element('svg', attributes, `${told.join('')}${heading.content}${body}`) };
}

function draw(chart: Chart, settings: PictureSettings): Drawn {
  switch (chart.kind) {
    case 'lines':
      return drawLines(chart, settings);
    case 'bars':
      return drawBars(chart, settings);
    case 'ranges':
      return drawRanges(chart, settings);
  }
}

const TITLE_SIZE = 14;
const TITLE_HEIGHT = 20;
const TITLE_LINES = 3;
/** Letters are wider. */
export const BOLD = 1.1;

function titleOf(title: string, width: number): Drawn {
  const lines = labelLines(title, width, TITLE_LINES, TITLE_SIZE * BOLD);
  const look = { class: 'title', x: 0, 'font-size': TITLE_SIZE, 'font-weight': 'bold' };
  const content = lines.map((line, row) => label(line, { ...look, y: TITLE_SIZE + row * TITLE_HEIGHT }));
  return { height: lines.length === 0 ? 0 : lines.length * TITLE_HEIGHT + LINE_HEIGHT / 2, content: content.join('') };
}
