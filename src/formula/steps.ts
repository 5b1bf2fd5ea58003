/** The steps reader: how a formula's value comes about, operand by operand, with every rule and price and its source. */
import type { Rational } from '../quantity/rational.js';
import { chargeByTiers, exactValue, type TierCharge, type Values } from './exact.js';
import { inOrder, isLeaf, type Leaf, type Node, type Operation, operandsOf } from './node.js';

/** One operation with its value; the operands' values are those of earlier steps or of leaves. */
export interface Step {
  /** Counts from one; other steps refer to it. */
  readonly number: number;
  readonly operation: Operation;
  readonly value: Rational;
  readonly operands: readonly StepOperand[];
  /** For a charge: what falls into each tier. */
  readonly tiers?: readonly TierCharge[];
}

export interface StepOperand {
  readonly node: Node;
  readonly value: Rational;
  /** The step that works the operand out; absent for a leaf. */
  readonly step?: number;
}

export interface Derivation {
  readonly value: Rational;
  readonly steps: readonly Step[];
  /** Every input, rule and price that the steps use, each once. */
  readonly leaves: readonly Leaf[];
}

/** The derivation of a formula: its operations in the order in which they can be worked out. */
export function derive(root: Node): Derivation {
  const values: Values = new Map();
  const value = exactValue(root, undefined, values);
  const valueAt = (node: Node) => exactValue(node, undefined, values);
  const numbers = new Map<Node, number>();
  const steps: Step[] = [];
  const leaves: Leaf[] = [];
  for (const node of inOrder([root])) {
    if (isLeaf(node)) {
      leaves.push(node);
      continue;
    }
    const number = steps.length + 1;
    numbers.set(node, number);
    const operands = operandsOf(node).map((operand) => {
      const step = numbers.get(operand);
      return { node: operand, value: valueAt(operand), ...(step === undefined ? {} : { step }) };
    });
    const tiers = node.kind === 'charge' ? { tiers: chargeByTiers(node, valueAt(node.quantity)).tiers } : {};
    steps.push({ number, operation: node, value: valueAt(node), operands, ...tiers });
  }
  return { value, steps, leaves };
}
