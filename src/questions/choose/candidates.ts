/** What `optimise` chooses among: every alternative of a component, with what it meters wherever it may run. */

import { rulesOn } from '../../bill/knownRules.js';
import type { DayLookup } from '../../bill/meteringContext.js';
import type { Books } from '../../book/book.js';
import type { Snapshot } from '../../book/snapshot.js';
import type { Names } from '../../mention.js';
import { toNumber } from '../../quantity/rational.js';
import type { Component, Scenario } from '../../scenario/scenario.js';
import type { Alternative, AlternativeFilter, Alternatives, Facets } from '../../services/contract/alternatives.js';
import { type Words, withoutSpacesWithin } from '../../words.js';
import type { Effort } from '../effort.js';
import type { Measured } from './measured.js';
import type { Rejections } from './rejections.js';
import { type Sketch, sketchesOf } from './sketch.js';

/**
 * What `optimise` may choose from, and how much of it is told.
 * @see {@link optimise}
 */
export interface OptimiseSettings extends AlternativeFilter {
  /** Default: the scenario's own. */
  readonly regions?: readonly string[];
  /** No more instances than these. */
  readonly maxInstances?: number;
  /** @deprecated Use `maxInstances`. */
  readonly most?: number;
  /** How many configurations of each option are told. */
  readonly top: number;
  /** Measured beside the scenario. */
  readonly durations?: readonly Measured[];
  /** What people call `isWanted`, `durations`, and `durationsOf` a component, for messages; default: as here. */
  readonly saidAs?: Names;
}

/** What is chosen for one component: beside these its facets, such as `type` or `memoryMb`. */
export interface Choice extends Facets {
  readonly component: string;
  readonly service: string;
}

/** A component of which something can be chosen. */
export interface OpenComponent {
  readonly component: Component;
  readonly alternatives: Alternatives;
}

export function openComponentsOf(
  components: readonly Component[],
  filter: AlternativeFilter,
  books: Books,
  { asOf }: Scenario,
): OpenComponent[] {
  const rulesOf = rulesOn(asOf, books);
  return components.flatMap((component) => {
    const alternatives = component.service.alternatives?.alternativesTo(component.usage as never, filter, rulesOf);
    return alternatives === undefined ? [] : [{ component, alternatives }];
  });
}

/** A component as it would be with an alternative, and what it then meters. */
export interface Candidate {
  readonly choice: Choice;
  /** `m5.large`, `512 MB on arm64` */
  readonly words: Words;
  /** As the scenario has it. */
  readonly stated: Component;
  readonly component: Component;
  /** As the scenario has it, so that it isn't left out for its age. */
  readonly isStated: boolean;
  /** Whether a price is of what was chosen, and not of what goes with it. */
  isOwnPrice(id: string): boolean;
  /** Absent of places where it isn't possible. */
  readonly sketches: ReadonlyMap<Snapshot, Sketch>;
  /** A reason against it as it holds for others too. */
  inGeneral(reason: Words): Words;
}

export interface Candidates {
  readonly list: readonly Candidate[];
  /** How many alternatives were tried: all, or those until the effort was spent, but at least one. */
  readonly tried: number;
}

/** The candidates that are possible in some place; where one isn't it is told once, however many places there are. */
export function candidatesOf(
  { component, alternatives }: OpenComponent,
  scenario: Scenario,
  anywhere: DayLookup,
  places: readonly Snapshot[],
  maxInstances: number | undefined,
  rejected: Rejections,
  effort: Effort,
): Candidates {
  for (const { reason, words } of alternatives.excluded) rejected.add(reason, words);
  const list: Candidate[] = [];
  let tried = 0;
  for (const alternative of alternatives.found) {
    if (tried > 0 && effort.isSpent) break;
    tried += 1;
    const candidate = withAlternative(component, alternative);
    const sketches = new Map<Snapshot, Sketch>();
    const reasons = new Map<string, Words>();
    for (const { found, places: alike } of sketchesOf(candidate.component, scenario, anywhere, places)) {
      effort.spendSketch();
      const reason = 'reason' in found ? found.reason : tooMany(found, maxInstances);
      if (reason !== undefined) reasons.set(reason.en, reason);
      else for (const place of alike) sketches.set(place, found as Sketch);
    }
    for (const reason of reasons.values()) rejected.add(candidate.inGeneral(reason), candidate.words);
    if (sketches.size > 0 || reasons.size === 0) list.push({ ...candidate, sketches });
  }
  return { list, tried };
}

function withAlternative(
  stated: Component,
  { usage, chosen, words, facets, isStated = false, ownWord }: Alternative,
): Omit<Candidate, 'sketches'> {
  // What is chosen is no default that was taken.
  const appliedDefaults = stated.appliedDefaults.filter(({ key }) => !chosen.includes(key));
  return {
    choice: { component: stated.name, service: stated.service.name, ...facets },
    words,
    stated,
    component: { ...stated, usage, appliedDefaults },
    isStated,
    isOwnPrice: (id) => ownWord !== undefined && id.includes(ownWord.text),
    inGeneral({ en, ja }) {
      if (ownWord === undefined) return { en, ja };
      const { text, inGeneral } = ownWord;
      return { en: en.replaceAll(text, inGeneral.en), ja: withoutSpacesWithin(ja.replaceAll(text, inGeneral.ja)) };
    },
  };
}

function tooMany({ instances }: Sketch, max: number | undefined): Words | undefined {
  if (max === undefined || instances === undefined || toNumber(instances) <= max) return undefined;
  return { en: `too small: more than ${max} would be needed`, ja: `能力不足: ${max} 台を超える台数が必要` };
}
