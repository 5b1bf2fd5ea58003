/**
 * CPU credits of T types: a credit is one vCPU for one minute. A type earns so many an hour; what runs all the time can
 * spend, day after day, what it earns. What is started has what it earns while it runs, and on T2 the launch credits.
 */

import { called, constant, lessAllowance, product, quotient, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { leaveOut } from '../../phrases.js';
import { divide, ONE, rational } from '../../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, type HOUR, type VCPU, VCPU_HOUR } from '../../quantity/unit.js';
import { type Meter, type MeteringContext, meter, type Topic } from '../contract/service.js';
import { busyOnAverage, type Load, type Need, wholeInstances } from './load.js';
import type { Machine } from './machine.js';
import { longestRun, type Running, runningHours } from './running.js';
import { CREDIT, CREDITS_PER_HOUR } from './units.js';
import type { InstanceUsage } from './usage.js';

/** `t2` of `t2.micro`; undefined where the type has no credits. */
export function creditFamily(type: string): string | undefined {
  const [family = ''] = type.split('.');
  return /^t\d/.test(family) && family !== 't1' ? family : undefined;
}

/** What one instance earns. */
export function earnedPerHour({ credits, type }: Machine, context: MeteringContext): Formula<typeof CREDITS_PER_HOUR> {
  return context.rule(`${credits}/earned.${type}`, CREDITS_PER_HOUR, ['type']);
}

/** Credits spent: busy vCPUs over a time. */
function spent(busy: Formula<typeof VCPU>, hours: Formula<HOUR>): Formula<typeof CREDIT> {
  return called({ en: 'credits spent', ja: '消費クレジット' }, product(busy, hours, CREDITS_OF_A_VCPU_HOUR));
}

const CREDITS_OF_A_VCPU_HOUR = constant(60, { credit: 1, vCPU: -1, h: -1 } as const, {
  en: 'credits of a vCPU-hour',
  ja: '1 vCPU 時間のクレジット',
});

/** Under standard mode nothing is spent that was not earned: how many instances earn enough. */
export function creditNeed(load: Load, machine: Machine, usage: Running, context: MeteringContext): Need {
  const busy = busyOnAverage(load, usage, context);
  const run = longestRun(usage, context) ?? DAY;
  const earned = product(earnedPerHour(machine, context), run);
  const available = sum(CREDIT, earned, ...launchCredits(machine, usage, run, context));
  return { instances: wholeInstances(quotient(spent(busy, run), available)), because: BY_CREDITS };
}

const BY_CREDITS = { en: 'CPU credits', ja: 'CPU クレジット' };
const DAY = constant(24, { h: 1 } as const, { en: 'a day', ja: '1 日' });

/** Each start brings them; where credits expire a day after they were earned, a longer run ends without them. */
function launchCredits(
  { credits, type }: Machine,
  usage: Running,
  run: Formula<HOUR>,
  context: MeteringContext,
): Formula<typeof CREDIT>[] {
  if (longestRun(usage, context) === undefined) return [];
  const expire = context.rule(`${credits}/expireAfter24h`, DIMENSIONLESS);
  if (context.exceeds(run, DAY) && context.exceeds(expire, constant(0, DIMENSIONLESS))) return [];
  return [context.rule(`${credits}/launch.${type}`, CREDIT, ['type'])];
}

/** Under unlimited mode what is spent beyond the earned credits is billed by the vCPU-hour (EC2 user guide). */
export function surplusOfLoad(
  load: Load,
  machine: Machine,
  instances: Formula<Dimensionless>,
  usage: Running,
  context: MeteringContext,
): Formula<typeof CREDIT> {
  const hours = runningHours(usage, context);
  const earned = product(instances, earnedPerHour(machine, context), hours);
  const all = called({ en: 'credits earned', ja: '獲得クレジット' }, earned);
  return called(SURPLUS, lessAllowance(spent(busyOnAverage(load, usage, context), hours), all));
}

const SURPLUS = { en: 'surplus credits', ja: '余剰クレジット' };

export function surplusMeter(
  credits: Formula<typeof CREDIT>,
  { surplusCredits }: Pick<Machine, 'surplusCredits'>,
  context: MeteringContext,
  at = 'type',
): Meter {
  return meter({
    name: { en: 'surplus CPU credits', ja: '余剰 CPU クレジット' },
    quantity: product(credits, VCPU_HOURS_OF_A_CREDIT),
    price: context.price(surplusCredits, VCPU_HOUR, [at]),
  });
}

const VCPU_HOURS_OF_A_CREDIT = constant(divide(ONE, rational(60)), { vCPU: 1, h: 1, credit: -1 } as const, {
  en: 'vCPU-hours of a credit',
  ja: '1 クレジットの vCPU 時間',
});

/** Whether surplus credits are spent: what the scenario says, else the family's default. No type without credits does. */
export function isUnlimited(
  stated: 'standard' | 'unlimited' | undefined,
  { type, credits }: Machine,
  context: MeteringContext,
): boolean {
  const family = creditFamily(type);
  if (family === undefined) return false;
  const nothing = constant(0, DIMENSIONLESS);
  const isPossible = context.exceeds(context.rule(`${credits}/unlimitedPossible.${family}`, DIMENSIONLESS), nothing);
  if (stated === 'unlimited' && !isPossible) {
    const message = {
      en: `${family} has no unlimited mode on ${context.day}`,
      ja: `${context.day} の時点では、${family} に無制限モードはありません`,
    };
    context.refuse(['credits'], { code: 'overLimit', message, remedy: leaveOut('credits') });
    return false;
  }
  if (stated !== undefined) return stated === 'unlimited';
  return context.exceeds(context.rule(`${credits}/unlimitedDefault.${family}`, DIMENSIONLESS), nothing);
}

/** Where neither a load nor surplus credits are stated, nobody can tell how many are spent. */
export function surplusTopics(
  {
    load,
    surplusCredits,
    credits: stated,
    machine,
  }: Pick<InstanceUsage, 'load' | 'surplusCredits' | 'credits' | 'machine'>,
  context: MeteringContext,
): Topic[] {
  const family = creditFamily(machine.type);
  if (family === undefined || load !== undefined || surplusCredits !== undefined) return [];
  const isKnown = context.hasRule(`${machine.credits}/unlimitedDefault.${family}`);
  return isKnown && isUnlimited(stated, machine, context) ? [SURPLUS_TOPIC] : [];
}

const SURPLUS_TOPIC: Topic = {
  key: 'surplusCredits',
  words: { en: 'CPU credits beyond the earned ones', ja: '獲得分を超える CPU クレジット' },
};
