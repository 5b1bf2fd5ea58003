/** The formula readers, and the random formulas that each is tried on, with some of their leaves moved. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { asDouble, boundsOf } from '../../src/formula/bounds.js';
import { compile, compileAll } from '../../src/formula/compiled.js';
import type { Enclosure } from '../../src/formula/enclosure.js';
import { exactReader, type Overrides, UnpricedQuantity } from '../../src/formula/exact.js';
import { inOrder, type Node } from '../../src/formula/node.js';
import { derive } from '../../src/formula/steps.js';
import { readFormulas, writeFormulas } from '../../src/formula/written.js';
import {
  add,
  compareRationals,
  exactly,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../../src/quantity/rational.js';
import { examples, formulas, openFormulas, overridesOf, pricedValue, roundsClearly } from './formulas.js';

const SEED = 1_001;

/** A formula, what is moved in it, and how far around the moved values bounds shall reach. */
export interface Case {
  readonly root: Node;
  readonly inputs: Overrides;
  readonly terms: Overrides;
  readonly reach: { readonly leaf: number; readonly below: number; readonly above: number };
}

export const NOTHING: Overrides = new Map();

const reaches = fc.record({
  leaf: fc.nat(20),
  below: fc.constantFrom(0, 0.25, 0.5, 0.75),
  above: fc.oneof(fc.constant(0), fc.nat(10), fc.nat(3000)),
});

export const cases: readonly Case[] = fc
  .sample(fc.tuple(fc.oneof(formulas, openFormulas), fc.boolean(), reaches), { seed: SEED, ...examples(1000) })
  .map(([formula, movesTerms, reach]) => ({
    root: formula.root,
    inputs: overridesOf(formula),
    terms: movesTerms ? formula.terms : NOTHING,
    reach,
  }))
  .filter((one) => roundsClearly(one, movedIn(one)));

export function movedIn({ inputs, terms }: Case): Overrides {
  return new Map([...inputs, ...terms]);
}

/** The formula with other values in its leaves, for readers that take none from elsewhere. */
export function carrying(root: Node, moved: Overrides): Node {
  const made = new Map<Node, Node>();
  const of = <N extends Node>(node: N) => made.get(node) as N;
  for (const node of inOrder([root])) made.set(node, carryingNode(node, moved, of));
  return of(root);
}

function carryingNode(node: Node, moved: Overrides, of: <N extends Node>(node: N) => N): Node {
  switch (node.kind) {
    case 'constant':
      return node;
    case 'input':
    case 'rule':
      return { ...node, value: moved.get(node.id) ?? node.value };
    case 'price': {
      const usd = moved.get(node.id);
      return usd === undefined ? node : { ...node, tiers: [{ usd }] };
    }
    case 'sum':
      return { ...node, terms: node.terms.map(of) };
    case 'difference':
      return { ...node, minuend: of(node.minuend), subtrahend: of(node.subtrahend) };
    case 'product':
      return { ...node, factors: node.factors.map(of) };
    case 'quotient':
      return { ...node, dividend: of(node.dividend), divisor: of(node.divisor) };
    case 'round':
      return { ...node, operand: of(node.operand), step: of(node.step) };
    case 'largest':
    case 'smallest':
      return { ...node, operands: node.operands.map(of) };
    case 'lessAllowance':
      return { ...node, quantity: of(node.quantity), allowance: of(node.allowance) };
    case 'share':
      return { ...node, amount: of(node.amount), part: of(node.part), whole: of(node.whole) };
    case 'charge':
      return { ...node, quantity: of(node.quantity), price: of(node.price) };
  }
}

/** Of a formula that can't have an amount, as a quantity is larger than anybody publishes a price for. */
export const UNPRICED = 'unpriced';

/** An exact number, a double, or what the amount is within. */
export type Found = Rational | number | Enclosure | typeof UNPRICED;

/** What a reader makes of formulas, in their order, and how far its doubles may be from exact, relatively. */
export interface Reader {
  readonly read: (cases: readonly Case[]) => readonly Found[];
  readonly error: number;
}

const each =
  (one: (formula: Case) => Found): Reader['read'] =>
  (many) =>
    many.map(one);

const doubleOf = (value: number): Found => (Number.isNaN(value) ? UNPRICED : value);

function pricedOr(read: () => Rational): Found {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnpricedQuantity) return UNPRICED;
    throw error;
  }
}

function compiled(one: Case, options: { generateCode?: boolean }): Found {
  const moved = movedIn(one);
  return doubleOf(compile(one.root, [...moved.keys()], options)([...moved.values()].map(toNumber)));
}

/** Among others, one of which is another formula and one its own again. */
function compiledAmong(one: Case, index: number, many: readonly Case[], options: { generateCode?: boolean }): Found {
  const moved = movedIn(one);
  const other = (many[index - 1] ?? one).root;
  const found: number[] = [];
  compileAll([other, one.root, other], [...moved.keys()], options)([...moved.values()].map(toNumber), found);
  return doubleOf(found[1] as number);
}

