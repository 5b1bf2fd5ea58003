import { describe, expect, it } from 'vitest';
import { objectionsTo, quantitiesOf, totalOf } from '../support/price.js';

describe('load balancers', () => {
  it('are billed by the full hour', () => {
    const run = 'elb: { kind: classic, runs: { times: 2, each: 30 min } }';
    expect(quantitiesOf([run])['elb / load balancer hours']).toBe('2');
  });

  it('turn what they process into capacity units, or into GB where they are classic', () => {
    const virginia = { region: 'us-east-1', asOf: '2025-06-18' };
    const amount = (kind: string) => totalOf([`elb: { kind: ${kind}, hours: 1, processed: 1000 GB }`], virginia);
    expect(amount('application')).toBe('8.022500');
    expect(amount('network')).toBe('6.022500');
    expect(amount('classic')).toBe('8.025000');
  });

  it('had no application kind before 2016-08-11', () => {
    expect(objectionsTo(['elb: { kind: application }'], { asOf: '2016-08-10' })).toHaveLength(1);
    expect(objectionsTo(['elb: { kind: application }'], { asOf: '2016-08-11' })).toEqual([]);
  });
});
