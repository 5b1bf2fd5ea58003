/** How many instances there are, whether they carry their load, and what CPU credits beyond the earned ones cost. */

import { constant, largest, product } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { example, leaveOut, needsKey } from '../../phrases.js';
import { compareRationals, numberInWords } from '../../quantity/rational.js';
import { HOUR, NO_UNIT, type NoUnit } from '../../quantity/unit.js';
import type { Code, Words } from '../../words.js';
import type { Meter, Terms } from '../contract/service.js';
import { type Autoscaled, autoscaled } from './autoscaled.js';
import type { Autoscaling } from './autoscaling.js';
import { creditFamily, creditNeed, isUnlimited, surplusMeter, surplusOfLoad } from './credits.js';
import { enough, type Load, type Need, needsOf, withPeak } from './load.js';
import { runningHours } from './running.js';
import { CREDIT } from './units.js';
import type { InstanceUsage } from './usage.js';

export interface Capacity {
  readonly instances: Formula<NoUnit>;
  /** Billed, of all instances, where they follow the traffic. */
  readonly hours?: Formula<HOUR>;
  readonly meters: readonly Meter[];
  readonly assumed: readonly Words[];
}

export function capacityOf(said: InstanceUsage, terms: Terms): Capacity {
  const family = creditFamily(said.machine.type);
  const stated = statedSurplus(said, family, terms);
  if (said.atLeast !== undefined && said.count !== 'auto') {
    const message = goesWithAuto('`atLeast`');
    const remedy = {
      en: 'leave it out, or set `count: auto`',
      ja: 'このキーを外すか、`count: auto` と書いてください',
    };
    terms.refuse(['atLeast'], { code: 'contradiction', message, remedy });
  }
  if (said.load === undefined) {
    if (said.count === 'auto') {
      const message = needsKey('`count: auto`', 'load');
      const expected = example('load: { peakRequests: 50 / s, cpu: 40 ms }');
      terms.refuse(['count'], { code: 'missingKey', message, expected });
    }
    const instances = said.count === 'auto' ? constant(1, NO_UNIT) : said.count;
    return { instances, meters: stated, assumed: [] };
  }
  if (!terms.exceeds(runningHours(said, terms), constant(0, HOUR))) {
    const message = {
      en: 'the instances never run, but have a load',
      ja: '稼働時間が 0 のインスタンスに負荷が指定されています',
    };
    const remedy = {
      en: 'leave out `load`, or let them run',
      ja: '`load` を外すか、稼働時間を指定してください',
    };
    terms.refuse(['load'], { code: 'contradiction', message, remedy });
    return { instances: constant(1, NO_UNIT), meters: stated, assumed: [] };
  }
  const load = withPeak(said.load, terms);
  if (load === undefined) return { instances: constant(1, NO_UNIT), meters: stated, assumed: [] };
  const scaled = said.autoscaling && followingTraffic(said, said.autoscaling, load, terms);
  if (scaled === undefined) return underLoad(said, load, family, stated, terms);
  const surplus = scaled.surplus === undefined || stated.length > 0 ? [] : [scaled.surplus];
  return {
    instances: scaled.instances,
    hours: scaled.hours,
    meters: [...stated, ...surplus.map((credits) => surplusMeter(credits, said.machine, terms))],
    assumed: [...scaled.assumed, ...(load.memory === undefined ? [NO_MEMORY] : [])],
  };
}

