import { describe, expect, it } from 'vitest';
import {
  called,
  charge,
  constant,
  difference,
  input,
  inUnit,
  lessAllowance,
  maxOf,
  minOf,
  one,
  pieces,
  product,
  quotient,
  roundDown,
  roundHalfUp,
  roundUp,
  share,
  sum,
} from '../../src/formula/build.js';
import { exactValue } from '../../src/formula/exact.js';
import { type Formula, type Node, operandsOf } from '../../src/formula/node.js';
import { rational, toDecimal } from '../../src/quantity/rational.js';
import {
  DIMENSIONLESS,
  GB,
  GB_SECOND,
  HOUR,
  KB,
  MB,
  MS,
  REQUEST,
  SECOND,
  type Unit,
  USD,
  unitText,
} from '../../src/quantity/unit.js';
import { priceOf } from './formulas.js';

/** As callers without types see the builders: every formula fits every place. */
type Any = Formula<Unit>;
const ms = constant(1, MS) as unknown as Any;
const s = constant(1, SECOND) as unknown as Any;
const gb = constant(1, GB) as unknown as Any;
const plain = constant(1, DIMENSIONLESS) as unknown as Any;
const text = (formula: Node) => toDecimal(exactValue(formula)).text;

describe('units that differ are refused at run time', () => {
  it.each<[string, () => unknown, string]>([
    ['a sum', () => sum({ s: 1 } as Unit, s, ms), 'units differ: ms and s'],
    ['a sum of another unit than its terms', () => sum(GB_SECOND, s as never), 'units differ: s and GB-s'],
    ['a difference', () => difference(gb, s), 'units differ: GB and s'],
    ['rounding up', () => roundUp(s, { to: ms }), 'units differ: s and ms'],
    ['rounding down', () => roundDown(s, { to: ms }), 'units differ: s and ms'],
    ['rounding to the nearest', () => roundHalfUp(s, { to: plain }), 'units differ: s and a number'],
    ['the largest', () => maxOf(s, s, gb), 'units differ: s and GB'],
    ['the smallest', () => minOf(plain, gb), 'units differ: a number and GB'],
    ['an allowance', () => lessAllowance(gb, s), 'units differ: GB and s'],
    ['a share', () => share(gb, s, ms), 'units differ: s and ms'],
    ['a charge', () => charge(s as never, priceOf('p', [[1, 1]])), 'units differ: USD-s/request and USD'],
    ['a conversion', () => inUnit(ms as never, 's', 'ms'), 'units differ: ms and s'],
  ])('by %s', (_name, build, message) => {
    expect(build).toThrow(new TypeError(message));
  });
});

describe('a sum', () => {
  it('of no terms is nothing, in its unit', () => {
    const nothing = sum(GB);
    expect([nothing.kind, text(nothing), unitText(nothing.unit)]).toEqual(['constant', '0', 'GB']);
  });

  it('of one term is the term', () => {
    const only = constant(3, GB);
    expect(sum(GB, only)).toBe(only);
  });
});

describe('a product and a quotient', () => {
  it('have the unit that their parts work out to', () => {
    expect(unitText(product(constant(2, GB), constant(3, SECOND)).unit)).toBe('GB-s');
    expect(unitText(quotient(constant(2, USD), constant(3, HOUR)).unit)).toBe('USD/h');
    expect(unitText(quotient(constant(2, MB), constant(3, MB)).unit)).toBe('');
  });
});

describe('a quantity in another unit', () => {
  const memory = input({ id: 'memory', value: rational(128) }, MB);
  const size = input({ id: 'size', value: rational(3) }, KB);
  it.each<[() => Any, string, string]>([
    [() => inUnit(constant(1500, MS), 'ms', 's') as never, '1.5', 's'],
    [() => inUnit(constant(1, GB), 'GB', 'MB') as never, '1024', 'MB'],
    [() => inUnit(constant(128, MB), 'MB', 'GB') as never, '0.125', 'GB'],
    [() => inUnit(memory, 'MB', 'GB') as never, '0.125', 'GB'],
  ])('is the same quantity (case %#)', (make, value, unit) => {
    const formula = make();
    expect([text(formula), unitText(formula.unit)]).toEqual([value, unit]);
  });

  it('still goes by an input', () => {
    expect(operandsOf(inUnit(memory, 'MB', 'GB'))[0]).toBe(memory);
  });

  it('is itself in its own unit', () => {
    expect(inUnit(size, 'KB', 'KB')).toBe(size);
  });

  it('keeps a constant constant, with its name', () => {
    const name = { en: 'time', ja: '時間' };
    expect(inUnit(constant(2000, MS, name), 'ms', 's')).toMatchObject({ kind: 'constant', name });
  });

  it('is refused between dimensions', () => {
    expect(() => inUnit(constant(1, MS), 'ms', 'GB')).toThrow("ms can't be converted to GB");
  });
});

describe('the pieces of a payload', () => {
  it.each([
    ['0', '1'],
    ['0.001', '1'],
    ['63.999', '1'],
    ['64', '1'],
    ['64.001', '2'],
    ['128', '2'],
    ['128.001', '3'],
  ])('of %s KB are %s, in pieces of 64 KB', (size, count) => {
    expect(text(pieces(constant(rational(size), KB), constant(64, KB)))).toBe(count);
  });
});

describe('a name', () => {
  it('is given to a copy: the formula itself keeps its own', () => {
    const plainOne = one(REQUEST);
    const named = called({ en: 'one', ja: '一' }, plainOne);
    expect(named).toEqual({ ...plainOne, name: { en: 'one', ja: '一' } });
    expect(plainOne).not.toHaveProperty('name');
  });
});
