/**
 * What meters cost: one generic step for all services. Meters of an option are pooled, free allowances are subtracted
 * from the pooled quantity, the price's marginal tiers are applied to what is left, and every meter gets its share.
 */
import { called, charge, lessAllowance, share, sum } from '../formula/build.js';
import type { Formula, Node, PriceOf } from '../formula/node.js';
import { type Unit, USD } from '../quantity/unit.js';
import type { FreeTier } from '../scenario/scenario.js';
import type { Meter, PricedMeter } from '../services/contract/service.js';
import type { Words } from '../words.js';

/** One line of a bill, as a formula. */
export interface LineFormula {
  readonly meter: Meter;
  readonly usd: Formula<USD>;
}

export interface BillFormula {
  readonly lines: readonly LineFormula[];
  /** The option's total. It goes by pools where it can, so that readers need no shares of shares. */
  readonly total: Formula<USD>;
}

type Quantity = Formula<Unit>;

const WORDS = {
  pooled: { en: 'of the whole option', ja: '構成全体の数量' },
  billable: { en: 'after the free allowance', ja: '無料枠を引いた数量' },
  ownBillable: { en: 'own part after the free allowance', ja: '無料枠を引いた自分の分' },
  allowance: { en: 'free allowance', ja: '無料枠' },
  total: { en: 'total', ja: '合計' },
} satisfies Record<string, Words>;

interface Group {
  readonly key: string;
  readonly meters: PricedMeter[];
}

function groupBy(meters: readonly PricedMeter[], keyOf: (meter: PricedMeter) => string | undefined): Group[] {
  const groups = new Map<string, Group>();
  for (const meter of meters) {
    const key = keyOf(meter);
    if (key === undefined) continue;
    const group = groups.get(key) ?? { key, meters: [] };
    group.meters.push(meter);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function billOf(all: readonly Meter[], freeTier: FreeTier): BillFormula {
  const meters = all.filter((meter): meter is PricedMeter => 'price' in meter);
  const allowed = (meter: PricedMeter) =>
    allowanceOf(meter, freeTier) === undefined ? undefined : meter.allowance?.pool;
  const freePools = new Map(
    groupBy(meters, allowed).flatMap((group) => {
      const pool = freePoolOf(group.meters, freeTier);
      return group.meters.map((meter) => [meter, pool] as const);
    }),
  );
  const amounts = new Map<Meter, Formula<USD>>();
  const totals: Formula<USD>[] = [];
  for (const meter of all) {
    if (!('usd' in meter)) continue;
    amounts.set(meter, meter.usd);
    totals.push(meter.usd);
  }
  for (const { meters: priced } of groupBy(meters, (meter) => meter.price.id)) {
    totals.push(...chargePool(priced, freePools, amounts));
  }
  const lines = all.map((meter) => ({ meter, usd: amounts.get(meter) as Formula<USD> }));
  return { lines, total: called(WORDS.total, sum(USD, ...totals)) };
}

/** The free allowance that applies to a meter, if any. */
function allowanceOf(meter: PricedMeter, freeTier: FreeTier): Quantity | undefined {
  if (meter.allowance === undefined || freeTier === 'none') return undefined;
  const { always, newAccount } = meter.allowance;
  const offers = [always, freeTier === 'newAccount' ? newAccount : undefined].filter((offer) => offer !== undefined);
  if (offers.length === 0) return undefined;
  return called(WORDS.allowance, sum(meter.quantity.unit, ...(offers as Quantity[])));
}

interface FreePool {
  readonly meters: readonly PricedMeter[];
  readonly whole: Quantity;
  readonly rest: Quantity;
}

function freePoolOf(meters: readonly PricedMeter[], freeTier: FreeTier): FreePool {
  const [first] = meters as [PricedMeter];
  const whole = pooled(meters.map((meter) => meter.quantity as Quantity));
  const allowance = allowanceOf(first, freeTier) as Quantity;
  return { meters, whole, rest: called(WORDS.billable, lessAllowance(whole, allowance)) };
}

function pooled(quantities: readonly Quantity[]): Quantity {
  const [only] = quantities as [Quantity];
  return quantities.length === 1 ? only : called(WORDS.pooled, sum(only.unit, ...quantities));
}

/** Charges the meters of one price. @returns what they add to the option's total */
function chargePool(
  meters: readonly PricedMeter[],
  freePools: ReadonlyMap<PricedMeter, FreePool>,
  amounts: Map<Meter, Formula<USD>>,
): Formula<USD>[] {
  const [first] = meters as [PricedMeter];
  const price = first.price as Node as PriceOf<Unit>;
  const pool = freePools.get(first);
  const isWholePool =
    pool !== undefined && pool.meters.length === meters.length && meters.every((one) => pool.meters.includes(one));
  const parts = meters.map((meter) => (isWholePool ? (meter.quantity as Quantity) : billableOf(meter, freePools)));
  const whole = isWholePool ? pool.whole : pooled(parts);
  const billable = isWholePool ? pool.rest : whole;
  if (price.tiers.length === 1 && !isWholePool) {
    // A flat price is the same for the whole as for its parts.
    const own = parts.map((part) => charge(part, price));
    meters.forEach((meter, index) => {
      amounts.set(meter, own[index] as Formula<USD>);
    });
    return own;
  }
  const total = charge(billable, price);
  meters.forEach((meter, index) => {
    amounts.set(meter, meters.length === 1 ? total : share(total, parts[index] as Quantity, whole));
  });
  return [total];
}

function billableOf(meter: PricedMeter, freePools: ReadonlyMap<PricedMeter, FreePool>): Quantity {
  const pool = freePools.get(meter);
  const quantity = meter.quantity as Quantity;
  if (pool === undefined) return quantity;
  return pool.meters.length === 1 ? pool.rest : called(WORDS.ownBillable, share(pool.rest, quantity, pool.whole));
}
