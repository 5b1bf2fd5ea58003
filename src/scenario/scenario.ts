/** A scenario as it was read: what is to be priced, on which day, where, and in which currency. */
import type { Place, SourceText } from '../errors.js';
import type { Formula } from '../formula/node.js';
import type { Currency } from '../quantity/currency.js';
import type { Day } from '../quantity/day.js';
import type { Rational } from '../quantity/rational.js';
import type { Dimensionless } from '../quantity/unit.js';
import type { Service } from '../services/contract/service.js';
import type { Traffic } from '../services/contract/traffic.js';
import type { Words } from '../words.js';
import type { AppliedDefault } from './appliedDefault.js';
import type { Expectation } from './expect/expectation.js';
import type { StatedPrices } from './prices.js';
import type { ProposalTerms } from './proposal.js';
import type { Uncertain } from './quantity/distribution.js';
import type { Frame } from './quantity/frame.js';
import type { Quantity } from './quantity/reading.js';

export const FREE_TIERS = ['none', 'always', 'newAccount'] as const;
/** Which free allowances apply: none; those that never expire; those and the twelve-month offers. */
export type FreeTier = (typeof FREE_TIERS)[number];

/** How messages call it. */
export const SCENARIO: Words = { en: 'a scenario', ja: 'シナリオ' };

/** The time zones that schedules follow, by the rules of the runtime; the version of these where the caller tells it. */
export interface TimeZones {
  readonly names: readonly string[];
  readonly version?: string;
}

/** Over how many years the options are added up, how the workload grows, and what later money is worth. */
export interface Horizon {
  readonly years: number;
  /** By workload quantity: how many times as much each year is as the one before. */
  readonly growth: ReadonlyMap<string, Rational>;
  /** How many times less money is worth a year later; default: one. */
  readonly discount: Rational;
  /** Both as formulas of the shares a year that the scenario states, for each year from the second (growth), or the first, on. */
  readonly byYear: {
    readonly growth: ReadonlyMap<string, readonly Formula<Dimensionless>[]>;
    readonly worth: readonly Formula<Dimensionless>[];
  };
}

export interface Scenario {
  readonly source: SourceText;
  readonly title: Words;
  readonly region: string;
  readonly asOf: Day;
  readonly frame: Frame;
  readonly currency: Currency;
  readonly freeTier: FreeTier;
  /** When the account was opened that `newAccount` is about; default: on `asOf`. */
  readonly accountOpened?: Day;
  readonly workload: ReadonlyMap<string, Quantity>;
  /** Quantities that are not known for sure, by id. */
  readonly uncertain: ReadonlyMap<string, Uncertain>;
  /** How the requests of a quantity arrive, by the quantity's name. */
  readonly traffic: ReadonlyMap<string, Traffic>;
  /** Prices that are stated, by id, instead of those of the books. */
  readonly prices: StatedPrices;
  readonly options: readonly Option[];
  /** Absent where no hours depend on any. */
  readonly timeZones?: TimeZones;
  readonly horizon?: Horizon;
  readonly terms?: ProposalTerms;
  readonly expectations: readonly Expectation[];
  /** Defaults of the scenario's own keys that were taken. */
  readonly appliedDefaults: readonly AppliedDefault[];
  readonly places: { readonly region: Place; readonly asOf: Place };
}

export interface Option {
  readonly name: string;
  readonly title: Words;
  readonly components: readonly Component[];
}

export interface Component {
  /** Unique within its option and service. */
  readonly name: string;
  readonly service: Service;
  readonly usage: Readonly<Record<string, unknown>>;
  readonly appliedDefaults: readonly AppliedDefault[];
  /** Where a key of the usage stands, for objections that come later. */
  placeOf(path: readonly string[]): Place;
}
