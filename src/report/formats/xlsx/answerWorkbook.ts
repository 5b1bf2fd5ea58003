/** The workbook of any answer: a comparison's calculates, every other question's shows its tables. */
import type { Language } from '../../../words.js';
import type { Answer } from '../../document/document.js';
import { comparisonWorkbook } from './comparisonWorkbook.js';
import { documentWorkbook } from './documentWorkbook.js';

export function answerWorkbook(answers: readonly Answer[], language: Language): Uint8Array {
  const comparisons = answers.flatMap(({ compared }) => (compared === undefined ? [] : [compared.comparison]));
  if (comparisons.length === answers.length) return comparisonWorkbook(comparisons, language);
  return documentWorkbook(answers.map((answer) => answer.document(language, { isPlain: true })));
}
