/** The hours of a month, by how much each of several usages has of them: a Savings Plan applies to each hour by itself. */
import { called, constant, difference, product, quotient } from '../../formula/build.js';
import type { Formula, Node } from '../../formula/node.js';
import {
  add,
  compareRationals,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  ZERO,
} from '../../quantity/rational.js';
import { DIMENSIONLESS, type HOUR } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { MeteringContext, PlanClaim } from '../contract/service.js';
import { lengthHours, type Traffic } from '../contract/traffic.js';

type PerHour = Formula<{ readonly h: -1 }>;

/** Hours that are alike: how many, and what part of each usage's month falls into one of them; undefined where none does. */
export interface HourClass {
  readonly hours: Formula<HOUR>;
  readonly weights: readonly (PerHour | undefined)[];
}

export interface Hours {
  readonly classes: readonly HourClass[];
  readonly assumed: readonly Words[];
}

export function hoursOf(claims: readonly PlanClaim[], context: MeteringContext): Hours {
  const shapes = claims.flatMap(({ traffic }) => traffic ?? []);
  if (shapes.length > 0) return { classes: byTraffic(claims, shapes, context), assumed: [EVENLY_BESIDE] };
  const isPart = claims.map(({ active }) => context.exceeds(context.span, active));
  if (!isPart.includes(true)) {
    const weights = claims.map(() => evenly(context.span));
    return { classes: claims.length === 0 ? [whole(context)] : [{ hours: context.span, weights }], assumed: [EVEN] };
  }
  return { classes: nested(claims, isPart, context), assumed: [EVEN, TOGETHER] };
}

function whole({ span }: MeteringContext): HourClass {
  return { hours: span, weights: [] };
}

function evenly(time: Formula<HOUR>): PerHour {
  return quotient(constant(1, DIMENSIONLESS), time) as Node as PerHour;
}

/** Those that run for a part of the time run together as far as they can: the shortest within the next longer, and so on. */
function nested(claims: readonly PlanClaim[], isPart: readonly boolean[], context: MeteringContext): HourClass[] {
  const lengths = claims.map(({ active }, index) => (isPart[index] ? active : context.span));
  const value = (node: Node) => context.valueOf(node);
  const order = [...lengths].sort((a, b) => compareRationals(value(a), value(b)));
  order.slice(1).forEach((longer, index) => {
    context.exceeds(order[index] as Formula<HOUR>, longer);
  });
  const steps = [...order, context.span].filter(
    (one, index, all) => index === 0 || compareRationals(value(one), value(all[index - 1] as Node)) > 0,
  );
  return steps.map((end, index) => {
    const start = steps[index - 1];
    const hours = start === undefined ? end : called(HOURS_BESIDE, difference(end, start));
    const weights = lengths.map((length) =>
      compareRationals(value(length), value(end)) >= 0 ? evenly(length) : undefined,
    );
    return { hours, weights };
  });
}

/** Of more hours there would be more nodes than anybody can read. */
const MAX_HOURS = 8784;

/** What arrives in a shape has its part of each hour of it; all else is even over the time. */
function byTraffic(claims: readonly PlanClaim[], shapes: readonly Traffic[], context: MeteringContext): HourClass[] {
  const profiles = new Map(shapes.map((shape) => [shape, hourlyShares(shape)] as const));
  const length = [...profiles.values()].reduce((all, { length: one }) => leastCommonMultiple(all, one), 1);
  const isTooLong = length > MAX_HOURS;
  if (isTooLong) {
    const message = {
      en: `the traffic of what the plan covers comes together again after ${length} hours only`,
      ja: `プラン対象のトラフィックの周期がそろうまでに ${length} 時間かかります`,
    };
    const expected = {
      en: 'shapes of a day, a week, or of the same length',
      ja: '1 日、1 週間、または同じ長さのトラフィック',
    };
    context.refuse([], { code: 'outOfRange', message, expected });
  }
  const classes = new Map<string, { count: number; shares: (Rational | undefined)[] }>();
  for (let hour = 0; hour < (isTooLong ? 1 : length); hour += 1) {
    const shares = claims.map(({ traffic }) => {
      const profile = traffic && profiles.get(traffic);
      return profile?.[hour % profile.length];
    });
    const key = shares.map((share) => share?.toFraction() ?? '').join();
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { count: 1, shares });
    else known.count += 1;
  }
  return [...classes.values()].map(({ count, shares }) => ({
    hours: called(
      HOURS_ALIKE,
      product(context.span, constant(divide(rational(count), rational(length)), DIMENSIONLESS)),
    ),
    weights: shares.map((share) => weightOf(share, context)),
  }));
}

/** @param share how many times as much as on average; absent where it is even */
function weightOf(share: Rational | undefined, { span }: MeteringContext): PerHour | undefined {
  if (share === undefined) return evenly(span);
  if (isZero(share)) return undefined;
  return quotient(constant(share, DIMENSIONLESS, BY_MEAN), span) as Node as PerHour;
}

/** For each hour of the shape, how many times as much arrives as in an hour on average. */
function hourlyShares(traffic: Traffic): readonly Rational[] {
  const { counts, intervalSeconds } = traffic;
  const perHour = Math.max(1, Math.round(3600 / intervalSeconds));
  const hoursEach = Math.max(1, Math.round(intervalSeconds / 3600));
  const sums: Rational[] = [];
  for (let start = 0; start < counts.length; start += perHour) {
    let total = ZERO;
    for (let at = start; at < Math.min(counts.length, start + perHour); at += 1) total = add(total, counts.at(at));
    for (let hour = 0; hour < hoursEach; hour += 1) sums.push(divide(total, rational(hoursEach)));
  }
  const mean = divide(counts.total, lengthHours(traffic));
  return sums.map((sum) => (isZero(mean) ? ZERO : divide(multiply(sum, rational(1)), mean)));
}

function leastCommonMultiple(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}

const HOURS_BESIDE: Words = { en: 'hours in which only the longer ones run', ja: '長く動くものだけが動く時間' };
const HOURS_ALIKE: Words = { en: 'hours with such traffic', ja: '同じトラフィックの時間数' };
const BY_MEAN: Words = { en: 'traffic of the hour by its mean', ja: 'その時間のトラフィック／平均' };
const EVEN: Words = {
  en: 'what the Savings Plan covers is even over the hours in which it runs',
  ja: 'Savings Plans の対象の負荷は、稼働時間内で一定とする',
};
const TOGETHER: Words = {
  en: 'what runs for a part of the time runs in the same hours, as far as there are so many',
  ja: '一部の時間だけ動くものは、可能な限り同じ時間帯に動くものとする',
};
const EVENLY_BESIDE: Words = {
  en: 'the Savings Plan applies to each hour of the traffic; what has no traffic is even over the whole time',
  ja: 'Savings Plans はトラフィックの 1 時間ごとに適用し、トラフィックのないものは全期間で一定とする',
};
