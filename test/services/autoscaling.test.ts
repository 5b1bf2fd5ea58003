/** Autoscaling and CPU credits, held to a reading of the same rules that goes second by second. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf } from '../../src/quantity/countsMade.js';
import { type Rational, rational, toNumber } from '../../src/quantity/rational.js';
import { scale } from '../../src/services/compute/autoscaling.js';
import { creditsThrough } from '../../src/services/compute/creditBalance.js';

const DAY = 86_400;

/** One instance carries 10 requests a second; at half of that another is wanted. */
const [CAPACITY, TARGET] = [10, 0.5];
const BASE = {
  intervalSeconds: 120,
  minInstances: 1,
  maxInstances: 6,
  startSeconds: 180,
  cooldownSeconds: 0,
  minimumSeconds: 60,
  granularitySeconds: 1,
};
type Around = typeof BASE;

interface Shaped extends Around {
  /** Requests a second in each interval. */
  readonly rates: readonly string[];
}

function through(rates: readonly (number | string)[], more: Partial<Around> = {}): Shaped {
  return { ...BASE, ...more, rates: rates.map(String) };
}

function scaled({ rates, ...around }: Shaped) {
  const seconds = rational(around.intervalSeconds);
  const { billedSeconds, runSeconds, ...rest } = scale({
    ...around,
    counts: countsOf(rates.map((rate) => rational(rate).mul(seconds))),
    busySeconds: rational(1).div(rational(CAPACITY)),
    target: rational(String(TARGET)),
    startSeconds: rational(String(around.startSeconds)),
    cooldownSeconds: rational(around.cooldownSeconds),
  });
  return { ...rest, billedSeconds: toNumber(billedSeconds), runSeconds: toNumber(runSeconds) };
}

/** In each second: who runs, what is billed if all stopped now, and what finds no processor. */
function secondBySecond(shaped: Shaped) {
  const { rates, intervalSeconds, minInstances, maxInstances, startSeconds, cooldownSeconds } = shaped;
  const { minimumSeconds, granularitySeconds } = shaped;
  const requests = rates.map((rate) => Number(rate));
  const length = requests.length * intervalSeconds;
  const wantedAt = (interval: number): number => {
    const looks = Math.min(requests.length - 1, Math.floor(cooldownSeconds / intervalSeconds));
    const wants = Array.from({ length: looks + 1 }, (_, back) => {
      const one = requests[(interval - back + requests.length) % requests.length] as number;
      return Math.ceil(one / (CAPACITY * TARGET));
    });
    return Math.min(maxInstances, Math.max(minInstances, ...wants));
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
    overloaded += Math.max(0, (requests[interval] as number) - serving * CAPACITY);
  }
  const end = begin + length;
  return {
    billedSeconds: billedBy(end) - billedBefore,
    runSeconds: ranBy(end) - ranBefore,
    starts,
    largest,
    overloaded: rational(overloaded),
    running,
  };
}

function expectAsRead(shaped: Shaped): void {
  expect(scaled(shaped)).toEqual(secondBySecond(shaped));
}

