/** The charts of documents for a terminal, one below the other. */
import { chartText } from '../../chart/text/text.js';
import type { Document } from '../../document/document.js';

/** @param width of the screen in columns */
export function chartsText(documents: readonly Document[], width: number): string {
  const charts = documents.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'chart' ? [part.chart] : [])));
  return charts.map((chart) => chartText(chart, width)).join('\n\n');
}
