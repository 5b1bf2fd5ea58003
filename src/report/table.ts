/** A comparison as a table for a terminal. */
import type { Comparison } from '../compare/compare.js';
import type { Language } from '../words.js';
import { comparisonDocument } from './comparison.js';
import { type TerminalLook, terminalText } from './terminal.js';

export interface TableSettings extends TerminalLook {
  readonly language: Language;
}

export function comparisonTable(comparison: Comparison, { language, ...look }: TableSettings): string {
  return terminalText(comparisonDocument(comparison, language, { charts: false }), look);
}
