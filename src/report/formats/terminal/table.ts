/** A comparison as a table for a terminal. */
import type { Comparison } from '../../../bill/compare.js';
import type { Language } from '../../../words.js';
import { comparisonDocument } from '../../answers/comparison.js';
import { type TerminalStyle, terminalText } from './terminal.js';

export interface TableSettings extends TerminalStyle {
  readonly language: Language;
}

/**
 * A comparison as a table for a terminal: the options side by side in the scenario's currency, the answer below.
 * @param settings the columns of the screen, whether it has colours, the language
 * @example
 * ```ts
 * import { compare, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, comparisonTable, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const comparison = compare(source, { today: '2026-11-25' as Day }, builtInBooks());
 * const table = comparisonTable(comparison, { width: 100, color: false, language: 'en' });
 * table.split('\n')[0]; // => 'Campaign site: upload and convert pictures'
 * ```
 */
export function comparisonTable(comparison: Comparison, { language, ...look }: TableSettings): string {
  return terminalText(comparisonDocument(comparison, language, { charts: false }), look);
}
