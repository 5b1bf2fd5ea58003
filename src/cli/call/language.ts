/** In which language people are spoken to: what `--lang` says, else the environment; known before anything is parsed. */
import { environmentLanguage } from '../../io/terminal/terminal.js';
import { isLanguage, type Language, type Words } from '../../words.js';

/** Says words in the person's language. commander takes one text for each thing, and so everything it shows goes through this. */
export type Say = (words: Words) => string;

export function speaker(language: Language): Say {
  return (words) => words[language];
}

/** What is no language is refused where the options are parsed. */
export function languageOf(words: readonly string[]): Language {
  const end = words.indexOf('--');
  const said = end < 0 ? words : words.slice(0, end);
  const values = said.flatMap((word, index) => {
    if (word === '--lang') return said[index + 1] ?? [];
    return word.startsWith('--lang=') ? word.slice('--lang='.length) : [];
  });
  const last = values.findLast(isLanguage);
  return last ?? environmentLanguage();
}
