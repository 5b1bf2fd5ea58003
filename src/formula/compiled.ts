/**
 * The compiled reader: a formula as a plain function of doubles, for questions that ask for millions of bills.
 * What does not depend on a varied quantity is worked out exactly, once, and becomes a number.
 *
 * The function is generated code where the engine allows it and nested closures where it forbids it (a page with a
 * strict content security policy). Generated code is made of numbers and of the fixed words in this file; no text of
 * a scenario, not even a name, is ever part of it.
 */
import { type Node, operandsOf } from './node.js';
import { type Plan, planOf, segmentsOf } from './plan.js';

/**
 * The varied quantities in the order in which they were named, in the units of their nodes, to a double in the formula's unit.
 * @see {@link compile}
 */
export type Compiled = (varied: ArrayLike<number>) => number;

/** Writes the values of several formulas, in their order, into the second argument. */
export type CompiledAll = (varied: ArrayLike<number>, found: { [index: number]: number }) => void;

/**
 * Compiles a formula. `vary` lists ids of inputs, rules or prices (a tiered price becomes flat when varied).
 * Where a quantity reaches a tier without a published price, the result is NaN.
 * @example
 * ```ts
 * import { compare, compile, type Compiled, type Day } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const [ec2] = comparison.cheapest;
 * if (ec2 === undefined) throw new Error('nothing is compared');
 * const usd: Compiled = compile(ec2.formula, ['uploads', 'views']);
 * usd([100_000, 1_000_000]).toFixed(2); // => '39.57'
 * usd([200_000, 1_000_000]).toFixed(2); // => '47.30'
 * ```
 */
export function compile(root: Node, vary: readonly string[], options: CompileOptions = {}): Compiled {
  const plan = planOf([root], vary);
  const body = (of: Written, lines: readonly string[]) => `function(x){${lines.join('')}return ${of(root)};}`;
  const made = generated<Compiled>(plan, body, options);
  if (made !== undefined) return made;
  const { run, at } = close(plan);
  return (x) => {
    run(x);
    return at(root);
  };
}

/** Compiles several formulas that share nodes into one function, which works out what they share once. */
export function compileAll(roots: readonly Node[], vary: readonly string[], options: CompileOptions = {}): CompiledAll {
  const plan = planOf(roots, vary);
  const body = (of: Written, lines: readonly string[]) =>
    `function(x,y){${lines.join('')}${roots.map((root, index) => `y[${index}]=${of(root)};`).join('')}}`;
  const made = generated<CompiledAll>(plan, body, options);
  if (made !== undefined) return made;
  const { run, at } = close(plan);
  return (x, y) => {
    run(x);
    for (const [index, root] of roots.entries()) y[index] = at(root);
  };
}

interface CompileOptions {
  readonly generateCode?: boolean;
}

/** undefined where the engine forbids generated code, or the caller doesn't want it. */
function generated<T>(
  plan: Plan,
  body: (of: Written, lines: readonly string[]) => string,
  { generateCode }: CompileOptions,
): T | undefined {
  if (generateCode === false || isForbidden) return undefined;
  const { of, lines } = generate(plan);
  try {
    // The text holds numbers and this file's own words only, see above.
    const make = new Function('up', 'down', 'halfUp', `"use strict";return ${body(of, lines)}`);
    return make(up, down, halfUp) as T;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    isForbidden = true;
    return undefined;
  }
}

/** A page's policy holds for as long as the page; each further try would be reported as a violation of it. */
let isForbidden = false;

/**
 * A double that is a whole number but for the noise of its last bits counts as that number: 1.1 / 0.1 is
 * 11.000000000000002 in doubles, and eleven steps on the bill.
 */
const NOISE = 2 ** -40;

function up(value: number, step: number): number {
  const steps = value / step;
  const near = Math.round(steps);
  return (Math.abs(steps - near) <= NOISE * Math.max(1, Math.abs(near)) ? near : Math.ceil(steps)) * step;
}

function down(value: number, step: number): number {
  const steps = value / step;
  const near = Math.round(steps);
  return (Math.abs(steps - near) <= NOISE * Math.max(1, Math.abs(near)) ? near : Math.floor(steps)) * step;
}

function halfUp(value: number, step: number): number {
  return value < 0 ? 0 - down(step / 2 - value, step) : down(value + step / 2, step);
}

const ROUNDINGS = { up, down, halfUp };

/** A node as a word of the generated code: a number, or the variable that holds it. */
type Written = (node: Node) => string;

