/**
 * What a comparison costs at the prices and rules of other days, from its own formulas: as exact as `timeline`, and many times
 * as fast, since a day on which only values changed that the formulas are made of needs no reading and no metering. Where
 * anything else changed that metering asked for, or a decision falls otherwise, the scenario is metered anew.
 */

import { cheapestOf } from '../../bill/cheapest.js';
import type { Comparison } from '../../bill/compare.js';
import type { Decision } from '../../bill/terms.js';
import { type Asked, type BillsAt, billsAt } from '../../bill/vary.js';
import type { PriceChange } from '../../book/book.js';
import type { LookedUp } from '../../book/snapshot.js';
import { NotInBooks, type Snapshot, snapshotOf } from '../../book/snapshot.js';
import { InputError } from '../../errors.js';
import { chargeByTiers, exactValue, UnpricedQuantity, type Values } from '../../formula/exact.js';
import { inOrder, type Node, operandsOf, type Price, type Rule } from '../../formula/node.js';
import type { Day } from '../../quantity/day.js';
import { type Rational, ZERO } from '../../quantity/rational.js';
import { per, USD } from '../../quantity/unit.js';
import type { Scenario } from '../../scenario/scenario.js';
import { holds } from '../range/pieces.js';
import { flipsOf, type Moment, type Timeline } from './timeline.js';

export interface History extends Pick<Timeline, 'flips' | 'to'> {
  readonly scenario: Scenario;
  readonly moments: readonly Pick<Moment, 'day' | 'options' | 'cheapest'>[];
}

/** Formulas of one day, and what they were made from. */
interface Base {
  readonly day: Day;
  /** By option; none where it isn't possible. */
  readonly totals: readonly (Node | undefined)[];
  readonly decisions: readonly Decision[];
  /** Which way each fell. */
  readonly fallen: readonly boolean[];
  readonly lookedUp: ReadonlyMap<string, LookedUp>;
  readonly leaves: ReadonlyMap<string, Price | Rule>;
  readonly order: readonly Node[];
  /** Of every node. */
  readonly values: ReadonlyMap<Node, Rational>;
}

/**
 * From the first day on which all is known that the comparison's own bills are made of.
 * @returns undefined where that day is not before the last one
 */
export function historyOf(comparison: Comparison, asked: Asked, to: Day): History | undefined {
  const { scenario } = comparison;
  const ledger = ledgerOf(asked, scenario);
  let base = baseOf(scenario.asOf, billsOf(comparison));
  const births = [...base.leaves]
    .map(([id, { kind }]) => ledger.daysOf(id, kind)[0])
    .filter((day) => day !== undefined);
  const from = births.reduce<Day | undefined>(
    (last, day) => (last === undefined || day > last ? day : last),
    undefined,
  );
  if (from === undefined || from >= to) return undefined;
  const moments: Pick<Moment, 'day' | 'options' | 'cheapest'>[] = [];
  for (let day: Day | undefined = from; day !== undefined; day = nextDay(base, day, to, ledger)) {
    let totals = totalsOn(day, base, ledger);
    if (totals === undefined) {
      base = baseOf(day, billsOn(day, asked));
      totals = base.totals.map((total) => total && exactValue(total));
    }
    const moment = momentOf(day, totals, scenario);
    if (!sameTotals(moments.at(-1), moment)) moments.push(moment);
  }
  return { scenario, to, moments, flips: flipsOf(moments) };
}

function billsOf({ scenario, options, lookedUp }: Comparison): BillsAt {
  const found = scenario.options.map((option, index) => {
    const bill = options[index];
    return { option, problems: [], decisions: bill?.decisions ?? [], ...(bill === undefined ? {} : { bill }) };
  });
  return { scenario, options: found, lookedUp };
}

function billsOn(day: Day, { settings, ...asked }: Asked): BillsAt {
  return billsAt({ ...asked, settings: { ...settings, asOf: { file: '--as-of', text: day } } }, new Map());
}