/** The leaf that moves, of those that the formula has; the others stand at their values already. */
export function boundsAround(one: Case): Enclosure {
  const { root, reach } = one;
  const moved = movedIn(one);
  const ids = inOrder([root]).flatMap((node) => ('id' in node && moved.has(node.id) ? [node.id] : []));
  const id = ids[reach.leaf % Math.max(1, ids.length)] ?? 'none';
  const value = moved.get(id) ?? rational(0);
  const others = new Map([...moved].filter(([other]) => other !== id));
  const from = asDouble(subtract(value, multiply(value, exactly(reach.below))));
  const to = asDouble(add(value, rational(reach.above)));
  const bounds = boundsOf([carrying(root, others)], id);
  bounds.over(from.value, to.value, Math.max(from.error, to.error));
  return bounds.value(0);
}

const READERS: Readonly<Record<string, Reader>> = {
  exact: { read: each((one) => pricedValue(one.root, movedIn(one)) ?? UNPRICED), error: 0 },
  'exact, many values of one leaf': {
    read: each((one) => {
      const [[id, value] = ['none', rational(0)], ...others] = movedIn(one);
      const read = exactReader([carrying(one.root, new Map(others))], id);
      return pricedOr(() => read(value)[0] as Rational);
    }),
    error: 0,
  },
  steps: { read: each((one) => pricedOr(() => derive(carrying(one.root, movedIn(one))).value)), error: 0 },
  'generated code': { read: each((one) => compiled(one, {})), error: 1e-12 },
  closures: { read: each((one) => compiled(one, { generateCode: false })), error: 1e-12 },
  'generated code of several': {
    read: (many) => many.map((one, index) => compiledAmong(one, index, many, {})),
    error: 1e-12,
  },
  'closures of several': {
    read: (many) => many.map((one, index) => compiledAmong(one, index, many, { generateCode: false })),
    error: 1e-12,
  },
  bounds: { read: each(boundsAround), error: 1e-12 },
};

/** As formulas arrive at another place: what varies are the quantities, all else is fixed. */
export function writtenAndRead({ root, inputs, terms, reach }: Case, values: Overrides): Case {
  const [read] = readFormulas(
    JSON.parse(JSON.stringify(writeFormulas([carrying(root, terms)], [...inputs.keys()]))),
    values,
  );
  return { root: read as Node, inputs, terms: NOTHING, reach };
}

function ofWritten({ read, error }: Reader): Reader {
  return { read: (many) => read(many.map((one) => writtenAndRead(one, NOTHING))), error };
}

export const ALL: Readonly<Record<string, Reader>> = {
  ...READERS,
  ...Object.fromEntries(
    Object.entries(READERS).map(([name, reader]) => [`${name}, of what was written`, ofWritten(reader)]),
  ),
  'exact, of what was read at the values': {
    read: each((one) => pricedValue(writtenAndRead(one, one.inputs).root) ?? UNPRICED),
    error: 0,
  },
};

function isEnclosure(found: Found): found is Enclosure {
  return typeof found === 'object' && 'low' in found;
}

/** Whether two answers can both be true. */
function agree(one: Found, other: Found, error: number): boolean {
  if (isEnclosure(one)) return isEnclosure(other) ? overlap(one, other) : isWithin(other, one, error);
  if (isEnclosure(other)) return isWithin(one, other, error);
  if (one === UNPRICED || other === UNPRICED) return one === other;
  if (typeof one === 'object' && typeof other === 'object') return compareRationals(one, other) === 0;
  const [a, b] = [one, other].map((found) => (typeof found === 'number' ? found : toNumber(found))) as [number, number];
  return Math.abs(a - b) <= error * Math.max(Math.abs(a), Math.abs(b));
}

const overlap = (one: Enclosure, other: Enclosure) => one.low <= other.high && other.low <= one.high;

/** An exact number lies within exactly; where nobody publishes a price, bounds that are open can't be wrong. */
function isWithin(found: Rational | number | typeof UNPRICED, { low, high, error: open }: Enclosure, error: number) {
  if (found === UNPRICED) return !Number.isFinite(open);
  const double = typeof found === 'number' ? found : toNumber(found);
  const margin = Math.abs(double) * (typeof found === 'number' ? error : -(2 ** -50));
  if (low <= double + margin && double - margin <= high) return true;
  if (typeof found === 'number') return false;
  const isAbove = low === -Infinity || compareRationals(exactly(low), found) <= 0;
  return isAbove && (high === Infinity || compareRationals(found, exactly(high)) <= 0);
}

function textOf(found: Found): unknown {
  return typeof found === 'object' && !isEnclosure(found) ? found.toFraction() : found;
}

/** The formulas of which two readers say what can't both be true; as they are written, to be tried by hand. */
export function contradictions(many: readonly Case[], one: readonly Found[], other: readonly Found[], error: number) {
  expect([one.length, other.length]).toEqual([many.length, many.length]);
  return many.flatMap((formula, index) => {
    const [a, b] = [one[index] as Found, other[index] as Found];
    if (agree(a, b, error)) return [];
    const values = Object.fromEntries([...movedIn(formula)].map(([id, value]) => [id, value.toFraction()]));
    const { nodes } = writeFormulas([formula.root], [...formula.inputs.keys()]);
    return [{ index, found: [textOf(a), textOf(b)], values, nodes: nodes.map((node) => JSON.stringify(node)) }];
  });
}
