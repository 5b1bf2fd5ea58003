/** Each service's meters in full (`cases/<service>.yaml`): no line, no price, no allowance, no reminder more or less. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_FRAME, METERED_CASES, WHOLE } from '../support/cases.js';
import { metered, refused, simulated, without } from '../support/metered.js';
import { totalOf } from '../support/price.js';
import { BY_DAY } from '../support/traffic.js';

describe('what is metered', () => {
  it.each(METERED_CASES)('of $service: $title', ({ component, around, metered: whole }) => {
    expect(metered(component, around)).toEqual(whole);
  });

  it.each(METERED_CASES.filter(({ usd }) => usd !== undefined))(
    'costs $usd USD: $title',
    ({ component, around, usd }) => {
      expect(Number(totalOf([component], around))).toBe(Number(usd));
    },
  );
});

const ABSENT = METERED_CASES.flatMap(({ refusedWithout, ...one }) =>
  Object.entries(refusedWithout).map(([id, at]) => ({ ...one, id, at })),
);

describe('what the books don’t have', () => {
  it.each(ABSENT)('is told where $component asks for $id', ({ component, around, id, at }) => {
    const usage = component.slice(component.indexOf(':') + 2);
    expect(refused(component, around, without(id))).toEqual([['notInBooks', at === WHOLE ? usage : at]]);
  });
});

it('addresses are reminded of where the books have no price of them', () => {
  const { notPriced } = metered('fargate: { vcpu: 1, memory: 2 GB }', DEFAULT_FRAME, without('publicIpv4/inUse'));
  expect(notPriced).toEqual(['publicIpv4', 'dataOut', 'logs']);
});

it('autoscaling tells every quantity that its simulation goes by, so that none of them is varied without it', () => {
  const scaled =
    'ec2: { type: m5.large, count: auto, autoscaling: { min: 2, max: 9 }, load: { requests: calls, cpu: 100 ms } }';
  const [calls, cpu, ...others] = simulated(scaled, BY_DAY);
  expect([calls, cpu]).toEqual(['24000000', '100 ms']);
  const settings = ['2', '9', '0.6', '180000 ms', '900000 ms'];
  expect(others.sort()).toEqual([...settings, '2 vCPU', '60 s', '1 s', '720 h'].sort());
});

it.each([
  ['m5.large', 'instanceTypes/vcpu.m5.large'],
  ['t3.micro', 'cpuCredits/earned.t3.micro'],
])('autoscaling of %s points at the type where the books lack %s', (type, id) => {
  const scaled = `ec2: { type: ${type}, count: auto, autoscaling: { max: 9 }, load: { requests: calls, cpu: 100 ms } }`;
  expect(refused(scaled, BY_DAY, without(id))).toEqual([['notInBooks', type]]);
});
