/** What a Savings Plan is: which of AWS's, for how long, and how it is paid. */

export type PlanKind = 'compute' | 'ec2Instance' | 'database';

export interface PlanTerms {
  readonly plan: PlanKind;
  readonly term: '1 year' | '3 years';
  readonly upfront: 'none' | 'partial' | 'all';
}
