/** The main question: what does each option cost, line by line, and which is the cheapest? */
import type { Books } from '../book/book.js';
import { type Doubt, type Snapshot, snapshotOf } from '../book/snapshot.js';
import { unknownWord } from '../document/read.js';
import { InputError, type Problem, type SourceText } from '../errors.js';
import { exactValue, UnpricedQuantity, type Values } from '../formula/exact.js';
import type { Formula, Node } from '../formula/node.js';
import { inCurrency } from '../quantity/currency.js';
import { compareRationals, type Rational, toDecimal } from '../quantity/rational.js';
import { type USD, unitText } from '../quantity/unit.js';
import { readScenario } from '../scenario/read.js';
import type { Component, Option, Scenario } from '../scenario/scenario.js';
import type { Settings } from '../scenario/settings.js';
import type { Meter, Metering, Topic } from '../services/service.js';
import type { Words } from '../words.js';
import { billOf } from './bill.js';
import { termsOf } from './terms.js';

export interface Line {
  /** The component's name. */
  readonly component: string;
  readonly service: string;
  readonly serviceTitle: Words;
  readonly meter: Words;
  readonly quantity: Rational;
  /** Carries the unit and the derivation of the quantity. */
  readonly quantityFormula: Node;
  /** Exact, in USD. */
  readonly usd: Rational;
  readonly formula: Formula<USD>;
}

export interface OptionBill {
  readonly name: string;
  readonly title: Words;
  readonly lines: readonly Line[];
  /** Exact, in USD. */
  readonly usd: Rational;
  /** Exact, in the scenario's currency. */
  readonly local: Rational;
  readonly formula: Formula<USD>;
  readonly assumed: readonly Words[];
  readonly notPriced: readonly Words[];
  /** How sure the prices are that this option uses. */
  readonly doubts: readonly Doubt[];
}

export interface Comparison {
  readonly scenario: Scenario;
  readonly options: readonly OptionBill[];
  /** Every option that no other is cheaper than: one, or several where they cost the same. */
  readonly cheapest: readonly OptionBill[];
  /** Defaults of the whole scenario that were taken. */
  readonly assumed: readonly Words[];
  /** `Asia Pacific (Tokyo)` */
  readonly regionName: string;
}

/**
 * Reads and prices a scenario.
 * @throws InputError with every problem of the text, and of the day's books and limits with what it says
 */
export function compare(source: SourceText, settings: Settings, books: Books): Comparison {
  const { scenario, problems } = readScenario(source, settings);
  const comparison = scenario && price(scenario, books, problems);
  if (problems.length > 0 || comparison === undefined) throw new InputError(problems);
  return comparison;
}

/** Prices what was read; everything that stands in the way is added to `problems`. */
function price(scenario: Scenario, books: Books, problems: Problem[]): Comparison | undefined {
  const { region } = scenario;
  if (books.catalogue.regions[region] === undefined || !Object.hasOwn(books.catalogue.regions, region)) {
    const word = { text: region, place: scenario.places.region };
    problems.push(unknownWord('unknownWord', word, 'no prices for the region', Object.keys(books.catalogue.regions)));
    return undefined;
  }
  const snapshot = snapshotOf(books, region, scenario.asOf);
  const metered = scenario.options.map((option) => meterOption(option, scenario, snapshot, problems));
  if (problems.length > 0) return undefined;
  const options = metered.flatMap((found) => billOption(found, scenario, snapshot.doubts(), problems) ?? []);
  if (problems.length > 0) return undefined;
  const lowest = options.map(({ usd }) => usd).reduce((a, b) => (compareRationals(a, b) <= 0 ? a : b));
  return {
    scenario,
    options,
    cheapest: options.filter(({ usd }) => compareRationals(usd, lowest) === 0),
    assumed: scenario.fallbacks.map(({ key, value }) => said(`${key} ${value}`)),
    regionName: books.catalogue.regions[region].name,
  };
}

function said(text: string): Words {
  return { en: text, ja: text };
}

interface MeteredComponent extends Metering {
  readonly component: Component;
}

interface MeteredOption {
  readonly option: Option;
  readonly components: readonly MeteredComponent[];
}

function meterOption(option: Option, scenario: Scenario, snapshot: Snapshot, problems: Problem[]): MeteredOption {
  const components = option.components.flatMap((component): MeteredComponent[] => {
    try {
      const terms = termsOf(component, scenario, snapshot, problems);
      return [{ component, ...component.service.meter(component.usage as never, terms) }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  return { option, components };
}

function billOption(
  { option, components }: MeteredOption,
  scenario: Scenario,
  doubts: readonly Doubt[],
  problems: Problem[],
): OptionBill | undefined {
  const owners = new Map<Meter, Component>(
    components.flatMap(({ component, meters }) => meters.map((meter) => [meter, component] as const)),
  );
  const bill = billOf([...owners.keys()], scenario.freeTier);
  const values: Values = new Map();
  try {
    const lines = bill.lines.map(({ meter, usd }): Line => {
      const component = owners.get(meter) as Component;
      return {
        component: component.name,
        service: component.service.name,
        serviceTitle: component.service.title,
        meter: meter.name,
        quantity: exactValue(meter.quantity, undefined, values),
        quantityFormula: meter.quantity,
        usd: exactValue(usd, undefined, values),
        formula: usd,
      };
    });
    const usd = exactValue(bill.total, undefined, values);
    return {
      name: option.name,
      title: option.title,
      lines,
      usd,
      local: inCurrency(usd, scenario.currency),
      formula: bill.total,
      assumed: assumptions(components),
      notPriced: topics(components),
      doubts: doubts.filter((doubt) => bill.lines.some(({ meter }) => meter.price.id === doubt.price)),
    };
  } catch (error) {
    if (!(error instanceof UnpricedQuantity)) throw error;
    problems.push(unpriced(error, owners));
    return undefined;
  }
}

function unpriced({ charge, from }: UnpricedQuantity, owners: ReadonlyMap<Meter, Component>): Problem {
  const owner = [...owners].find(([meter]) => meter.price.id === charge.price.id)?.[1];
  const bound = `${toDecimal(from).text} ${unitText(charge.quantity.unit)}`;
  return {
    code: 'notInBooks',
    message: `AWS publishes no price of ${charge.price.id} above ${bound} on this day ("contact us")`,
    remedy: 'lower the quantity, or give the price agreed with AWS in a price file with --prices',
    ...(owner === undefined ? {} : { place: owner.placeOf([]) }),
  };
}

function assumptions(components: readonly MeteredComponent[]): Words[] {
  const found = components.flatMap(({ component, assumed = [] }) => [...fallbacksOf(component), ...assumed]);
  return [...new Map(found.map((words) => [words.en, words])).values()];
}

function fallbacksOf({ name, fallbacks }: Component): Words[] {
  return fallbacks.length === 0
    ? []
    : [said(`${name}: ${fallbacks.map(({ key, value }) => `${key} ${value}`).join(', ')}`)];
}

/** What nobody mentioned: the topics of all components less those that some component of the option has priced. */
function topics(components: readonly MeteredComponent[]): Words[] {
  const covered = new Set(components.flatMap(({ component }) => component.service.covers ?? []));
  const open = new Map<string, Topic>();
  for (const topic of components.flatMap(({ notPriced }) => notPriced))
    if (!covered.has(topic.key)) open.set(topic.key, topic);
  return [...open.values()].map(({ words }) => words);
}
