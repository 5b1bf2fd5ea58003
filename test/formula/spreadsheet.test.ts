import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  charge,
  constant,
  difference,
  input,
  largest,
  lessAllowance,
  price,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  share,
  smallest,
  sum,
} from '../../src/formula/build.js';
import { exactValue, type Overrides } from '../../src/formula/exact.js';
import { inOrder, isLeaf, type Node, type Operation, type Price, type PriceOf } from '../../src/formula/node.js';
import { type Cells, cellFormula, literal } from '../../src/formula/spreadsheet.js';
import { divide, type Rational, rational, subtract, toNumber, ZERO } from '../../src/quantity/rational.js';
import { NO_UNIT, REQUEST } from '../../src/quantity/unit.js';
import type { Cell, Sheet } from '../../src/report/xlsx/sheet.js';
import { workbookBytes } from '../../src/report/xlsx/workbook.js';
import { itRecalculates, recalculated } from '../support/libreOffice.js';
import { formulas, overridesOf, PROVENANCE, relativeError, roundsClearly } from './formulas.js';

const n = (text: string) => constant(rational(text), NO_UNIT);
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
const textOf = (node: Node) => cellFormula(node as Operation, NAMED, new Map()).text;

describe('the spreadsheet reader writes', () => {
  it.each<[string, Node, string]>([
    ['a sum with its signs', sum(REQUEST, a, b, c), 'a+b+c'],
    ['a difference', difference(a, b), 'a-b'],
    ['a product without the ones that only name units', product(a, constant(1, NO_UNIT), b), 'a*b'],
    ['a product with a one that has a name', product(a, constant(1, NO_UNIT, { en: 'one', ja: '一' })), 'a*1'],
    ['a product with a number', product(a, constant(2, NO_UNIT), b), 'a*2*b'],
    ['a product of nothing but ones', product(constant(1, NO_UNIT), constant(1, NO_UNIT)), '1'],
    ['a quotient by a fraction', quotient(a, constant(rational('1').div(3), NO_UNIT)), 'a/(1/3)'],
    ['the largest', largest(a, b, c), 'MAX(a,b,c)'],
    ['the smallest', smallest(a, b), 'MIN(a,b)'],
    ['what is left of an allowance', lessAllowance(a, b), 'MAX(0,a-b)'],
    ['rounding up to whole ones', roundUp(a, { to: many('1') }), '-INT(9.1E-13*(1+ABS(a))-a)'],
    ['rounding up to a step', roundUp(a, { to: many('100') }), '-INT(9.1E-13*(1+ABS(a/100))-a/100)*100'],
    ['rounding down to whole ones', roundDown(a, { to: many('1') }), 'INT(a+9.1E-13*(1+ABS(a)))'],
    ['rounding down to a step', roundDown(a, { to: many('100') }), 'INT(a/100+9.1E-13*(1+ABS(a/100)))*100'],
    ['rounding half up', roundHalfUp(a, { to: many('0.5') }), 'INT(a/0.5+0.5+9.1E-13*(1+ABS(a/0.5)))*0.5'],
    ['a share that is nothing of nothing', share(a, b, c), 'IF(c=0,0,a*b/c)'],
    ['a flat price as a product', charge(a, tiered([usd('0.2')])), 'a*p'],
    ['a price that nobody publishes as an error', charge(a, tiered([{}])), 'IF(a>0,NA(),0)'],
    [
      'tiers as what each adds',
      charge(a, tiered([{ ...upTo('10'), ...usd('3') }, usd('2')])),
      'SUMPRODUCT((a>FROM)*(a-FROM)*MORE)',
    ],
    [
      'an error above the last published tier',
      charge(a, tiered([{ ...upTo('10'), ...usd('3') }, {}])),
      'IF(a>END*(1+9.1E-13),NA(),SUMPRODUCT((a>FROM)*(a-FROM)*MORE))',
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
    ['1234567890.123456', '(19290123283179/15625)'],
    ['-1e30', '(-1E+30)'],
  ])('the constant %s as %s', (value, expected) => {
    expect(literal(rational(value))).toBe(expected);
  });

  it('a constant whose decimals never end as a fraction, and one beyond all digits as a double', () => {
    expect(literal(divide(rational(-2), rational(3)))).toBe('(-2/3)');
    expect(literal(divide(rational('100000000000000'), rational(3)))).toBe('(100000000000000/3)');
    expect(literal(divide(rational('1000000000000000'), rational(3)))).toBe('333333333333333.3');
    expect(literal(divide(rational('1e20'), rational(3)))).toBe(String(1e20 / 3).toUpperCase());
  });

  it('values beside formulas, and none where there is no price', () => {
    const values = new Map();
    expect(cellFormula(sum(REQUEST, a, b) as Operation, NAMED, values).value?.toString()).toBe('2');
    expect(cellFormula(charge(a, tiered([{}])) as Operation, NAMED, values).value).toBeUndefined();
    expect(() => cellFormula(quotient(a, n('0')) as Operation, NAMED, values)).toThrow('division by zero');
  });
});

/** Formulas side by side: inputs, prices by their tiers, and a row for each operation. */
function sheetOf(roots: readonly { root: Node; overrides: Overrides }[]): { sheets: Sheet[]; cells: string[] } {
  const rows: Cell[][] = [];
  const prices: Cell[][] = [];
  const number = (value: Rational): Cell => ({ content: { number: toNumber(value) } });
  const cells = roots.map(({ root, overrides }) => {
    const spots = new Map<unknown, string>();
    const tiers = new Map<Node, ReturnType<Cells['tiersOf']>>();
    const place = (node: Node, cell: Cell) => spots.set('id' in node ? node.id : node, `A${rows.push([cell])}`);
    for (const node of inOrder([root])) {
      if (node.kind === 'input') place(node, number(overrides.get(node.id) ?? node.value));
      if (node.kind !== 'price') continue;
      const first = prices.length + 1;
      let [from, before] = [ZERO, ZERO];
      for (const { upTo: bound, usd: each } of node.tiers) {
        prices.push([number(from), number(subtract(each ?? ZERO, before)), number(each ?? ZERO)]);
        [from, before] = [bound ?? from, each ?? before];
      }
      const isOpen = node.tiers.at(-1)?.usd === undefined;
      const last = prices.length - (isOpen ? 1 : 0);
      const range = (column: string) => `'P'!$${column}$${first}:$${column}$${last}`;
      const end = isOpen ? { unpricedAbove: `'P'!A${prices.length}` } : {};
      tiers.set(node, { from: range('A'), more: range('B'), ...end });
      spots.set(node.id, `'P'!C${first}`);
    }
    const own: Cells = {
      of: (node) => spots.get('id' in node ? node.id : node) ?? literal((node as { value: Rational }).value),
      tiersOf: (node) => tiers.get(node) as ReturnType<Cells['tiersOf']>,
    };
    for (const node of inOrder([root])) {
      if (isLeaf(node)) continue;
      place(node, { content: { formula: cellFormula(node, own, new Map()).text, cached: 0 } });
    }
    return spots.get('id' in root ? root.id : root) as string;
  });
  const around = { joined: [], conditions: [], amounts: [], charts: [], widths: [12] };
  return {
    sheets: [
      { name: 'F', rows, ...around },
      { name: 'P', rows: prices, ...around },
    ],
    cells,
  };
}

/** What LibreOffice makes of formulas, whose values in the file are all zero. */
function worked(roots: readonly { root: Node; overrides: Overrides }[]): number[] {
  const { sheets, cells } = sheetOf(roots);
  const bytes = workbookBytes({ title: 'Formulas', font: 'Arial', sheets, objection: { title: '', text: '' } });
  const [book] = recalculated([bytes]);
  return cells.map((cell) => book?.get('F')?.get(cell)?.value as number);
}

const NOTHING: Overrides = new Map();

const rounds = (value: string, step: string) => {
  const [operand, to] = [input({ id: 'v', value: rational(value) }, NO_UNIT), { to: n(step) }];
  return [roundUp(operand, to), roundDown(operand, to), roundHalfUp(operand, to)];
};

// Value and step; then up, down, half up. Beside each boundary, and where doubles are beside it themselves.
const ROUNDED: readonly (readonly [value: string, step: string, ...expected: number[]])[] = [
  ['1.1', '0.1', 1.1, 1.1, 1.1],
  ['0.3', '0.1', 0.3, 0.3, 0.3],
  ['0', '0.1', 0, 0, 0],
  ['0', '100', 0, 0, 0],
  ['1', '100', 100, 0, 0],
  ['50', '100', 100, 0, 100],
  ['49.999', '100', 100, 0, 0],
  ['100', '100', 100, 100, 100],
  ['100.001', '100', 200, 100, 100],
  ['-150', '100', -100, -200, -100],
  ['-200', '100', -200, -200, -200],
  ['1234567890.1', '0.1', 1234567890.1, 1234567890.1, 1234567890.1],
  ['7', '1', 7, 7, 7],
  ['7.25', '1', 8, 7, 7],
];

// Ten at 3, then to twenty at 2, then nobody says.
const OPEN = tiered([{ ...upTo('10'), ...usd('3') }, { ...upTo('20'), ...usd('2') }, {}]);
const CHARGED: readonly (readonly [quantity: string, at: Price, amount: number | string])[] = [
  ['0', OPEN, 0],
  ['10', OPEN, 30],
  ['11', OPEN, 32],
  ['20', OPEN, 50],
  ['20.001', OPEN, '#N/A'],
  ['0', tiered([{}]), 0],
  ['1', tiered([{}]), '#N/A'],
];

describe('what a spreadsheet works out', () => {
  // Starting the program takes far longer than any number of formulas, so that all are worked out at once.
  itRecalculates(
    'is what the exact reader gives: of random formulas, beside the boundaries of roundings, by tiers',
    () => {
      const clear = formulas.filter(roundsClearly);
      const cases = [
        ...ROUNDED.flatMap(([value, step]) => rounds(value, step)),
        ...CHARGED.map(([quantity, at]) => charge(named('q', quantity), at as PriceOf<typeof REQUEST>)),
      ].map((root) => ({ root: root as Node, overrides: NOTHING }));
      const expected = [...ROUNDED.flatMap(([, , ...three]) => three), ...CHARGED.map(([, , amount]) => amount)];
      fc.assert(
        fc.property(fc.array(clear, { minLength: 150, maxLength: 150 }), (many) => {
          const random = many.map((one) => ({ root: one.root as Node, overrides: overridesOf(one) }));
          const found: (number | string | undefined)[] = worked([...random, ...cases]);
          const wrong = random.flatMap(({ root, overrides }, index) => {
            const exact = exactValue(root, overrides);
            return relativeError(found[index] as number, exact) <= 1e-9 ? [] : [[found[index], toNumber(exact)]];
          });
          expect(wrong).toEqual([]);
          const short = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value);
          expect(found.slice(random.length).map(short)).toEqual(expected);
        }),
        { numRuns: 1, endOnFailure: true },
      );
    },
  );
});
