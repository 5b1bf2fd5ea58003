/** The days on which something changes in the books that a scenario asks for, and what it then is. */

import type { Books, PriceEntry } from '../../book/book.js';
import { type Doubt, type LookedUp, type Snapshot, snapshotOf } from '../../book/snapshot.js';
import type { Node, Price, Rule } from '../../formula/node.js';
import { type Day, dayAfter } from '../../quantity/day.js';
import { per, USD } from '../../quantity/unit.js';
import type { Scenario } from '../../scenario/scenario.js';
import { OFFER_MONTHS, offersUntil } from '../../services/contract/account.js';

/** The books as far as they matter to one scenario. What was found is kept. */
export interface Ledger {
  /** The days, in their order, on which what was asked for may have become another. */
  daysOf(id: string, kind: LookedUp): readonly Day[];
  /** @throws NotInBooks where there is none on the day */
  leafOn(leaf: Price | Rule, day: Day): Price | Rule;
  /** How sure they are on the day, of those that there are. */
  doubtsOf(leaves: readonly (Price | Rule)[], day: Day): readonly Doubt[];
}

export function ledgerOf(
  books: Books,
  {
    region,
    freeTier,
    accountOpened,
    prices,
    frame: { values },
  }: Pick<Scenario, 'region' | 'freeTier' | 'accountOpened' | 'prices' | 'frame'>,
): Ledger {
  const known = new Map<string, readonly Day[]>();
  const historyOf = (id: string, kind: LookedUp): readonly Change[] => {
    const slash = id.indexOf('/');
    const [service, key] = [id.slice(0, slash), id.slice(slash + 1)];
    if (kind === 'price' || kind === 'existence') {
      // What is stated holds on every day.
      if (prices.has(id)) return [];
      return books.prices(region, service).flatMap((shard) => shard.find(key)?.history ?? []);
    }
    const rules = books.rules(service)?.rules;
    return rules !== undefined && Object.hasOwn(rules, key) ? (rules[key]?.history ?? []) : [];
  };
  const find = (id: string, kind: LookedUp): readonly Day[] => {
    // An offer that nobody takes decides nothing.
    if (kind === 'day' || (kind === 'offer' && freeTier === 'none')) return [];
    if (id === OFFER_MONTHS && accountOpened !== undefined) return endOfOffers(accountOpened);
    const history = historyOf(id, kind);
    const told =
      kind === 'existence' ? history.filter((one, at) => isKnown(one) !== isKnown(history[at - 1])) : history;
    return told.map(({ from }) => from).sort();
  };
  /** Of an account that was opened on a day of its own, nothing else changes. */
  const endOfOffers = (opened: Day): readonly Day[] => {
    const last = offersUntil(opened, snapshotOf(books, region, opened));
    return last === undefined ? [] : [dayAfter(last)];
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
      const found = leaves.get(`${leaf.id} ${since}`) ?? lookUp(leaf, snapshotOf(books, region, day, values, prices));
      leaves.set(`${leaf.id} ${since}`, found);
      return found;
    },
    doubtsOf(of, day) {
      const snapshot = snapshotOf(books, region, day, values);
      for (const leaf of of) if (isThere(leaf, snapshot)) lookUp(leaf, snapshot);
      return snapshot.doubts();
    },
  };
}

type Change = Pick<PriceEntry, 'from' | 'tiers'>;

function isKnown(change: Change | undefined): boolean {
  return change?.tiers !== undefined;
}

function isThere({ kind, id, unit }: Price | Rule, snapshot: Snapshot): boolean {
  return kind === 'price' ? snapshot.hasPrice(id) : snapshot.freeAllowance(id, unit) !== undefined;
}

function lookUp(leaf: Price | Rule, snapshot: Snapshot): Price | Rule {
  if (leaf.kind === 'rule') return snapshot.rule(leaf.id, leaf.unit) as Node as Rule;
  return snapshot.price(leaf.id, per(USD, leaf.unit)) as Node as Price;
}