/** undefined where something stands in the way, which is then told. */
function followingTraffic(
  said: InstanceUsage,
  settings: Autoscaling,
  load: Load,
  terms: Terms,
): Autoscaled | undefined {
  const { requests } = load;
  const traffic = requests && terms.trafficOf(requests);
  if (requests === undefined || traffic === undefined) {
    const message = {
      en: '`autoscaling` needs a `load` whose `requests` are a quantity with `traffic`',
      ja: '`autoscaling` には、`traffic` のある数量を `requests` とする `load` が必要です',
    };
    const expected = example('traffic: { requests: { day: [...] } }');
    terms.refuse(['autoscaling'], { code: 'missingKey', message, expected });
    return undefined;
  }
  if (said.count !== 'auto') {
    const message = goesWithAuto('`autoscaling`');
    const remedy = { en: 'set `count: auto`', ja: '`count: auto` と書いてください' };
    terms.refuse(['autoscaling'], { code: 'contradiction', message, remedy });
  }
  const other = (['hours', 'runs', 'schedule', 'during'] as const).find((key) => said[key] !== undefined);
  const isReserved = typeof said.purchase === 'object' && said.purchase.reserved !== undefined;
  if (other !== undefined || isReserved) {
    const second = other ?? 'purchase';
    const message = {
      en: `\`autoscaling\` says when instances run, and so does \`${second}\``,
      ja: `\`autoscaling\` と \`${second}\` の両方でインスタンスの稼働時間が指定されています`,
    };
    terms.refuse(['autoscaling'], { code: 'contradiction', message, remedy: leaveOut(second) });
    return undefined;
  }
  return autoscaled(said, settings, { ...load, requests }, traffic, terms);
}

function goesWithAuto(key: Code): Words {
  return { en: `${key} goes with \`count: auto\``, ja: `${key} は \`count: auto\` と組み合わせて使います` };
}

function underLoad(
  said: InstanceUsage,
  load: Load,
  family: string | undefined,
  stated: readonly Meter[],
  terms: Terms,
): Capacity {
  const { machine } = said;
  const unlimited = isUnlimited(said.credits, machine, terms);
  const byType = needsOf(load, machine, terms) as [Need, ...Need[]];
  const needs: [Need, ...Need[]] =
    family === undefined || unlimited ? byType : [...byType, creditNeed(load, machine, said, terms)];
  const needed = enough(needs);
  const sufficient = said.atLeast === undefined ? needed : largest(needed, said.atLeast);
  const instances = said.count === 'auto' ? sufficient : said.count;
  if (isMore(needed, instances, terms)) terms.warn(tooSmall(said.type, instances, needs, needed, terms));
  const surplus = unlimited && stated.length === 0 ? [surplusOfLoad(load, machine, instances, said, terms)] : [];
  return {
    instances,
    meters: [...stated, ...surplus.map((credits) => surplusMeter(credits, said.machine, terms))],
    assumed: [
      ...(family === undefined || said.credits !== undefined ? [] : [unlimited ? UNLIMITED : STANDARD]),
      ...(load.requests === undefined ? [AT_THE_PEAK] : []),
      ...(load.memory === undefined ? [NO_MEMORY] : []),
    ],
  };
}

/** For a warning, which leaves the formulas as they are. */
function isMore(a: Formula<NoUnit>, b: Formula<NoUnit>, terms: Terms): boolean {
  return compareRationals(terms.valueOf(a), terms.valueOf(b)) > 0;
}

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
const NO_MEMORY = {
  en: 'the memory of the instances suffices for the load',
  ja: 'インスタンスのメモリは負荷に対して十分とする',
};

function tooSmall(
  type: string,
  instances: Formula<NoUnit>,
  needs: readonly Need[],
  needed: Formula<NoUnit>,
  terms: Terms,
): Words {
  const [have, want] = [instances, needed].map((one) => numberInWords(terms.valueOf(one), 0));
  const reasons = needs.filter(({ instances: own }) => isMore(own, instances, terms)).map(({ because }) => because);
  const [en, ja] = [reasons.map((one) => one.en).join(', '), reasons.map((one) => one.ja).join('、')];
  return {
    en: `${have} × ${type} can't carry the load (${en}): ${want} are needed`,
    ja: `${type} ${have} 台では負荷を処理できません（${ja}）。必要台数は ${want} 台`,
  };
}

/** Surplus credits that the scenario states itself. */
function statedSurplus(said: InstanceUsage, family: string | undefined, terms: Terms): Meter[] {
  const key = said.surplusCredits !== undefined ? 'surplusCredits' : 'credits';
  if (family === undefined && said[key] !== undefined) {
    const message = {
      en: `${said.type} has no CPU credits`,
      ja: `${said.type} に CPU クレジットはありません`,
    };
    terms.refuse([key], { code: 'contradiction', message, remedy: leaveOut(key) });
  }
  if (family === undefined || said.surplusCredits === undefined) return [];
  return [surplusMeter(product(said.surplusCredits, constant(1, CREDIT)), said.machine, terms)];
}