function generate(plan: Plan): { readonly of: Written; readonly lines: readonly string[] } {
  const variables = new Map<Node, string>();
  const lines: string[] = [];
  const of = (node: Node): string => {
    const number = plan.numbers.get(node);
    if (number !== undefined) return number < 0 ? `(${number})` : String(number);
    return variables.get(node) ?? 'NaN';
  };
  const list = (nodes: readonly Node[], separator: string) => nodes.map(of).join(separator);
  const write = (node: Node): string => {
    switch (node.kind) {
      case 'constant':
      case 'input':
      case 'rule':
      case 'price':
        // Stryker disable next-line UnaryOperator: what the type asks for and never comes
        return `x[${plan.places.get(node) ?? -1}]`;
      case 'sum':
        return list(node.terms, '+');
      case 'difference':
        return `${of(node.minuend)}-${of(node.subtrahend)}`;
      case 'product':
        return list(node.factors, '*');
      case 'quotient':
        return `${of(node.dividend)}/${of(node.divisor)}`;
      case 'round':
        return `${node.mode}(${of(node.operand)},${of(node.step)})`;
      case 'largest':
        return `Math.max(${list(node.operands, ',')})`;
      case 'smallest':
        return `Math.min(${list(node.operands, ',')})`;
      case 'lessAllowance':
        return `Math.max(0,${of(node.quantity)}-${of(node.allowance)})`;
      case 'share':
        return `${of(node.whole)}===0?0:${of(node.amount)}*${of(node.part)}/${of(node.whole)}`;
      case 'charge': {
        const quantity = of(node.quantity);
        if (plan.places.has(node.price)) return `Math.max(0,${quantity})*${of(node.price)}`;
        const segments = segmentsOf(node).map(({ from, upTo, base, rate }) => {
          const amount = from === 0 ? `${quantity}*${rate}` : `${base}+(${quantity}-${from})*${rate}`;
          return upTo === Number.POSITIVE_INFINITY ? amount : `${quantity}<=${upTo}?${amount}:`;
        });
        return `${quantity}<=0?0:${segments.join('')}`;
      }
    }
  };
  for (const node of plan.nodes) {
    if (plan.numbers.has(node)) continue;
    const variable = `v${variables.size}`;
    lines.push(`const ${variable}=${write(node)};`);
    variables.set(node, variable);
  }
  return { of, lines };
}

/**
 * All nodes in their order, each once however many use it: quantities that are made of each other twice, thirty in a row, are
 * a thousand million paths.
 * @returns what works the roots out, and where it leaves each of them
 */
function close({ nodes, numbers, places }: Plan): { run(x: ArrayLike<number>): void; at(root: Node): number } {
  const indices = new Map(nodes.map((node, index) => [node, index] as const));
  const values = new Float64Array(nodes.length);
  for (const [node, number] of numbers) values[indices.get(node) as number] = number;
  const at = (node: Node): number => values[indices.get(node) as number] as number;
  const steps = nodes.flatMap((node, index) => {
    if (numbers.has(node)) return [];
    const place = places.get(node);
    const operation: Compiled =
      place === undefined
        ? closed(
            node,
            values,
            operandsOf(node).map((operand) => indices.get(operand) as number),
            places,
          )
        : (x) => x[place] as number;
    return [{ index, operation }];
  });
  return {
    at,
    run(x) {
      for (const { index, operation } of steps) values[index] = operation(x);
    },
  };
}

/** @param all where the values of the operands stand */
function closed(node: Node, values: Float64Array, all: readonly number[], places: Plan['places']): Compiled {
  const of = (index: number | undefined) => values[index as number] as number;
  const [a, b, c] = all;
  switch (node.kind) {
    case 'sum':
      return () => all.reduce((total, term) => total + of(term), 0);
    case 'difference':
      return () => of(a) - of(b);
    case 'product':
      return () => all.reduce((total, factor) => total * of(factor), 1);
    case 'quotient':
      return () => of(a) / of(b);
    case 'round': {
      const rounding = ROUNDINGS[node.mode];
      return () => rounding(of(a), of(b));
    }
    case 'largest':
      return () => all.reduce((found, operand) => Math.max(found, of(operand)), Number.NEGATIVE_INFINITY);
    case 'smallest':
      return () => all.reduce((found, operand) => Math.min(found, of(operand)), Number.POSITIVE_INFINITY);
    case 'lessAllowance':
      return () => Math.max(0, of(a) - of(b));
    case 'share':
      return () => (of(c) === 0 ? 0 : (of(a) * of(b)) / of(c));
    case 'charge': {
      if (places.has(node.price)) return () => Math.max(0, of(a)) * of(b);
      const segments = segmentsOf(node);
      return () => {
        const quantity = of(a);
        if (quantity <= 0) return 0;
        for (const { from, upTo, base, rate } of segments) {
          if (quantity <= upTo) return base + (quantity - from) * rate;
        }
        return Number.NaN;
      };
    }
    default:
      throw new TypeError('a leaf has a value of its own');
  }
}
