/**
 * Instances that follow the traffic. In each interval as many are wanted as carry its requests at the target; what is missing
 * is started, billed from its start and serving after its time to start; what is too many is stopped once the demand has been
 * lower for the cool-down. Of those that run, the one is stopped whose billed hour ends next (EC2 Auto Scaling's default
 * termination policy). Every start is billed by the day's rule.
 */

import type { Counts } from '../../quantity/counts.js';
import { roundedUp } from '../../quantity/countsTimes.js';
import { IntegerSum } from '../../quantity/integerSum.js';
import { divide, multiply, type Rational, rational } from '../../quantity/rational.js';
import { count, duration, group, optional, share, type UsageOf, withDefault } from '../contract/field.js';
import { Overload, wholeSeconds } from './overload.js';

const scaling = {
  min: withDefault('1', count({ en: 'Never fewer instances.', ja: '最小台数。' }, '2', { whole: true }), '最小 1 台'),
  max: count({ en: 'Never more instances.', ja: '最大台数。' }, '10', { whole: true }),
  target: withDefault(
    '60 %',
    share(
      {
        en: 'The part of the processors’ time at which another instance is started.',
        ja: '次のインスタンスを起動するプロセッサ使用率。',
      },
      '60 %',
    ),
    '目標 CPU 使用率は 60 %',
  ),
  timeToStart: withDefault(
    '3 min',
    duration(
      {
        en: 'From the start of an instance until it serves; it is billed meanwhile.',
        ja: 'インスタンスの起動から処理開始までの時間。その間も課金されます。',
      },
      '3 min',
    ),
    '起動時間は 3 分',
  ),
  cooldown: withDefault(
    '15 min',
    duration(
      {
        en: 'How long the demand must be lower before instances are stopped.',
        ja: 'インスタンスを停止するまでに、需要が低い状態が続く時間。',
      },
      '15 min',
    ),
    'クールダウンは 15 分',
  ),
};

export const autoscalingField = optional(
  group(
    scaling,
    {
      en: 'With `count: auto` and a `load` whose requests have `traffic`: instances follow the traffic, hour by hour or minute by minute.',
      ja: '`count: auto` と、`traffic` のあるリクエストの `load` とともに書きます。インスタンスが 1 時間ごと、または 1 分ごとにトラフィックに追従します。',
    },
    '{ min: 1, max: 10, target: 60 %, timeToStart: 3 min }',
  ),
);

export type Autoscaling = UsageOf<typeof scaling>;

export interface Scaling {
  /** Requests in each interval, in whatever measure. */
  readonly counts: Counts;
  readonly intervalSeconds: number;
  /** For how many seconds one count keeps all processors of one instance busy. */
  readonly busySeconds: Rational;
  /** The part of an instance's time at which another one is started. */
  readonly target: Rational;
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly startSeconds: Rational;
  readonly cooldownSeconds: Rational;
  /** The day's rule: each start is billed at least so long, and in steps. */
  readonly minimumSeconds: number;
  readonly granularitySeconds: number;
}

export interface Scaled {
  /** Over the whole traffic, of all instances, by the rule of the day. */
  readonly billedSeconds: Rational;
  /** As they ran. */
  readonly runSeconds: Rational;
  readonly starts: number;
  readonly largest: number;
  /** Counts for which no processor was free. */
  readonly overloaded: Rational;
  /** Instances in each interval, for what goes by them (CPU credits). */
  readonly running: Uint32Array;
}

/** Shapes of up to so many days come again and again, and are run through once before they are measured. */
const REPEATED_DAYS = 8;

