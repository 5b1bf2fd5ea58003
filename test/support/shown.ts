/** Answers as a terminal shows them, without colours. */

import type { Answer } from '../../src/report/document/document.js';
import { chartsText } from '../../src/report/formats/terminal/charts.js';
import { terminalText } from '../../src/report/formats/terminal/terminal.js';
import type { Language } from '../../src/words.js';

export function tableOf(answer: Answer, language: Language, width: number): string {
  return terminalText(answer.document(language, { charts: false }), { width, color: false });
}

export function chartOf(answer: Answer, language: Language, width: number): string {
  return chartsText([answer.document(language)], width);
}
