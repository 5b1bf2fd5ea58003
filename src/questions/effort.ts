/**
 * What a search may spend before it says how far it has come. Counted in operations and not in time, so that a question has
 * the same answer on every machine.
 */

import type { BillsAt } from '../bill/vary.js';
import type { SourceText } from '../errors.js';
import type { Node } from '../formula/node.js';
import { inOrder, operandsOf } from '../formula/node.js';
import { longWork, type Rational } from '../quantity/rational.js';
import type { Words } from '../words.js';

/** What one operand of an operation on bounds costs is one: some 20 ns. */
const COSTS = {
  /** An exact operation. */
  exact: 20,
  /** Per unit of what long numbers cost, see quantity/rational.ts. */
  long: 1000,
  /** Of a scenario that is read anew: each of its characters, which may be an operation. */
  character: 100,
  /** Reading and metering a component anew, and what is worked out of each node of its formula. */
  component: 20_000,
  node: 50,
  /** Metering a component without what it is billed. */
  sketch: 5000,
  /** A count of traffic that is read, and one that is gone through for an instance that follows it. */
  count: 10,
  interval: 20,
  /** What is told of a stretch, and held until then: some 50 KB. Nobody reads ten thousand of them. */
  stretch: 400_000,
} as const;

/**
 * A question takes a million at the most, but where an option follows another over a long way: that of a month's length for
 * `scenarios/optimise/thumbnails.yaml` takes 3,700 million. This is some minute and a half.
 */
const MAX_SEARCH = 4_500_000_000;
/** Beside a question that doesn't search by itself: a check, a page. Some second. */
export const MAX_SIDE_SEARCH = 50_000_000;

/** Is told from time to time which part of an effort is spent, and what the search is at. */
export type ReportSpent = (part: number, at?: Words) => void;

export class Effort {
  private spent = 0;
  private through: (() => Words) | undefined;

  constructor(
    private readonly most: number = MAX_SEARCH,
    private readonly told?: ReportSpent,
    private readonly whole?: Effort,
  ) {}

  /** @param at says for people, whenever it is asked, where in all that it goes through the search is */
  goesThrough(at: () => Words): void {
    this.through = at;
  }

  get isSpent(): boolean {
    return this.spent > this.most || this.whole?.isSpent === true;
  }

  /** A share of what is left, so that one part of a search leaves something to the others. */
  part(share: number): Effort {
    return new Effort(share * Math.max(0, this.most - this.spent), undefined, this);
  }

  /** @returns whether there was still something left */
  spend(amount: number): boolean {
    const before = this.spent;
    this.spent += amount;
    this.whole?.spend(amount);
    if (this.told !== undefined && Math.floor(before / TOLD_EACH) !== Math.floor(this.spent / TOLD_EACH)) {
      this.told(Math.min(1, this.spent / this.most), this.through?.());
    }
    return !this.isSpent;
  }

  spendStretch(): boolean {
    return this.spend(COSTS.stretch);
  }

  /** An exact reader at values or on days, whose work counts. */
  counted<A, T>(formulas: readonly Node[], read: (at: A) => T): (at: A) => T {
    const operations = inOrder(formulas).reduce((count, node) => count + operandsOf(node).length, 0);
    return (at) => {
      const before = longWork();
      const found = read(at);
      this.spend(operations * COSTS.exact + (longWork() - before) * COSTS.long);
      return found;
    };
  }

  /** Bills at values, whose reading and metering counts. */
  countedBills(billsOf: (value: Rational) => BillsAt): (value: Rational) => BillsAt {
    return (value) => {
      const before = longWork();
      const bills = billsOf(value);
      this.spend(billingCost(bills) + (longWork() - before) * COSTS.long);
      return bills;
    };
  }

  /** A scenario that is read anew, but for what is made of it. */
  spendReading({ text }: SourceText): boolean {
    return this.spend(text.length * COSTS.character);
  }

  /** Components that are metered and billed by themselves. */
  spendComponents(count: number): boolean {
    return this.spend(count * COSTS.component);
  }

  spendSketch(): boolean {
    return this.spend(COSTS.sketch);
  }
}

/** What each row that a call asks for may take beside: how many there are is the caller's affair and not the scenario's. Some 0.1 ms. */
const ROW = 5000;

export function effortForRows(rows: number, told?: ReportSpent): Effort {
  return new Effort(MAX_SEARCH + rows * ROW, told);
}

/** What reading, metering and billing a scenario took, but for its long numbers. */
function billingCost({ scenario, options }: BillsAt): number {
  let cost = scenario.source.text.length * COSTS.character;
  const counts = [...scenario.traffic.values()].map(({ counts: { length } }) => length);
  for (const length of counts) cost += length * COSTS.count;
  for (const { option, bill, decisions } of options) {
    cost += option.components.length * COSTS.component;
    if (bill !== undefined) cost += inOrder([bill.formula]).length * COSTS.node;
    if (counts.length === 0) continue;
    const simulated = new Set(decisions.flatMap(({ kind, component }) => (kind === 'simulated' ? [component] : [])));
    cost += simulated.size * Math.max(...counts) * COSTS.interval;
  }
  return cost;
}

/** Often enough for a line on the terminal. */
const TOLD_EACH = 4_000_000;
