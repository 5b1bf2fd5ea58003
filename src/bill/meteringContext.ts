/** What a service may ask of the scenario's day, for one component: prices, rules, and a way to object at its place. */
import type { Snapshot } from '../book/snapshot.js';
import { NotInBooks } from '../book/snapshot.js';
import { nearestWord } from '../document/nearest.js';
import { InputError, type Problem } from '../errors.js';
import { constant } from '../formula/build.js';
import { exactValue } from '../formula/exact.js';
import { type Formula, inOrder, type Node } from '../formula/node.js';
import { compareRationals } from '../quantity/rational.js';
import type { Unit } from '../quantity/unit.js';
import type { Component, Scenario } from '../scenario/scenario.js';
import { hasOffers } from '../services/contract/account.js';
import type { MeteringContext } from '../services/contract/service.js';
import { quantityWords } from '../services/spokenUnits.js';
import { type Code, inWords, japanese, plainWords, type Words } from '../words.js';
import type { Decision } from './decision.js';
import { type Requirement, unmetReason } from './requirement.js';

/** Where goes what metering a component finds besides its meters. */
export interface MeteringFindings {
  readonly problems: Problem[];
  readonly warnings: Words[];
  readonly decisions: Decision[];
  /** What must be so for the option to be possible. */
  readonly requirements: Requirement[];
  /** Why it isn't, where it is billed all the same. */
  readonly impossible: Words[];
}

/** What is looked up for a component; who looks it up may be somebody who only sketches. */
export type DayLookup = Omit<Snapshot, 'doubts' | 'warnings' | 'lookedUp'>;

export function meteringContext(
  component: Component,
  scenario: Scenario,
  snapshot: DayLookup,
  findings: MeteringFindings,
): MeteringContext {
  const { problems, warnings, decisions, requirements, impossible } = findings;
  const decide = (kind: Decision['kind'], quantity: Node, limit: Node) =>
    decisions.push({ kind, quantity, limit, component: component.name });
  const found = <T>(id: string, at: readonly string[], look: () => T): T => {
    try {
      return look();
    } catch (error) {
      if (!(error instanceof NotInBooks)) throw error;
      const { reason, hints: about } = error;
      const place = component.placeOf(at);
      const nearest = nearestOf(component.usage[at[0] ?? ''], id, about.candidates?.() ?? []);
      const { remedy } = about;
      throw new InputError([
        {
          code: 'notInBooks',
          message: reason,
          place,
          ...(nearest === undefined ? {} : { nearest }),
          ...(remedy === undefined ? {} : lazily(remedy)),
        },
      ]);
    }
  };
  const refuse: MeteringContext['refuse'] = (at, problem) =>
    problems.push({ ...problem, place: component.placeOf(at) });
  const hold =
    (kind: Requirement['kind'], required: Words) =>
    <U extends Unit>(at: readonly string[], what: Words | Code, quantity: Formula<U>, limit: Formula<U>): void => {
      const [name, since] = [inWords(what), sinceText(limit, snapshot.day)];
      const reason = {
        en: `${name.en} is {quantity}; ${required.en}${since.en}`,
        ja: japanese`${name.ja}が {quantity} です。${required.ja}${since.ja}`,
      };
      const requirement = { kind, quantity, limit, reason, component: component.name };
      requirements.push(requirement);
      const message = unmetReason(requirement);
      if (message !== undefined) refuse(at, { code: limit.kind === 'rule' ? 'overLimit' : 'outOfRange', message });
    };
  return {
    get day() {
      return snapshot.day;
    },
    get region() {
      return snapshot.region;
    },
    month: scenario.frame.month.formula,
    span: scenario.frame.span.formula,
    months: scenario.frame.months,
    isEvent: scenario.frame.isEvent,
    price: (id, unit, at = []) => found(id, at, () => snapshot.price(id, unit)),
    hasPrice: (id) => snapshot.hasPrice(id),
    rule: (id, unit, at = []) => found(id, at, () => snapshot.rule(id, unit)),
    hasRule: (id) => snapshot.hasRule(id),
    freeAllowance: (id, unit) => snapshot.freeAllowance(id, unit),
    newAccountAllowance(id, unit) {
      const offer = snapshot.freeAllowance(id, unit);
      return offer !== undefined && hasOffers(scenario, snapshot) ? offer : undefined;
    },
    valueOf: (quantity) => exactValue(quantity),
    exceeds(quantity, limit) {
      decide('above', quantity, limit);
      return compareRationals(exactValue(quantity), exactValue(limit)) > 0;
    },
    equals(quantity, limit) {
      decide('equal', quantity, limit);
      return compareRationals(exactValue(quantity), exactValue(limit)) === 0;
    },
    simulated(quantities) {
      for (const quantity of quantities) decide('simulated', quantity, NOTHING);
    },
    trafficOf(quantity) {
      const ids = inOrder([quantity]).flatMap((node) => (node.kind === 'input' ? [node.id] : []));
      return ids.map((id) => scenario.traffic.get(id)).find((traffic) => traffic !== undefined);
    },
    refuse,
    warn(words) {
      if (!warnings.some(({ en }) => en === words.en)) warnings.push(words);
    },
    requires({ needed, available, reason, causes }) {
      const requirement = {
        ...({ kind: 'above', quantity: needed, limit: available, reason, component: component.name } as const),
        ...(causes === undefined ? {} : { causes }),
      };
      requirements.push(requirement);
      const unmet = unmetReason(requirement);
      if (unmet === undefined) return;
      impossible.push(unmet);
      warnings.push(unmet);
    },
    atMost: hold('above', AT_MOST),
    atLeast: hold('below', AT_LEAST),
    multipleOf: hold('multipleOf', MULTIPLE_OF),
    equal: hold('equal', EQUAL_TO),
  };
}

