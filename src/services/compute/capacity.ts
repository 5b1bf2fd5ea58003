/** How many instances there are, whether they carry their load, and what CPU credits beyond the earned ones cost. */

import { constant, maxOf, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, leaveOut, needsKey } from '../../phrases.js';
import { DIMENSIONLESS, type Dimensionless, HOUR } from '../../quantity/unit.js';
import type { Code, Words } from '../../words.js';
import type { Meter, MeteringContext } from '../contract/service.js';
import { type Autoscaled, autoscaled } from './autoscaled.js';
import type { Autoscaling } from './autoscaling.js';
import { creditFamily, creditNeed, isUnlimited, surplusMeter, surplusOfLoad } from './credits.js';
import { baselineAssumed } from './instanceTypes.js';
import { type Load, type Need, needsOf, sufficientInstances, withPeak } from './load.js';
import { runningHours } from './running.js';
import { memoryAssumed, NO_MEMORY } from './systemMemory.js';
import { CREDIT } from './units.js';
import type { InstanceUsage } from './usage.js';

export interface Capacity {
  readonly instances: Formula<Dimensionless>;
  /** Billed, of all instances, where they follow the traffic. */
  readonly hours?: Formula<HOUR>;
  readonly meters: readonly Meter[];
  readonly assumed: readonly Words[];
}

export function capacityOf(usage: InstanceUsage, context: MeteringContext): Capacity {
  const family = creditFamily(usage.machine.type);
  const stated = declaredSurplus(usage, family, context);
  if (usage.atLeast !== undefined && usage.count !== 'auto') {
    const message = goesWithAuto('`atLeast`');
    const remedy = {
      en: 'leave it out, or set `count: auto`',
      ja: 'このキーを外すか、`count: auto` と書いてください',
    };
    context.refuse(['atLeast'], { code: 'contradiction', message, remedy });
  }
  if (usage.load === undefined) {
    if (usage.count === 'auto') {
      const message = needsKey('`count: auto`', 'load');
      const expected = example('load: { peakRequests: 50 / s, cpu: 40 ms }');
      context.refuse(['count'], { code: 'missingKey', message, expected });
    }
    const instances = usage.count === 'auto' ? constant(1, DIMENSIONLESS) : usage.count;
    return { instances, meters: stated, assumed: [CARRIES] };
  }
  if (!context.exceeds(runningHours(usage, context), constant(0, HOUR))) {
    const message = {
      en: 'the instances never run, but have a load',
      ja: '稼働時間が 0 のインスタンスに負荷が指定されています',
    };
    const remedy = {
      en: 'leave out `load`, or let them run',
      ja: '`load` を外すか、稼働時間を指定してください',
    };
    context.refuse(['load'], { code: 'contradiction', message, remedy });
    return { instances: constant(1, DIMENSIONLESS), meters: stated, assumed: [] };
  }
  const load = withPeak(usage.load, context);
  if (load === undefined) return { instances: constant(1, DIMENSIONLESS), meters: stated, assumed: [] };
  const scaled = usage.autoscaling && followingTraffic(usage, usage.autoscaling, load, context);
  if (scaled === undefined) return underLoad(usage, load, family, stated, context);
  const surplus = scaled.surplus === undefined || stated.length > 0 ? [] : [scaled.surplus];
  return {
    instances: scaled.instances,
    hours: scaled.hours,
    meters: [...stated, ...surplus.map((credits) => surplusMeter(credits, usage.machine, context))],
    assumed: [...scaled.assumed, NO_MEMORY],
  };
}

