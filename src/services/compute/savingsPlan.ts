/**
 * Usage under a Savings Plan, which is no reservation: a commitment of so many dollars is paid in every hour of the term,
 * used or not. In each hour usage at the plan's rates is covered up to the commitment; what goes beyond is on demand
 * (Savings Plans user guide, "understanding how Savings Plans apply to your usage").
 */
import { called, difference, lessAllowance, minOf, one, product, quotient, share, sum } from '../../formula/build.js';
import type { Formula, Node, PriceOf } from '../../formula/node.js';
import {
  compareRationals,
  divide,
  fixed,
  isZero,
  multiply,
  numberInWords,
  ONE,
  type Rational,
  rational,
  subtract,
} from '../../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, HOUR, type Unit, USD_PER_HOUR, unitText } from '../../quantity/unit.js';
import { plainWords, type Words } from '../../words.js';
import type { PlanKind, PlanTerms } from '../contract/plans.js';
import type { Meter, MeteringContext, PlanClaim, PricedMeter, TermPayment } from '../contract/service.js';
import type { SavingsPlan, SharedPurchase } from './purchase.js';

/** Of a component: what the plan covers, and how long it runs in the month. */
export interface CoveredUsage {
  /** By which the rules say whether plans cover it: `ec2`, `lambda`, `elastiCache.redis`. */
  readonly service: string;
  readonly title: Words;
  /** What its rates in the book begin with, before the id of the price: `lambda.`, and nothing of EC2's. */
  readonly ratePrefix: string;
  /** The plans that may cover it. */
  readonly plans: readonly PlanKind[];
  /** Of EC2's instances. */
  readonly family?: string;
  readonly meters: readonly PricedMeter[];
  readonly active: Formula<HOUR>;
}

export interface UnderPlan {
  readonly meters: readonly Meter[];
  readonly payments: readonly TermPayment[];
  readonly assumed: readonly Words[];
}

export function underPlan(plan: SavingsPlan, covered: CoveredUsage, context: MeteringContext): UnderPlan {
  const { meters, active } = covered;
  if (!covers(plan, covered, context) || !isSold(plan, ['purchase'], context)) {
    return { meters, payments: [], assumed: [] };
  }
  const used = called(USED, sum(USD_PER_HOUR, ...meters.map((meter) => inAnHour(meter, plan, covered, context))));
  const commitment = called(COMMITMENT, plan.commitment ?? used);
  const beyond = plan.commitment === undefined ? undefined : called(BEYOND, lessAllowance(used, commitment));
  warnOfUnused(used, commitment, active, context);
  const paid = product(commitment, context.span);
  const rest = beyond === undefined ? [] : meters.map((meter) => beyondPlan(meter, beyond, used));
  return {
    meters: [{ name: COMMITMENT_LINE, quantity: context.span, usd: paid }, ...rest],
    payments: [planPayment(plan, commitment, context)],
    assumed: [...(plan.commitment === undefined ? [COMMITTED_TO_USE] : []), PLAN_OF_ITS_OWN],
  };
}

/** Objects to a plan that can't cover the thing. @returns whether it can */
function covers(
  { plan }: PlanTerms,
  { service, title, plans }: Pick<CoveredUsage, 'service' | 'title' | 'plans'>,
  context: MeteringContext,
): boolean {
  if (!plans.includes(plan)) {
    const names = plans.map((one) => PLAN_NAMES[one]).join(', ');
    const message = {
      en: `${PLAN_NAMES[plan]} Savings Plans don't cover ${title.en}`,
      ja: `${PLAN_NAMES[plan]} Savings Plans は${title.ja}に適用されません`,
    };
    const expected = { en: `a plan of these: ${names}`, ja: `次のプラン: ${names}` };
    context.refuse(['purchase'], { code: 'contradiction', message, expected });
    return false;
  }
  if (isOffered(`covers.${service}`, context)) return true;
  const message = {
    en: `Savings Plans don't cover ${title.en} on ${context.day}`,
    ja: `${context.day} 時点で、Savings Plans は${title.ja}に適用されません`,
  };
  context.refuse(['purchase'], { code: 'notInBooks', message, remedy: BUY_OTHERWISE });
  return false;
}

