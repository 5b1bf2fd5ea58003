/** `terms:` - what an integrator makes of the costs in a proposal: discount, fee, rounding, tax. */
import { asMapping } from '../document/read.js';
import type { Entry } from '../document/tree.js';
import { choice, money, optional, otherwise, share, type UsageOf } from '../services/contract/field.js';
import type { Shape } from './describe/shape.js';
import type { ContentReading } from './reading.js';
import { readUsage } from './usage.js';

const PROPOSAL_FIELDS = {
  discount: optional(share('What is taken off the AWS usage.', '5 %')),
  fee: optional(share("The integrator's fee, a share of the AWS usage after the discount.", '10 %')),
  tax: optional(share('The tax on what is charged.', '8 %')),
  roundTo: optional({ ...money('The price before tax is rounded to a multiple of this.', '1000 JPY'), positive: true }),
  rounding: otherwise('nearest', choice(['up', 'down', 'nearest'], 'Which way it is rounded.')),
};

export const TERMS: Shape = {
  kind: 'usage',
  fields: PROPOSAL_FIELDS,
  about: 'What a proposal makes of the costs: discount, fee, rounding, tax.',
};

export type ProposalTerms = UsageOf<typeof PROPOSAL_FIELDS>;

export function readProposal(entry: Entry | undefined, reading: ContentReading): ProposalTerms | undefined {
  const { fallbacks, problems } = reading;
  const mapping = entry && asMapping(entry.value, '`terms`', problems, '{ fee: 10 %, tax: 8 % }');
  const read = mapping && readUsage({ mapping, id: 'terms', what: '`terms`' }, PROPOSAL_FIELDS, reading);
  if (read === undefined) return undefined;
  const terms = read.usage as unknown as ProposalTerms;
  if (terms.roundTo !== undefined) {
    fallbacks.push(...read.fallbacks.map(({ key, value }) => ({ key: `terms.${key}`, value })));
  }
  return terms;
}
