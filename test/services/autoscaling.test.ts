/** Autoscaling and CPU credits, held to a reading of the same rules that goes second by second. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Scaled, type Scaling, scale } from '../../src/services/ec2/autoscaling.js';
import { creditsThrough } from '../../src/services/ec2/creditBalance.js';

const DAY = 86_400;

/** In each second: who runs, what is billed if all stopped now, and what finds no processor. */
function secondBySecond(scaling: Scaling): Scaled {
  const { requests, intervalSeconds, capacity, target, least, most, startSeconds, cooldownSeconds } = scaling;
  const { minimumSeconds, granularitySeconds } = scaling;
  const length = requests.length * intervalSeconds;
  const wantedAt = (interval: number): number => {
    const looks = Math.min(requests.length - 1, Math.floor(cooldownSeconds / intervalSeconds));
    const wants = Array.from({ length: looks + 1 }, (_, back) => {
      const one = requests[(interval - back + requests.length) % requests.length] as number;
      return Math.ceil(Number((one / intervalSeconds / (capacity * target)).toFixed(9)));
    });
    return Math.min(most, Math.max(least, ...wants));
  };
  const billOf = (seconds: number): number =>
    seconds === 0 ? 0 : granularitySeconds * Math.ceil(Math.max(seconds, minimumSeconds) / granularitySeconds);
  const runs: number[] = [];
  let [stoppedBill, stoppedRun, starts, overloaded, largest] = [0, 0, 0, 0, 0];
  const billedBy = (now: number): number => stoppedBill + runs.reduce((sum, since) => sum + billOf(now - since), 0);
  const ranBy = (now: number): number => stoppedRun + runs.reduce((sum, since) => sum + now - since, 0);
  const begin = length <= 8 * DAY ? length : 0;
  let [billedBefore, ranBefore] = [0, 0];
  const running = new Uint32Array(requests.length);
  for (let now = 0; now < begin + length; now += 1) {
    const interval = Math.floor(now / intervalSeconds) % requests.length;
    if (now === begin) [billedBefore, ranBefore, starts] = [billedBy(now), ranBy(now), 0];
    if (now % intervalSeconds === 0) {
      const want = wantedAt(interval);
      for (; runs.length < want; starts += 1) runs.push(now);
      const untilBilled = (since: number) => (3600 - ((now - since) % 3600)) % 3600;
      const leaving = [...runs].sort((a, b) => untilBilled(a) - untilBilled(b) || b - a).slice(0, runs.length - want);
      for (const since of leaving) {
        runs.splice(runs.lastIndexOf(since), 1);
        stoppedBill += billOf(now - since);
        stoppedRun += now - since;
      }
    }
    if (now < begin) continue;
    running[interval] = runs.length;
    largest = Math.max(largest, runs.length);
    const serving = runs.filter((since) => since === 0 || since + startSeconds <= now).length;
    overloaded += Math.max(0, (requests[interval] as number) / intervalSeconds - serving * capacity);
  }
  const end = begin + length;
  return {
    billedSeconds: billedBy(end) - billedBefore,
    runSeconds: ranBy(end) - ranBefore,
    starts,
    largest,
    overloaded,
    running,
  };
}

/** One instance carries 10 requests a second; at 50 % another is wanted. */
const BASE = { capacity: 10, target: 0.5, least: 1, most: 6, minimumSeconds: 60, granularitySeconds: 1 };

function through(rates: readonly number[], more: Partial<Scaling>): Scaling {
  const scaling = { ...BASE, intervalSeconds: 120, startSeconds: 180, cooldownSeconds: 0, requests: [], ...more };
  return { ...scaling, requests: Float64Array.from(rates, (rate) => rate * scaling.intervalSeconds) };
}

function expectAsRead(scaling: Scaling): void {
  const { overloaded, ...found } = scale(scaling);
  const { overloaded: expected, ...read } = secondBySecond(scaling);
  expect(found).toEqual(read);
  expect(overloaded).toBeCloseTo(expected, 5);
}

