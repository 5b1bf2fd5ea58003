/** What an answer takes for granted that nobody said: defaults that were taken, and what services assume. */
import { numberInWords } from '../quantity/rational.js';
import { appliedDefaultWords } from '../scenario/appliedDefault.js';
import type { Uncertain } from '../scenario/quantity/distribution.js';
import type { Scenario } from '../scenario/scenario.js';
import { quantityWords } from '../services/spokenUnits.js';
import type { Words } from '../words.js';
import type { OptionBill } from './option.js';

export interface Assumptions {
  /** Of the whole scenario. */
  readonly whole: readonly Words[];
  /** Of each option, by name, in the scenario's order. */
  readonly options: ReadonlyMap<string, readonly Words[]>;
}

/** What was billed for a question: the scenario at some values, with the bills that could be made. */
interface Billed {
  readonly scenario: Scenario;
  readonly options: readonly { readonly option: { readonly name: string }; readonly bill?: OptionBill }[];
}

/** Of all that a question billed, each once; what it moves is none of the defaults. */
export function assumptionsOf(all: readonly [Billed, ...Billed[]]): Assumptions {
  const [{ scenario }] = all;
  const options = scenario.options.map(({ name }): [string, Words[]] => {
    const bills = all.flatMap(({ options }) => options.find(({ option }) => option.name === name)?.bill ?? []);
    return [name, distinct(bills.flatMap(({ assumed }) => assumed))];
  });
  return { whole: [...defaultsOf(scenario), ...middlesOf(scenario)], options: new Map(options) };
}

/** Of several parts of an answer, each once. */
export function joinedAssumptions(parts: readonly Assumptions[]): Assumptions {
  const options = new Map<string, readonly Words[]>();
  for (const part of parts) {
    for (const [name, words] of part.options) options.set(name, distinct([...(options.get(name) ?? []), ...words]));
  }
  return { whole: distinct(parts.flatMap(({ whole }) => whole)), options };
}

/** Each text once. */
export function distinct(words: readonly Words[]): Words[] {
  return [...new Map(words.map((one) => [one.en, one])).values()];
}

/** Defaults of the whole scenario that were taken, unless the question moves them. */
export function defaultsOf({ appliedDefaults, frame }: Pick<Scenario, 'appliedDefaults' | 'frame'>): Words[] {
  return appliedDefaults.filter(({ key }) => !frame.values.has(key)).map((one) => appliedDefaultWords([one]));
}

/** An uncertain quantity is billed at its middle, unless the question moves it. */
export function middlesOf({ uncertain, frame }: Pick<Scenario, 'uncertain' | 'frame'>): Words[] {
  return [...uncertain.values()].filter(({ id }) => !frame.values.has(id)).map(middleWords);
}

function middleWords({ id, unit, middle, written }: Uncertain): Words {
  const value = quantityWords(middle, unit, numberInWords(middle, 6));
  return { en: `${id} ${value.en}, the middle of ${written}`, ja: `${id} ${value.ja}（${written} の中央）` };
}