describe('autoscaling', () => {
  it.each<[string, readonly number[], Partial<Around>]>([
    ['two rises before the first has served', [5, 15, 25, 5], {}],
    ['a start that serves with the next interval', [5, 25, 25, 5], { startSeconds: 120 }],
    ['a start that takes several intervals', [5, 25, 25, 25, 25, 5], { startSeconds: 300 }],
    ['a start that takes no time', [5, 25, 5], { startSeconds: 0 }],
    ['nothing at all by night', [0, 0, 25, 0], { minInstances: 0 }],
    ['nothing that ever arrives, and none at the least', [0, 0], { minInstances: 0 }],
    ['a cool-down of one interval', [5, 25, 5, 5, 5, 15, 5], { cooldownSeconds: 120 }],
    ['a cool-down of nearly two intervals', [5, 25, 5, 5, 5, 15, 5], { cooldownSeconds: 239 }],
    ['a cool-down that reaches the end of the day before', [5, 5, 5, 5, 25], { cooldownSeconds: 360 }],
    ['a cool-down longer than the shape', [5, 25, 5], { cooldownSeconds: 3600 }],
    ['a lower demand that comes out from behind a higher', [25, 15, 5, 5, 5, 5, 5], { cooldownSeconds: 240 }],
    ['hours that are billed whole', [5, 25, 5, 30, 5, 5], { minimumSeconds: 3600, granularitySeconds: 3600 }],
    ['a shape of one interval', [7], {}],
    ['starts of different minutes', [5, 15, 25, 25, 15, 25, 5, 5], { intervalSeconds: 900, granularitySeconds: 3600 }],
    ['more than there may be', [100, 5], { maxInstances: 3 }],
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
        (rates, intervalSeconds, startSeconds, cooldownSeconds, granularitySeconds, minInstances) => {
          expectAsRead(
            through(rates, { intervalSeconds, startSeconds, cooldownSeconds, granularitySeconds, minInstances }),
          );
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
    const found = scaled(through(rates, { intervalSeconds: DAY }));
    expect(found).toEqual({
      billedSeconds: 2 * days * DAY,
      runSeconds: 2 * days * DAY,
      starts,
      largest: 2,
      overloaded: rational(0),
      running: Uint32Array.from(rates, () => 2),
    });
  });

  it.each([
    ['14.999999999999999', 3],
    ['15', 3],
    ['15.000000000000001', 4],
    ['15.00000000000000000001', 4],
  ])('wants for %s requests a second %i instances', (rate, many) => {
    expect(scaled(through([rate])).largest).toBe(many);
  });

  it.each([
    ['0', '0'],
    ['1.5', '7.5'],
    ['0.000000000001', '0.000000000005'],
    ['119.75', '598.75'],
    ['120', '600'],
    // Of the two, the first one stops, and the other serves only 10.5 seconds into the last interval.
    ['130.5', '652.5'],
  ])('with a time to start of %s s leaves exactly %s requests without a processor', (startSeconds, requests) => {
    // 15 a second arrive in the middle, and one instance carries 10.
    const { overloaded } = scale({
      counts: countsOf([600, 1800, 600].map((count) => rational(count))),
      ...BASE,
      busySeconds: rational('0.1'),
      target: rational(1),
      startSeconds: rational(startSeconds),
      cooldownSeconds: rational(0),
    });
    expect(overloaded.toFraction()).toBe(rational(requests).toFraction());
  });
});

describe('CPU credits', () => {
  const use = (requests: readonly (number | string)[], running: readonly number[], more: object = {}) => {
    const found = creditsThrough({
      counts: countsOf(requests.map((one) => rational(one))),
      running: Uint32Array.from(running),
      intervalSeconds: 1800,
      creditsPerCount: rational(1).div(120),
      earnedPerHour: rational(6),
      isUnlimited: true,
      ...more,
    });
    return [found.surplusCredits.toFraction(), found.uncarried.toFraction()];
  };

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
    expect(use(requests, running)).toEqual([String(surplus), '0']);
    expect(use(requests, running, { isUnlimited: false })).toEqual(['0', String(uncarried)]);
  });

  it('are owed up to what a day earns, and billed at once beyond', () => {
    // 144 credits may be owed; 200 are spent at once, and two days of nothing pay back what is owed.
    const requests = [203 * 120, ...Array.from({ length: 96 }, () => 0)];
    const once = requests.map(() => 1);
    expect(use(requests, once)).toEqual([String(200 - 144), '0']);
    const twice = requests.map((many) => many * 2);
    expect(
      use(
        twice,
        once.map(() => 2),
      ),
    ).toEqual([String(2 * (200 - 144)), '0']);
  });

  it('are exact beyond what doubles hold', () => {
    expect(use(['360.00000000000000000001'], [1])[0]).toBe('1/12000000000000000000000');
  });

  it('lose less than 10^-15 of one where a part of the balance goes with what stops', () => {
    const [surplus] = use([1, 2400], [7, 3]);
    // 21 are earned and 1/120 spent; 3/7 of the rest stay, 9 are earned, 20 spent.
    const exact = rational('-2').sub(rational(1).div(280)).neg();
    const [whole, parts] = (surplus as string).split('/').map((part) => rational(part)) as [Rational, Rational];
    expect(toNumber(whole.div(parts).sub(exact).abs())).toBeLessThan(1e-15);
  });
});
