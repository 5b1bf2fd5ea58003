import { describe, expect, it } from 'vitest';
import { optimise } from '../../../src/questions/choose/optimise.js';
import type { PurchaseWords } from '../../../src/services/contract/alternatives.js';
import { books, TODAY } from '../../support/price.js';

/** On demand 0.0104 USD an hour; all else at prices that the scenario states. */
const text = (prices: string) => `
region: us-east-1
asOf: 2026-06-01
prices: { ec2/linux.t3.micro: 0.0104 USD / h${prices} }
options:
  A:
    - ec2:
        name: web
        type: t3.micro
        count: auto
        credits: unlimited
        load: { peakRequests: 1 / s, cpu: 10 ms, requests: 1M, duration: 20 ms, memory: 30 MB }
`;
const plan = (savingsPlan: string, term = '1 year') => ({ savingsPlan, term, upfront: 'none' }) as PurchaseWords;
const cheapestOf = (prices: string, purchases: readonly PurchaseWords[]) => {
  const source = { file: 'test.yaml', text: text(prices) };
  const wanted = { isWanted: (type: string) => type === 't3.micro', purchases, top: 10 };
  const { options } = optimise({ source, settings: { today: TODAY }, books }, wanted);
  return options[0]?.best.map(({ choices, bill }) => [choices[0]?.purchase, Number(bill.usd.toString())]);
};

describe('the cheapest way to buy', () => {
  it('is the plan with the lowest rate of those that have one', () => {
    const rates =
      ', savingsPlans/compute.linux.t3.micro.1year.none: 0.008 USD / h, savingsPlans/ec2Instance.linux.t3.micro.1year.none: 0.007 USD / h';
    expect(cheapestOf(rates, ['onDemand', plan('compute'), plan('ec2Instance'), plan('compute', '3 years')])).toEqual([
      ['EC2 instance savings plan 1 year, none upfront', 5.11], // 730 x 0.007
      ['savings plan 1 year, none upfront', 5.84],
      ['onDemand', 7.592],
    ]);
  });

  it('is on demand where no book has any other price', () => {
    expect(cheapestOf('', ['onDemand', plan('compute')])).toEqual([['onDemand', 7.592]]);
  });
});
