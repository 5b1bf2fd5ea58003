/** What the readers that work with doubles have in common: what varies, and what is a number once and for all. */
import { toNumber } from '../quantity/rational.js';
import { exactValue, UnpricedQuantity } from './exact.js';
import { type Charge, inOrder, type Node, operandsOf } from './node.js';

export interface Plan {
  /** Operands before those who use them. */
  readonly nodes: readonly Node[];
  /** Which of the varied quantities a leaf is. */
  readonly places: ReadonlyMap<Node, number>;
  /** What doesn't depend on a varied quantity, worked out exactly. */
  readonly numbers: ReadonlyMap<Node, number>;
}

/** @param vary ids of inputs, rules or prices */
export function planOf(roots: readonly Node[], vary: readonly string[]): Plan {
  const nodes = inOrder(roots);
  const places = new Map<Node, number>();
  const numbers = new Map<Node, number>();
  for (const node of nodes) {
    const place = 'id' in node ? vary.indexOf(node.id) : -1;
    if (place >= 0) {
      places.set(node, place);
    } else if (operandsOf(node).every((operand) => numbers.has(operand))) {
      numbers.set(node, foldedNumber(node));
    }
  }
  return { nodes, places, numbers };
}

function foldedNumber(node: Node): number {
  try {
    return toNumber(exactValue(node));
  } catch (error) {
    if (error instanceof UnpricedQuantity) return Number.NaN;
    throw error;
  }
}

/** Below `upTo` it costs `base` plus `rate` for each unit above `from`. */
export interface Segment {
  readonly from: number;
  readonly upTo: number;
  readonly base: number;
  /** NaN where there is no published price. */
  readonly rate: number;
}

/** The tiers of a charge as doubles. */
export function segmentsOf(charge: Charge): Segment[] {
  let from = 0;
  let base = 0;
  return charge.price.tiers.map((tier) => {
    const upTo = tier.upTo === undefined ? Number.POSITIVE_INFINITY : toNumber(tier.upTo);
    const rate = tier.usd === undefined ? Number.NaN : toNumber(tier.usd);
    const segment = { from, upTo, base, rate };
    base += (upTo - from) * rate;
    from = upTo;
    return segment;
  });
}
