/**
 * Instances that follow the traffic. In each interval as many are wanted as carry its requests at the target; what is missing
 * is started, billed from its start and serving after its time to start; what is too many is stopped once the demand has been
 * lower for the cool-down. Of those that run, the one is stopped whose billed hour ends next (EC2 Auto Scaling's default
 * termination policy). Every start is billed by the day's rule.
 */

import { count, duration, group, optional, otherwise, share, type UsageOf } from '../field.js';

const scaling = {
  min: otherwise('1', count('Never fewer instances.', '2', { whole: true })),
  max: count('Never more instances.', '10', { whole: true }),
  target: otherwise('60 %', share('The part of the processors’ time at which another instance is started.', '60 %')),
  timeToStart: otherwise(
    '3 min',
    duration('From the start of an instance until it serves; it is billed meanwhile.', '3 min'),
  ),
  cooldown: otherwise('15 min', duration('How long the demand must be lower before instances are stopped.', '15 min')),
};

export const autoscalingField = optional(
  group(
    scaling,
    'With `count: enough` and a `load` whose requests have `traffic`: instances follow the traffic, hour by hour or minute by minute.',
    '{ min: 1, max: 10, target: 60 %, timeToStart: 3 min }',
  ),
);

export type Autoscaling = UsageOf<typeof scaling>;

export interface Scaling {
  /** Requests in each interval. */
  readonly requests: Float64Array;
  readonly intervalSeconds: number;
  /** What one instance carries when all of its processors are busy, in requests a second. */
  readonly capacity: number;
  /** The part of that at which another instance is started. */
  readonly target: number;
  readonly least: number;
  readonly most: number;
  readonly startSeconds: number;
  readonly cooldownSeconds: number;
  /** The day's rule: each start is billed at least so long, and in steps. */
  readonly minimumSeconds: number;
  readonly granularitySeconds: number;
}

export interface Scaled {
  /** Over the whole traffic, of all instances, by the rule of the day. */
  readonly billedSeconds: number;
  /** As they ran. */
  readonly runSeconds: number;
  readonly starts: number;
  readonly largest: number;
  /** Requests for which no processor was free. */
  readonly overloaded: number;
  /** Instances in each interval, for what goes by them (CPU credits). */
  readonly running: Uint32Array;
}

/** Shapes of up to so many days come again and again, and are run through once before they are measured. */
const REPEATED_DAYS = 8;

export function scale(scaling: Scaling): Scaled {
  const { requests, intervalSeconds, startSeconds, least, most, capacity } = scaling;
  const intervals = requests.length;
  const wanted = wantedOf(scaling);
  const isRepeated = intervals * intervalSeconds <= REPEATED_DAYS * 86_400;
  const warmUp = isRepeated ? intervals : 0;
  const running = new Uint32Array(intervals);
  /** When each running instance was started, in seconds. */
  let started: number[] = [];
  let [billed, run, starts, overloaded, largest, newest] = [0, 0, 0, 0, 0, 0];
  const length = intervals * intervalSeconds;
  const end = warmUp * intervalSeconds + length;
  for (let step = 0; step < warmUp + intervals; step += 1) {
    const index = step % intervals;
    const now = step * intervalSeconds;
    const isMeasured = step >= warmUp;
    if (step === warmUp) {
      // What was billed before is not of this time.
      billed = -sumOf(started, (since) => billedUntil(now - since, scaling));
      run = -sumOf(started, (since) => now - since);
      starts = 0;
    }
    const want = Math.min(most, Math.max(least, wanted[index] as number));
    if (want > started.length) {
      starts += want - started.length;
      while (started.length < want) started.push(now);
      newest = now;
    }
    if (want < started.length) {
      const { stopped, kept } = stopping(started, started.length - want, now);
      started = kept;
      for (const since of stopped) {
        billed += billedUntil(now - since, scaling);
        run += now - since;
      }
    }
    if (!isMeasured) continue;
    running[index] = started.length;
    largest = Math.max(largest, started.length);
    const rate = (requests[index] as number) / intervalSeconds;
    overloaded +=
      newest === 0 || newest + startSeconds <= now
        ? Math.max(0, rate - started.length * capacity) * intervalSeconds
        : excess(rate, started, now, scaling);
  }
  billed += sumOf(started, (since) => billedUntil(end - since, scaling));
  run += sumOf(started, (since) => end - since);
  return { billedSeconds: billed, runSeconds: run, starts, largest, overloaded, running };
}

/** Instances that carry each interval at the target; a demand counts as long as the cool-down lasts. */
function wantedOf({ requests, intervalSeconds, capacity, target, cooldownSeconds }: Scaling): Float64Array {
  const each = capacity * target * intervalSeconds;
  const length = requests.length;
  const wanted = new Float64Array(length);
  for (let index = 0; index < length; index += 1) wanted[index] = wholeUp((requests[index] as number) / each);
  const back = Math.min(Math.floor(cooldownSeconds / intervalSeconds), length - 1);
  if (back <= 0) return wanted;
  // The most of the last ones: a higher demand drops out when it is too long ago, and is then looked for anew.
  const held = new Float64Array(length);
  let [most, at] = [-1, -1];
  for (let index = -back; index < length; index += 1) {
    const now = wanted[index < 0 ? index + length : index] as number;
    if (now >= most) {
      most = now;
      at = index;
    } else if (at < index - back) {
      most = -1;
      for (let before = index - back; before <= index; before += 1) {
        const other = wanted[before < 0 ? before + length : before] as number;
        if (other >= most) {
          most = other;
          at = before;
        }
      }
    }
    if (index >= 0) held[index] = most;
  }
  return held;
}

/** The last bits of a double are no instance more. */
function wholeUp(value: number): number {
  const near = Math.round(value);
  return Math.abs(value - near) <= 1e-9 * Math.max(1, near) ? near : Math.ceil(value);
}

/** What a run is billed by the time it has run so long; nothing before it began. */
function billedUntil(seconds: number, { minimumSeconds, granularitySeconds }: Scaling): number {
  if (seconds <= 0) return 0;
  return Math.ceil(Math.max(seconds, minimumSeconds) / granularitySeconds) * granularitySeconds;
}

function sumOf(started: readonly number[], of: (since: number) => number): number {
  let sum = 0;
  for (const since of started) sum += of(since);
  return sum;
}

/** Those whose billed hour ends next; of several the one that was started last. */
function stopping(started: readonly number[], many: number, now: number): { stopped: number[]; kept: number[] } {
  const left = (since: number) => (3600 - ((now - since) % 3600)) % 3600;
  const order = [...started.keys()].sort((a, b) => {
    const [one, other] = [started[a] as number, started[b] as number];
    return left(one) - left(other) || other - one;
  });
  const stop = new Set(order.slice(0, many));
  return {
    stopped: started.filter((_, index) => stop.has(index)),
    kept: started.filter((_, index) => !stop.has(index)),
  };
}

/** Requests beyond what those instances carry that serve already, while others start. */
function excess(
  rate: number,
  started: readonly number[],
  now: number,
  { intervalSeconds, capacity, startSeconds }: Scaling,
): number {
  // What runs from the beginning serves from the beginning.
  const serving = (at: number) => started.filter((since) => since === 0 || since + startSeconds <= at).length;
  const later = started.map((since) => since + startSeconds).filter((at) => at > now && at < now + intervalSeconds);
  let over = 0;
  let from = now;
  for (const to of [...[...new Set(later)].sort((a, b) => a - b), now + intervalSeconds]) {
    over += Math.max(0, rate - serving(from) * capacity) * (to - from);
    from = to;
  }
  return over;
}
