/** Instances under autoscaling as a bill sees them: their hours and number, and what is said about the traffic that they carry. */
import { called, constant, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import {
  divide,
  isZero,
  maxOf,
  multiply,
  numberInWords,
  type Rational,
  rational,
  toNumber,
} from '../../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, HOUR, type MS, SECOND, VCPU } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { MeteringContext } from '../contract/service.js';
import { lengthHours, peakOf, percentText, shapeHours, type Traffic } from '../contract/traffic.js';
import { type Autoscaling, scale } from './autoscaling.js';
import { creditsThrough } from './creditBalance.js';
import { creditFamily, earnedPerHour, isUnlimited } from './credits.js';
import { instancesAtPeak, type Load } from './load.js';
import { CREDIT } from './units.js';
import type { InstanceUsage } from './usage.js';

export interface Autoscaled {
  /** Billed, of all instances. */
  readonly hours: Formula<HOUR>;
  /** On average. */
  readonly instances: Formula<Dimensionless>;
  readonly surplus: Formula<typeof CREDIT> | undefined;
  readonly assumed: readonly Words[];
}

export function autoscaled(
  usage: InstanceUsage,
  settings: Autoscaling,
  load: Load & { readonly requests: Formula<Dimensionless> },
  traffic: Traffic,
  context: MeteringContext,
): Autoscaled {
  const { run, types, type } = usage.machine;
  const vcpu = context.rule(`${types}/vcpu.${type}`, VCPU, ['type']);
  const [minimum, granularity] = [context.rule(`${run}.minimum`, SECOND), context.rule(`${run}.granularity`, SECOND)];
  context.simulated([load.requests, load.cpu, ...Object.values(settings), vcpu, minimum, granularity, context.span]);
  context.atMost(['autoscaling', 'min'], '`min`', settings.min, settings.max);
  const needed = instancesAtPeak({ ...load, peakRequests: peakOf(load.requests, traffic, context.span) }, vcpu);
  context.requires({ needed, available: settings.max, reason: tooFew(type) });
  const seconds = (duration: Formula<MS>) => divide(context.valueOf(duration), rational(1000));
  const whole = (quantity: Formula<Dimensionless> | Formula<typeof SECOND>) => toNumber(context.valueOf(quantity));
  /** Processor time, on one vCPU. */
  const cpuSeconds = multiply(requestsOfCount(load.requests, traffic, context), seconds(load.cpu));
  const found = scale({
    counts: traffic.counts,
    intervalSeconds: traffic.intervalSeconds,
    busySeconds: divide(cpuSeconds, context.valueOf(vcpu)),
    target: maxOf(MIN_TARGET, context.valueOf(settings.target)),
    minInstances: whole(settings.min),
    maxInstances: whole(settings.max),
    startSeconds: seconds(settings.timeToStart),
    cooldownSeconds: seconds(settings.cooldown),
    minimumSeconds: whole(minimum),
    granularitySeconds: whole(granularity),
  });
  const length = lengthHours(traffic);
  const hoursOf = (time: Rational) => divide(time, rational(3600));
  const months = quotient(context.span, shapeHours(traffic));
  const billed = constant(hoursOf(found.billedSeconds), HOUR, BILLED);
  const mean = divide(hoursOf(found.runSeconds), length);
  const overloaded = unserved('overloaded', found.overloaded, traffic);
  if (overloaded !== undefined) context.warn(overloaded);
  const credits = creditsOf(usage, found.running, cpuSeconds, traffic, context);
  return {
    hours: called(HOURS, product(billed, months)),
    instances: constant(mean, DIMENSIONLESS, { en: 'instances on average', ja: '平均台数' }),
    surplus: credits === undefined ? undefined : product(constant(credits, CREDIT), months),
    assumed: [startsText(found.starts, found.largest, mean, length)],
  };
}

const BILLED: Words = { en: 'billed time of the instances over the traffic', ja: 'トラフィック期間の課金時間（全台）' };
const HOURS: Words = { en: 'billed time of an average month', ja: '月平均の課金時間' };

const MIN_TARGET = rational('1e-6');

/** How many of a month's requests, in the shape of the traffic, each of its counts stands for. */
function requestsOfCount(requests: Formula<Dimensionless>, traffic: Traffic, context: MeteringContext): Rational {
  const ofLength = divide(multiply(context.valueOf(requests), lengthHours(traffic)), context.valueOf(context.span));
  return divide(ofLength, traffic.counts.total);
}

/** Surplus credits over the traffic; undefined where the type has none or they are not billed. */
function creditsOf(
  usage: InstanceUsage,
  running: Uint32Array,
  cpuSeconds: Rational,
  traffic: Traffic,
  context: MeteringContext,
): Rational | undefined {
  const { machine } = usage;
  if (creditFamily(machine.type) === undefined) return undefined;
  const unlimited = isUnlimited(usage.credits, machine, context);
  const { surplusCredits, uncarried } = creditsThrough({
    ...traffic,
    running,
    creditsPerCount: divide(cpuSeconds, SECONDS_OF_A_CREDIT),
    earnedPerHour: context.valueOf(earnedPerHour(machine, context)),
    isUnlimited: unlimited,
  });
  const without = unserved('without credits', uncarried, traffic);
  if (without !== undefined) {
    context.requires({
      needed: constant(uncarried, DIMENSIONLESS),
      available: constant(0, DIMENSIONLESS),
      reason: without,
    });
  }
  return unlimited ? surplusCredits : undefined;
}

/** A credit is one vCPU for one minute. */
const SECONDS_OF_A_CREDIT = rational(60);

const UNSERVED = {
  overloaded: {
    en: 'of the requests find no free processor (all instances are busy or still starting): raise `max`, lower `target`, or start earlier',
    ja: 'のリクエストが処理能力不足（上限台数または起動待ち）: `max` の引き上げ・`target` の引き下げが必要',
  },
  'without credits': {
    en: 'of the requests find no CPU credits: take a larger type, or `credits: unlimited`',
    ja: 'のリクエストが CPU クレジット不足: 大きいタイプまたは `credits: unlimited` が必要',
  },
};

/** What a moment of the traffic finds missing while others start is told; what is never there makes the option impossible. */
function unserved(kind: keyof typeof UNSERVED, requests: Rational, { counts }: Traffic): Words | undefined {
  if (isZero(requests)) return undefined;
  const percent = percentText(divide(requests, counts.total));
  return { en: `${percent} % ${UNSERVED[kind].en}`, ja: `${percent} % ${UNSERVED[kind].ja}` };
}

function tooFew(type: string): Words {
  return {
    en: `{available} × ${type} at most can't carry the busiest time of the traffic: {needed} are needed`,
    ja: `最大 {available} 台の ${type} では最も混む時間の負荷を処理できません。必要台数は {needed} 台`,
  };
}

function startsText(starts: number, largest: number, mean: Rational, length: Rational): Words {
  const hours = numberInWords(length, 1);
  const average = numberInWords(mean, 2);
  return {
    en: `autoscaling: ${average} instances on average, ${largest} at most, ${starts} starts in ${hours} h of traffic`,
    ja: `オートスケーリング: 平均 ${average} 台、最大 ${largest} 台、トラフィック ${hours} 時間で起動 ${starts} 回`,
  };
}
