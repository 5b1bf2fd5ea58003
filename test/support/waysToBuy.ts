/** A scenario with an option for each way in which one instance can be bought, its rates stated in the scenario. */
import type { SourceText } from '../../src/errors.js';

export const TERMS = [
  '1 year none',
  '1 year partial',
  '1 year all',
  '3 years none',
  '3 years partial',
  '3 years all',
] as const;
export type Term = (typeof TERMS)[number];

/** In USD: an hour on demand, what is reserved at the start and by the hour, and an hour under each plan. */
export interface Ways {
  readonly onDemand: string;
  readonly reserved: Readonly<Record<Term, { readonly upfront?: string; readonly hourly: string }>>;
  readonly compute: Readonly<Record<Term, string>>;
  readonly ec2Instance: Readonly<Record<Term, string>>;
}

export interface Instance {
  readonly instance: string;
  readonly os: string;
  readonly region: string;
  readonly asOf: string;
}

/** Plans stand twice: by a rate at the component, and by a price of the plan. */
export function monthOf(ways: Ways, { instance, os, region, asOf }: Instance): SourceText {
  const ids = TERMS.map((term) => {
    const [years, length, upfront] = term.split(' ') as [string, string, string];
    return {
      term,
      id: `${os}.${instance}.${years}${length}.${upfront}`,
      said: `${years} ${length}, upfront: ${upfront}`,
    };
  });
  const plans = ['compute', 'ec2Instance'] as const;
  const prices = [
    `ec2/${os}.${instance}: ${ways.onDemand} USD / h`,
    ...ids.flatMap(({ term, id }) => {
      const { upfront, hourly } = ways.reserved[term];
      return [
        ...(id.endsWith('all') ? [] : [`ec2Reserved/hours.${id}: ${hourly} USD / h`]),
        ...(upfront === undefined ? [] : [`ec2Reserved/upfront.${id}: ${upfront} USD / reservation`]),
        ...plans.map((plan) => `savingsPlans/${plan}.${id}: ${ways[plan][term]} USD / h`),
      ];
    }),
  ];
  const option = (name: string, purchase: string) =>
    `  ${name}:\n    - ec2: { type: ${instance}, os: ${os}, purchase: ${purchase} }`;
  const options = [
    option('onDemand', 'onDemand'),
    ...ids.flatMap(({ term, said }) => [
      option(`reserved ${term}`, `{ reserved: ${said} }`),
      ...plans.flatMap((plan) => [
        option(`${plan} ${term} by price`, `{ savingsPlan: ${plan}, term: ${said} }`),
        option(`${plan} ${term} by rate`, `{ savingsPlan: ${plan}, term: ${said}, rate: ${ways[plan][term]} USD / h }`),
      ]),
    ]),
  ];
  const text = [
    `region: ${region}`,
    `asOf: ${asOf}`,
    'prices:',
    ...prices.map((price) => `  ${price}`),
    'options:',
    ...options,
  ].join('\n');
  return { file: 'ways.yaml', text };
}
