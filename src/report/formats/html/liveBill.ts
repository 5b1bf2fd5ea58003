/** A comparison calculated again, exactly, where quantities were moved. It runs in the page. */

import { cheapestOf } from '../../../bill/cheapest.js';
import { holds } from '../../../bill/decision.js';
import type { LackingYear } from '../../../bill/horizon.js';
import { aboutComponent, type Requirement, unmetReason } from '../../../bill/requirement.js';
import { exactValue, UnpricedQuantity } from '../../../formula/exact.js';
import type { Formula, Node } from '../../../formula/node.js';
import { readFormulas, readNumber } from '../../../formula/written.js';
import { type Currency, inCurrency } from '../../../quantity/currency.js';
import { type Rational, TooManyDigits } from '../../../quantity/rational.js';
import type { Dimensionless, USD } from '../../../quantity/unit.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';
import type { Words } from '../../../words.js';
import type { Billed, BilledOption } from '../../document/billed.js';
import type { LiveData, LiveLine, LiveOption, LiveRequirement } from './liveData.js';

/** By id; what isn't among them is as the scenario says. */
export type Moved = ReadonlyMap<string, Rational>;

/** The formulas of the page's data with these values in them. */
export function formulasAt({ formulas }: LiveData, moved: Moved): readonly Node[] {
  return readFormulas(formulas, moved);
}

export function currencyAt({ currency }: LiveData, moved: Moved): Currency {
  return { code: currency.code, perUsd: moved.get(RATE_ID) ?? readNumber(currency.perUsd) };
}

/** Everything that the tables show. @returns undefined where an amount can't be worked out: a division by nothing, no price */
export function billedAt(data: LiveData, moved: Moved): Billed | undefined {
  const nodes = formulasAt(data, moved);
  const currency = currencyAt(data, moved);
  const reader: Reader = {
    currency,
    node: (place) => nodes[place] as Node,
    value: (place) => exactValue(nodes[place] as Node),
  };
  try {
    const options = data.options.map((option) => optionAt(option, reader));
    return { scenario: scenarioAt(data, currency, reader), options, cheapest: cheapestOf(options, ({ usd }) => usd) };
  } catch (error) {
    if (isNoAmount(error)) return undefined;
    throw error;
  }
}

/** A division by nothing, no price, or a number too long to be worked out. */
function isNoAmount(error: unknown): boolean {
  return error instanceof UnpricedQuantity || error instanceof RangeError || error instanceof TooManyDigits;
}

interface Reader {
  readonly currency: Currency;
  node(place: number): Node;
  value(place: number): Rational;
}

function scenarioAt({ span, terms, horizon }: LiveData, currency: Currency, reader: Reader): Billed['scenario'] {
  const share = (key: 'discount' | 'fee' | 'tax') => {
    const place = terms?.[key];
    return place === undefined ? {} : { [key]: reader.node(place) as Formula<Dimensionless> };
  };
  const roundTo = terms?.roundTo === undefined ? {} : { roundTo: reader.node(terms.roundTo) };
  return {
    currency,
    frame: { isEvent: span.isEvent, span: { written: span.written } },
    ...(horizon === undefined
      ? {}
      : {
          horizon: {
            years: horizon.years,
            growth: { size: horizon.growing },
            discount: readNumber(horizon.discount),
          },
        }),
    ...(terms === undefined ? {} : { terms: { ...share('discount'), ...share('fee'), ...share('tax'), ...roundTo } }),
  };
}

