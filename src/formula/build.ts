/** Builders of formulas. They read like the arithmetic they mean, and the compiler checks the units. */
import { divide, multiply, ONE, type Rational, rational, ZERO } from '../quantity/rational.js';
import {
  type Convertible,
  conversionFactor,
  DIMENSIONLESS,
  type Dimensionless,
  type Per,
  per,
  sameUnit,
  type Times,
  times,
  type Unit,
  USD,
  unitText,
} from '../quantity/unit.js';
import type { Words } from '../words.js';
import type { Formula, Input, Node, Price, PriceOf, Provenance, Rule, Tier } from './node.js';

/** The single place where a node gets the unit that its builder's types have worked out. */
function formula<U extends Unit>(node: Node): Formula<U> {
  return node as Formula<U>;
}

/** Two formulas that must be alike in unit. The compiler holds it for our code, this for callers without types. */
function requireSameUnit(a: Unit, b: Unit): void {
  if (!sameUnit(a, b))
    throw new TypeError(`units differ: ${unitText(a) || 'a number'} and ${unitText(b) || 'a number'}`);
}

export function constant<U extends Unit>(value: Rational | number, unit: U, name?: Words): Formula<U> {
  return formula({
    kind: 'constant',
    // Stryker disable next-line ConditionalExpression: a rational is made of a rational too
    value: typeof value === 'number' ? rational(value) : value,
    unit,
    ...named(name),
  });
}

export function input<U extends Unit>(fields: Omit<Input, 'kind' | 'unit'>, unit: U): Formula<U> {
  return formula({ kind: 'input', ...fields, unit });
}

export function rule<U extends Unit>(
  id: string,
  value: Rational,
  unit: U,
  provenance: Provenance,
  more: Pick<Rule, 'name' | 'next'> = {},
): Formula<U> {
  const node: Rule = { kind: 'rule', id, value, unit, provenance, ...more };
  return formula(node);
}

/** A price of so many USD per one of `unit`. */
export function price<U extends Unit>(
  fields: { id: string; tiers: readonly Tier[]; publishedPer?: Rational; provenance: Provenance },
  unit: U,
): PriceOf<U> {
  const node: Price = { kind: 'price', publishedPer: ONE, ...fields, unit: per(USD, unit) };
  return node as PriceOf<U>;
}

function named(name: Words | undefined): { name?: Words } {
  return name === undefined ? {} : { name };
}

/** The same formula under the name that a derivation shall call it. */
export function called<U extends Unit>(name: Words, operand: Formula<U>): Formula<U> {
  return formula({ ...operand, name });
}

export function sum<U extends Unit>(unit: U, ...terms: Formula<NoInfer<U>>[]): Formula<U> {
  for (const term of terms) requireSameUnit(term.unit, unit);
  const [only] = terms;
  // Stryker disable next-line ConditionalExpression: what the type asks for and never comes
  if (only !== undefined && terms.length === 1) return only;
  return terms.length === 0 ? constant(ZERO, unit) : formula({ kind: 'sum', terms, unit });
}

export function difference<U extends Unit>(minuend: Formula<U>, subtrahend: Formula<U>): Formula<U> {
  requireSameUnit(minuend.unit, subtrahend.unit);
  return formula({ kind: 'difference', minuend, subtrahend, unit: minuend.unit });
}

export function product<A extends Unit, B extends Unit>(a: Formula<A>, b: Formula<B>): Formula<Times<A, B>>;
export function product<A extends Unit, B extends Unit, C extends Unit>(
  a: Formula<A>,
  b: Formula<B>,
  c: Formula<C>,
): Formula<Times<Times<A, B>, C>>;
export function product<A extends Unit, B extends Unit, C extends Unit, D extends Unit>(
  a: Formula<A>,
  b: Formula<B>,
  c: Formula<C>,
  d: Formula<D>,
): Formula<Times<Times<Times<A, B>, C>, D>>;
export function product(...factors: Node[]): Node {
  return {
    kind: 'product',
    factors,
    unit: factors.reduce<Unit>((unit, factor) => times(unit, factor.unit), DIMENSIONLESS),
  };
}