function baseOf(day: Day, { options, lookedUp }: BillsAt): Base {
  const totals = options.map(({ bill }) => bill?.formula);
  const decisions = options.flatMap((option) => option.decisions);
  const roots = [
    ...totals.filter((total) => total !== undefined),
    ...decisions.flatMap(({ quantity, limit }) => [quantity, limit]),
  ];
  const order = inOrder(roots);
  const leaves = order.flatMap((node) =>
    node.kind === 'price' || node.kind === 'rule' ? [[node.id, node] as const] : [],
  );
  const values = new Map<Node, Rational>();
  const fallen = decisions.map((decision) => falls(decision, values));
  for (const total of totals) if (total !== undefined) exactValue(total, undefined, values);
  const used = new Map(leaves);
  // What no formula is made of was looked at for words alone: no service bills by what a price is, only by whether there is one.
  const asked = [...lookedUp].map(
    ([id, kind]) => [id, kind === 'price' && !used.has(id) ? 'existence' : kind] as const,
  );
  return { day, totals, decisions, fallen, lookedUp: new Map(asked), leaves: used, order, values };
}

/** The books as far as they matter to one scenario. What was found is kept. */
interface Ledger {
  /** The days, in their order, on which what was asked for may have become another. */
  daysOf(id: string, kind: LookedUp): readonly Day[];
  /** @throws NotInBooks where there is none on the day */
  leafOn(leaf: Price | Rule, day: Day): Price | Rule;
}

function ledgerOf({ books, settings }: Asked, { region, freeTier }: Scenario): Ledger {
  const known = new Map<string, readonly Day[]>();
  const historyOf = (id: string, kind: LookedUp): readonly Change[] => {
    const slash = id.indexOf('/');
    const [service, key] = [id.slice(0, slash), id.slice(slash + 1)];
    if (kind === 'price' || kind === 'existence') {
      return books.prices(region, service).flatMap((shard) => shard.find(key)?.history ?? []);
    }
    const rules = books.rules(service)?.rules;
    return rules !== undefined && Object.hasOwn(rules, key) ? (rules[key]?.history ?? []) : [];
  };
  const find = (id: string, kind: LookedUp): readonly Day[] => {
    // An offer that nobody takes decides nothing.
    if (kind === 'day' || (kind === 'offer' && freeTier === 'none')) return [];
    const history = historyOf(id, kind);
    const told =
      kind === 'existence' ? history.filter((one, at) => isKnown(one) !== isKnown(history[at - 1])) : history;
    return told.map(({ from }) => from).sort();
  };
  const daysOf: Ledger['daysOf'] = (id, kind) => {
    const days = known.get(`${kind} ${id}`) ?? find(id, kind);
    known.set(`${kind} ${id}`, days);
    return days;
  };
  const leaves = new Map<string, Price | Rule>();
  return {
    daysOf,
    leafOn(leaf, day) {
      const since = daysOf(leaf.id, leaf.kind).findLast((one) => one <= day);
      const found = leaves.get(`${leaf.id} ${since}`) ?? lookUp(leaf, snapshotOf(books, region, day, settings.values));
      leaves.set(`${leaf.id} ${since}`, found);
      return found;
    },
  };
}

type Change = Pick<PriceChange, 'from' | 'tiers'>;

function isKnown(change: Change | undefined): boolean {
  return change?.tiers !== undefined;
}

function nextDay({ lookedUp }: Base, day: Day, to: Day, { daysOf }: Ledger): Day | undefined {
  let next: Day | undefined;
  for (const [id, kind] of lookedUp) {
    const first = daysOf(id, kind).find((one) => one > day);
    if (first !== undefined && first <= to && (next === undefined || first < next)) next = first;
  }
  return next;
}

