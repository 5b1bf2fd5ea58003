import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  charge,
  constant,
  difference,
  input,
  lessAllowance,
  maxOf,
  minOf,
  price,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  share,
  sum,
} from '../../src/formula/build.js';
import type { Node, Operation, Price } from '../../src/formula/node.js';
import { type Cells, cellFormula, literal } from '../../src/formula/spreadsheet.js';
import { divide, exactly, rational } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, REQUEST } from '../../src/quantity/unit.js';
import { PROVENANCE } from './formulas.js';

const n = (text: string) => constant(rational(text), DIMENSIONLESS);
const many = (text: string) => constant(rational(text), REQUEST);
const named = (id: string, value = '1') => input({ id, value: rational(value) }, REQUEST);
const [a, b, c] = [named('a'), named('b'), named('c')] as const;

const tiered = (tiers: Price['tiers']) => price({ id: 'p', tiers, provenance: PROVENANCE }, REQUEST);
const usd = (text: string) => ({ usd: rational(text) });
const upTo = (bound: string) => ({ upTo: rational(bound) });

/** Inputs stand under their ids; prices in columns of their own. */
const NAMED: Cells = {
  of: (node) => ('id' in node ? node.id : 'value' in node ? literal(node.value) : '?'),
  tiersOf: ({ tiers }) => ({
    from: 'FROM',
    more: 'MORE',
    ...(tiers.some((tier) => tier.usd === undefined) ? { unpricedAbove: 'END' } : {}),
  }),
};
const textOf = (node: Node) => cellFormula(node as Operation, NAMED).text;

describe('the spreadsheet reader writes', () => {
  it.each<[string, Node, string]>([
    ['a sum with its signs', sum(REQUEST, a, b, c), 'a+b+c'],
    ['a difference', difference(a, b), 'a-b'],
    ['a product without the ones that only name units', product(a, constant(1, DIMENSIONLESS), b), 'a*b'],
    ['a product with a one that has a name', product(a, constant(1, DIMENSIONLESS, { en: 'one', ja: '一' })), 'a*1'],
    ['a product with a number', product(a, constant(2, DIMENSIONLESS), b), 'a*2*b'],
    ['a product of nothing but ones', product(constant(1, DIMENSIONLESS), constant(1, DIMENSIONLESS)), '1'],
    ['a quotient by a fraction', quotient(a, constant(rational('1').div(3), DIMENSIONLESS)), 'a/(1/3)'],
    ['the largest', maxOf(a, b, c), 'MAX(a,b,c)'],
    ['the smallest', minOf(a, b), 'MIN(a,b)'],
    ['what is left of an allowance', lessAllowance(a, b), 'MAX(0,a-b)'],
    ['rounding up to whole ones', roundUp(a, { to: many('1') }), '-INT(0.00000000000091*(1+ABS(a))-a)'],
    ['rounding up to a step', roundUp(a, { to: many('100') }), '-INT(0.00000000000091*(1+ABS(a/100))-a/100)*100'],
    ['rounding down to whole ones', roundDown(a, { to: many('1') }), 'INT(a+0.00000000000091*(1+ABS(a)))'],
    ['rounding down to a step', roundDown(a, { to: many('100') }), 'INT(a/100+0.00000000000091*(1+ABS(a/100)))*100'],
    ['rounding half up', roundHalfUp(a, { to: many('0.5') }), 'INT(a/0.5+0.5+0.00000000000091*(1+ABS(a/0.5)))*0.5'],
    [
      'rounding half up what may be below nothing',
      roundHalfUp(difference(a, b), { to: many('0.5') }),
      'SIGN(?)*INT(ABS(?/0.5)+0.5+0.00000000000091*(1+ABS(?/0.5)))*0.5',
    ],
    ['a share that is nothing of nothing', share(a, b, c), 'IF(c=0,0,a*b/c)'],
    ['a flat price as a product', charge(a, tiered([usd('0.2')])), 'a*p'],
    ['a flat price of what may be below nothing', charge(difference(a, b), tiered([usd('0.2')])), 'MAX(0,?)*p'],
    [
      'a flat price of what an allowance leaves',
      charge(lessAllowance(difference(a, b), c), tiered([usd('0.2')])),
      '?*p',
    ],
    ['a price that nobody publishes as an error', charge(a, tiered([{}])), 'IF(a>0,NA(),0)'],
    [
      'tiers as what each adds',
      charge(a, tiered([{ ...upTo('10'), ...usd('3') }, usd('2')])),
      'SUMPRODUCT((a>FROM)*(a-FROM)*MORE)',
    ],
    [
      'an error above the last published tier',
      charge(a, tiered([{ ...upTo('10'), ...usd('3') }, {}])),
      'IF(a>END*(1+0.00000000000091),NA(),SUMPRODUCT((a>FROM)*(a-FROM)*MORE))',
    ],
  ])('%s', (_, node, expected) => {
    expect(textOf(node)).toBe(expected);
  });

  it.each([
    ['0.1', '0.1'],
    ['-5', '(-5)'],
    ['1e-10', '0.0000000001'],
    ['123456789012345', '123456789012345'],
    ['-0.00123456789012345', '(-0.00123456789012345)'],
    ['0.00000095367431640625', '0.00000095367431640625'],
    ['1234567890.123456', '(19290123283179/15625)'],
    ['-1e30', `(-1${'0'.repeat(30)})`],
    ['1.2345678901234567e-30', `0.${'0'.repeat(29)}12345678901234567`],
  ])('the constant %s as %s', (value, expected) => {
    expect(literal(rational(value))).toBe(expected);
  });

  it('every number without an exponent, as a double that is the nearest', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (double) => {
        const text = literal(exactly(double));
        expect(text).not.toMatch(/e/i);
        if (!text.includes('/')) expect(Number(text.replace(/[()]/g, ''))).toBe(double === 0 ? 0 : double);
      }),
    );
  });

  it('a constant whose decimals never end as a fraction, and one beyond all digits as a double', () => {
    expect(literal(divide(rational(-2), rational(3)))).toBe('(-2/3)');
    expect(literal(divide(rational('100000000000000'), rational(3)))).toBe('(100000000000000/3)');
    expect(literal(divide(rational('1000000000000000'), rational(3)))).toBe('333333333333333.3');
    expect(literal(divide(rational('1e20'), rational(3)))).toBe(String(1e20 / 3).toUpperCase());
  });

  it('values beside formulas, and none where there is no price', () => {
    expect(cellFormula(sum(REQUEST, a, b) as Operation, NAMED).value?.toString()).toBe('2');
    expect(cellFormula(charge(a, tiered([{}])) as Operation, NAMED).value).toBeUndefined();
    expect(() => cellFormula(quotient(a, n('0')) as Operation, NAMED)).toThrow('division by zero');
  });
});
