import { describe, expect, it } from 'vitest';
import { countsOf } from '../../src/quantity/countsMade.js';
import { fixed, rational, toDecimal, toNumber } from '../../src/quantity/rational.js';
import { scale } from '../../src/services/compute/autoscaling.js';
import { creditsThrough } from '../../src/services/compute/creditBalance.js';
import { peakToMean, percentText, throttledShare } from '../../src/services/contract/traffic.js';
import { objectionsTo, priced } from '../support/price.js';

const HOUR = 3600;

/** One instance carries 10 requests a second; at 50 % another is wanted. */
const BASE = {
  intervalSeconds: HOUR,
  minInstances: 1,
  maxInstances: 10,
  cooldownSeconds: 0,
  minimumSeconds: 60,
  granularitySeconds: 1,
};

/** Requests a second in each interval. */
const through = (rates: readonly (number | string)[], more: Partial<typeof BASE> = {}) => {
  const around = { ...BASE, ...more };
  const found = scale({
    ...around,
    counts: countsOf(rates.map((rate) => rational(String(rate)).mul(around.intervalSeconds))),
    busySeconds: rational('0.1'),
    target: rational('0.5'),
    startSeconds: rational(180),
    cooldownSeconds: rational(around.cooldownSeconds),
  });
  const [billedSeconds, runSeconds, overloaded] = [found.billedSeconds, found.runSeconds, found.overloaded].map(
    toNumber,
  ) as [number, number, number];
  return { ...found, billedSeconds, runSeconds, overloaded };
};

describe('instances under autoscaling', () => {
  it.each([
    ['one where little arrives', [1, 1, 1], [1, 1, 1]],
    ['one more from each half of its capacity on', [5, 5.01, 10, 10.01], [1, 2, 2, 3]],
    ['never fewer than the least', [0, 0, 0], [1, 1, 1]],
    ['never more than the most', [1000, 1, 1], [10, 1, 1]],
  ])('are %s', (_, rates, running) => {
    expect([...through(rates).running]).toEqual(running);
  });

  it('are billed for the time that they run, by the second', () => {
    const { billedSeconds, runSeconds, starts, largest } = through([1, 20, 20, 1]);
    expect(runSeconds).toBe(HOUR * (1 + 4 + 4 + 1));
    expect(billedSeconds).toBe(runSeconds);
    expect([starts, largest]).toEqual([3, 4]);
  });

  it('are billed a new hour for each start by the rule of 2016, and a minute at least by that of 2017', () => {
    // Three minutes of more in each hour: a start each time.
    const rates = Array.from({ length: 60 }, (_, minute) => (minute < 3 ? 8 : 1));
    const minutes = { intervalSeconds: 60, granularitySeconds: HOUR, minimumSeconds: HOUR };
    expect(through(rates, minutes).billedSeconds).toBe(2 * HOUR);
    expect(through(rates, { intervalSeconds: 60 }).billedSeconds).toBe(HOUR + 180);
    const half = Array.from({ length: 120 }, (_, step) => (step === 0 ? 8 : 1));
    expect(through(half, { intervalSeconds: 30 }).billedSeconds).toBe(HOUR + 60);
  });

  it('go on until the demand has been lower for the cool-down', () => {
    const rates = Array.from({ length: 60 }, (_, minute) => (minute < 3 ? 8 : 1));
    const { running } = through(rates, { intervalSeconds: 60, cooldownSeconds: 900 });
    expect([...running].filter((many) => many === 2)).toHaveLength(3 + 15);
  });

  it('that are stopped are those whose billed hour ends next', () => {
    // One starts at each of two half hours; at the third the first one's hour ends.
    const rates = [1, 8, 12, 8, 1, 1];
    const found = through(rates, { intervalSeconds: 1800, granularitySeconds: HOUR, minimumSeconds: HOUR });
    expect(found.billedSeconds).toBe(3 * HOUR + HOUR + HOUR);
  });

  it('leave requests without a processor while they start, and beyond the most', () => {
    const { overloaded } = through([5, 30, 30, 5]);
    // One of six carries 10 a second for the first three minutes; the other five are starting.
    expect(overloaded).toBe((30 - 10) * 180);
    expect(through([200, 1, 1]).overloaded).toBeGreaterThan(100 * HOUR);
    expect(through([5, 5, 5]).overloaded).toBe(0);
  });

  it('of a day that comes again and again start as often on each', () => {
    const day = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 20 ? 18 : 2));
    const [one, two] = [through(day), through([...day, ...day])];
    expect(two.billedSeconds).toBe(2 * one.billedSeconds);
    expect(two.starts).toBe(2 * one.starts);
  });
});

