/**
 * What a search may spend before it says how far it has come. Counted in operations and not in time, so that a question has
 * the same answer on every machine.
 */

import type { BillsAt } from '../bill/vary.js';
import type { Node } from '../formula/node.js';
import { inOrder, operandsOf } from '../formula/node.js';
import { longWork, type Rational } from '../quantity/rational.js';

/** What one operand of an operation on bounds costs is one: some 20 ns. */
const COSTS = {
  /** An exact operation. */
  exact: 20,
  /** Per unit of what long numbers cost, see quantity/rational.ts. */
  long: 1000,
  /** Reading and metering a component anew. */
  component: 20_000,
  /** What is told of a stretch, and held until then: some 50 KB. Nobody reads ten thousand of them. */
  stretch: 400_000,
} as const;

/**
 * A question takes a million at the most, but where an option follows another over a long way: that of a month's length for
 * `scenarios/optimise/thumbnails.yaml` takes 3,700 million. This is some minute and a half.
 */
const MAX_SEARCH = 4_500_000_000;
/** Beside a question that doesn't search by itself: a check, a page. Some second. */
export const MAX_SEARCH_BESIDE = 50_000_000;

export class Effort {
  private spent = 0;

  /** @param told is told from time to time which part of it is spent */
  constructor(
    private readonly most: number = MAX_SEARCH,
    private readonly told?: (part: number) => void,
    private readonly whole?: Effort,
  ) {}

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
      this.told(Math.min(1, this.spent / this.most));
    }
    return !this.isSpent;
  }

  spendStretch(): boolean {
    return this.spend(COSTS.stretch);
  }

  /** An exact reader whose work counts. */
  counted<T>(formulas: readonly Node[], read: (value: Rational) => T): (value: Rational) => T {
    const operations = inOrder(formulas).reduce((count, node) => count + operandsOf(node).length, 0);
    return (value) => {
      const before = longWork();
      const found = read(value);
      this.spend(operations * COSTS.exact + (longWork() - before) * COSTS.long);
      return found;
    };
  }

  /** Bills at values, whose reading and metering counts. */
  countedBills(billsOf: (value: Rational) => BillsAt): (value: Rational) => BillsAt {
    return (value) => {
      const before = longWork();
      const bills = billsOf(value);
      const components = bills.options.reduce((count, { option }) => count + option.components.length, 0);
      this.spend(components * COSTS.component + (longWork() - before) * COSTS.long);
      return bills;
    };
  }
}

/** Often enough for a line on the terminal. */
const TOLD_EACH = 4_000_000;