/** By option. @returns undefined where the formulas of the base are not those of the day */
function totalsOn(day: Day, base: Base, ledger: Ledger): (Rational | undefined)[] | undefined {
  const [first, last] = [base.day, day].sort() as [Day, Day];
  const isBetween = (one: Day) => one > first && one <= last;
  const changed = [...base.lookedUp].flatMap(([id, kind]) => (ledger.daysOf(id, kind).some(isBetween) ? [id] : []));
  if (changed.some((id) => !base.leaves.has(id)) || base.totals.includes(undefined)) return undefined;
  // A schedule is laid over the calendar of the day.
  if (base.lookedUp.has('day') && day !== base.day) return undefined;
  if (base.decisions.some(({ kind }) => kind === 'simulated')) return undefined;
  try {
    const values = valuesOn(base, day, new Set(changed), ledger);
    const now = base.decisions.map((decision) => falls(decision, values));
    if (now.some((one, index) => one !== base.fallen[index])) return undefined;
    return base.totals.map((total) => exactValue(total as Node, undefined, values));
  } catch (error) {
    if (error instanceof NotInBooks || error instanceof UnpricedQuantity || error instanceof InputError)
      return undefined;
    throw error;
  }
}

/** What the leaves that changed, and the charges of such prices, are worth on the day. */
function valuesOn(
  { order, leaves, values: before }: Base,
  day: Day,
  changed: ReadonlySet<string>,
  { leafOn: leafOf }: Ledger,
): Map<Node, Rational> {
  const leafOn = (leaf: Price | Rule) =>
    changed.has(leaf.id) ? leafOf(leaf, day) : (leaves.get(leaf.id) as Price | Rule);
  const values = new Map(before);
  const affected = new Set<Node>();
  for (const node of order) {
    const isLeaf = (node.kind === 'rule' || node.kind === 'price') && changed.has(node.id);
    if (!isLeaf && !operandsOf(node).some((operand) => affected.has(operand))) continue;
    affected.add(node);
    values.delete(node);
    if (node.kind === 'rule' && changed.has(node.id)) values.set(node, (leafOn(node) as Rule).value);
    if (node.kind === 'price' && changed.has(node.id)) values.set(node, (leafOn(node) as Price).tiers[0]?.usd ?? ZERO);
    if (node.kind === 'charge' && changed.has(node.price.id)) {
      const price = leafOn(node.price) as Price;
      values.set(node, chargeByTiers({ ...node, price }, exactValue(node.quantity, undefined, values)).total);
    }
  }
  return values;
}

function lookUp(leaf: Price | Rule, snapshot: Snapshot): Price | Rule {
  if (leaf.kind === 'rule') return snapshot.rule(leaf.id, leaf.unit) as Node as Rule;
  return snapshot.price(leaf.id, per(USD, leaf.unit)) as Node as Price;
}

function falls(decision: Decision, values: Values): boolean {
  const [quantity, limit] = [decision.quantity, decision.limit].map((node) => exactValue(node, undefined, values));
  return holds(decision, quantity as Rational, limit as Rational);
}

function momentOf(
  day: Day,
  totals: readonly (Rational | undefined)[],
  { options }: Scenario,
): Pick<Moment, 'day' | 'options' | 'cheapest'> {
  const priced = options.flatMap(({ name }, index) =>
    totals[index] === undefined ? [] : [{ name, usd: totals[index] }],
  );
  return {
    day,
    options: options.map(({ name }, index) => ({
      name,
      ...(totals[index] === undefined ? {} : { usd: totals[index] }),
    })),
    cheapest: cheapestOf(priced, ({ usd }) => usd).map(({ name }) => name),
  };
}

function sameTotals(a: Pick<Moment, 'options'> | undefined, b: Pick<Moment, 'options'>): boolean {
  return (
    a?.options.every(({ usd }, index) => {
      const other = b.options[index]?.usd;
      return usd === undefined ? other === undefined : other !== undefined && usd.equals(other);
    }) === true
  );
}