/** Objects to a plan that AWS doesn't sell on the day. @returns whether it does */
export function isSold({ plan, term, upfront }: PlanTerms, at: readonly string[], context: MeteringContext): boolean {
  const sells = (length: string, first: string) =>
    isOffered(`sold.${plan}.${length.replace(' ', '')}.${first}`, context);
  if (sells(term, upfront)) return true;
  const others = TERMS.flatMap((length) => UPFRONTS.map((first) => [length, first] as const)).filter(
    ([length, first]) => sells(length, first),
  );
  const message = {
    en: `AWS sells no ${PLAN_NAMES[plan]} Savings Plan of ${term} with upfront: ${upfront} on ${context.day}`,
    ja: `${context.day} 時点で、AWS は ${PLAN_NAMES[plan]} Savings Plans の term: ${term}、upfront: ${upfront} を販売していません`,
  };
  const expected = plainWords(others.map(([length, first]) => `term: ${length}, upfront: ${first}`).join('; '));
  context.refuse(at, { code: 'overLimit', message, ...(others.length === 0 ? {} : { expected }) });
  return false;
}

function isOffered(id: string, context: MeteringContext): boolean {
  return context.hasRule(`savingsPlans/${id}`);
}

const TERMS = ['1 year', '3 years'] as const;
const UPFRONTS = ['none', 'partial', 'all'] as const;
const PLAN_NAMES = { compute: 'Compute', ec2Instance: 'EC2 Instance', database: 'Database' };
const BUY_OTHERWISE: Words = {
  en: 'buy it on demand (`purchase: onDemand`), or leave out `purchase`',
  ja: 'オンデマンド（`purchase: onDemand`）とするか、`purchase` を外してください',
};

/** What a plan that the component shares with others may cover: which each of them uses is worked out for all together. */
export function planClaims(
  { name, ...stated }: SharedPurchase,
  covered: CoveredUsage,
  context: MeteringContext,
): readonly PlanClaim[] {
  const { meters, active, ratePrefix, family } = covered;
  return meters.map((meter) => {
    const traffic = context.trafficOf(meter.quantity);
    return {
      plan: name,
      meter,
      active,
      ...(traffic === undefined ? {} : { traffic }),
      ...(family === undefined ? {} : { family }),
      context,
      rateUnder(plan) {
        if (!covers(plan, covered, context)) return undefined;
        const rate = rateOf(meter, { ...plan, ...stated }, ratePrefix, context);
        warnOfDearRate(meter, rate, context);
        return rate;
      },
    };
  });
}

/** What the meter's usage of an hour in which it runs costs at the plan's rate. */
function inAnHour(
  meter: PricedMeter,
  plan: SavingsPlan,
  { active, ratePrefix }: CoveredUsage,
  context: MeteringContext,
): Formula<typeof USD_PER_HOUR> {
  const quantity = meter.quantity as Formula<Unit>;
  const rate = rateOf(meter, plan, ratePrefix, context);
  warnOfDearRate(meter, rate, context);
  const dollars = product(quantity, rate) as Node;
  return quotient(dollars as Formula<{ readonly USD: 1 }>, active);
}

/** The price on demand less the stated discount, or what a price file says. */
function rateOf(
  { price, quantity }: PricedMeter,
  { plan, term, upfront, discount, rate: stated }: PlanTerms & Pick<SavingsPlan, 'discount' | 'rate'>,
  ratePrefix: string,
  context: MeteringContext,
): Formula<Unit> {
  const onDemand = price as Node as PriceOf<Unit>;
  if (discount !== undefined) return called(RATE, product(onDemand as Formula<Unit>, oneLess(discount)));
  if (stated !== undefined) return called(RATE, stated as Node as Formula<Unit>);
  const [, id = ''] = price.id.split('/');
  const rate = `savingsPlans/${plan}.${ratePrefix}${id}.${term.replace(' ', '')}.${upfront}`;
  return context.price(rate, quantity.unit as Unit, ['purchase']) as Node as Formula<Unit>;
}

