/**
 * What a scenario costs from day to day, from its own formulas: a day on which only values changed that they are made of needs no
 * metering. Where anything else changed that metering asked for, or a decision falls otherwise, the scenario is metered anew.
 */

import type { ComparedOption, Comparison } from '../../bill/compare.js';
import { type Decision, holds } from '../../bill/decision.js';
import {
  type BillsAt,
  billsAt,
  optionAt,
  type PreparedRequest,
  type PricingRequest,
  prepare,
  preparedWith,
} from '../../bill/vary.js';
import { type Doubt, type LookedUp, NotInBooks } from '../../book/snapshot.js';
import { InputError } from '../../errors.js';
import { chargeByTiers, exactValue, UnpricedQuantity, type Values } from '../../formula/exact.js';
import { inOrder, type Leaf, type Node, operandsOf, type Price, type Rule } from '../../formula/node.js';
import type { Day } from '../../quantity/day.js';
import { type Rational, ZERO } from '../../quantity/rational.js';
import type { Scenario } from '../../scenario/scenario.js';
import { plainWords } from '../../words.js';
import { Effort } from '../effort.js';
import { type Ledger, ledgerOf } from './ledger.js';
import { cheapestNames, type Flip, flipsOf, type Moment, type MomentOption } from './moment.js';

/** The bills of a day. */
export interface Dated {
  readonly day: Day;
  /** In the order of the scenario's options. */
  readonly options: readonly MomentOption[];
  /** What its formulas were made from, on this day or an earlier one. */
  readonly bills: BillsAt;
  /** The next of these days; absent at the last. */
  readonly next?: Day;
  /** The prices and rules of the day that the bills of these options are made of, by id. */
  leavesOf(names: readonly string[]): ReadonlyMap<string, Leaf>;
  /** How sure the prices and rules are that the bills are made of, on a day up to the next. */
  doubtsOn(day: Day): readonly Doubt[];
}

/** Formulas of one day, and what they were made from. */
interface Base {
  readonly day: Day;
  readonly bills: BillsAt;
  /** By option; none where it isn't possible. */
  readonly totals: readonly (Node | undefined)[];
  readonly decisions: readonly Decision[];
  /** Which way each fell. */
  readonly fallen: readonly boolean[];
  /** Ids of what the reasons name for which options aren't possible. */
  readonly reasons: ReadonlySet<string>;
  readonly lookedUp: ReadonlyMap<string, LookedUp>;
  readonly leaves: ReadonlyMap<string, Price | Rule>;
  readonly order: readonly Node[];
  /** Of every node. */
  readonly values: ReadonlyMap<Node, Rational>;
}

/**
 * The bills of every day on which they may have become others.
 * @param effort what each day takes is counted; where to stop is up to who goes through them
 * @param known bills of any day
 * @throws InputError where the scenario can't be read
 */
export function* datedBills(
  prepared: PreparedRequest,
  from: Day,
  to: Day,
  effort: Effort,
  known?: Base,
): Generator<Dated> {
  let base = known ?? baseOn(from, prepared, effort);
  const ledger = ledgerOf(prepared.books, base.bills.scenario);
  const readerOf = (of: Base) => effort.counted(of.order, (day: Day) => totalsOn(day, of, ledger));
  let totalsOf = readerOf(base);
  let day: Day | undefined = from;
  while (day !== undefined) {
    let totals = totalsOf(day);
    if (totals === undefined) {
      base = baseOn(day, prepared, effort);
      totalsOf = readerOf(base);
      totals = ownTotals(base);
    }
    const next = nextDay(base, day, to, ledger);
    yield { ...datedOf(day, base, totals, ledger), ...(next === undefined ? {} : { next }) };
    day = next;
  }
}

function baseOn(day: Day, prepared: PreparedRequest, effort: Effort): Base {
  return baseOf(day, effort.countedBills(() => billsAt(preparedWith(prepared, { day }), new Map()))(ZERO));
}

/** On the day of its formulas. */
function ownTotals({ totals, values }: Base): (Rational | undefined)[] {
  return totals.map((total) => total && values.get(total));
}

