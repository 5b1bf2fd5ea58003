/** The contract of a service: what a scenario may say of it, and what it meters. What a meter costs is not its business. */
import type { Problem } from '../../errors.js';
import type { Formula, Node, Price, PriceOf } from '../../formula/node.js';
import type { Day } from '../../quantity/day.js';
import type { Rational } from '../../quantity/rational.js';
import type { Dimensionless, HOUR, MONTH, Unit, USD, USD_PER_HOUR } from '../../quantity/unit.js';
import type { Code, Words } from '../../words.js';
import type { AlternativesSource } from './alternatives.js';
import type { Fields, UsageOf } from './field.js';
import type { KnownRules, RulesOf } from './knownRules.js';
import type { PlanTerms } from './plans.js';
import type { SkuPatterns } from './sku.js';
import type { Traffic } from './traffic.js';
import type { UnitWords } from './unitWords.js';

/** Something that may cost money and that the scenario doesn't mention. `key` is what a service can cover. */
export interface Topic {
  readonly key: string;
  readonly words: Words;
}

/**
 * A quantity that is free each month, shared by all meters of the option that name the same pool. It is subtracted
 * from the quantity before any price is applied (AWS Lambda's pricing page, worked examples).
 */
export interface Allowance {
  readonly pool: string;
  /** What never expires. */
  readonly always?: Node | undefined;
  /** What new accounts get for twelve months. */
  readonly newAccount?: Node | undefined;
}

/** One metered quantity and its price. Meters of an option with the same price share its volume tiers. */
export interface PricedMeter {
  readonly name: Words;
  /** What its line was called before; scenarios that expect something of it may still say so. */
  readonly formerly?: string;
  readonly quantity: Node;
  readonly price: Price;
  readonly allowance?: Allowance;
}

/** What costs what the scenario says, since AWS has no price for it. */
export interface DeclaredMeter {
  readonly name: Words;
  readonly quantity: Node;
  readonly usd: Formula<USD>;
}

export type Meter = PricedMeter | DeclaredMeter;

/** What components use of something that the whole option has only so much of, such as concurrent calls. */
export interface QuotaUsage {
  /** Claims of one pool are added up. */
  readonly pool: string;
  readonly what: Words;
  readonly quantity: Node;
  /** A rule of the day, or what the scenario states instead. */
  readonly limit: Node;
  readonly remedy: Words;
}

/** What is bought for a term: what is paid at the beginning, and what in each month beside it. */
export interface TermPayment {
  readonly termMonths: number;
  /** Absent where only the rate with the payment spread in is known. */
  readonly upfront?: Formula<USD>;
  /** In each hour of the term, and in the scenario's month. */
  readonly hourly?: Formula<USD>;
  readonly monthly?: Formula<USD>;
  /** Of a Savings Plan: what is committed to for each hour. */
  readonly commitment?: Formula<typeof USD_PER_HOUR>;
}

/** A Savings Plan that several components of an option share, of the component that is the plan. */
export interface SharedPlan extends PlanTerms {
  readonly commitment: Formula<typeof USD_PER_HOUR>;
  /** Of the plan's component: warnings and decisions of the whole belong to it. */
  readonly context: MeteringContext;
}

/** A meter that a plan covers as far as its commitment goes; what it doesn't cover stays as the meter says. */
export interface PlanClaim {
  /** The name of the plan's component. */
  readonly plan: string;
  readonly meter: PricedMeter;
  /** How long it runs. */
  readonly active: Formula<HOUR>;
  /** How its quantity arrives, where that isn't evenly. */
  readonly traffic?: Traffic;
  /** Of EC2's instances: a plan of instances is of one family. */
  readonly family?: string;
  /** Of the component that makes the claim. */
  readonly context: MeteringContext;
  /** The plan's rate for a unit; undefined where the plan can't cover it, which has been objected to. */
  rateUnder(plan: PlanTerms): Formula<Unit> | undefined;
}

export interface Metering {
  readonly meters: readonly Meter[];
  readonly payments?: readonly TermPayment[];
  readonly notPriced: readonly Topic[];
  /** What the service took for granted beyond the defaults of keys. */
  readonly assumed?: readonly Words[];
  readonly quotaUsages?: readonly QuotaUsage[];
  /** Of its meters, those that a Savings Plan of the option may cover. */
  readonly claims?: readonly PlanClaim[];
  /** That it is such a plan. */
  readonly sharedPlan?: SharedPlan;
  /** How many of it there are, where the service works that out. */
  readonly instances?: Formula<Dimensionless>;
}