/** The divisor must not be zero; use `share` where it may be. */
export function quotient<A extends Unit, B extends Unit>(
  dividend: Formula<A>,
  divisor: Formula<B>,
): Formula<Per<A, B>> {
  return formula({ kind: 'quotient', dividend, divisor, unit: per(dividend.unit, divisor.unit) });
}

function round<U extends Unit>(
  mode: 'up' | 'down' | 'halfUp',
  operand: Formula<U>,
  to: { to: Formula<U> },
): Formula<U> {
  requireSameUnit(operand.unit, to.to.unit);
  return formula({ kind: 'round', mode, operand, step: to.to, unit: operand.unit });
}

export function roundUp<U extends Unit>(operand: Formula<U>, to: { to: Formula<U> }): Formula<U> {
  return round('up', operand, to);
}

export function roundDown<U extends Unit>(operand: Formula<U>, to: { to: Formula<U> }): Formula<U> {
  return round('down', operand, to);
}

export function roundHalfUp<U extends Unit>(operand: Formula<U>, to: { to: Formula<U> }): Formula<U> {
  return round('halfUp', operand, to);
}

export function maxOf<U extends Unit>(first: Formula<U>, ...others: Formula<U>[]): Formula<U> {
  for (const other of others) requireSameUnit(first.unit, other.unit);
  return formula({ kind: 'largest', operands: [first, ...others], unit: first.unit });
}

export function minOf<U extends Unit>(first: Formula<U>, ...others: Formula<U>[]): Formula<U> {
  for (const other of others) requireSameUnit(first.unit, other.unit);
  return formula({ kind: 'smallest', operands: [first, ...others], unit: first.unit });
}

export function lessAllowance<U extends Unit>(quantity: Formula<U>, allowance: Formula<U>): Formula<U> {
  requireSameUnit(quantity.unit, allowance.unit);
  return formula({ kind: 'lessAllowance', quantity, allowance, unit: quantity.unit });
}

export function share<A extends Unit, U extends Unit>(
  amount: Formula<A>,
  part: Formula<U>,
  whole: Formula<U>,
): Formula<A> {
  requireSameUnit(part.unit, whole.unit);
  return formula({ kind: 'share', amount, part, whole, unit: amount.unit });
}

export function charge<U extends Unit>(quantity: Formula<U>, at: PriceOf<U>): Formula<USD> {
  requireSameUnit(times(quantity.unit, at.unit), USD);
  return formula({ kind: 'charge', quantity, price: at, unit: USD });
}

/** The same quantity in another unit of its dimension: `inUnit(duration, 'ms', 's')`. */
export function inUnit<F extends Convertible, T extends Convertible>(
  operand: Formula<{ readonly [K in F]: 1 }>,
  from: F,
  to: T,
): Formula<{ readonly [K in T]: 1 }> {
  const [numerator, denominator] = conversionFactor(from, to);
  const unit = { [to]: 1 } as { readonly [K in T]: 1 };
  requireSameUnit(operand.unit, { [from]: 1 } as Unit);
  if (from === (to as Convertible)) return formula(operand);
  const ratio = divide(rational(numerator), rational(denominator));
  if (operand.kind === 'constant') return constant(multiply(operand.value, ratio), unit, operand.name);
  const factor: Node = { kind: 'constant', value: ratio, unit: per(unit, operand.unit) };
  return formula({ kind: 'product', factors: [operand, factor], unit });
}

/** One of something: the step of counting whole things. */
export function one<U extends Unit>(unit: U): Formula<U> {
  return constant(ONE, unit);
}

/**
 * How many whole pieces of a size a thing makes, at least one: payloads are counted in chunks.
 * The first piece counts even where the thing is empty, as a request without a body is still a request.
 */
export function pieces<U extends Unit>(size: Formula<U>, pieceSize: Formula<U>): Formula<Dimensionless> {
  const exact: Formula<Dimensionless> = formula(quotient(size, pieceSize));
  return maxOf(one(DIMENSIONLESS), roundUp(exact, { to: one(DIMENSIONLESS) }));
}