function optionAt(option: LiveOption, reader: Reader): BilledOption {
  const amount = (place: number) => {
    const usd = reader.value(place);
    return { usd, local: inCurrency(usd, reader.currency), formula: reader.node(place) as Formula<USD> };
  };
  const { withoutWork, overHorizon, years = [], proposal } = option;
  const amounts = Object.entries(proposal ?? {}).map(([key, place]) => [key, amount(place)] as const);
  return {
    name: option.name,
    title: inOne(option.title),
    lines: option.lines.map((line) => lineAt(line, reader)),
    ...amount(option.total),
    ...(withoutWork === undefined ? {} : { withoutWork: amount(withoutWork) }),
    ...(overHorizon === undefined
      ? {}
      : {
          overHorizon: {
            ...amount(overHorizon),
            years: years.map(amount),
            impossible: lackingYears(option, reader),
          },
        }),
    ...(proposal === undefined
      ? {}
      : { proposal: Object.fromEntries(amounts) as unknown as BilledOption['proposal'] & object }),
    impossible: option.requirements.flatMap((one) => unmetAt(one, reader)),
  };
}

/** Why the option isn't possible there, as `compare` says it; nothing where it is. */
function unmetAt({ component, ...one }: LiveRequirement, reader: Reader): Words[] {
  const causes = one.causes?.map(({ needed, because }) => ({ needed: reader.node(needed), because: inOne(because) }));
  const words = unmetReason({
    ...requirementNodes(one, reader.node),
    reason: inOne(one.reason),
    ...(causes === undefined ? {} : { causes }),
  });
  return words === undefined ? [] : [aboutComponent(component, words)];
}

/** A written formula has no units. */
export function requirementNodes(
  { kind, quantity, limit, unit }: Pick<LiveRequirement, 'kind' | 'quantity' | 'limit' | 'unit'>,
  nodeAt: (place: number) => Node,
): Pick<Requirement, 'kind' | 'quantity' | 'limit'> {
  const node = (place: number): Node => ({ ...nodeAt(place), unit });
  return { kind, quantity: node(quantity), limit: node(limit) };
}

/** Of the first year in which there are any. */
function lackingYears({ yearly = [] }: LiveOption, reader: Reader): LackingYear[] {
  const found = yearly.flatMap(({ year, ...one }) => unmetAt(one, reader).map((reason) => ({ year, reason })));
  const first = Math.min(...found.map(({ year }) => year));
  return found.filter(({ year }) => year === first);
}

/** A page is in one language, so that its data have the words of no other. */
function inOne(text: string): Words {
  return { en: text, ja: text };
}

function lineAt(line: LiveLine, reader: Reader): BilledOption['lines'][number] {
  return {
    component: line.component,
    service: line.service,
    serviceTitle: inOne(line.serviceTitle),
    cost: line.cost,
    meter: inOne(line.meter),
    quantity: reader.value(line.quantity),
    quantityFormula: { ...reader.node(line.quantity), unit: line.unit },
    usd: reader.value(line.usd),
    formula: reader.node(line.usd) as Formula<USD>,
  };
}

/** Which way every decision falls there; a formula holds where all fall as they do for what the scenario says. */
function decisionsAt(data: LiveData, moved: Moved): readonly (boolean | undefined)[] {
  const nodes = formulasAt(data, moved);
  const value = (place: number) => exactValue(nodes[place] as Node);
  return data.decisions.map((decision) => {
    try {
      return holds(decision, value(decision.quantity), value(decision.limit));
    } catch (error) {
      if (isNoAmount(error)) return undefined;
      throw error;
    }
  });
}

const stated = new WeakMap<LiveData, readonly (boolean | undefined)[]>();

/** Which way they fall for what the scenario says. */
export function statedDecisions(data: LiveData): readonly (boolean | undefined)[] {
  const known = stated.get(data) ?? decisionsAt(data, new Map());
  stated.set(data, known);
  return known;
}

/** Names of the options whose formulas don't hold there. */
export function doubtfulAt(data: LiveData, moved: Moved): readonly string[] {
  if (data.decisions.length === 0) return [];
  const [before, after] = [statedDecisions(data), decisionsAt(data, moved)];
  const options = data.decisions.flatMap(({ option }, index) => (before[index] === after[index] ? [] : [option]));
  return [...new Set(options)].map((option) => (data.options[option] as LiveOption).title);
}
