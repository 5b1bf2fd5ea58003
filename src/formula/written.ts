/**
 * The writing reader: formulas as plain data that JSON carries to another place (a page, which has neither books nor scenario),
 * and back to nodes that every other reader takes. What doesn't depend on a varied quantity is worked out exactly, once. No
 * text but the ids of the varied quantities is part of it: nodes lose their names, units and sources.
 */
import type { Rational, RoundingMode } from '../quantity/rational.js';
import { divide, rational } from '../quantity/rational.js';
import { DIMENSIONLESS } from '../quantity/unit.js';
import { exactValue } from './exact.js';
import { inOrder, type Node, operandsOf, type Price, type Tier } from './node.js';

/** An exact number: `1/3`, `730`. */
export type WrittenNumber = string;
type WrittenTier = readonly [upTo: WrittenNumber | null, usd: WrittenNumber | null];

/** A number; a varied quantity with the value it had; or an operation on nodes that stand before it, by their places. */
type WrittenNode =
  | WrittenNumber
  | readonly ['input', id: string, value: WrittenNumber]
  | readonly ['round', mode: RoundingMode, operand: number, step: number]
  | readonly ['charge', quantity: number, ...tiers: WrittenTier[]]
  | readonly [
      'sum' | 'difference' | 'product' | 'quotient' | 'largest' | 'smallest' | 'lessAllowance' | 'share',
      ...operands: number[],
    ];

export interface WrittenFormulas {
  readonly nodes: readonly WrittenNode[];
  /** The places of the formulas, in their order. */
  readonly roots: readonly number[];
}

/**
 * @param vary ids of inputs; what else the formulas are made of is fixed
 * @throws UnpricedQuantity where something that is fixed has no published price
 */
export function writeFormulas(roots: readonly Node[], vary: readonly string[]): WrittenFormulas {
  const varying = new Set<Node>();
  const order = inOrder(roots);
  for (const node of order) {
    const varies = node.kind === 'input' && vary.includes(node.id);
    if (varies || operandsOf(node).some((operand) => varying.has(operand))) varying.add(node);
  }
  const nodes: WrittenNode[] = [];
  const places = new Map<Node | string, number>();
  const placeOf = (node: Node): number => {
    // Numbers, and inputs that components use each for themselves, are written once.
    const key = varying.has(node) ? (node.kind === 'input' ? `input ${node.id}` : node) : numberOf(node);
    const known = places.get(key);
    if (known !== undefined) return known;
    const written = varying.has(node) ? operationOf(node, placeOf) : numberOf(node);
    nodes.push(written);
    places.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  const numberOf = (node: Node): WrittenNumber => writtenNumber(exactValue(node));
  // Operands first, so that no chain of calls grows as long as the formula is deep.
  // Stryker disable next-line ConditionalExpression: operands are written where they are used too; it spares a deep chain of calls
  for (const node of order) if (varying.has(node)) placeOf(node);
  return { roots: roots.map(placeOf), nodes };
}

function operationOf(node: Node, placeOf: (operand: Node) => number): WrittenNode {
  switch (node.kind) {
    case 'input':
      return ['input', node.id, writtenNumber(node.value)];
    case 'round':
      return ['round', node.mode, placeOf(node.operand), placeOf(node.step)];
    case 'charge':
      return ['charge', placeOf(node.quantity), ...node.price.tiers.map(writtenTier)];
    case 'constant':
    case 'rule':
    case 'price':
      throw new TypeError('of leaves, only inputs vary');
    default:
      return [node.kind, ...operandsOf(node).map(placeOf)];
  }
}

export function writtenNumber(value: Rational): WrittenNumber {
  return value.toFraction();
}

export function readNumber(written: WrittenNumber): Rational {
  const [numerator = '', denominator = '1'] = written.split('/');
  return divide(rational(BigInt(numerator)), rational(BigInt(denominator)));
}

function writtenTier({ upTo, usd }: Tier): WrittenTier {
  const number = (value: Rational | undefined) => (value === undefined ? null : writtenNumber(value));
  return [number(upTo), number(usd)];
}

/**
 * The formulas again, as nodes without units.
 * @param values of inputs, instead of those that they had, by id
 */
export function readFormulas({ nodes, roots }: WrittenFormulas, values: ReadonlyMap<string, Rational>): Node[] {
  const read: Node[] = [];
  for (const node of nodes) read.push(nodeOf(node, (place) => read[place] as Node, values));
  return roots.map((place) => read[place] as Node);
}

function nodeOf(written: WrittenNode, at: (place: number) => Node, values: ReadonlyMap<string, Rational>): Node {
  const unit = DIMENSIONLESS;
  if (typeof written === 'string') return { kind: 'constant', value: readNumber(written), unit };
  switch (written[0]) {
    case 'input': {
      const [kind, id, value] = written;
      return { kind, id, value: values.get(id) ?? readNumber(value), unit };
    }
    case 'round': {
      const [kind, mode, operand, step] = written;
      return { kind, mode, operand: at(operand), step: at(step), unit };
    }
    case 'charge': {
      const [kind, quantity, ...tiers] = written;
      return { kind, quantity: at(quantity), price: priceOf(tiers), unit };
    }
    default: {
      const [kind, ...places] = written;
      return operation(kind, places.map(at));
    }
  }
}

function priceOf(tiers: readonly WrittenTier[]): Price {
  const number = (key: 'upTo' | 'usd', written: WrittenNumber | null) =>
    written === null ? {} : { [key]: readNumber(written) };
  return {
    kind: 'price',
    id: '',
    tiers: tiers.map(([upTo, usd]): Tier => ({ ...number('upTo', upTo), ...number('usd', usd) })),
    publishedPer: rational(1),
    provenance: { from: '', source: '' },
    unit: DIMENSIONLESS,
  };
}

type Plain = Exclude<WrittenNode, WrittenNumber | readonly ['input' | 'round' | 'charge', ...unknown[]]>[0];

function operation(kind: Plain, operands: readonly Node[]): Node {
  const unit = DIMENSIONLESS;
  const [a, b, c] = operands as [Node, Node, Node];
  switch (kind) {
    case 'sum':
      return { kind, terms: operands, unit };
    case 'product':
      return { kind, factors: operands, unit };
    case 'largest':
    case 'smallest':
      return { kind, operands, unit };
    case 'difference':
      return { kind, minuend: a, subtrahend: b, unit };
    case 'quotient':
      return { kind, dividend: a, divisor: b, unit };
    case 'lessAllowance':
      return { kind, quantity: a, allowance: b, unit };
    case 'share':
      return { kind, amount: a, part: b, whole: c, unit };
  }
}
