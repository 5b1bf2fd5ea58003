/** `terms:` - what an integrator makes of the costs in a proposal: discount, fee, rounding, tax. */
import { asMapping, type Problems } from '../document/read.js';
import type { Entry } from '../document/tree.js';
import { choice, money, optional, otherwise, share, type UsageOf } from '../services/contract/field.js';
import type { Fallback } from './fallback.js';
import type { Frame } from './quantity/frame.js';
import { readUsage } from './usage.js';
import type { Workload } from './workload.js';

export const PROPOSAL_FIELDS = {
  discount: optional(share({ en: 'What is taken off the AWS usage.', ja: 'AWS 利用料からの割引。' }, '5 %')),
  fee: optional(
    share(
      {
        en: "The integrator's fee, a share of the AWS usage after the discount.",
        ja: 'インテグレーターの手数料（割引後の AWS 利用料に対する割合）。',
      },
      '10 %',
    ),
  ),
  tax: optional(share({ en: 'The tax on what is charged.', ja: '請求額にかかる税。' }, '8 %')),
  roundTo: optional({
    ...money(
      { en: 'The price before tax is rounded to a multiple of this.', ja: '税抜き価格をこの額の倍数に丸めます。' },
      '1000 JPY',
    ),
    positive: true,
  }),
  rounding: otherwise(
    'nearest',
    choice(['up', 'down', 'nearest'], { en: 'Which way it is rounded.', ja: '丸めの方向。' }),
  ),
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
    fallbacks.push(...read.fallbacks.map(({ key, value }) => ({ key: `terms.${key}`, value })));
  }
  return terms;
}
