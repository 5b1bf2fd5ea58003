/** Each service's meters in full: no line, no price, no allowance, no reminder more or less. */
import { describe, expect, it } from 'vitest';
import { metered, refused, without } from '../support/metered.js';
import type { Around } from '../support/price.js';
import { CASES, WHOLE } from './meteredCases.js';

const ON: Around = { asOf: '2025-06-18' };

describe('what is metered', () => {
  it.each(CASES)('of $component', ({ component, around = ON, metered: whole }) => {
    expect(metered(component, around)).toEqual(whole);
  });
});

const ABSENT = CASES.flatMap(({ component, around = ON, absent = {} }) =>
  Object.entries(absent).map(([id, at]) => ({ component, around, id, at })),
);

describe('what the books don’t have', () => {
  it.each(ABSENT)('is told where $component asks for $id', ({ component, around, id, at }) => {
    const usage = component.slice(component.indexOf(':') + 2);
    expect(refused(component, around, without(id))).toEqual([['notInBooks', at === WHOLE ? usage : at]]);
  });
});

it('addresses are reminded of where the books have no price of them', () => {
  const { notPriced } = metered('fargate: { vcpu: 1, memory: 2 GB }', ON, without('publicIpv4/inUse'));
  expect(notPriced).toEqual(['publicIpv4', 'dataOut', 'logs']);
});
