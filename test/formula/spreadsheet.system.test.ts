/** Formulas in the cells of a spreadsheet, worked out by LibreOffice. */
import { describe, expect } from 'vitest';
import {
  charge,
  constant,
  difference,
  input,
  price,
  roundDown,
  roundHalfUp,
  roundUp,
} from '../../src/formula/build.js';
import type { Node, Price, PriceOf } from '../../src/formula/node.js';
import { rational } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, REQUEST } from '../../src/quantity/unit.js';
import { itRecalculates } from '../support/libreOffice.js';
import { PROVENANCE } from './formulas.js';
import {
  ALL,
  carrying,
  cases,
  contradictions,
  movedIn,
  NOTHING,
  type Reader,
  UNPRICED,
  writtenAndRead,
} from './readers.js';
import { worked } from './worksheet.js';

const n = (text: string) => constant(rational(text), DIMENSIONLESS);
const named = (id: string, value = '1') => input({ id, value: rational(value) }, REQUEST);
const [_a, _b, _c] = [named('a'), named('b'), named('c')] as const;

const tiered = (tiers: Price['tiers']) => price({ id: 'p', tiers, provenance: PROVENANCE }, REQUEST);
const usd = (text: string) => ({ usd: rational(text) });
const upTo = (bound: string) => ({ upTo: rational(bound) });

const rounds = (value: string, step: string) => {
  const [operand, to] = [input({ id: 'v', value: rational(value) }, DIMENSIONLESS), { to: n(step) }];
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

const BELOW = charge(difference(named('q', '3'), named('r', '5')), tiered([usd('0.2')]));

describe('what a spreadsheet works out', () => {
  // Starting the program takes far longer than any number of formulas, so that all are worked out at once.
  itRecalculates('is what is meant beside the boundaries of roundings, and by tiers', () => {
    const roots: Node[] = [
      ...ROUNDED.flatMap(([value, step]) => rounds(value, step)),
      ...CHARGED.map(([quantity, at]) => charge(named('q', quantity), at as PriceOf<typeof REQUEST>)),
      BELOW,
    ];
    const short = (value: number | string) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value);
    expect(worked(roots).map(short)).toEqual([
      ...ROUNDED.flatMap(([, , ...three]) => three),
      ...CHARGED.map(([, , amount]) => amount),
      0,
    ]);
  });
});

const SPREADSHEET: Reader = {
  read: (many) =>
    worked(many.map((one) => carrying(one.root, movedIn(one)))).map((value) =>
      value === '#N/A' ? UNPRICED : (value as number),
    ),
  error: 1e-9,
};

describe('a spreadsheet and any other reader of the same formulas agree', () => {
  itRecalculates('a spreadsheet, of what was built and of what was written; each of all', () => {
    const some = cases.slice(0, 300);
    const both = [...some, ...some.map((one) => writtenAndRead(one, NOTHING))];
    const values = SPREADSHEET.read(both);
    for (const name of Object.keys(ALL)) {
      const read = (ALL[name] as Reader).read(some);
      const wrong = contradictions([...some, ...some], values, [...read, ...read], SPREADSHEET.error);
      expect(wrong.slice(0, 1), name).toEqual([]);
    }
  });
});