describe('CPU credits through the traffic', () => {
  const use = (
    rates: readonly (number | string)[],
    more: { running?: readonly number[]; isUnlimited?: boolean } = {},
  ) => {
    const found = creditsThrough({
      counts: countsOf(rates.map((rate) => rational(String(rate)).mul(HOUR))),
      intervalSeconds: HOUR,
      creditsPerCount: rational(1).div(600),
      earnedPerHour: rational(6),
      isUnlimited: true,
      ...more,
      running: Uint32Array.from(more.running ?? rates.map(() => 1)),
    });
    return { surplusCredits: toNumber(found.surplusCredits), uncarried: toNumber(found.uncarried) };
  };

  it('cost nothing where no more is spent than is earned', () => {
    // 1 request a second at 0.1 s is 6 credits an hour.
    expect(use([1, 1, 1, 1]).surplusCredits).toBe(0);
  });

  it('may be saved by night for the day', () => {
    expect(use([0, 0, 3, 1]).surplusCredits).toBe(0);
    expect(use([0, 0, 3.01, 1]).surplusCredits).toBe(0.06);
  });

  it('are held for a day’s worth and no more', () => {
    const rates = [...Array.from({ length: 40 }, () => 0), ...Array.from({ length: 30 }, () => 2)];
    expect(use(rates).surplusCredits).toBe(30 * 6 - 24 * 6);
  });

  it('in standard mode leave requests uncarried instead', () => {
    const found = use([3], { isUnlimited: false });
    expect(found.surplusCredits).toBe(0);
    expect(found.uncarried).toBe(2 * HOUR);
  });

  it('that were borrowed are billed where the instance stops', () => {
    const found = use([4, 0], { running: [2, 1] });
    // 24 spent, 12 earned; half of the debt goes with one of the two, the other half less 6 earned stays to the end.
    expect(found.surplusCredits).toBe(6);
  });
});

describe('the shape of traffic', () => {
  const traffic = { counts: countsOf(['10', '20', '30', '0.5'].map(rational)), intervalSeconds: HOUR };

  it('has a sum, and a peak by its mean', () => {
    expect(toDecimal(traffic.counts.total).text).toBe('60.5');
    expect(peakToMean(traffic).toFraction()).toBe('240/121');
  });

  it.each([
    ['20', '20/121'],
    ['29.999999999999999999', '1/60500000000000000000'],
    ['30', '0'],
    ['0', '1'],
  ])('is throttled above %s by %s of all, exactly', (maxInstances, share) => {
    expect(throttledShare(traffic, rational('15.125'), rational(maxInstances)).toFraction()).toBe(share);
  });

  it.each([
    ['0.00009999999999999999', '<0.01'],
    ['0.0001', '0.01'],
    ['0.02675', '2.68'],
    ['1', '100.00'],
  ])('has a part of %s told as %s %%', (share, text) => {
    expect(percentText(rational(share))).toBe(text);
  });
});

const DAY = `[${Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : 300)).join(', ')}]`;

function scenario(options: string, traffic = `{ calls: { day: ${DAY} } }`, workload = 'calls: 24M / month'): string {
  return `
region: us-east-1
asOf: 2025-06-18
freeTier: none
month: 720 h
workload: { ${workload} }
traffic: ${traffic}
options:
  A: [${options}]
`;
}