function warnOfDearRate({ price, name }: PricedMeter, rate: Node, context: MeteringContext): void {
  const onDemand = flatRateOf(price);
  if (onDemand === undefined || compareRationals(context.valueOf(rate), onDemand) <= 0) return;
  const [asked, usual] = [context.valueOf(rate), onDemand].map((value) => numberInWords(value, 6));
  const unit = unitText(price.unit);
  context.warn({
    en: `${name.en}: the rate of ${asked} ${unit} is above the price on demand, ${usual} ${unit}`,
    ja: `${name.ja}の料率 ${asked} ${unit} がオンデマンド料金 ${usual} ${unit} を上回っています`,
  });
}

/** What a unit costs on demand where the price has no tiers. */
function flatRateOf({ tiers }: PricedMeter['price']): Rational | undefined {
  return tiers.length === 1 ? tiers[0]?.usd : undefined;
}

/** The part of the meter that the plan doesn't cover, on demand as ever. */
function beyondPlan(
  meter: PricedMeter,
  beyond: Formula<typeof USD_PER_HOUR>,
  used: Formula<typeof USD_PER_HOUR>,
): PricedMeter {
  const quantity = share(meter.quantity as Formula<Unit>, beyond, used);
  const { en, ja } = meter.name;
  return { ...meter, name: { en: `${en} beyond the Savings Plan`, ja: `${ja}（Savings Plans 超過分）` }, quantity };
}

export function planPayment(
  { term, upfront }: PlanTerms,
  commitment: Formula<typeof USD_PER_HOUR>,
  context: MeteringContext,
): TermPayment {
  const length = term.replace(' ', '');
  const part = context.rule(`savingsPlans/upfrontShare.${upfront}`, DIMENSIONLESS, ['purchase']);
  const hours = context.rule(`savingsPlans/termHours.${length}`, HOUR, ['purchase']);
  return {
    termMonths: term === '1 year' ? 12 : 36,
    upfront: product(product(commitment, hours), part),
    hourly: product(product(commitment, one(HOUR)), oneLess(part)),
    monthly: product(product(commitment, context.span), oneLess(part)),
    commitment,
  };
}

function warnOfUnused(
  used: Formula<typeof USD_PER_HOUR>,
  commitment: Formula<typeof USD_PER_HOUR>,
  active: Formula<HOUR>,
  context: MeteringContext,
): void {
  const paid = multiply(context.valueOf(commitment), context.valueOf(context.span));
  if (isZero(paid)) return;
  const covered = multiply(context.valueOf(minOf(used, commitment)), context.valueOf(active));
  const unused = subtract(ONE, divide(covered, paid));
  // Below a thousandth it is a matter of rounding starts, and of no use to anybody.
  if (compareRationals(unused, rational('0.001')) < 0) return;
  const percent = fixed(multiply(unused, rational(100)), 1);
  context.warn({
    en: `${percent} % of the Savings Plan's commitment is paid and not used`,
    ja: `Savings Plans のコミットメントの ${percent} % は使われずに課金されます`,
  });
}

/** What is left of a whole once a share is taken off. */
export function oneLess(discount: Formula<Dimensionless>): Formula<Dimensionless> {
  return difference(one(DIMENSIONLESS), discount);
}

export const COMMITMENT_LINE = { en: "Savings Plan's commitment", ja: 'Savings Plans のコミットメント' };
const USED = { en: "usage of an hour at the plan's rates", ja: '1 時間の利用額（プラン料率）' };
export const COMMITMENT = { en: 'commitment of an hour', ja: '1 時間あたりのコミットメント' };
const BEYOND = { en: 'usage beyond the commitment', ja: 'コミットメントを超える利用額' };
const RATE = { en: "the plan's rate", ja: 'プラン料率' };
const COMMITTED_TO_USE: Words = {
  en: "the Savings Plan's commitment is what the component uses in an hour in which it runs, and is paid in every hour",
  ja: 'Savings Plans のコミットメントは稼働時の 1 時間の利用額とし、稼働の有無にかかわらず毎時課金',
};
const PLAN_OF_ITS_OWN: Words = {
  en: 'the Savings Plan covers this component alone, whose load is even over the hours in which it runs; a free tier is taken off what the plan does not cover',
  ja: 'Savings Plans はこの構成要素だけに適用し、稼働時間内の負荷は一定とする。無料枠はプラン対象外の分から差し引く',
};
