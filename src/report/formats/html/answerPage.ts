/** The page of any question's answers: a comparison calculates, what else was asked is read. */
import type { Language } from '../../../words.js';
import type { Answer } from '../../document/document.js';
import { comparisonPage } from './comparisonPage.js';
import { documentPage } from './documentPage.js';

/**
 * One HTML file of any question's answers, which works without a network: comparisons calculate in it, what else was asked is read.
 * @throws TypeError where there is no answer
 * @example
 * ```ts
 * import { answerPage, compare, comparisonAnswer, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * answerPage([comparisonAnswer(comparison, asked)], 'en').slice(0, 15); // => '<!DOCTYPE html>'
 * ```
 */
export function answerPage(answers: readonly Answer[], language: Language): string {
  const compared = answers.flatMap((answer) => answer.compared ?? []);
  if (compared.length === answers.length && compared.length > 0) return comparisonPage(compared, language);
  return documentPage(answers.map((answer) => answer.document(language, { details: true, isPlain: true })));
}
