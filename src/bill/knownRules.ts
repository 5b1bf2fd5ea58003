/** The rules of the books as services see them beyond what holds on a day. */
import type { Books, RuleHistory } from '../book/book.js';
import type { Day } from '../quantity/day.js';
import type { DatedRules, KnownRules, RulesOf } from '../services/contract/knownRules.js';

export function knownRules(books: Books): RulesOf<KnownRules> {
  return (group) => {
    const rules = rulesIn(books, group);
    return { ids: () => Object.keys(rules), newest: (id) => historyIn(rules, id)?.at(-1)?.value };
  };
}

export function rulesOn(day: Day, books: Books): RulesOf<DatedRules> {
  const known = knownRules(books);
  return (group) => {
    const rules = rulesIn(books, group);
    const on = (id: string) => historyIn(rules, id)?.findLast(({ from }) => from <= day)?.value;
    return { ...known(group), isThere: (id) => on(id) !== undefined, on };
  };
}

type Rules = Readonly<Record<string, RuleHistory>>;

function rulesIn(books: Books, group: string): Rules {
  return books.rules(group)?.rules ?? {};
}

function historyIn(rules: Rules, id: string): RuleHistory['history'] | undefined {
  return Object.hasOwn(rules, id) ? rules[id]?.history : undefined;
}