export function scale(scaling: Scaling): Scaled {
  const { counts, intervalSeconds, startSeconds } = scaling;
  const intervals = counts.length;
  const wanted = wantedOf(scaling);
  const overload = new Overload(scaling);
  const serves = wholeSeconds(startSeconds, 'up');
  const isRepeated = intervals * intervalSeconds <= REPEATED_DAYS * 86_400;
  const warmUp = isRepeated ? intervals : 0;
  const running = new Uint32Array(intervals);
  /** When each running instance was started, in seconds. */
  let started: number[] = [];
  let [starts, largest, newest] = [0, 0, 0];
  let [billed, run] = [new IntegerSum(), new IntegerSum()];
  const length = intervals * intervalSeconds;
  const end = warmUp * intervalSeconds + length;
  for (let step = 0; step < warmUp + intervals; step += 1) {
    const index = step % intervals;
    const now = step * intervalSeconds;
    const isMeasured = step >= warmUp;
    if (step === warmUp) {
      // What was billed before is not of this time.
      [billed, run, starts] = [new IntegerSum(), new IntegerSum(), 0];
      for (const since of started) {
        billed.add(-billedUntil(now - since, scaling));
        run.add(since - now);
      }
    }
    const want = wanted(step);
    if (want > started.length) {
      starts += want - started.length;
      while (started.length < want) started.push(now);
      newest = now;
    }
    if (want < started.length) {
      const { stopped, kept } = stopping(started, started.length - want, now);
      started = kept;
      for (const since of stopped) {
        billed.add(billedUntil(now - since, scaling));
        run.add(now - since);
      }
    }
    if (!isMeasured) continue;
    running[index] = started.length;
    largest = Math.max(largest, started.length);
    if (newest === 0 || now - newest >= serves) overload.serving(index, started.length, intervalSeconds);
    else overload.starting(index, started, now);
  }
  for (const since of started) {
    billed.add(billedUntil(end - since, scaling));
    run.add(end - since);
  }
  const [billedSeconds, runSeconds] = [billed.value, run.value];
  return { billedSeconds, runSeconds, starts, largest, overloaded: overload.counts(), running };
}

/**
 * Instances that carry each interval at the target; a demand counts as long as the cool-down lasts. At the beginning, the end
 * of the traffic came before.
 * @returns for the steps one after the other, from the first on
 */
function wantedOf({
  counts,
  intervalSeconds,
  busySeconds,
  target,
  minInstances,
  maxInstances,
  cooldownSeconds,
}: Scaling) {
  const { length } = counts;
  const at = divide(busySeconds, multiply(target, rational(intervalSeconds)));
  const carrying = roundedUp(counts, at);
  const wanted = (index: number) => Math.min(maxInstances, Math.max(minInstances, carrying(index)));
  const back = Math.min(wholeSeconds(divide(cooldownSeconds, rational(intervalSeconds)), 'down'), length - 1);
  if (back === 0) return (step: number) => wanted(step % length);
  const held = new SlidingMaximum(back);
  for (let index = length - back; index < length; index += 1) held.next(index - length, wanted(index));
  return (step: number) => held.next(step, wanted(step % length));
}

/** The most of the last steps: of those that may yet be it, a later one is always less than one before it. */
class SlidingMaximum {
  private readonly steps: Float64Array;
  private readonly values: Float64Array;
  private first = 0;
  private size = 0;

  constructor(private readonly back: number) {
    this.steps = new Float64Array(back + 2);
    this.values = new Float64Array(back + 2);
  }

  next(step: number, value: number): number {
    const { steps, values } = this;
    const room = steps.length;
    if (this.size > 0 && (steps[this.first] as number) < step - this.back) {
      this.first = (this.first + 1) % room;
      this.size -= 1;
    }
    while (this.size > 0 && (values[(this.first + this.size - 1) % room] as number) <= value) this.size -= 1;
    const last = (this.first + this.size) % room;
    [steps[last], values[last]] = [step, value];
    this.size += 1;
    return values[this.first] as number;
  }
}

/** What a run is billed by the time it has run so long; nothing before it began. */
function billedUntil(seconds: number, { minimumSeconds, granularitySeconds }: Scaling): number {
  if (seconds <= 0) return 0;
  return Math.ceil(Math.max(seconds, minimumSeconds) / granularitySeconds) * granularitySeconds;
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
