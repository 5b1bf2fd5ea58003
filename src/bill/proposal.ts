/** What a customer is asked for an option: usage less discount, with the fee, rounded, before and after tax. */
import { called, difference, product, roundDown, roundHalfUp, roundUp, sum } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { USD } from '../quantity/unit.js';
import type { ProposalTerms } from '../scenario/proposal.js';

/** Formulas in USD. What the terms don't mention is absent. */
export interface ProposalFormulas {
  /** AWS usage alone, which discount and fee are shares of. */
  readonly usage: Formula<USD>;
  readonly discount?: Formula<USD>;
  readonly fee?: Formula<USD>;
  /** Everything, exactly. */
  readonly beforeTax: Formula<USD>;
  /** What the customer is told: the same, rounded as the terms say. */
  readonly quoted: Formula<USD>;
  readonly tax?: Formula<USD>;
  readonly afterTax: Formula<USD>;
}

const NAMES = {
  usage: { en: 'AWS usage', ja: 'AWS 利用料' },
  discount: { en: 'discount', ja: '割引' },
  discounted: { en: 'AWS usage after the discount', ja: '割引後の AWS 利用料' },
  fee: { en: 'fee', ja: '手数料' },
  beforeTax: { en: 'before tax', ja: '税抜' },
  tax: { en: 'tax', ja: '消費税' },
  afterTax: { en: 'after tax', ja: '税込' },
};

/**
 * The discount is taken off the AWS usage, the fee is a share of what is left; both leave equipment and work alone. The
 * price before tax is what is rounded, since that is what a proposal names, and the tax is of the rounded price.
 * @param others what is no AWS usage: equipment of one's own, people's work
 */
export function proposalOf(
  usage: readonly Formula<USD>[],
  others: readonly Formula<USD>[],
  terms: ProposalTerms,
): ProposalFormulas {
  const used = called(NAMES.usage, sum(USD, ...usage));
  const discount = terms.discount && called(NAMES.discount, product(used, terms.discount));
  const discounted = discount === undefined ? used : called(NAMES.discounted, difference(used, discount));
  const fee = terms.fee && called(NAMES.fee, product(discounted, terms.fee));
  const beforeTax = called(NAMES.beforeTax, sum(USD, discounted, ...(fee === undefined ? [] : [fee]), ...others));
  const quoted = terms.roundTo === undefined ? beforeTax : ROUND[terms.rounding](beforeTax, { to: terms.roundTo });
  const tax = terms.tax && called(NAMES.tax, product(quoted, terms.tax));
  return {
    usage: used,
    ...(discount === undefined ? {} : { discount }),
    ...(fee === undefined ? {} : { fee }),
    beforeTax,
    quoted,
    ...(tax === undefined ? {} : { tax }),
    afterTax: called(NAMES.afterTax, sum(USD, quoted, ...(tax === undefined ? [] : [tax]))),
  };
}

const ROUND = { up: roundUp, down: roundDown, nearest: roundHalfUp };