const problemsOf = (text: string): string => {
  try {
    priced(text);
    return 'nothing is wrong';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a scenario with traffic', () => {
  it('takes the sum of the counts where the workload does not state the quantity', () => {
    const text = scenario('{ lambda: { requests: calls, duration: 100 ms, memory: 128 MB } }', undefined, 'other: 1');
    const [line] = priced(text).options[0]?.lines ?? [];
    expect(toDecimal(line?.quantity as never).text).toBe(String(16 * 300 * 30));
  });

  it.each([
    ['0.7', 'operations: { hours: calls, rate: 0.05 USD / h }', '511 h', '17.89'],
    ['0.1', 'operations: { hours: ceil(calls * 10), rate: 1 USD / h }', '730 h', '730.00'],
  ])('of 24 counts of %s comes to exactly the decimals written: %s', (count, component, month, total) => {
    const text = `
region: us-east-1
asOf: 2025-06-18
month: ${month}
traffic: { calls: { day: [${Array.from({ length: 24 }, () => count).join(', ')}] } }
options:
  A: [${component}]
`;
    expect(fixed(priced(text).options[0]?.usd as never, 2)).toBe(total);
  });

  it('bills a month’s part of the instances that follow it', () => {
    // 24M in 480 busy hours are 13.9 a second; at 60 % of 2 vCPU / 100 ms an instance carries 12.
    const text = scenario(
      '{ ec2: { type: m5.large, count: auto, autoscaling: { min: 1, max: 9 }, load: { requests: calls, cpu: 100 ms } } }',
    );
    const [line] = priced(text).options[0]?.lines ?? [];
    expect(toDecimal(line?.quantity as never).text).toBe(String(30 * (8 + 2 * 16)));
  });

  it('warns of requests that find no instance, and of calls beyond the limit', () => {
    const small = scenario(
      '{ ec2: { type: m5.large, count: auto, autoscaling: { min: 1, max: 1 }, load: { requests: calls, cpu: 400 ms } } }',
    );
    expect(
      priced(small)
        .options[0]?.warnings.map(({ en }) => en)
        .join(),
    ).toMatch(/% of the requests find no free processor/);
    const calls = scenario('{ lambda: { requests: calls, duration: 100 s, memory: 128 MB } }');
    const warnings = priced(calls)
      .options[0]?.warnings.map(({ en }) => en)
      .join();
    expect(warnings).toMatch(/28\.00 % of the calls would be throttled/);
    expect(warnings).toMatch(/concurrent Lambda executions: 1,388\.9 at the peak/);
  });

  it('takes the peak of instances without autoscaling from it', () => {
    const text = scenario('{ ec2: { type: m5.large, count: auto, load: { requests: calls, cpu: 200 ms } } }');
    expect(toDecimal(priced(text).options[0]?.lines[0]?.quantity as never).text).toBe(String(2 * 720));
  });

  it.each([
    ['a day with 23 hours', '{ calls: { day: [1, 2, 3] } }', /a day has 24 hours, but here are 3 counts/],
    ['a week with six days', '{ calls: { week: [[1], [2]] } }', /a week has 168 hours/],
    ['a negative count', `{ calls: { day: ${DAY.replace('300', '-3')} } }`, /can't be `-3`/],
    ['a count with a unit', `{ calls: { day: ${DAY.replace('300', '3 ms')} } }`, /can't be `3 ms`/],
    ['nothing at any time', `{ calls: { day: ${DAY.replaceAll('300', '0')} } }`, /is zero at all times/],
    ['no shape', '{ calls: {} }', /has no shape/],
    ['two shapes', `{ calls: { day: ${DAY}, week: [1] } }`, /has two shapes/],
    ['a file where there are none', '{ calls: { csv: a.csv, every: hour } }', /can’t be read here/],
    ['a file without its distance', '{ calls: { csv: a.csv } }', /the interval between/],
  ])('is refused with %s', (_, traffic, expected) => {
    const text = scenario('{ lambda: { requests: calls, duration: 1 s, memory: 128 MB } }', traffic);
    expect(problemsOf(text)).toMatch(expected);
  });

  it('that is refused is told once, and not again wherever its name is used', () => {
    const text = scenario(
      '{ lambda: { requests: calls, duration: 1 s, memory: 128 MB } }',
      '{ calls: { day: [1, 2] } }',
    );
    expect(problemsOf(text)).not.toMatch(/has no `calls`/);
  });

  it.each([
    [
      'without traffic',
      '{ ec2: { type: m5.large, count: auto, autoscaling: { max: 9 }, load: { requests: 5M, peakRequests: 5 / s, cpu: 10 ms } } }',
      /needs a `load` whose `requests`/,
    ],
    [
      'with a number of instances',
      '{ ec2: { type: m5.large, count: 2, autoscaling: { max: 9 }, load: { requests: calls, cpu: 10 ms } } }',
      /goes with `count: auto`/,
    ],
    [
      'with a schedule',
      '{ ec2: { type: m5.large, count: auto, hours: 9, autoscaling: { max: 9 }, load: { requests: calls, cpu: 10 ms } } }',
      /says when instances run, and so does `hours`/,
    ],
    [
      'with more at the least than at the most',
      '{ ec2: { type: m5.large, count: auto, autoscaling: { min: 5, max: 2 }, load: { requests: calls, cpu: 10 ms } } }',
      /it can be at most/,
    ],
    [
      'with a target of more than all',
      '{ ec2: { type: m5.large, count: auto, autoscaling: { max: 2, target: 150 % }, load: { requests: calls, cpu: 10 ms } } }',
      /more than 100 %/,
    ],
  ])('refuses autoscaling %s', (_, component, expected) => {
    expect(problemsOf(scenario(component))).toMatch(expected);
  });

  it('asks for a peak where neither the load nor any traffic says it', () => {
    expect(objectionsTo(['ec2: { type: m5.large, load: { cpu: 10 ms } }'], { asOf: '2025-06-18' }).join()).toMatch(
      /needs the key `peakRequests`/,
    );
  });
});
