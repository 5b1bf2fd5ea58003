/**
 * What a whole option uses of a quota of the day, by all its components. Beyond it the option is not possible as it is stated; AWS
 * raises such quotas on request, and a scenario then says what it has.
 */
import { called, sum } from '../formula/build.js';
import type { Formula, Node } from '../formula/node.js';
import { numberInWords } from '../quantity/rational.js';
import type { Unit } from '../quantity/unit.js';
import type { QuotaUsage } from '../services/contract/service.js';
import type { Words } from '../words.js';
import { type Requirement, unmetReason } from './requirement.js';

export function exceededQuotas(quotaUsages: readonly QuotaUsage[]): Words[] {
  return quotaRequirements(quotaUsages).flatMap((requirement) => unmetReason(requirement) ?? []);
}

/** What all components claim of each pool is at most what there is of it. */
export function quotaRequirements(quotaUsages: readonly QuotaUsage[]): Requirement[] {
  const pools = new Map<string, QuotaUsage[]>();
  for (const usage of quotaUsages) pools.set(usage.pool, [...(pools.get(usage.pool) ?? []), usage]);
  return [...pools.values()].map((pool): Requirement => {
    const [first] = pool as [QuotaUsage];
    const { what, limit } = first;
    const quantities = pool.map(({ quantity }) => quantity as Formula<Unit>);
    const quantity = pool.length === 1 ? first.quantity : called(what, sum(first.quantity.unit, ...quantities));
    return { kind: 'above', quantity, limit, reason: reasonOf(first) };
  });
}

function reasonOf({ what, limit, remedy }: QuotaUsage): Words {
  const since = sinceText(limit);
  return {
    en: `${what.en}: {needed} at the peak, and the limit is {available}${since.en}. That covers {coveredPercent} % of the peak, and all of it needs {wholeNeeded}: ${remedy.en}`,
    ja: `${what.ja}: ピーク時 {needed} に対して上限は {available}${since.ja}。上限内で処理できるのはピークの {coveredPercent} % で、必要数は {wholeNeeded}: ${remedy.ja}`,
  };
}

/** Since when the limit holds, and what it became later. */
function sinceText(limit: Node): Words {
  if (limit.kind !== 'rule') return { en: ' as the scenario states', ja: '（シナリオの指定値）' };
  const { provenance, next } = limit;
  const from = provenance.firstSeen === true ? `first seen ${provenance.from}` : `since ${provenance.from}`;
  const fromJa = provenance.firstSeen === true ? `${provenance.from} に初めて確認` : `${provenance.from} から`;
  const later = next === undefined ? '' : `, ${numberInWords(next.value, 0)} from ${next.from} on`;
  const laterJa = next === undefined ? '' : `、${next.from} から ${numberInWords(next.value, 0)}`;
  return {
    en: ` (${from}${later}; ${provenance.source})`,
    ja: `（${fromJa}${laterJa}; ${provenance.source}）`,
  };
}
