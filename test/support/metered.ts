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
import { TOKYO } from '../book/books.js';
import { books, type ScenarioFrame, scenarioText, TODAY } from './price.js';
import { staleBooks } from './staleBooks.js';

/** As `test/services/cases` says it. */
export interface Metered {
  /**
   * `{ queue requests: 3000000 request of sqs/standard.requests, free: 1000000 request always (sqs/requests) }`, or
   * `{ hours of work: 20 h for 800 USD }`
   */
  readonly meters: readonly Readonly<Record<string, string>>[];
  /** Topics by their keys. */
  readonly notPriced?: readonly string[];
  readonly assumed?: readonly string[];
  readonly warnings?: readonly string[];
  /** `{ lambda/concurrency: 200 call of 1000 call }` */
  readonly quotaUsages?: Readonly<Record<string, string>>;
  /** `{ 12 months: upfront 100 USD, monthly 5 USD }` */
  readonly payments?: readonly Readonly<Record<string, string>>[];
  readonly instances?: string;
}

function meterAlone(component: string, around: ScenarioFrame | undefined, from: Books) {
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
export function simulated(component: string, around?: ScenarioFrame): string[] {
  const { decisions } = meterAlone(component, around, books);
  return decisions.filter(({ kind }) => kind === 'simulated').map(({ quantity }) => amount(quantity));
}

/** Of a scenario of this one component. @throws InputError with all that is refused */
export function meteredComponent(component: string, around?: ScenarioFrame, from: Books = books) {
  try {
    return meterAlone(component, around, from).found;
  } catch (error) {
    const stale =
      error instanceof InputError && from === books
        ? staleBooks(error.problems, around?.region ?? TOKYO, books)
        : undefined;
    if (stale === undefined) throw error;
    throw new Error(`${stale}\n${(error as Error).message}`);
  }
}

/** The same as cases say it; what is empty is left out. @throws InputError with all that is refused */
export function metered(component: string, around?: ScenarioFrame, from: Books = books): Metered {
  const found = meteredComponent(component, around, from);
  const { meters, notPriced, assumed = [], warnings, quotaUsages = [], payments = [], instances } = found;
  const text = (quantity: Node | undefined) => (quantity === undefined ? 'unknown' : amount(quantity));
  const whole = {
    notPriced: notPriced.map(({ key }) => key),
    assumed: assumed.map(({ en }) => en),
    warnings: warnings.map(({ en }) => en),
    quotas: Object.fromEntries(
      quotaUsages.map(({ pool, quantity, limit }) => [pool, `${amount(quantity)} of ${amount(limit)}`]),
    ),
    payments: payments.map(({ termMonths, upfront, monthly }) => ({
      [`${termMonths} months`]: `upfront ${text(upfront)}, monthly ${text(monthly)}`,
    })),
  };
  const told = Object.entries(whole).filter(([, said]) => Object.keys(said).length > 0);
  return {
    meters: meters.map(meterTexts),
    ...Object.fromEntries(told),
    ...(instances === undefined ? {} : { instances: amount(instances) }),
  };
}

function meterTexts(meter: Meter): Record<string, string> {
  const quantity = amount(meter.quantity);
  if ('usd' in meter) return { [meter.name.en]: `${quantity} for ${amount(meter.usd)}` };
  const { price, allowance } = meter;
  const priced = { [meter.name.en]: `${quantity} of ${price.id}` };
  if (allowance === undefined) return priced;
  const { pool, always, newAccount } = allowance;
  const free = [
    ...(always === undefined ? [] : [`${amount(always)} always`]),
    ...(newAccount === undefined ? [] : [`${amount(newAccount)} when new`]),
  ];
  return { ...priced, free: `${free.length === 0 ? 'nothing' : free.join(', ')} (${pool})` };
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
export function refused(component: string, around?: ScenarioFrame, from?: Books): (readonly [string, string])[] {
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
