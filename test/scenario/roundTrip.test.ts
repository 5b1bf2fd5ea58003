/** What is written of a quantity is read as what it was, and an expression means the same however it is laid out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, type Rational, rational } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, LOCAL, type Unit, USD } from '../../src/quantity/unit.js';
import { quantityText } from '../../src/report/text/text.js';
import { type Expression, type Literal, parseExpression } from '../../src/scenario/quantity/expression.js';

const SEED = { seed: 41 };

/** Numbers of up to ten decimals, which are told whole. */
const numbers = fc
  .tuple(fc.oneof(fc.nat(1000), fc.maxSafeNat()), fc.integer({ min: 0, max: 10 }))
  .map(([whole, decimals]): Rational => divide(rational(whole), rational(10n ** BigInt(decimals))));

const UNITS: readonly (readonly [Unit, Partial<Literal>])[] = [
  [DIMENSIONLESS, { measure: 'number' }],
  ...(['ms', 's', 'min', 'h', 'day'] as const).map((unit) => [{ [unit]: 1 }, { measure: 'duration', unit }] as const),
  ...(['B', 'KB', 'MB', 'GB', 'TB'] as const).map((unit) => [{ [unit]: 1 }, { measure: 'size', unit }] as const),
  [USD, { measure: 'money', currency: 'USD' }],
  [LOCAL, { measure: 'money', currency: 'JPY' }],
];

function literalOf(text: string): Literal {
  const read = parseExpression(text);
  expect(read.kind, text).toBe('literal');
  return read as Literal;
}

describe('a quantity that is told', () => {
  it.each(UNITS)('in %j is read as what it was, and told the same again', (unit, kind) => {
    const told = (value: Rational) => quantityText(value, unit, 'en', 'JPY');
    fc.assert(
      fc.property(numbers, (value) => {
        const read = literalOf(told(value));
        expect(read).toMatchObject(kind);
        expect(read.value.toFraction()).toBe(value.toFraction());
        expect(told(read.value)).toBe(told(value));
      }),
      SEED,
    );
  });

  it('shortened is read as what is told', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 1_000_000 }), (value, parts) => {
        const told = quantityText(divide(value, rational(parts)), DIMENSIONLESS, 'en');
        expect(quantityText(literalOf(told).value, DIMENSIONLESS, 'en')).toBe(told);
      }),
      { ...SEED, numRuns: 500 },
    );
  });
});

/** What an expression means, without where it stands. */
type Meaning =
  | { readonly literal: string; readonly kind: Partial<Literal> }
  | { readonly name: string }
  | { readonly operator: '+' | '-' | '*' | '/'; readonly parts: readonly [Meaning, Meaning] }
  | { readonly call: string; readonly parts: readonly Meaning[] };

function meaningOf(expression: Expression): Meaning {
  switch (expression.kind) {
    case 'literal': {
      const { value, measure, unit, currency, rate } = expression;
      const kind = Object.fromEntries(Object.entries({ measure, unit, currency, rate }).filter(([, one]) => one));
      return { literal: value.toFraction(), kind };
    }
    case 'name':
      return { name: expression.name };
    case 'binary':
      return { operator: expression.operator, parts: [meaningOf(expression.left), meaningOf(expression.right)] };
    case 'call':
      return { call: expression.function, parts: expression.arguments.map(meaningOf) };
  }
}

const LITERALS = [
  ['0', '0', { measure: 'number' }],
  ['300,000', '300000', { measure: 'number' }],
  ['3_000.5', '6001/2', { measure: 'number' }],
  ['1.5M', '1500000', { measure: 'number' }],
  ['2e-3', '1/500', { measure: 'number' }],
  ['12 %', '3/25', { measure: 'share' }],
  ['2 MB', '2', { measure: 'size', unit: 'MB' }],
  ['2 weeks', '14', { measure: 'duration', unit: 'day' }],
  ['120 ms', '120', { measure: 'duration', unit: 'ms' }],
  ['9.5 JPY', '19/2', { measure: 'money', currency: 'JPY' }],
  ['5k / day', '5000', { measure: 'number', rate: 'day' }],
  ['2 MB/s', '2', { measure: 'size', unit: 'MB', rate: 's' }],
  ['100/month', '100', { measure: 'number', rate: 'month' }],
] as const;

interface Laid {
  readonly text: string;
  readonly meaning: Meaning;
  /** 1 a sum, 2 a product, 3 what needs no brackets. */
  readonly binds: 1 | 2 | 3;
}

const literals = fc
  .constantFrom(...LITERALS)
  .map(([text, literal, kind]): Laid => ({ text, meaning: { literal, kind }, binds: 3 }));
const names = fc
  .constantFrom('uploads', 'views_2', 'sec2', '画像', 'maximum')
  .map((name): Laid => ({ text: name, meaning: { name }, binds: 3 }));

const blank = fc.constantFrom('', ' ', '  ', '\n');

function bracketed({ text }: Laid, space: string): string {
  return `(${space}${text}${space})`;
}

/** Brackets where they are needed, and now and then where they aren't. */
function inside(laid: Laid, least: 1 | 2 | 3, isExtra: boolean, space: string): string {
  return laid.binds < least || isExtra ? bracketed(laid, space) : laid.text;
}

const { laid } = fc.letrec<{ laid: Laid }>((tie) => {
  const operations = fc
    .record({
      operator: fc.constantFrom('+', '-', '*', '/'),
      left: tie('laid'),
      right: tie('laid'),
      extra: fc.tuple(fc.boolean(), fc.boolean()),
      space: blank,
      sign: fc.boolean(),
    })
    .map(({ operator, left, right, extra, space, sign }): Laid => {
      const isSum = operator === '+' || operator === '-';
      const written = sign && operator === '*' ? '×' : sign && operator === '/' ? '÷' : operator;
      const parts = [inside(left, isSum ? 1 : 2, extra[0], space), inside(right, isSum ? 2 : 3, extra[1], space)];
      return {
        text: parts.join(`${space}${written}${space}`),
        meaning: { operator: operator as '+', parts: [left.meaning, right.meaning] },
        binds: isSum ? 1 : 2,
      };
    });
  const calls = fc
    .record({
      call: fc.constantFrom('ceil', 'floor', 'round', 'min', 'max'),
      parts: fc.array(tie('laid'), { minLength: 1, maxLength: 3 }),
      space: blank,
    })
    .map(({ call, parts, space }): Laid => {
      const all = call === 'min' || call === 'max' ? parts : parts.slice(0, 1);
      const text = `${call}${space}(${all.map((part) => part.text).join(`${space}, `)}${space})`;
      return { text, meaning: { call, parts: all.map(({ meaning }) => meaning) }, binds: 3 };
    });
  return { laid: fc.oneof({ depthSize: 'small', withCrossShrink: true }, literals, names, operations, calls) };
});

describe('an expression', () => {
  it('means the same however it is laid out', () => {
    fc.assert(
      fc.property(laid, blank, ({ text, meaning }, space) => {
        fc.pre(text.length < 900);
        expect(meaningOf(parseExpression(`${space}${text}${space}`)), text).toEqual(meaning);
      }),
      { ...SEED, numRuns: 2000 },
    );
  });
});