function datedOf(day: Day, base: Base, totals: readonly (Rational | undefined)[], ledger: Ledger): Dated {
  const { options } = base.bills;
  const changed = day === base.day ? [] : changedSince(base, day, ledger);
  return {
    day,
    bills: base.bills,
    options: options.map(({ option: { name }, problems, bill }, index) => {
      const usd = totals[index];
      if (usd === undefined) return { name, reason: problems[0]?.message ?? plainWords(''), impossible: [] };
      return { name, usd, impossible: bill?.impossible ?? [] };
    }),
    leavesOf(names) {
      const formulas = options.flatMap(({ option, bill }) =>
        bill !== undefined && names.includes(option.name) ? [bill.formula] : [],
      );
      const leaves = inOrder(formulas).filter((node) => node.kind === 'price' || node.kind === 'rule');
      return new Map(leaves.map((leaf) => [leaf.id, changed.includes(leaf.id) ? ledger.leafOn(leaf, day) : leaf]));
    },
    doubtsOn: (on) => ledger.doubtsOf([...base.leaves.values()], on),
  };
}

function billsOf({ scenario, options, lookedUp }: Comparison): BillsAt {
  const found = scenario.options.map((option, index) => {
    const bill = options[index] as ComparedOption;
    return optionAt(option, bill, [], bill);
  });
  return { scenario, options: found, lookedUp };
}

function baseOf(day: Day, bills: BillsAt): Base {
  const { options, lookedUp } = bills;
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
  const request = [...lookedUp].map(
    ([id, kind]) => [id, kind === 'price' && !used.has(id) ? 'existence' : kind] as const,
  );
  const lacking = options.flatMap(({ requirements, impossible }) => (impossible.length > 0 ? requirements : []));
  const named = inOrder(lacking.flatMap(({ quantity, limit }) => [quantity, limit]));
  const reasons = new Set(named.flatMap((node) => ('id' in node ? [node.id] : [])));
  return { day, bills, totals, decisions, fallen, reasons, lookedUp: new Map(request), leaves: used, order, values };
}

function nextDay({ lookedUp }: Base, day: Day, to: Day, { daysOf }: Ledger): Day | undefined {
  let next: Day | undefined;
  for (const [id, kind] of lookedUp) {
    const first = daysOf(id, kind).find((one) => one > day);
    if (first !== undefined && first <= to && (next === undefined || first < next)) next = first;
  }
  return next;
}

/** Ids of what may be another on the day than when the formulas were made. */
function changedSince({ day: made, lookedUp }: Base, day: Day, { daysOf }: Ledger): string[] {
  const [first, last] = [made, day].sort() as [Day, Day];
  const isBetween = (one: Day) => one > first && one <= last;
  return [...lookedUp].flatMap(([id, kind]) => (daysOf(id, kind).some(isBetween) ? [id] : []));
}

/** By option. @returns undefined where the formulas of the base are not those of the day */
function totalsOn(day: Day, base: Base, ledger: Ledger): (Rational | undefined)[] | undefined {
  if (day === base.day) return ownTotals(base);
  const changed = changedSince(base, day, ledger);
  if (changed.some((id) => !base.leaves.has(id) || base.reasons.has(id))) return undefined;
  if (base.totals.includes(undefined)) return undefined;
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

function falls(decision: Decision, values: Values): boolean {
  const [quantity, limit] = [decision.quantity, decision.limit].map((node) => exactValue(node, undefined, values));
  return holds(decision, quantity as Rational, limit as Rational);
}

export interface History {
  readonly scenario: Scenario;
  readonly to: Day;
  readonly moments: readonly Pick<Moment, 'day' | 'options' | 'cheapest'>[];
  readonly flips: readonly Flip[];
}

/**
 * The days on which the totals of a comparison changed, from the first day on which all is known that its own bills are made of.
 * @returns undefined where that day is not before the last one
 */
export function historyOf(comparison: Comparison, request: PricingRequest, to: Day): History | undefined {
  const { scenario } = comparison;
  const known = baseOf(scenario.asOf, billsOf(comparison));
  const ledger = ledgerOf(request.books, scenario);
  const births = [...known.leaves].flatMap(([id, { kind }]) => ledger.daysOf(id, kind)[0] ?? []);
  const from = births.sort().at(-1);
  if (from === undefined || from >= to) return undefined;
  const moments: History['moments'][number][] = [];
  const prepared = prepare({ ...request, source: scenario.source });
  for (const { day, options } of datedBills(prepared, from, to, new Effort(), known)) {
    const moment = { day, options, cheapest: cheapestNames(options) };
    if (!sameTotals(moments.at(-1), moment)) moments.push(moment);
  }
  return { scenario, to, moments, flips: flipsOf(moments) };
}

function sameTotals(a: Pick<Moment, 'options'> | undefined, b: Pick<Moment, 'options'>): boolean {
  return (
    a?.options.every(({ usd }, index) => {
      const other = b.options[index]?.usd;
      return usd === undefined ? other === undefined : other !== undefined && usd.equals(other);
    }) === true
  );
}
