/** The page of any question's answers: a comparison calculates, what else was asked is read. */
import type { Language } from '../../words.js';
import type { Answer } from '../document.js';
import { comparisonPage } from './comparisonPage.js';
import { documentPage } from './documentPage.js';

export function answerPage(answers: readonly Answer[], language: Language): string {
  const compared = answers.flatMap((answer) => answer.compared ?? []);
  if (compared.length === answers.length && compared.length > 0) return comparisonPage(compared, language);
  return documentPage(answers.map((answer) => answer.document(language, { details: true })));
}
