/** The charts of documents for a terminal, one below the other. */
import { chartText } from '../../chart/text/text.js';
import type { Document } from '../../document/document.js';
import { WORDS } from '../../document/words.js';
import { wrapped } from '../../text/text.js';

/** @param width of the screen in columns */
export function chartsText(documents: readonly Document[], width: number): string {
  const texts = documents.flatMap(({ parts, language }) => [
    ...parts.flatMap((part) => (part.kind === 'chart' ? [chartText(part.chart, width)] : [])),
    ...parts.flatMap((part) =>
      part.kind === 'warnings' ? part.texts.map((text) => wrapped(`${WORDS.warning[language]}: ${text}`, width)) : [],
    ),
  ]);
  return texts.join('\n\n');
}
