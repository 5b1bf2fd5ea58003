/** Charts drawn with the characters of a terminal. No colour is needed to read them. */

import { wrapped } from '../../text/text.js';
import type { Chart } from '../chart.js';
import { drawableLines } from '../points.js';
import { barRows } from './bars.js';
import { paints } from './frame.js';
import { lineRows } from './lines.js';
import { rangeRows } from './ranges.js';

const MIN_WIDTH = 20;

/** @param width of the screen in columns */
export function chartText(chart: Chart, width: number, color = false): string {
  const columns = Math.max(MIN_WIDTH, width);
  const rows = rowsOf(chart, columns, color);
  const title = chart.title === '' ? [] : wrapped(chart.title, columns).split('\n');
  return [...title, ...rows].map((row) => row.trimEnd()).join('\n');
}

function rowsOf(chart: Chart, width: number, color: boolean): readonly string[] {
  switch (chart.kind) {
    case 'lines':
      return lineRows(drawableLines(chart), width, paints(color));
    case 'bars':
      return barRows(chart, width, paints(color));
    case 'ranges':
      return rangeRows(chart, width);
  }
}
