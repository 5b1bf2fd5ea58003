/** Savings Plans of an option that are components of their own: what each leaves on demand of the components that it covers. */
import { nearestWord } from '../document/nearest.js';
import type { Component } from '../scenario/scenario.js';
import { type Settled, settled } from '../services/compute/sharedPlan.js';
import type { Meter, Metering, PlanClaim, PricedMeter } from '../services/contract/service.js';

type Metered = Metering & { readonly component: Component };

/** The components with what the option's plans leave on demand in place of what they cover. */
export function withPlans<M extends Metered>(components: readonly M[]): readonly M[] {
  if (components.every(({ sharedPlan, claims = [] }) => sharedPlan === undefined && claims.length === 0)) {
    return components;
  }
  const plans = components.flatMap(({ component, sharedPlan }) =>
    sharedPlan === undefined ? [] : [[component.name, sharedPlan] as const],
  );
  const claims = components.flatMap((one) => one.claims ?? []);
  const names = plans.map(([name]) => name);
  for (const claim of claims) if (!names.includes(claim.plan)) refuseUnknown(claim, names);
  const found = new Map<string, Settled>(
    plans.map(([name, plan]) => [
      name,
      settled(
        plan,
        claims.filter((claim) => claim.plan === name),
      ),
    ]),
  );
  const beyond = new Map<Meter, PricedMeter>([...found.values()].flatMap((one) => [...one.beyond]));
  return components.map((one) => ({
    ...one,
    meters: one.meters.map((meter) => beyond.get(meter) ?? meter),
    assumed: [
      ...(one.assumed ?? []),
      ...(one.sharedPlan === undefined ? [] : (found.get(one.component.name)?.assumed ?? [])),
    ],
  }));
}

function refuseUnknown({ plan, context }: PlanClaim, names: readonly string[]): void {
  const nearest = nearestWord(plan, names);
  const message = {
    en: `the option has no Savings Plan \`${plan}\``,
    ja: `この構成に Savings Plans \`${plan}\` はありません`,
  };
  const expected =
    names.length === 0
      ? {
          en: `a component beside it: { savingsPlan: { name: ${plan}, plan: compute, term: 1 year, upfront: none, commitment: 1 USD / h } }`,
          ja: `同じ構成内の構成要素: { savingsPlan: { name: ${plan}, plan: compute, term: 1 year, upfront: none, commitment: 1 USD / h } }`,
        }
      : { en: `one of ${names.join(', ')}`, ja: `${names.join(', ')} のいずれか` };
  context.refuse(['purchase', 'plan'], {
    code: 'unknownName',
    message,
    expected,
    ...(nearest === undefined ? {} : { nearest }),
  });
}
