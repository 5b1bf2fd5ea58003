/** What runs by the hour, in each way that it can be bought for a term: on demand, reserved, or under a Savings Plan. */
import type { Formula } from '../../formula/node.js';
import type { Dimensionless, HOUR } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { Meter, MeteringContext, PlanClaim, PricedMeter, TermPayment } from '../contract/service.js';
import type { Purchase, SpotPurchase } from './purchase.js';
import { reservedInstances } from './reserved.js';
import { type CoveredUsage, planClaims, underPlan } from './savingsPlan.js';

export interface Bought {
  readonly meters: readonly Meter[];
  readonly payments: readonly TermPayment[];
  readonly assumed: readonly Words[];
  readonly claims?: readonly PlanClaim[];
}

export interface HourlyThing {
  /** Its hours at the price on demand, which what is reserved needn't have. */
  readonly onDemand: () => PricedMeter;
  readonly count: Formula<Dimensionless>;
  /** Its reservations: their book, and what they are of (`linux.t2.micro`). */
  readonly reserved: { readonly book: string; readonly of: string };
  /** How plans write of it. */
  readonly planned: Pick<CoveredUsage, 'service' | 'title' | 'ratePrefix' | 'plans' | 'family'>;
  /** How long it runs. */
  readonly active: Formula<HOUR>;
}

export function bought(
  purchase: Exclude<Purchase, SpotPurchase>,
  { onDemand, count, reserved, planned, active }: HourlyThing,
  context: MeteringContext,
): Bought {
  switch (purchase.kind) {
    case 'onDemand':
      return { meters: [onDemand()], payments: [], assumed: [] };
    case 'reserved':
      return reservedInstances(purchase, reserved, count, context);
    case 'sharedPlan': {
      const covered = { ...planned, meters: [onDemand()], active };
      return { meters: covered.meters, payments: [], assumed: [], claims: planClaims(purchase, covered, context) };
    }
    case 'savingsPlan':
      return underPlan(purchase, { ...planned, meters: [onDemand()], active }, context);
  }
}