/** undefined where something stands in the way, which is then told. */
function followingTraffic(
  usage: InstanceUsage,
  settings: Autoscaling,
  load: Load,
  context: MeteringContext,
): Autoscaled | undefined {
  const { requests } = load;
  const traffic = requests && context.trafficOf(requests);
  if (requests === undefined || traffic === undefined) {
    const message = {
      en: '`autoscaling` needs a `load` whose `requests` are a quantity with `traffic`',
      ja: '`autoscaling` には、`traffic` のある数量を `requests` とする `load` が必要です',
    };
    const expected = example('traffic: { requests: { day: [...] } }');
    context.refuse(['autoscaling'], { code: 'missingKey', message, expected });
    return undefined;
  }
  if (usage.count !== 'auto') {
    const message = goesWithAuto('`autoscaling`');
    const remedy = { en: 'set `count: auto`', ja: '`count: auto` と書いてください' };
    context.refuse(['autoscaling'], { code: 'contradiction', message, remedy });
  }
  const other = (['hours', 'runs', 'schedule', 'during'] as const).find((key) => usage[key] !== undefined);
  const isReserved = typeof usage.purchase === 'object' && usage.purchase.reserved !== undefined;
  if (other !== undefined || isReserved) {
    const second = other ?? 'purchase';
    const message = {
      en: `\`autoscaling\` says when instances run, and so does \`${second}\``,
      ja: `\`autoscaling\` と \`${second}\` の両方でインスタンスの稼働時間が指定されています`,
    };
    context.refuse(['autoscaling'], { code: 'contradiction', message, remedy: leaveOut(second) });
    return undefined;
  }
  return autoscaled(usage, settings, { ...load, requests }, traffic, context);
}

function goesWithAuto(key: Code): Words {
  return { en: `${key} goes with \`count: auto\``, ja: `${key} は \`count: auto\` と組み合わせて使います` };
}

function underLoad(
  usage: InstanceUsage,
  load: Load,
  family: string | undefined,
  stated: readonly Meter[],
  context: MeteringContext,
): Capacity {
  const { machine } = usage;
  const unlimited = isUnlimited(usage.credits, machine, context);
  const byType = needsOf(load, machine, context) as [Need, ...Need[]];
  const needs: [Need, ...Need[]] =
    family === undefined || unlimited ? byType : [...byType, creditNeed(load, machine, usage, context)];
  const needed = sufficientInstances(needs);
  const sufficient = usage.atLeast === undefined ? needed : maxOf(needed, usage.atLeast);
  const instances = usage.count === 'auto' ? sufficient : usage.count;
  if (usage.count !== 'auto') {
    const causes = needs.map(({ instances: own, because }) => ({ needed: own, because }));
    context.requires({ needed, available: instances, reason: tooSmall(usage.type), causes });
  }
  const surplus = unlimited && stated.length === 0 ? [surplusOfLoad(load, machine, instances, usage, context)] : [];
  return {
    instances,
    meters: [...stated, ...surplus.map((credits) => surplusMeter(credits, usage.machine, context))],
    assumed: [
      ...(family === undefined || usage.credits !== undefined ? [] : [unlimited ? UNLIMITED : STANDARD]),
      ...(load.requests === undefined ? [AT_THE_PEAK] : []),
      ...memoryAssumed(load, usage.machine, context),
      ...baselineAssumed(machine, context),
    ],
  };
}

/** Without a load nobody can tell. */
const CARRIES = {
  en: 'the stated number of instances carries the workload',
  ja: '記載の台数で負荷を処理できるものとする',
};
const UNLIMITED = {
  en: 'CPU credits are spent without limit, surplus ones are billed (unlimited mode)',
  ja: 'CPU クレジットは無制限モード（余剰クレジットは課金）',
};
const STANDARD = {
  en: 'CPU credits are spent as they are earned (standard mode)',
  ja: 'CPU クレジットは標準モード（獲得分のみ消費）',
};
const AT_THE_PEAK = {
  en: 'the load is at its peak all the time that the instances run',
  ja: '稼働中は常にピーク時の負荷とする',
};

function tooSmall(type: string): Words {
  return {
    en: `{available} × ${type} can't carry the load ({because}): {needed} are needed`,
    ja: `${type} {available} 台では負荷を処理できません（{because}）。必要台数は {needed} 台`,
  };
}

/** Surplus credits that the scenario states itself. */
function declaredSurplus(usage: InstanceUsage, family: string | undefined, context: MeteringContext): Meter[] {
  const key = usage.surplusCredits !== undefined ? 'surplusCredits' : 'credits';
  if (family === undefined && usage[key] !== undefined) {
    const message = {
      en: `${usage.type} has no CPU credits`,
      ja: `${usage.type} に CPU クレジットはありません`,
    };
    context.refuse([key], { code: 'contradiction', message, remedy: leaveOut(key) });
  }
  if (family === undefined || usage.surplusCredits === undefined) return [];
  return [surplusMeter(product(usage.surplusCredits, constant(1, CREDIT)), usage.machine, context)];
}
