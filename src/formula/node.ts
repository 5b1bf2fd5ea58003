/**
 * A bill is a formula: a tree of these nodes over named inputs, dated rules and dated prices. A node says what is
 * computed, never how; each file beside this one is a reader that does something with the tree. Sub-trees may be
 * shared, so a tree is really a graph without cycles, and readers go by a node's identity.
 *
 * Every node is piecewise linear or a product of such, monotone in each operand, and has a counterpart in a
 * spreadsheet (SUM, PRODUCT, CEILING, MAX, MIN, SUMPRODUCT over tiers): a reader for bounds or for cells needs only
 * this list.
 */
import { compareRationals, ONE, type Rational, type RoundingMode } from '../quantity/rational.js';
import type { Unit } from '../quantity/unit.js';
import type { Words } from '../words.js';

/** Where a dated value comes from, as the books have it. Days are those of the book. */
export interface Provenance {
  /** The day from which the value holds. */
  readonly from: string;
  readonly source: string;
  readonly note?: string;
  /** True where `from` is the first day on which somebody saw the value, which may have held before. */
  readonly firstSeen?: boolean;
  /** The last day on which a source showed the value, where that is known. */
  readonly lastSeen?: string;
  /** The day to which bills may not follow the value yet, though AWS announced it for `from`. */
  readonly disputedTo?: string;
  /** The scenario or the call states the value; `source` is where, and `from` the scenario's day. */
  readonly stated?: true;
}

interface NodeOf<Kind extends string> {
  readonly kind: Kind;
  readonly unit: Unit;
  /** What the value is called in a derivation. */
  readonly name?: Words;
}

/** A number that is no matter of opinion: seconds in an hour, one whole month. */
export interface Constant extends NodeOf<'constant'> {
  readonly value: Rational;
}

/** A quantity that the scenario states and that a question may vary. */
export interface Input extends NodeOf<'input'> {
  /** `uploads` for a workload quantity; `Lambda/convert/memory` for one that a component states itself. */
  readonly id: string;
  readonly value: Rational;
  /** What the scenario says, for the reader of a derivation. */
  readonly written?: string;
}

/** A billing rule of the day. */
export interface Rule extends NodeOf<'rule'> {
  /** `lambda.durationGranularity` */
  readonly id: string;
  readonly value: Rational;
  readonly provenance: Provenance;
  /** What it changed to later, where that is known. */
  readonly next?: { readonly from: string; readonly value: Rational };
}

/** One step of a price: what a unit costs up to an amount. */
export interface Tier {
  /** The quantity up to which the tier reaches; the last has none. */
  readonly upTo?: Rational;
  /** USD per unit; absent where AWS publishes no price for such amounts ("contact us"). */
  readonly usd?: Rational;
}

/** A price of the day: a schedule of marginal tiers; a flat price is a schedule of one. Its unit is USD per unit. */
export interface Price extends NodeOf<'price'> {
  /** `lambda/duration.x86_64` */
  readonly id: string;
  readonly tiers: readonly Tier[];
  /** Prices are published per (units) ("$0.20 per 1,000,000"); the tiers above are per one. */
  readonly publishedPer: Rational;
  readonly provenance: Provenance;
}

export interface Sum extends NodeOf<'sum'> {
  readonly terms: readonly Node[];
}

export interface Difference extends NodeOf<'difference'> {
  readonly minuend: Node;
  readonly subtrahend: Node;
}

export interface Product extends NodeOf<'product'> {
  readonly factors: readonly Node[];
}

export interface Quotient extends NodeOf<'quotient'> {
  readonly dividend: Node;
  readonly divisor: Node;
}

/** The operand rounded to a multiple of the step. */
export interface Round extends NodeOf<'round'> {
  readonly mode: RoundingMode;
  readonly operand: Node;
  readonly step: Node;
}

export interface Largest extends NodeOf<'largest'> {
  readonly operands: readonly Node[];
}

export interface Smallest extends NodeOf<'smallest'> {
  readonly operands: readonly Node[];
}

/** What is left of a quantity after an allowance, never less than nothing. */
export interface LessAllowance extends NodeOf<'lessAllowance'> {
  readonly quantity: Node;
  readonly allowance: Node;
}

/** The part of an amount that falls to one of those who share it, by quantity. Nothing where the whole is nothing. */
export interface Share extends NodeOf<'share'> {
  readonly amount: Node;
  readonly part: Node;
  readonly whole: Node;
}

/** What a quantity costs under a price's marginal tiers. */
export interface Charge extends NodeOf<'charge'> {
  readonly quantity: Node;
  readonly price: Price;
}

export type Leaf = Constant | Input | Rule | Price;
export type Operation =
  | Sum
  | Difference
  | Product
  | Quotient
  | Round
  | Largest
  | Smallest
  | LessAllowance
  | Share
  | Charge;
export type Node = Leaf | Operation;

declare const MEASURED_IN: unique symbol;

/** A node whose unit the compiler knows. Invariant in the unit: GB-seconds are neither GB nor seconds. */
export type Formula<U extends Unit> = Node & { readonly [MEASURED_IN]: (unit: U) => U };

/** A price of USD per unit that the compiler knows. */
export type PriceOf<U extends Unit> = Price & { readonly [MEASURED_IN]: (unit: U) => U };

/** The operands of a node, in the order in which they are read. */
export function operandsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'constant':
    case 'input':
    case 'rule':
    case 'price':
      return [];
    case 'sum':
      return node.terms;
    case 'difference':
      return [node.minuend, node.subtrahend];
    case 'product':
      return node.factors;
    case 'quotient':
      return [node.dividend, node.divisor];
    case 'round':
      return [node.operand, node.step];
    case 'largest':
    case 'smallest':
      return node.operands;
    case 'lessAllowance':
      return [node.quantity, node.allowance];
    case 'share':
      return [node.amount, node.part, node.whole];
    case 'charge':
      return [node.quantity, node.price];
  }
}

export function isLeaf(node: Node): node is Leaf {
  return node.kind === 'constant' || node.kind === 'input' || node.kind === 'rule' || node.kind === 'price';
}

/** A one that only says what a number counts, and no more to a person than that. */
export function isPlainOne(node: Node): boolean {
  return node.kind === 'constant' && node.name === undefined && compareRationals(node.value, ONE) === 0;
}

/** Every node of the graphs, operands before those who use them, each once. */
export function inOrder(roots: readonly Node[]): readonly Node[] {
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    for (const operand of operandsOf(node)) visit(operand);
    seen.add(node);
  };
  for (const root of roots) visit(root);
  return [...seen];
}
