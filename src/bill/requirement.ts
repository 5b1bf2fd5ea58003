/**
 * Whether an option is possible, as formulas beside its amount: pairs of quantities that must stand to each other in some way. What
 * an option lacks in what it has stated (too few instances, a quota) leaves it its cost; what a limit of AWS forbids is refused where
 * the scenario says so. A value that a question takes instead of the scenario's finds either out by the same pairs.
 */
import { exactValue } from '../formula/exact.js';
import type { Node } from '../formula/node.js';
import {
  compareRationals,
  divide,
  multiply,
  numberInWords,
  ONE,
  type Rational,
  rational,
  roundToMultiple,
} from '../quantity/rational.js';
import type { Unit } from '../quantity/unit.js';
import { quantityWords } from '../services/spokenUnits.js';
import { COMMA, LANGUAGES, type Words, withoutSpacesWithin } from '../words.js';
import { type Decision, holds } from './decision.js';

export interface Requirement extends Decision {
  readonly kind: Exclude<Decision['kind'], 'simulated'>;
  /** Why the option isn't possible, with `{words}` in place of what depends on the two quantities, see `PARTS`. */
  readonly reason: Words;
  /** Why so much is needed: those that alone ask for more than there is are told as `{because}`. */
  readonly causes?: readonly Cause[];
}

interface Cause {
  readonly needed: Node;
  readonly because: Words;
}

/** Both quantities at some values. */
interface RequirementValues {
  readonly quantity: Rational;
  readonly limit: Rational;
  readonly unit: Unit;
  readonly because: readonly Words[];
}

/** What a limit allows is forbidden beyond it; what must be equal or a multiple is forbidden where it isn't. */
export function isMet({ kind }: Pick<Requirement, 'kind'>, quantity: Rational, limit: Rational): boolean {
  const falls = holds({ kind }, quantity, limit);
  return kind === 'above' || kind === 'below' ? !falls : falls;
}

/** Why the option isn't possible at the values that its quantities have; undefined where it is. */
export function unmetReason(
  requirement: Requirement,
  exact: (node: Node) => Rational = (node) => exactValue(node),
): Words | undefined {
  const { quantity: node, limit: bound, reason, causes = [] } = requirement;
  const [quantity, limit] = [exact(node), exact(bound)];
  if (isMet(requirement, quantity, limit)) return undefined;
  const because = causes.filter(({ needed }) => compareRationals(exact(needed), limit) > 0).map((one) => one.because);
  return filled(reason, { quantity, limit, unit: node.unit, because });
}

/** What is said of a component, where it is of one and not of the whole option. */
export function aboutComponent(name: string | undefined, { en, ja }: Words): Words {
  return name === undefined ? { en, ja } : { en: `${name}: ${en}`, ja: `${name}: ${ja}` };
}

/** The words of a reason at some values. */
function filled(reason: Words, values: RequirementValues): Words {
  const [en, ja] = LANGUAGES.map((language) =>
    reason[language].replace(/\{(\w+)\}/g, (text, key: string) => PARTS[key]?.(values)[language] ?? text),
  ) as [string, string];
  return { en, ja: withoutSpacesWithin(ja) };
}

const same = (text: string): Words => ({ en: text, ja: text });

const PARTS: Readonly<Record<string, (values: RequirementValues) => Words>> = {
  /** With the unit: of limits of AWS. */
  quantity: ({ quantity, unit }) => quantityWords(quantity, unit),
  limit: ({ limit, unit }) => quantityWords(limit, unit),
  /** Without: of what there are so many of. */
  needed: ({ quantity }) => same(numberInWords(quantity, 1)),
  wholeNeeded: ({ quantity }) => same(numberInWords(roundToMultiple(quantity, ONE, 'up'), 0)),
  available: ({ limit }) => same(numberInWords(limit, 0)),
  coveredPercent: ({ quantity, limit }) =>
    same(numberInWords(roundToMultiple(multiply(divide(limit, quantity), rational(100)), ONE, 'down'), 0)),
  because: ({ because }) => ({
    en: because.map(({ en }) => en).join(COMMA.en),
    ja: because.map(({ ja }) => ja).join(COMMA.ja),
  }),
};
