/** What tables and charts show of a comparison: the whole of it, or what a page has calculated again. */
import type { ComparedOption } from '../../bill/compare.js';
import type { Amount } from '../../bill/option.js';
import type { Formula } from '../../formula/node.js';
import type { Currency } from '../../quantity/currency.js';
import type { Rational } from '../../quantity/rational.js';
import type { Dimensionless } from '../../quantity/unit.js';

export type BilledOption = Pick<
  ComparedOption,
  'name' | 'title' | 'lines' | 'usd' | 'local' | 'formula' | 'withoutWork' | 'proposal' | 'impossible'
> & { readonly overHorizon?: Amount & Pick<NonNullable<ComparedOption['overHorizon']>, 'impossible' | 'years'> };

/** What the figures are for. */
export interface Spanning {
  readonly frame: { readonly isEvent: boolean; readonly span: { readonly written: string } };
}

type BilledTerms = { readonly [K in 'discount' | 'fee' | 'tax']?: Formula<Dimensionless> | undefined } & {
  readonly roundTo?: unknown;
};

export interface Billed {
  readonly scenario: Spanning & {
    readonly currency: Currency;
    readonly horizon?: {
      readonly years: number;
      readonly growth: { readonly size: number };
      readonly discount: Rational;
    };
    readonly terms?: BilledTerms;
  };
  readonly options: readonly BilledOption[];
  /** Those of the possible options that no other is cheaper than. */
  readonly cheapest: readonly BilledOption[];
}