describe('autoscaling', () => {
  it.each<[string, readonly number[], Partial<Scaling>]>([
    ['two rises before the first has served', [5, 15, 25, 5], {}],
    ['a start that serves with the next interval', [5, 25, 25, 5], { startSeconds: 120 }],
    ['a start that takes several intervals', [5, 25, 25, 25, 25, 5], { startSeconds: 300 }],
    ['a start that takes no time', [5, 25, 5], { startSeconds: 0 }],
    ['nothing at all by night', [0, 0, 25, 0], { least: 0 }],
    ['nothing that ever arrives, and none at the least', [0, 0], { least: 0 }],
    ['a cool-down of one interval', [5, 25, 5, 5, 5, 15, 5], { cooldownSeconds: 120 }],
    ['a cool-down of nearly two intervals', [5, 25, 5, 5, 5, 15, 5], { cooldownSeconds: 239 }],
    ['a cool-down that reaches the end of the day before', [5, 5, 5, 5, 25], { cooldownSeconds: 360 }],
    ['a cool-down longer than the shape', [5, 25, 5], { cooldownSeconds: 3600 }],
    ['a lower demand that comes out from behind a higher', [25, 15, 5, 5, 5, 5, 5], { cooldownSeconds: 240 }],
    ['hours that are billed whole', [5, 25, 5, 30, 5, 5], { minimumSeconds: 3600, granularitySeconds: 3600 }],
    ['a shape of one interval', [7], {}],
    ['starts of different minutes', [5, 15, 25, 25, 15, 25, 5, 5], { intervalSeconds: 900, granularitySeconds: 3600 }],
    ['more than there may be', [100, 5], { most: 3 }],
  ])('is as it is second by second: %s', (_, rates, more) => {
    expectAsRead(through(rates, more));
  });

  it('is as it is second by second, whatever arrives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(60, 120, 900),
        fc.constantFrom(0, 60, 90, 180, 400),
        fc.constantFrom(0, 60, 130, 300, 1800),
        fc.constantFrom(1, 60, 3600),
        fc.integer({ min: 0, max: 2 }),
        (rates, intervalSeconds, startSeconds, cooldownSeconds, granularitySeconds, least) => {
          expectAsRead(through(rates, { intervalSeconds, startSeconds, cooldownSeconds, granularitySeconds, least }));
        },
      ),
      { numRuns: process.env.FEW_EXAMPLES === undefined ? 200 : 20 },
    );
  });

  it.each([
    [8, 0],
    [9, 2],
  ])('of %i days has %i starts: a longer shape than eight begins with nothing', (days, starts) => {
    const rates = Array.from({ length: days }, () => 7);
    const found = scale(through(rates, { intervalSeconds: DAY }));
    expect(found).toEqual({
      billedSeconds: 2 * days * DAY,
      runSeconds: 2 * days * DAY,
      starts,
      largest: 2,
      overloaded: 0,
      running: Uint32Array.from(rates, () => 2),
    });
  });

  it.each([
    [15, 3],
    [15.000000001, 3],
    [15.001, 4],
  ])('wants for %d requests a second %i instances: the last bits of a double are none', (rate, many) => {
    expect(scale(through([rate], {})).largest).toBe(many);
  });
});

describe('CPU credits', () => {
  const use = (requests: readonly number[], running: readonly number[], more: object = {}) =>
    creditsThrough({
      requests: Float64Array.from(requests),
      running: Uint32Array.from(running),
      intervalSeconds: 1800,
      cpuSeconds: 0.5,
      earnedPerHour: 6,
      isUnlimited: true,
      ...more,
    });

  // 120 requests of half a second are one credit; an instance earns three in half an hour.
  it.each([
    ['spent as they are earned', [360, 360], [1, 1], 0, 0],
    ['one more than earned', [480, 360], [1, 1], 1, 120],
    ['saved first and spent then', [0, 720], [1, 1], 0, 0],
    ['of two instances', [840, 600], [2, 2], 0, 120],
    ['gone with the half that stops', [0, 600], [2, 1], 0, 0],
    ['missed by the half that stopped', [0, 840], [2, 1], 1, 120],
    ['owed, and paid by the half that stops', [1200, 0], [2, 1], 2, 480],
    ['owed by the last one that stops', [600, 0], [1, 0], 2, 240],
    ['not there before anything runs', [0, 480], [0, 1], 1, 120],
  ])('%s', (_, requests, running, surplus, uncarried) => {
    expect(use(requests, running).surplusCredits).toBeCloseTo(surplus, 9);
    expect(use(requests, running).uncarried).toBe(0);
    const standard = use(requests, running, { isUnlimited: false });
    expect([standard.surplusCredits, standard.uncarried]).toEqual([0, expect.closeTo(uncarried, 6)]);
  });

  it('are owed up to what a day earns, and billed at once beyond', () => {
    // 144 credits may be owed; 200 are spent at once, and two days of nothing pay back what is owed.
    const requests = [203 * 120, ...Array.from({ length: 96 }, () => 0)];
    expect(
      use(
        requests,
        requests.map(() => 1),
      ).surplusCredits,
    ).toBeCloseTo(200 - 144, 9);
    const twice = requests.map((many) => many * 2);
    expect(
      use(
        twice,
        twice.map(() => 2),
      ).surplusCredits,
    ).toBeCloseTo(2 * (200 - 144), 9);
  });
});
