/** What an answer takes for granted, as facts of a document and as JSON. */
import type { Assumptions } from '../../bill/assumptions.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Language } from '../../words.js';
import { optionTitle } from './cells.js';
import type { Fact, Part } from './document.js';
import { joined } from './foundations.js';
import { WORDS } from './words.js';

/** None where nothing is assumed. */
export function assumedPart(assumed: Assumptions, scenario: Scenario, language: Language): Part[] {
  const name = WORDS.assumed[language];
  const facts: Fact[] = [
    { name, text: joined(assumed.whole, language) },
    ...[...assumed.options].map(([option, words]) => ({
      name: `${name}, ${optionTitle(scenario, option, language)}`,
      text: joined(words, language),
    })),
  ].filter(({ text }) => text !== '');
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

/** Of each option, by name, as in a comparison: what holds for the whole scenario first. */
export function assumedJson({ whole, options }: Assumptions): object {
  return Object.fromEntries([...options].map(([name, words]) => [name, [...whole, ...words].map(({ en }) => en)]));
}
