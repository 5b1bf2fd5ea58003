/** What a component meters, before anything is added up: which quantity of which price, and what the service says of it. */

import { meterOption } from '../../src/bill/option.js';
import type { Books } from '../../src/book/book.js';
import { snapshotOf } from '../../src/book/snapshot.js';
import { InputError, type Problem } from '../../src/errors.js';
import { exactValue } from '../../src/formula/exact.js';
import type { Node } from '../../src/formula/node.js';
import { fixed } from '../../src/quantity/rational.js';
import { unitText } from '../../src/quantity/unit.js';
import { readScenario } from '../../src/scenario/read.js';
import type { Meter } from '../../src/services/contract/service.js';
import { type Around, books, scenarioText, TODAY } from './price.js';

export interface Metered {
  /** `queue requests: 3000000 request of sqs/standard.requests; sqs/requests free: 1000000 request` */
  readonly meters: readonly string[];
  /** Topics by their keys. */
  readonly notPriced?: readonly string[];
  readonly assumed?: readonly string[];
  readonly warnings?: readonly string[];
  /** `lambda/concurrency: 200 call of 1000 call` */
  readonly claims?: readonly string[];
  /** `12 months: upfront 100 USD, monthly 5 USD` */
  readonly payments?: readonly string[];
  readonly instances?: string;
}

function meterAlone(component: string, around: Around | undefined, from: Books) {
  const source = { file: 'test.yaml', text: scenarioText([component], around) };
  const { scenario, problems } = readScenario(source, { today: TODAY });
  const [option] = scenario?.options ?? [];
  if (scenario === undefined || option === undefined) throw new InputError(problems);
  const snapshot = snapshotOf(from, scenario.region, scenario.asOf, scenario.frame.values);
  const { components, decisions } = meterOption(option, scenario, snapshot, problems);
  const [found] = components;
  if (problems.length > 0 || found === undefined) throw new InputError(problems);
  return { found, decisions };
}

/** The quantities that a simulation went by, which no formula names. */
export function simulated(component: string, around?: Around): string[] {
  const { decisions } = meterAlone(component, around, books);
  return decisions.filter(({ kind }) => kind === 'simulated').map(({ quantity }) => amount(quantity));
}

/** Of a scenario of this one component; what is empty is left out. @throws InputError with all that is refused */
export function metered(component: string, around?: Around, from: Books = books): Metered {
  const { found } = meterAlone(component, around, from);
  const { meters, notPriced, assumed = [], warnings, claims = [], payments = [], instances } = found;
  return {
    meters: meters.map(meterText),
    ...told(
      'notPriced',
      notPriced.map(({ key }) => key),
    ),
    ...told(
      'assumed',
      assumed.map(({ en }) => en),
    ),
    ...told(
      'warnings',
      warnings.map(({ en }) => en),
    ),
    ...told(
      'claims',
      claims.map(({ pool, quantity, limit }) => `${pool}: ${amount(quantity)} of ${amount(limit)}`),
    ),
    ...told(
      'payments',
      payments.map(
        ({ termMonths, upfront, monthly }) =>
          `${termMonths} months: upfront ${upfront === undefined ? 'unknown' : amount(upfront)}, monthly ${monthly === undefined ? 'unknown' : amount(monthly)}`,
      ),
    ),
    ...(instances === undefined ? {} : { instances: amount(instances) }),
  };
}

function told<K extends string>(key: K, texts: readonly string[]): { readonly [k in K]?: readonly string[] } {
  return texts.length === 0 ? {} : ({ [key]: texts } as { readonly [k in K]: readonly string[] });
}

function meterText(meter: Meter): string {
  const of = `${meter.name.en}: ${amount(meter.quantity)}`;
  if ('usd' in meter) return `${of} for ${amount(meter.usd)}`;
  const { price, allowance } = meter;
  if (allowance === undefined) return `${of} of ${price.id}`;
  const { pool, always, newAccount } = allowance;
  const free = [
    ...(always === undefined ? [] : [` free: ${amount(always)}`]),
    ...(newAccount === undefined ? [] : [` free when new: ${amount(newAccount)}`]),
  ];
  return `${of} of ${price.id}; ${pool}${free.join(',')}`;
}

function amount(quantity: Node): string {
  const figure = fixed(exactValue(quantity), 6).replace(/\.?0+$/, '');
  return `${figure} ${unitText(quantity.unit)}`.trim();
}

/** The books without these prices and rules, as if AWS had never published them. */
export function without(...gone: readonly string[]): Books {
  const isThere = (service: string) => (id: string) => !gone.includes(`${service}/${id}`);
  return {
    catalogue: books.catalogue,
    prices: (region, service) =>
      books.prices(region, service).map((shard) => ({
        ...shard,
        find: (id) => (isThere(service)(id) ? shard.find(id) : undefined),
        ids: () => shard.ids().filter(isThere(service)),
      })),
    rules: (service) => {
      const shard = books.rules(service);
      return (
        shard && {
          ...shard,
          rules: Object.fromEntries(Object.entries(shard.rules).filter(([id]) => isThere(service)(id))),
        }
      );
    },
  };
}

/** What is refused: its code, and the text that it is about; nothing where it is metered. */
export function refused(component: string, around?: Around, from?: Books): (readonly [string, string])[] {
  try {
    metered(component, around, from);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => [problem.code, textAt(problem)]);
  }
}

export function textAt({ place }: Problem): string {
  if (place === undefined) return '';
  const line = place.source.text.split('\n')[place.line - 1] ?? '';
  return line.slice(place.column - 1, place.column - 1 + place.length);
}
