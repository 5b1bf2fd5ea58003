/** The same formulas with some of their nodes in other nodes' places. */
import { type Node, operandsOf, type Price } from './node.js';

/**
 * @param replace what stands for a node, of whose operands those were replaced that had to be; undefined where it stays
 * @returns a reader of roots; what they share is shared again, and what nothing is replaced in is the very same node
 */
export function replacing(replace: (node: Node) => Node | undefined): (root: Node) => Node {
  const made = new Map<Node, Node>();
  const of = (node: Node): Node => {
    const known = made.get(node);
    if (known !== undefined) return known;
    const operands = operandsOf(node);
    const now = operands.map((operand) => (node.kind === 'charge' && operand === node.price ? operand : of(operand)));
    const own = now.every((operand, index) => operand === operands[index]) ? node : withOperands(node, now);
    const found = replace(own) ?? own;
    made.set(node, found);
    return found;
  };
  return of;
}

/** @param operands in the order of `operandsOf` */
function withOperands(node: Node, operands: readonly Node[]): Node {
  const [first, second, third] = operands as [Node, Node, Node];
  switch (node.kind) {
    case 'constant':
    case 'input':
    case 'rule':
    case 'price':
      return node;
    case 'sum':
      return { ...node, terms: operands };
    case 'product':
      return { ...node, factors: operands };
    case 'largest':
    case 'smallest':
      return { ...node, operands };
    case 'difference':
      return { ...node, minuend: first, subtrahend: second };
    case 'quotient':
      return { ...node, dividend: first, divisor: second };
    case 'round':
      return { ...node, operand: first, step: second };
    case 'lessAllowance':
      return { ...node, quantity: first, allowance: second };
    case 'share':
      return { ...node, amount: first, part: second, whole: third };
    case 'charge':
      return { ...node, quantity: first, price: second as Price };
  }
}
