/** What a whole option uses of a quota of the day, by all its components: a warning, as AWS raises such quotas on request. */
import { exactValue } from '../formula/exact.js';
import type { Node } from '../formula/node.js';
import {
  add,
  compareRationals,
  divide,
  multiply,
  numberInWords,
  ONE,
  type Rational,
  rational,
  roundToMultiple,
  ZERO,
} from '../quantity/rational.js';
import type { QuotaUsage } from '../services/contract/service.js';
import type { Words } from '../words.js';

export function exceededQuotas(quotaUsages: readonly QuotaUsage[]): Words[] {
  const pools = new Map<string, QuotaUsage[]>();
  for (const usage of quotaUsages) pools.set(usage.pool, [...(pools.get(usage.pool) ?? []), usage]);
  return [...pools.values()].flatMap((pool) => {
    const [first] = pool as [QuotaUsage];
    const used = pool.map(({ quantity }) => exactValue(quantity)).reduce(add, ZERO);
    const limit = exactValue(first.limit);
    return compareRationals(used, limit) > 0 ? [warning(first, used, limit)] : [];
  });
}

function warning({ what, limit, remedy }: QuotaUsage, used: Rational, allowed: Rational): Words {
  const [amount, bound] = [numberInWords(used, 1), numberInWords(allowed, 0)];
  const part = numberInWords(roundToMultiple(multiply(divide(allowed, used), rational(100)), ONE, 'down'), 0);
  const needed = numberInWords(roundToMultiple(used, ONE, 'up'), 0);
  const since = sinceText(limit);
  return {
    en: `${what.en}: ${amount} at the peak, and the limit is ${bound}${since.en}. That covers ${part} % of the peak, and all of it needs ${needed}: ${remedy.en}`,
    ja: `${what.ja}: ピーク時 ${amount} に対して上限は ${bound}${since.ja}。上限内で処理できるのはピークの ${part} % で、必要数は ${needed}: ${remedy.ja}`,
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
