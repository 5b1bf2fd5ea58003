/** An answer that is a part of what was asked for says so in a sentence, as the problem does that the call ends with. */
import type { Problem } from '../../errors.js';
import { inNames, type Names } from '../../mention.js';
import type { Language } from '../../words.js';

/** As in every document, where settings are what the program calls them. */
const FLAGS: Names = {
  doubts: '--doubts',
  from: '--from',
  points: '--points',
  regions: '--region',
  samples: '--samples',
  step: '--step',
};

export function partSentence({ message, remedy }: Pick<Problem, 'message' | 'remedy'>, language: Language): string {
  const texts = [message, remedy].flatMap((words) => (words === undefined ? [] : inNames(words, FLAGS)[language]));
  const en = `${texts.join('; ')}.`.replace(/^[a-z]/, (first) => first.toUpperCase());
  return { en, ja: `${texts.join('。')}。` }[language];
}
