/** Instances under autoscaling as a bill sees them: their hours and number, and what is said about the traffic that they carry. */
import { called, constant, product, quotient } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import {
  divide,
  isZero,
  larger,
  multiply,
  numberInWords,
  type Rational,
  rational,
  toNumber,
} from '../../quantity/rational.js';
import { HOUR, type MS, NO_UNIT, type NoUnit, SECOND, VCPU } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { Terms } from '../contract/service.js';
import { lengthHours, percentText, shapeHours, type Traffic } from '../contract/traffic.js';
import { type Autoscaling, scale } from './autoscaling.js';
import { creditsThrough } from './creditBalance.js';
import { creditFamily, earnedPerHour, isUnlimited } from './credits.js';
import type { Load } from './load.js';
import { CREDIT } from './units.js';
import type { InstanceUsage } from './usage.js';

export interface Autoscaled {
  /** Billed, of all instances. */
  readonly hours: Formula<HOUR>;
  /** On average. */
  readonly instances: Formula<NoUnit>;
  readonly surplus: Formula<typeof CREDIT> | undefined;
  readonly assumed: readonly Words[];
}

export function autoscaled(
  said: InstanceUsage,
  settings: Autoscaling,
  load: Load & { readonly requests: Formula<NoUnit> },
  traffic: Traffic,
  terms: Terms,
): Autoscaled {
  const { run, types, type } = said.machine;
  const vcpu = terms.rule(`${types}/vcpu.${type}`, VCPU, ['type']);
  const [minimum, granularity] = [terms.rule(`${run}.minimum`, SECOND), terms.rule(`${run}.granularity`, SECOND)];
  terms.simulated([load.requests, load.cpu, ...Object.values(settings), vcpu, minimum, granularity, terms.span]);
  terms.atMost(['autoscaling', 'min'], '`min`', settings.min, settings.max);
  const seconds = (duration: Formula<MS>) => divide(terms.valueOf(duration), rational(1000));
  const whole = (quantity: Formula<NoUnit> | Formula<typeof SECOND>) => toNumber(terms.valueOf(quantity));
  /** Processor time, on one vCPU. */
  const cpuSeconds = multiply(requestsOfCount(load.requests, traffic, terms), seconds(load.cpu));
  const found = scale({
    counts: traffic.counts,
    intervalSeconds: traffic.intervalSeconds,
    busySeconds: divide(cpuSeconds, terms.valueOf(vcpu)),
    target: larger(LEAST_TARGET, terms.valueOf(settings.target)),
    least: whole(settings.min),
    most: whole(settings.max),
    startSeconds: seconds(settings.timeToStart),
    cooldownSeconds: seconds(settings.cooldown),
    minimumSeconds: whole(minimum),
    granularitySeconds: whole(granularity),
  });
  const length = lengthHours(traffic);
  const hoursOf = (time: Rational) => divide(time, rational(3600));
  const months = quotient(terms.span, shapeHours(traffic));
  const billed = constant(hoursOf(found.billedSeconds), HOUR, BILLED);
  const mean = divide(hoursOf(found.runSeconds), length);
  warnOf('overloaded', found.overloaded, traffic, terms);
  const credits = creditsOf(said, found.running, cpuSeconds, traffic, terms);
  return {
    hours: called(HOURS, product(billed, months)),
    instances: constant(mean, NO_UNIT, { en: 'instances on average', ja: '平均台数' }),
    surplus: credits === undefined ? undefined : product(constant(credits, CREDIT), months),
    assumed: [startsText(found.starts, found.largest, mean, length)],
  };
}

const BILLED: Words = { en: 'billed time of the instances over the traffic', ja: 'トラフィック期間の課金時間（全台）' };
const HOURS: Words = { en: 'billed time of an average month', ja: '月平均の課金時間' };

const LEAST_TARGET = rational('1e-6');

/** How many of a month's requests, in the shape of the traffic, each of its counts stands for. */
function requestsOfCount(requests: Formula<NoUnit>, traffic: Traffic, terms: Terms): Rational {
  const ofLength = divide(multiply(terms.valueOf(requests), lengthHours(traffic)), terms.valueOf(terms.span));
  return divide(ofLength, traffic.counts.total);
}

/** Surplus credits over the traffic; undefined where the type has none or they are not billed. */
function creditsOf(
  said: InstanceUsage,
  running: Uint32Array,
  cpuSeconds: Rational,
  traffic: Traffic,
  terms: Terms,
): Rational | undefined {
  const { machine } = said;
  if (creditFamily(machine.type) === undefined) return undefined;
  const unlimited = isUnlimited(said.credits, machine, terms);
  const { surplusCredits, uncarried } = creditsThrough({
    ...traffic,
    running,
    creditsPerCount: divide(cpuSeconds, SECONDS_OF_A_CREDIT),
    earnedPerHour: terms.valueOf(earnedPerHour(machine, terms)),
    isUnlimited: unlimited,
  });
  warnOf('without credits', uncarried, traffic, terms);
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

function warnOf(kind: keyof typeof UNSERVED, unserved: Rational, { counts }: Traffic, terms: Terms): void {
  if (isZero(unserved)) return;
  const percent = percentText(divide(unserved, counts.total));
  terms.warn({ en: `${percent} % ${UNSERVED[kind].en}`, ja: `${percent} % ${UNSERVED[kind].ja}` });
}

function startsText(starts: number, largest: number, mean: Rational, length: Rational): Words {
  const hours = numberInWords(length, 1);
  const average = numberInWords(mean, 2);
  return {
    en: `autoscaling: ${average} instances on average, ${largest} at most, ${starts} starts in ${hours} h of traffic`,
    ja: `オートスケーリング: 平均 ${average} 台、最大 ${largest} 台、トラフィック ${hours} 時間で起動 ${starts} 回`,
  };
}
