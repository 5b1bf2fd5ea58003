/** The steps reader: how a formula's value comes about, operand by operand, with every rule and price and its source. */
import type { Rational } from '../quantity/rational.js';
import { chargeByTiers, exactValue, type TierCharge } from './exact.js';
import { inOrder, isLeaf, type Leaf, type Node, type Operation, operandsOf } from './node.js';

/**
 * One operation with its value; the operands' values are those of earlier steps or of leaves.
 * @see {@link derive}
 */
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

/**
 * How a value comes about: its operations in order, and what they rest on.
 * @see {@link derive}
 */
export interface Derivation {
  readonly value: Rational;
  readonly steps: readonly Step[];
  /** Every input, rule and price that the steps use, each once. */
  readonly leaves: readonly Leaf[];
}

/**
 * The derivation of a formula: its operations in the order in which they can be worked out, and every input, rule and price that
 * they use, with day and source.
 * @example
 * ```ts
 * import { compare, type Day, type Derivation, derive, type Step } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const line = comparison.options[1]?.lines.find(({ component }) => component === 'convert');
 * if (line === undefined) throw new Error('there is no such line');
 * const { steps, leaves }: Derivation = derive(line.formula);
 * const last = steps.at(-1) as Step;
 * [last.operation.kind, last.value.toString()]; // => ['charge', '0.02']
 * leaves.map((leaf) => ('id' in leaf ? leaf.id : leaf.kind)); // => ['uploads', 'constant', 'lambda/requests']
 * ```
 */
export function derive(root: Node): Derivation {
  const value = exactValue(root);
  const valueAt = (node: Node) => exactValue(node);
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