/** What to do takes a look at the books of every region, and of a search for alternatives most problems are told to nobody. */
function lazily(work: () => Words): Pick<Problem, 'remedy'> {
  let found: Words | undefined;
  return {
    get remedy(): Words {
      found ??= work();
      return found;
    },
  };
}

const NOTHING = constant(0, {});

const AT_MOST: Words = { en: 'it can be at most {limit}', ja: '上限は {limit} です' };
const AT_LEAST: Words = { en: 'it must be at least {limit}', ja: '下限は {limit} です' };
const MULTIPLE_OF: Words = { en: 'it must be a multiple of {limit}', ja: '{limit} の倍数でなければなりません' };
const EQUAL_TO: Words = { en: 'it must be {limit}', ja: '{limit} でなければなりません' };

/** The word of the scenario stands at the end of the id; what stands before it leaves only the words of its kind. */
function nearestOf(word: unknown, id: string, candidates: readonly string[]): string | undefined {
  const key = id.slice(id.indexOf('/') + 1);
  if (typeof word !== 'string' || !key.endsWith(word)) return undefined;
  const before = key.slice(0, key.length - word.length);
  const words = candidates.filter((candidate) => candidate.startsWith(before)).map((one) => one.slice(before.length));
  // Another number is another version, generation or size: `dotnet9` is no slip for `dotnet8`.
  return nearestWord(
    word,
    words.filter((one) => numbersOf(one) === numbersOf(word)),
  );
}

function numbersOf(word: string): string {
  return (word.match(/\d+/g) ?? []).join(' ');
}

function sinceText(limit: Node, day: string): Words {
  if (limit.kind !== 'rule') return plainWords('');
  const { provenance, next } = limit;
  const { from, source } = provenance;
  const becomes = next && {
    from: next.from,
    amount: quantityWords(next.value, limit.unit),
  };
  const later = becomes === undefined ? '' : `, ${becomes.amount.en} from ${becomes.from} on`;
  const laterJa = becomes === undefined ? '' : japanese`、${becomes.from}からは${becomes.amount.ja}`;
  return {
    en: ` on ${day} (since ${from}${later}; ${source})`,
    ja: `（${day} 時点、${from} から${laterJa}; ${source}）`,
  };
}
