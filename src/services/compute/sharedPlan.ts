/**
 * One commitment over several usages, in AWS's order: highest saving first, then the lowest rate; each hour by itself, and what an
 * hour leaves of the commitment is lost (Savings Plans user guide, "Understanding how Savings Plans apply to your usage").
 */
import { called, lessAllowance, product, quotient, share, sum } from '../../formula/build.js';
import type { Formula, Node } from '../../formula/node.js';
import { compareRationals, divide, fixed, isZero, multiply, rational } from '../../quantity/rational.js';
import { type Dimensionless, type Unit, USD, type USD_PER_HOUR } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import type { PlanClaim, PricedMeter, SharedPlan } from '../contract/service.js';
import { hoursOf } from './planHours.js';

export interface Settled {
  /** What is left on demand of each meter. */
  readonly beyond: ReadonlyMap<PricedMeter, PricedMeter>;
  readonly assumed: readonly Words[];
}

/** A claim with what its quantity costs at the plan's rate. */
interface Rated {
  readonly claim: PlanClaim;
  readonly rate: Formula<Unit>;
  /** The plan's rate as a part of the price on demand: the lower, the higher the saving. */
  readonly part: Formula<Dimensionless>;
  readonly usd: Formula<USD>;
}

export function settled(plan: SharedPlan, claims: readonly PlanClaim[]): Settled {
  refuseFamilies(plan, claims);
  const rated = inOrderOfSaving(
    claims.flatMap((claim) => ratedOf(plan, claim) ?? []),
    plan,
  );
  const hours = hoursOf(
    rated.map(({ claim }) => claim),
    plan.context,
  );
  const onDemand = rated.map((): Formula<USD>[] => []);
  const unused: Formula<USD>[] = [];
  for (const one of hours.classes) {
    let left: Formula<typeof USD_PER_HOUR> = plan.commitment;
    rated.forEach(({ usd }, index) => {
      const weight = one.weights[index];
      if (weight === undefined) return;
      const used = called(USED, product(usd, weight) as Node as Formula<typeof USD_PER_HOUR>);
      onDemand[index]?.push(product(lessAllowance(used, left), one.hours));
      left = called(LEFT, lessAllowance(left, used));
    });
    unused.push(product(left, one.hours));
  }
  warnOfUnused(plan, sum(USD, ...unused));
  const beyond = rated.map(({ claim, usd }, index) => {
    const rest = called(BEYOND, sum(USD, ...(onDemand[index] ?? [])));
    const { en, ja } = claim.meter.name;
    return [
      claim.meter,
      {
        ...claim.meter,
        name: { en: `${en} beyond the Savings Plan`, ja: `${ja}（Savings Plans 超過分）` },
        quantity: share(claim.meter.quantity as Formula<Unit>, rest, usd),
      },
    ] as const;
  });
  return { beyond: new Map(beyond), assumed: [ORDER, ...hours.assumed] };
}

function ratedOf(plan: SharedPlan, claim: PlanClaim): Rated | undefined {
  const rate = claim.rateUnder(plan);
  if (rate === undefined) return undefined;
  const price = claim.meter.price as Node as Formula<Unit>;
  // What costs nothing on demand has nothing to be saved.
  if (isZero(claim.context.valueOf(price))) return undefined;
  const part = called(PART, quotient(rate, price) as Node as Formula<Dimensionless>);
  const usd = called(AT_RATE, product(claim.meter.quantity as Formula<Unit>, rate) as Node as Formula<USD>);
  return { claim, rate, part, usd };
}

/** Each step of the order is a decision: where a question moves a rate, it may be another. */
function inOrderOfSaving(rated: readonly Rated[], { context }: SharedPlan): Rated[] {
  const value = (node: Node) => context.valueOf(node);
  const sorted = [...rated].sort(
    (a, b) => compareRationals(value(a.part), value(b.part)) || compareRationals(value(a.rate), value(b.rate)),
  );
  sorted.slice(1).forEach((one, index) => {
    context.exceeds((sorted[index] as Rated).part, one.part);
  });
  return sorted;
}

function refuseFamilies({ plan }: SharedPlan, claims: readonly PlanClaim[]): void {
  const [first] = claims;
  if (plan !== 'ec2Instance' || first === undefined) return;
  for (const { family, context } of claims) {
    if (family === first.family || family === undefined) continue;
    const message = {
      en: `an EC2 Instance Savings Plan is of one family, and can't cover ${family} beside ${first.family}`,
      ja: `EC2 Instance Savings Plans は 1 つのファミリーが対象です。${first.family} と ${family} の両方には適用できません`,
    };
    const remedy = {
      en: 'give each family a plan of its own, or take `plan: compute`',
      ja: 'ファミリーごとにプランを分けるか、`plan: compute` としてください',
    };
    context.refuse(['purchase', 'plan'], { code: 'contradiction', message, remedy });
  }
}

function warnOfUnused({ commitment, context }: SharedPlan, left: Formula<USD>): void {
  const paid = multiply(context.valueOf(commitment), context.valueOf(context.span));
  if (isZero(paid)) return;
  const unused = divide(context.valueOf(left), paid);
  if (compareRationals(unused, rational('0.001')) < 0) return;
  const percent = fixed(multiply(unused, rational(100)), 1);
  const [usd, whole] = [context.valueOf(left), paid].map((value) => fixed(value, 2));
  context.warn({
    en: `${percent} % of the Savings Plan's commitment is paid and not used: ${usd} of ${whole} USD`,
    ja: `Savings Plans のコミットメントの ${percent} %（${whole} USD のうち ${usd} USD）は使われずに課金されます`,
  });
}

const USED = { en: "usage of an hour at the plan's rate", ja: '1 時間の利用額（プラン料率）' };
const AT_RATE = { en: "usage at the plan's rate", ja: '利用額（プラン料率）' };
const LEFT = { en: 'commitment left', ja: 'コミットメントの残り' };
const BEYOND = { en: 'usage beyond the commitment', ja: 'コミットメントを超える利用額' };
const PART = { en: "the plan's rate by the price on demand", ja: 'プラン料率／オンデマンド料金' };
const ORDER: Words = {
  en: 'the Savings Plan covers the usage with the highest saving first, then the lowest rate; a free tier is taken off what it does not cover',
  ja: 'Savings Plans は割引率の高い利用から、同率なら料率の低い利用から適用する。無料枠はプラン対象外の分から差し引く',
};
