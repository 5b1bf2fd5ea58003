import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charge, constant, input, lessAllowance, price, roundUp, rule, sum } from '../../src/formula/build.js';
import { exactValue } from '../../src/formula/exact.js';
import { isLeaf, type Operation, operandsOf, type Price } from '../../src/formula/node.js';
import { derive, type Step } from '../../src/formula/steps.js';
import {
  add,
  compareRationals,
  divide,
  maxOf,
  minOf,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  subtract,
  toDecimal,
  ZERO,
} from '../../src/quantity/rational.js';
import { REQUEST } from '../../src/quantity/unit.js';
import { examples, formulas } from './formulas.js';

/** The arithmetic of one step, told anew from the values of its operands and from nothing else. */
function recompute(operation: Operation, values: readonly Rational[]): Rational {
  const [a = ZERO, b = ZERO, c = ZERO] = values;
  switch (operation.kind) {
    case 'sum':
      return values.reduce(add);
    case 'difference':
      return subtract(a, b);
    case 'product':
      return values.reduce(multiply);
    case 'quotient':
      return divide(a, b);
    case 'round':
      return roundToMultiple(a, b, operation.mode);
    case 'largest':
      return values.reduce(maxOf);
    case 'smallest':
      return values.reduce(minOf);
    case 'lessAllowance':
      return compareRationals(a, b) > 0 ? subtract(a, b) : ZERO;
    case 'share':
      return compareRationals(c, ZERO) === 0 ? ZERO : divide(multiply(a, b), c);
    case 'charge':
      return costOf(a, operation.price);
  }
}

/** Each tier costs what lies between its start and its end; written otherwise than the reader does it. */
function costOf(quantity: Rational, { tiers }: Price): Rational {
  const starts = [ZERO, ...tiers.flatMap(({ upTo }) => upTo ?? [])];
  return tiers
    .map(({ upTo, usd }, index) => {
      const start = starts[index] as Rational;
      const end = upTo === undefined ? quantity : minOf(upTo, quantity);
      return multiply(maxOf(ZERO, subtract(end, start)), usd as Rational);
    })
    .reduce(add);
}

const same = (a: Rational, b: Rational) => compareRationals(a, b) === 0;

describe('the steps of random formulas', () => {
  it('multiply out to the exact value', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const { value, steps } = derive(formula.root);
        expect(same(value, exactValue(formula.root))).toBe(true);
        expect(same(steps.at(-1)?.value as Rational, value)).toBe(true);
        for (const { operation, operands, value: stated } of steps) {
          const values = operands.map((operand) => operand.value);
          expect(same(recompute(operation, values), stated), operation.kind).toBe(true);
        }
      }),
      examples(500),
    );
  });

  it('refer to earlier steps by number and repeat their values', () => {
    fc.assert(
      fc.property(formulas, ({ root }) => {
        const { steps } = derive(root);
        expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
        for (const { number, operation, operands } of steps) {
          expect(operands.map(({ node }) => node)).toEqual(operandsOf(operation));
          for (const operand of operands) {
            const { node, step, value } = operand;
            expect('step' in operand).toBe(!isLeaf(node));
            if (step === undefined) continue;
            expect(step).toBeLessThan(number);
            expect(same((steps[step - 1] as Step).value, value)).toBe(true);
          }
        }
      }),
    );
  });

  it('tell of every charge the tiers, which add up to the quantity and to the amount', () => {
    fc.assert(
      fc.property(formulas, ({ root }) => {
        for (const { operation, operands, tiers, value } of derive(root).steps) {
          expect(tiers === undefined).toBe(operation.kind !== 'charge');
          if (tiers === undefined) continue;
          const products = tiers.map(({ quantity, usdPerUnit }) => multiply(quantity, usdPerUnit));
          expect(products.every((product, index) => same(product, tiers[index]?.usd as Rational))).toBe(true);
          expect(same(products.reduce(add, ZERO), value)).toBe(true);
          const quantities = tiers.map(({ quantity }) => quantity).reduce(add, ZERO);
          expect(same(quantities, maxOf(ZERO, operands[0]?.value as Rational))).toBe(true);
        }
      }),
    );
  });
});

describe('the leaves of a derivation', () => {
  const book = { from: '2014-11-13', source: 'AWS Lambda pricing page', note: 'seen in 2016' };
  const uploads = input({ id: 'uploads', value: rational(300001), written: '300,001 / month' }, REQUEST);
  const step = rule('x/step', rational(10), REQUEST, { ...book, firstSeen: true });
  const free = rule('x/free', rational(100000), REQUEST, book);
  const requestPrice = price({ id: 'x/requests', tiers: [{ usd: rational('0.0000002') }], provenance: book }, REQUEST);
  const rounded = roundUp(uploads, { to: step });
  const bill = charge(lessAllowance(sum(REQUEST, rounded, rounded), free), requestPrice);
  const { leaves, steps, value } = derive(bill);

  it('are told once each, with what the scenario says and where the value comes from', () => {
    expect(leaves).toEqual([uploads, step, free, requestPrice]);
    expect(leaves[0]).toMatchObject({ written: '300,001 / month' });
    expect(leaves[1]).toMatchObject({ provenance: { from: '2014-11-13', firstSeen: true } });
    expect(leaves[3]).toMatchObject({ provenance: book });
  });

  it('and the steps make the amount', () => {
    const told = steps.map((one) => [one.operation.kind, toDecimal(one.value).text, one.operands.map((o) => o.step)]);
    expect(told).toEqual([
      ['round', '300010', [undefined, undefined]],
      ['sum', '600020', [1, 1]],
      ['lessAllowance', '500020', [2, undefined]],
      ['charge', '0.100004', [3, undefined]],
    ]);
    expect(toDecimal(value).text).toBe('0.100004');
  });

  it('are all there is to a formula of one leaf', () => {
    const only = constant(7, REQUEST);
    expect(derive(only)).toEqual({ value: only.kind === 'constant' && only.value, steps: [], leaves: [only] });
  });
});
