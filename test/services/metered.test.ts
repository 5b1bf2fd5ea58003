/** Each service's meters in full (`cases/<service>.yaml`): no line, no price, no allowance, no reminder more or less. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/errors.js';
import { DEFAULT_FRAME, METERED_CASES, WHOLE } from '../support/cases.js';
import { metered, refused, simulated, without } from '../support/metered.js';
import { books, totalOf } from '../support/price.js';
import { temporaryFolder } from '../support/run.js';
import { staleBooks } from '../support/staleBooks.js';
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

describe('what the source has and the build does not', () => {
  const { path: folder } = temporaryFolder();
  mkdirSync(`${folder}/prices/eu-west-1`, { recursive: true });
  writeFileSync(`${folder}/prices/eu-west-1/mail.yaml`, 'prices:\n  letters:\n    unit: letter\n');
  const missing = (id: string): Problem => {
    const en = `no price for ${id} in eu-west-1 on 2025-06-18`;
    return { code: 'notInBooks', message: { en, ja: en } };
  };
  it('is told with the command that builds it', () => {
    expect(staleBooks([missing('mail/letters')], 'eu-west-1', books, `${folder}/`)).toBe(
      "src/data/prices/eu-west-1/mail.yaml has mail/letters, but the books of the build don't: npm run --silent build",
    );
  });
  it.each(['mail/stamps', 'male/letters'])('is told of nothing else: %s', (id) => {
    expect(staleBooks([missing(id)], 'eu-west-1', books, `${folder}/`)).toBeUndefined();
  });
  it('is nothing that both have', () => {
    expect(staleBooks([missing('lambda/requests')], 'eu-west-1', books)).toBeUndefined();
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
