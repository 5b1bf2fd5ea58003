/** `terms:` - what an integrator makes of the costs in a proposal: discount, fee, rounding, tax. */
import { asMapping, type Problems } from '../document/read.js';
import type { Entry } from '../document/tree.js';
import { choice, money, optional, otherwise, share, type UsageOf } from '../services/contract/field.js';
import type { Fallback } from './fallback.js';
import type { Frame } from './quantity/frame.js';
import { readUsage } from './usage.js';
import type { Workload } from './workload.js';

export const PROPOSAL_FIELDS = {
  discount: optional(share('What is taken off the AWS usage.', '5 %')),
  fee: optional(share("The integrator's fee, a share of the AWS usage after the discount.", '10 %')),
  tax: optional(share('The tax on what is charged.', '8 %')),
  roundTo: optional({ ...money('The price before tax is rounded to a multiple of this.', '1000 JPY'), positive: true }),
  rounding: otherwise('nearest', choice(['up', 'down', 'nearest'], 'Which way it is rounded.'), '端数処理は四捨五入'),
};

export type ProposalTerms = UsageOf<typeof PROPOSAL_FIELDS>;

export function readProposal(
  entry: Entry | undefined,
  workload: Workload,
  frame: Frame,
  fallbacks: Fallback[],
  problems: Problems,
): ProposalTerms | undefined {
  const mapping = entry && asMapping(entry.value, '`terms`', problems, '{ fee: 10 %, tax: 8 % }');
  const read = mapping && readUsage(mapping, PROPOSAL_FIELDS, 'terms', '`terms`', workload.scope, frame, problems, []);
  if (read === undefined) return undefined;
  const terms = read.usage as unknown as ProposalTerms;
  if (terms.roundTo !== undefined) {
    fallbacks.push(...read.fallbacks.map((one) => ({ ...one, key: `terms.${one.key}` })));
  }
  return terms;
}