/** What holds on the scenario's day, and a way to object. `at` is the usage key that an objection points at. */
export interface MeteringContext {
  readonly day: Day;
  readonly region: string;
  /** How long the scenario's month is. */
  readonly month: Formula<HOUR>;
  /** How long what is there all the time is billed: the month, or the scenario's event. */
  readonly span: Formula<HOUR>;
  /** Whether the scenario is about one event and not a month. */
  readonly isEvent: boolean;
  /** How many months are billed of what is kept all the time: one, whatever the month's length, or the event's part of it. */
  readonly months: Formula<MONTH>;
  /** `service/price` @throws InputError where the books don't have it. */
  price<U extends Unit>(id: string, unit: U, at?: readonly string[]): PriceOf<U>;
  hasPrice(id: string): boolean;
  /** `service/rule` @throws InputError where the books don't have it. */
  rule<U extends Unit>(id: string, unit: U, at?: readonly string[]): Formula<U>;
  /** Whether the books have a rule for the day, as of what holds from some day on. */
  hasRule(id: string): boolean;
  /** A rule that grants something for free; undefined where AWS made no such offer on the day. */
  freeAllowance<U extends Unit>(id: string, unit: U): Formula<U> | undefined;
  /** The same of an offer of an account's first twelve months; undefined too where the scenario's account has none on the day. */
  newAccountAllowance<U extends Unit>(id: string, unit: U): Formula<U> | undefined;
  /** What a quantity comes to, for words; a decision by it belongs into `exceeds`. */
  valueOf(quantity: Node): Rational;
  exceeds<U extends Unit>(quantity: Formula<U>, limit: Formula<U>): boolean;
  /**
   * What must be for the option to be possible: where `needed` is above `available` it is billed all the same, and is never the cheapest.
   * @see {@link Need}
   */
  requires<U extends Unit>(need: Need<U>): void;
  /** A decision, as `exceeds`. */
  equals<U extends Unit>(quantity: Formula<U>, other: Formula<U>): boolean;
  /** What was worked out from these by going through the traffic, which no formula says. */
  simulated(quantities: readonly Node[]): void;
  /** The shape of a quantity's arrivals, where the scenario gives one. */
  trafficOf(quantity: Node): Traffic | undefined;
  refuse(at: readonly string[], problem: Omit<Problem, 'place'>): void;
  /** What a person should know before relying on the figures. */
  warn(words: Words): void;
  /** An objection where the quantity is above a rule of the day; `what` names the thing in the message. */
  atMost<U extends Unit>(at: readonly string[], what: Words | Code, quantity: Formula<U>, limit: Formula<U>): void;
  atLeast<U extends Unit>(at: readonly string[], what: Words | Code, quantity: Formula<U>, limit: Formula<U>): void;
  equal<U extends Unit>(at: readonly string[], what: Words | Code, quantity: Formula<U>, expected: Formula<U>): void;
  multipleOf<U extends Unit>(at: readonly string[], what: Words | Code, quantity: Formula<U>, step: Formula<U>): void;
}

/** What a component needs, and what there is of it. */
export interface Need<U extends Unit> {
  readonly needed: Formula<U>;
  readonly available: Formula<U>;
  /** Why the option isn't possible; `{needed}`, `{available}` and `{because}` stand for what these come to. */
  readonly reason: Words;
  /** What asks for so much. */
  readonly causes?: readonly { readonly needed: Formula<U>; readonly because: Words }[];
}

export type Cost = 'usage' | 'equipment' | 'work';

/** What a price is of, beyond its id. */
export interface PriceFacts {
  /** `2 vCPU, 8 GB, x86_64` */
  readonly words: Words;
  /** The same for programs. */
  readonly facets: Readonly<Record<string, object>>;
}

export interface Service<F extends Fields = Fields> {
  /** The word in a scenario. */
  readonly name: string;
  readonly title: Words;
  readonly usage: F;
  /** How the Price List describes its prices, or why it has none of them. */
  readonly skus: SkuPatterns | { readonly none: Words };
  /** What the names of its instance types begin with (`db.`), where the name alone says whose type it is. */
  readonly typePrefix?: string;
  /** What it alone counts in. */
  readonly units?: UnitWords;
  /** What its lines are: AWS usage (default), equipment of one's own, or people's work. */
  readonly cost?: Cost;
  /** Topics that an option has priced once it has such a component. */
  readonly covers?: readonly string[];
  meter(usage: UsageOf<F>, context: MeteringContext): Metering;
  /** What could stand in for a component; absent where nothing can be chosen. */
  readonly alternatives?: AlternativesSource<UsageOf<F>>;
  /** Of a price, by its id with the service; undefined where there is nothing more to say of it, or it is another service's. */
  factsOf?(price: string, rulesOf: RulesOf<KnownRules>): PriceFacts | undefined;
}

/** A service whose usage type is known where it is defined and forgotten where all services are alike. */
export function service<F extends Fields>(definition: Service<F>): Service {
  return definition as unknown as Service;
}

/** A meter whose quantity and price agree in unit. */
export function meter<U extends Unit>(fields: {
  name: Words;
  formerly?: string;
  quantity: Formula<U>;
  price: PriceOf<U>;
  allowance?: { pool: string; always?: Formula<U> | undefined; newAccount?: Formula<U> | undefined };
}): PricedMeter {
  return fields;
}
