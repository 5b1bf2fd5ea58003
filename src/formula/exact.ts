/** The exact reader: a formula's value in rationals. Nothing is rounded but where a node says so. */
import {
  add,
  compareRationals,
  divide,
  isZero,
  maxOf,
  minOf,
  multiply,
  ONE,
  type Rational,
  roundToMultiple,
  subtract,
  ZERO,
} from '../quantity/rational.js';
import { type Charge, inOrder, type Node, operandsOf, type Price } from './node.js';

/** A quantity reached a tier for which AWS publishes no price. */
export class UnpricedQuantity extends Error {
  constructor(
    readonly charge: Charge,
    readonly from: Rational,
  ) {
    super(`no published price for ${charge.price.id} above ${from.toString()}`);
  }
}

/** Values to use instead of those that inputs, rules and flat prices carry, by id. */
export type Overrides = ReadonlyMap<string, Rational>;

/** Values of nodes, once worked out. */
export interface Values {
  get(node: Node): Rational | undefined;
  set(node: Node, value: Rational): unknown;
}

/**
 * What nodes come to by what they carry, which never changes: worked out once, however many formulas and readers share them.
 * Without it a thousand components that use one long chain of quantities would work it out a thousand times.
 */
const KNOWN: WeakMap<Node, Rational> = new WeakMap();

/**
 * The exact reader: what a formula comes to, in its unit, with nothing rounded but where a node says so.
 * @param overrides values to use instead of those that inputs, rules and flat prices carry, by id, in their own units
 * @throws UnpricedQuantity where a charge reaches a tier without a price
 * @example
 * ```ts
 * import { compare, type Day, exactValue, rational, toDecimal } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const [lambda] = comparison.cheapest;
 * if (lambda === undefined) throw new Error('nothing is compared');
 * toDecimal(exactValue(lambda.formula)).text; // => '39.57068068115234375'
 * toDecimal(exactValue(lambda.formula, new Map([['uploads', rational(0)]]))).text; // => '31.84045564453125'
 * ```
 */
export function exactValue(
  root: Node,
  overrides?: Overrides,
  values: Values = overrides === undefined ? KNOWN : new Map(),
): Rational {
  const valueAt = (node: Node): Rational => {
    const known = values.get(node);
    if (known !== undefined) return known;
    const value = compute(node, valueAt, overrides);
    values.set(node, value);
    return value;
  };
  return valueAt(root);
}

/**
 * For many values of one leaf: what doesn't depend on it is worked out once.
 * @param id of the input, rule or price that varies
 * @returns the values of the roots where the leaf has the given one; it throws UnpricedQuantity as above
 */
export function exactReader(roots: readonly Node[], id: string): (value: Rational) => readonly Rational[] {
  const values = new Map<Node, Rational>();
  const varying = new Set<Node>();
  for (const node of inOrder(roots)) {
    const varies = ('id' in node && node.id === id) || operandsOf(node).some((operand) => varying.has(operand));
    if (varies) varying.add(node);
  }
  return (value) => {
    const overrides = new Map([[id, value]]);
    for (const node of varying) values.delete(node);
    return roots.map((root) => exactValue(root, overrides, values));
  };
}

/** What a price or a rule may be instead: the tiers of the one, the value of the other. */
export type OtherValue = Price['tiers'] | Rational;

/** By the id of the price or the rule. */
export type OtherValues = ReadonlyMap<string, OtherValue>;

/**
 * What formulas come to where prices, tier by tier, and rules are others.
 * @throws UnpricedQuantity as above
 */
export function exactWithOthers(roots: readonly Node[], others: OtherValues): Rational[] {
  const values = new Map<Node, Rational>();
  for (const node of inOrder(roots)) {
    const leaf = node.kind === 'charge' ? node.price : node;
    const other = 'id' in leaf ? others.get(leaf.id) : undefined;
    if (other === undefined) continue;
    if (!isTiers(other)) values.set(node, other);
    else if (node.kind !== 'charge') values.set(node, other[0]?.usd ?? ZERO);
    else {
      const charge = { ...node, price: { ...node.price, tiers: other } };
      values.set(node, chargeByTiers(charge, exactValue(node.quantity, undefined, values)).total);
    }
  }
  return roots.map((root) => exactValue(root, undefined, values));
}

export function isTiers(other: OtherValue): other is Price['tiers'] {
  return Array.isArray(other);
}

function compute(node: Node, valueAt: (node: Node) => Rational, overrides: Overrides | undefined): Rational {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'input':
    case 'rule':
      return overrides?.get(node.id) ?? node.value;
    case 'price':
      // Stryker disable next-line OptionalChaining: what the type asks for and never comes
      return overrides?.get(node.id) ?? node.tiers[0]?.usd ?? ZERO;
    case 'sum':
      return node.terms.map(valueAt).reduce(add, ZERO);
    case 'difference':
      return subtract(valueAt(node.minuend), valueAt(node.subtrahend));
    case 'product':
      return node.factors.map(valueAt).reduce(multiply, ONE);
    case 'quotient':
      return divide(valueAt(node.dividend), valueAt(node.divisor));
    case 'round':
      return roundToMultiple(valueAt(node.operand), valueAt(node.step), node.mode);
    case 'largest':
      return node.operands.map(valueAt).reduce(maxOf);
    case 'smallest':
      return node.operands.map(valueAt).reduce(minOf);
    case 'lessAllowance':
      return maxOf(ZERO, subtract(valueAt(node.quantity), valueAt(node.allowance)));
    case 'share': {
      const whole = valueAt(node.whole);
      return isZero(whole) ? ZERO : divide(multiply(valueAt(node.amount), valueAt(node.part)), whole);
    }
    case 'charge': {
      const override = overrides?.get(node.price.id);
      const quantity = valueAt(node.quantity);
      return override === undefined ? chargeByTiers(node, quantity).total : multiply(maxOf(ZERO, quantity), override);
    }
  }
}

/** What falls into one tier. */
export interface TierCharge {
  readonly from: Rational;
  readonly quantity: Rational;
  readonly usdPerUnit: Rational;
  readonly usd: Rational;
}

/** Marginal tiers: each part of the quantity at the price of the tier in which it lies. Less than nothing costs nothing. */
export function chargeByTiers(charge: Charge, quantity: Rational): { total: Rational; tiers: readonly TierCharge[] } {
  const tiers: TierCharge[] = [];
  let total = ZERO;
  let from = ZERO;
  for (const { upTo, usd: usdPerUnit } of charge.price.tiers) {
    if (compareRationals(quantity, from) <= 0) break;
    if (usdPerUnit === undefined) throw new UnpricedQuantity(charge, from);
    const part = subtract(upTo === undefined ? quantity : minOf(quantity, upTo), from);
    const usd = multiply(part, usdPerUnit);
    tiers.push({ from, quantity: part, usdPerUnit, usd });
    total = add(total, usd);
    from = upTo ?? quantity;
  }
  return { total, tiers };
}
