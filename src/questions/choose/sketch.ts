/**
 * What a component meters before a region is chosen: quantities by price, as far as they don't depend on prices. Metering may
 * ask whether the books have a price at all (a reservation is billed in another way where its split isn't known), so regions
 * share a sketch as far as they answer alike.
 */

import { snapshotFor } from '../../bill/compare.js';
import type { Decision } from '../../bill/decision.js';
import { type DayLookup, meteringContext } from '../../bill/meteringContext.js';
import { exceededQuotas } from '../../bill/quotas.js';
import type { Requirement } from '../../bill/requirement.js';
import type { PricingRequest } from '../../bill/vary.js';
import type { Snapshot } from '../../book/snapshot.js';
import { InputError, type Problem } from '../../errors.js';
import { price as priceNode } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import { type Formula, inOrder } from '../../formula/node.js';
import { ONE, type Rational, subtract, toNumber, ZERO } from '../../quantity/rational.js';
import { per, type Unit, USD } from '../../quantity/unit.js';
import type { Component, Scenario } from '../../scenario/scenario.js';
import type { Meter, Metering } from '../../services/contract/service.js';
import { plainWords, type Words } from '../../words.js';
import { overLimit } from './rejections.js';

export interface Sketch {
  readonly lines: readonly { readonly price: string; readonly unit: Unit; readonly billable: number }[];
  readonly statedUsd: number;
  /** How many of it there are, where the service works that out. */
  readonly instances: Rational | undefined;
}

/** The rules of the day, and every price there is, costing nothing. */
export function sketchSnapshot({ books }: Pick<PricingRequest, 'books'>, scenario: Scenario): DayLookup {
  const problems: Problem[] = [];
  const snapshot = snapshotFor(scenario, books, problems);
  if (snapshot === undefined) throw new InputError(problems);
  const free = { tiers: [{ usd: ZERO }], provenance: { from: scenario.asOf, source: '' } };
  return { ...snapshot, price: (id, unit) => priceNode({ id, ...free }, unit) };
}

/** A sketch, or why there is none, with the regions that it is of. */
export interface Sketched {
  readonly found: Sketch | { readonly reason: Words };
  readonly places: readonly Snapshot[];
}

/** Every region is in one of them. */
export function sketchesOf(
  component: Component,
  scenario: Scenario,
  anywhere: DayLookup,
  places: readonly Snapshot[],
): Sketched[] {
  const all: Sketched[] = [];
  let left = places;
  for (let [first] = left; first !== undefined; [first] = left) {
    const lookup = new RegionLookup(first, anywhere);
    const found = sketchOf(component, scenario, lookup);
    const isAlike = left.map((place) => lookup.isAnsweredAlike(place));
    const [alike, others] = [left.filter((_, index) => isAlike[index]), left.filter((_, index) => !isAlike[index])];
    all.push({ found, places: alike });
    left = others;
  }
  return all;
}

/** A snapshot that answers for one region, and remembers what of the region it was asked. */
class RegionLookup implements DayLookup {
  private readonly answers = new Map<string, boolean>();
  private isAskedForRegion = false;

  constructor(
    private readonly place: Snapshot,
    private readonly anywhere: DayLookup,
  ) {}

  get day() {
    return this.anywhere.day;
  }

  get region() {
    this.isAskedForRegion = true;
    return this.place.region;
  }

  hasPrice(id: string): boolean {
    const answer = this.place.hasPrice(id);
    this.answers.set(id, answer);
    return answer;
  }

  price<U extends Unit>(id: string, unit: U) {
    return this.anywhere.price(id, unit);
  }

  rule<U extends Unit>(id: string, unit: U) {
    return this.anywhere.rule(id, unit);
  }

  hasRule(id: string): boolean {
    return this.anywhere.hasRule(id);
  }

  freeAllowance<U extends Unit>(id: string, unit: U) {
    return this.anywhere.freeAllowance(id, unit);
  }

  /** Whether what was asked has the same answers in another region. */
  isAnsweredAlike(other: Snapshot): boolean {
    if (this.isAskedForRegion) return other === this.place;
    for (const [id, answer] of this.answers) if (other.hasPrice(id) !== answer) return false;
    return true;
  }
}

function sketchOf(component: Component, scenario: Scenario, snapshot: DayLookup): Sketched['found'] {
  const problems: Problem[] = [];
  const [decisions, requirements, impossible]: [Decision[], Requirement[], Words[]] = [[], [], []];
  try {
    const findings = { problems, warnings: [], decisions, requirements, impossible };
    const terms = meteringContext(component, scenario, snapshot, findings);
    const metering: Metering = component.service.meter(component.usage as never, terms);
    const [problem] = problems;
    if (problem !== undefined) return { reason: problem.message };
    const [lacking] = impossible;
    if (lacking !== undefined) return { reason: lacking };
    const [over] = exceededQuotas(metering.quotaUsages ?? []);
    if (over !== undefined) return { reason: overLimit(over) };
    return { ...linesOf(metering), instances: metering.instances && exactValue(metering.instances) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { reason: error.problems[0]?.message ?? plainWords('') };
  }
}

/** What a plan of the option may cover may come to nothing beside its commitment, which is in the rest of the option. */
function linesOf({ meters: all, claims = [] }: Metering): Pick<Sketch, 'lines' | 'statedUsd'> {
  const claimed = new Set<Meter>(claims.map(({ meter }) => meter));
  const meters = all.filter((meter) => !claimed.has(meter));
  const priced = meters.flatMap((meter) => {
    if (!('price' in meter)) return [];
    const { always, newAccount } = meter.allowance ?? {};
    const free = [always, newAccount].reduce(
      (sum, one) => sum + (one === undefined ? 0 : toNumber(exactValue(one))),
      0,
    );
    const quantity = toNumber(exactValue(meter.quantity));
    return [{ price: meter.price.id, unit: meter.quantity.unit, billable: Math.max(0, quantity - free) }];
  });
  const amounts = meters.flatMap((meter) => ('usd' in meter ? [meter.usd] : []));
  const statedUsd = amounts.reduce((sum, usd) => sum + toNumber(exactValue(usd)), 0);
  return { lines: [...priced, ...amounts.flatMap(pricesWithin)], statedUsd };
}

/** Of an amount that follows from prices, as spot's from that on demand, how much of each: such amounts are linear in them. */
function pricesWithin(usd: Formula<USD>): Sketch['lines'] {
  const prices = inOrder([usd]).flatMap((node) => (node.kind === 'price' ? [node] : []));
  return prices.map(({ id, unit }) => ({
    price: id,
    unit: per(USD, unit),
    billable: toNumber(subtract(exactValue(usd, new Map([[id, ONE]])), exactValue(usd))),
  }));
}
