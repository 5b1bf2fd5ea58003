/**
 * What could stand in for a component, for whoever looks for the cheapest: of instances other types, of functions other memory.
 * A service says what there is; whether it carries the load and what it costs is worked out as for any component.
 */
import type { Rational } from '../../quantity/rational.js';
import type { Words } from '../../words.js';
import type { RulesOf } from './knownRules.js';

/** What a caller would choose from. A service passes over what means nothing to it. */
export interface AlternativeFilter {
  /** Of what has a name in the books, such as an instance type; default: all. */
  readonly isWanted?: (name: string) => boolean;
  /** Default: the service's own choice. */
  readonly architectures?: readonly ('x86_64' | 'arm64')[];
  /** Default: as the component says. */
  readonly purchases?: readonly PurchaseWords[];
}

/** As a scenario's `purchase`: `onDemand`, or `{ reserved: 1 year, upfront: all }`. */
export type PurchaseWords = 'onDemand' | Readonly<Record<string, unknown>>;

/** A component's usage where all services are alike. */
type Usage = Readonly<Record<string, unknown>>;

/** One of what could stand in. */
export interface Alternative<U = Usage> {
  /** What the component would say. */
  readonly usage: U;
  /** The keys of the usage that were chosen: what stands there is no default that was taken. */
  readonly chosen: readonly (keyof U & string)[];
  /** `m5.large reserved 1 year, all upfront` */
  readonly words: Words;
  /** The same for programs, in this order: `{ type: m5.large, purchase: onDemand }`. */
  readonly facets: Facets;
  /** Nothing was chosen otherwise than the component says; what is left out for its age is left in where it is stated. */
  readonly isStated?: boolean;
  /**
   * A word that the ids of its own prices and reasons against it may hold, and what stands for it where many are left out for
   * the like reason.
   */
  readonly ownWord?: { readonly text: string; readonly inGeneral: Words };
}

export type Facets = Readonly<Record<string, string>>;

export interface Exclusion {
  readonly words: Words;
  readonly reason: Words;
}

export interface Alternatives<U = Usage> {
  readonly found: readonly Alternative<U>[];
  /** What the caller wanted and nobody would take: what the day doesn't have, or what can't carry anything. */
  readonly excluded: readonly Exclusion[];
  /** What was taken for granted in choosing, beside what the bill of a choice assumes. */
  readonly assumed?: readonly Words[];
}

/** A service of whose components something can be chosen. */
export interface AlternativesSource<U = Usage> {
  /** What a component has to say for that, after "give": "`lambda` its `durationByMemory`". */
  readonly asks: Words;
  /** undefined where the component doesn't say it, and so stays as it is. */
  alternativesTo(usage: U, filter: AlternativeFilter, rulesOf: RulesOf): Alternatives<U> | undefined;
  /** Absent where nothing that is measured beside a scenario belongs to it. */
  readonly measured?: Measurable<U>;
}

/** How long a call runs with so much memory, as measured. */
export interface MeasuredDuration {
  readonly memoryMb: Rational;
  readonly durationMs: Rational;
}

export interface Measurable<U = Usage> {
  /** What is measured, in the middle of a sentence: "function". */
  readonly what: Words;
  /** The usage with what was measured in place of what it said. */
  withDurations(usage: U, durations: readonly MeasuredDuration[]): U;
}
