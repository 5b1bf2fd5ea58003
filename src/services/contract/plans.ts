/** A Savings Plan that several components of an option share: what is committed, and what it may cover. */
import type { Formula } from '../../formula/node.js';
import type { HOUR, Unit, USD_PER_HOUR } from '../../quantity/unit.js';
import type { MeteringContext, PricedMeter } from './service.js';
import type { Traffic } from './traffic.js';

export type PlanKind = 'compute' | 'ec2Instance' | 'database';

export interface PlanTerms {
  readonly plan: PlanKind;
  readonly term: '1 year' | '3 years';
  readonly upfront: 'none' | 'partial' | 'all';
}

/** Of the component that is the plan. */
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
