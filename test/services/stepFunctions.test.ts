import { describe, expect, it } from 'vitest';
import { amountsOf, objectionsTo, totalOf } from '../support/price.js';

const today = { region: 'us-east-1', asOf: '2025-06-18' };

describe('Step Functions', () => {
  it.each([
    { transitions: '4000', usd: '0.000000' },
    { transitions: '5000', usd: '0.025000' },
  ])('cost $usd USD for $transitions transitions under the free tier', ({ transitions, usd }) => {
    const workflow = [`stepFunctions: { transitions: ${transitions} }`];
    expect(totalOf(workflow, { ...today, freeTier: 'always' })).toBe(usd);
  });

  it('cost the same in every region from the first day on', () => {
    const regions = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'ap-northeast-1'];
    const amounts = regions.map((region) =>
      amountsOf(['stepFunctions: { transitions: 1M }'], { region, asOf: '2016-12-01' }),
    );
    expect(amounts.map((lines) => lines['stepFunctions / state transitions'])).toEqual(regions.map(() => '25.000000'));
  });

  it('bills transitions, after 4,000 free ones', () => {
    expect(
      amountsOf(['stepFunctions: { transitions: 100,004,000 }'.replaceAll(',', '')], {
        asOf: '2025-06-18',
        freeTier: 'always',
      }),
    ).toEqual({
      'stepFunctions / state transitions': '2500.000000',
    });
    expect(objectionsTo(['stepFunctions: { transitions: 1M }'], { asOf: '2016-11-30' })).toHaveLength(1);
  });
});
