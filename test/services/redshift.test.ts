import { describe, expect, it } from 'vitest';
import { objectionsTo, quantitiesOf } from '../support/price.js';

describe('a Redshift node', () => {
  it('that the day did not have is refused', () => {
    expect(objectionsTo(['redshift: { node: ra3.xlplus }'])).toEqual([
      expect.stringContaining('redshift/node.ra3.xlplus'),
    ]);
    expect(objectionsTo(['redshift: { node: dc1.large }'], { asOf: '2025-06-18' })).toEqual([
      expect.stringContaining('no price is known from 2025-06-18 on'),
    ]);
  });

  it.each([
    { asOf: '2020-02-02', billed: '1' },
    { asOf: '2020-02-03', billed: '0.166667' },
  ])('of ten minutes is billed $billed h on $asOf', ({ asOf, billed }) => {
    const node = ['redshift: { node: dc1.large, runs: { times: 1, each: 10 min } }'];
    expect(quantitiesOf(node, { asOf })['redshift / node hours']).toBe(billed);
  });
});
