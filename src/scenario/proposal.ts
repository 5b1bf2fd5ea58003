/** `terms:` - what an integrator makes of the costs in a proposal: discount, fee, rounding, tax. */
import { asMapping } from '../document/read.js';
import type { Entry } from '../document/tree.js';
import { choice, money, optional, share, type UsageOf, withDefault } from '../services/contract/field.js';
import type { Shape } from './describe/shape.js';
import type { ContentReading } from './reading.js';
import { readUsage } from './usage.js';

const PROPOSAL_FIELDS = {
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
  rounding: withDefault(
    'nearest',
    choice(['up', 'down', 'nearest'], { en: 'Which way it is rounded.', ja: '丸めの方向。' }),
    '端数処理は四捨五入',
  ),
};

export const TERMS: Shape = {
  kind: 'usage',
  fields: PROPOSAL_FIELDS,
  about: 'What a proposal makes of the costs: discount, fee, rounding, tax.',
};

export type ProposalTerms = UsageOf<typeof PROPOSAL_FIELDS>;

export function readProposal(entry: Entry | undefined, reading: ContentReading): ProposalTerms | undefined {
  const { appliedDefaults, problems } = reading;
  const mapping = entry && asMapping(entry.value, '`terms`', problems, '{ fee: 10 %, tax: 8 % }');
  const read = mapping && readUsage({ mapping, id: 'terms', what: '`terms`' }, PROPOSAL_FIELDS, reading);
  if (read === undefined) return undefined;
  const terms = read.usage as unknown as ProposalTerms;
  if (terms.roundTo !== undefined) {
    appliedDefaults.push(...read.appliedDefaults.map((one) => ({ ...one, key: `terms.${one.key}` })));
  }
  return terms;
}
