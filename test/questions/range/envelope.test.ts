import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestOf } from '../../../src/bill/cheapest.js';
import { charge, constant, input, lessAllowance, quotient, roundUp, sum } from '../../../src/formula/build.js';
import { exactReader } from '../../../src/formula/exact.js';
import type { Formula, Node } from '../../../src/formula/node.js';
import {
  add,
  compareRationals,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  toNumber,
} from '../../../src/quantity/rational.js';
import { DIMENSIONLESS, REQUEST, USD } from '../../../src/quantity/unit.js';
import { Effort } from '../../../src/questions/effort.js';
import { envelopeOf, type Stretch } from '../../../src/questions/range/envelope.js';
import { type Grid, gridOf } from '../../../src/questions/range/grid.js';
import { maxLead, minLead } from '../../../src/questions/range/lead.js';
import { formulas, priceOf, type RandomFormula } from '../../formula/formulas.js';

const RUNS = { numRuns: 1000 };

/** Every value by the exact reader, one after the other. */
function byBruteForce(roots: readonly Node[], id: string, { from, step, last }: Grid): Stretch[] {
  const exact = exactReader(roots, id);
  const all = roots.map((_, index) => ({ index, impossible: [] }));
  const stretches: Stretch[] = [];
  for (let index = 0; index <= last; index += 1) {
    const amounts = exact(add(from, multiply(step, rational(index))));
    const least = cheapestOf(all, (one) => amounts[one.index] as Rational).map((one) => one.index);
    const before = stretches.at(-1);
    if (before !== undefined && String(before.least) === String(least)) {
      stretches[stretches.length - 1] = { ...before, to: index };
    } else {
      stretches.push({ from: index, to: index, least });
    }
  }
  return stretches;
}

const grids = fc
  .record({
    from: fc.integer({ min: 0, max: 4000 }),
    width: fc.integer({ min: 0, max: 300 }),
    step: fc.constantFrom('1', '1', '7', '0.1', '2.5'),
  })
  .map(({ from, width, step }) => {
    const each = rational(step);
    return gridOf(rational(from), add(rational(from), multiply(each, rational(width))), each) as Grid;
  });

/** The second is brought near the first somewhere, since formulas at random seldom meet. */
function meeting(one: RandomFormula, other: RandomFormula, id: string, grid: Grid): Formula<USD> {
  const middle = add(grid.from, multiply(grid.step, rational(Math.floor(grid.last / 2))));
  const [a, b] = exactReader([one.root, other.root], id)(middle) as [Rational, Rational];
  return sum(USD, other.root, constant(subtract(a, b), USD));
}

describe('the least of formulas over values of a quantity', () => {
  it('is that of every single value: no change missed, none invented', () => {
    let changes = 0;
    fc.assert(
      fc.property(formulas, formulas, formulas, grids, fc.boolean(), (one, other, third, grid, hasThird) => {
        const [id = ''] = one.ids;
        const roots = [one.root, meeting(one, other, id, grid), ...(hasThird ? [meeting(one, third, id, grid)] : [])];
        const found = envelopeOf(roots, id, grid, 0, grid.last, new Effort()).stretches;
        expect(found).toEqual(byBruteForce(roots, id, grid));
        changes += found.length - 1;
      }),
      RUNS,
    );
    expect(changes).toBeGreaterThan(500);
  });

  it('is ahead by what is found value by value, at the most and at the least', () => {
    fc.assert(
      fc.property(formulas, formulas, grids, (one, other, grid) => {
        const [id = ''] = one.ids;
        const roots = [one.root, meeting(one, other, id, grid)];
        const envelope = envelopeOf(roots, id, grid, 0, grid.last, new Effort());
        const exact = exactReader(roots, id);
        for (const stretch of envelope.stretches) {
          const [winner = 0, tied] = stretch.least;
          if (tied !== undefined) continue;
          const leads: number[] = [];
          for (let index = stretch.from; index <= stretch.to; index += 1) {
            const values = exact(add(grid.from, multiply(grid.step, rational(index))));
            leads.push(toNumber(subtract(values[1 - winner] as Rational, values[winner] as Rational)));
          }
          const near = (a: number, b: number) => Math.abs(a - b) <= 1e-8 * Math.max(1e-3, Math.abs(a), Math.abs(b));
          expect(near(toNumber(maxLead(envelope, stretch, [1 - winner], new Effort()).usd), Math.max(...leads))).toBe(
            true,
          );
          expect(near(toNumber(minLead(envelope, stretch, [1 - winner], new Effort()).usd), Math.min(...leads))).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  const x = input({ id: 'x', value: rational(1) }, REQUEST);
  const cents = (rate: number) => priceOf(`p${rate}`, [[1, rate]]);
  const stretchesOf = (roots: readonly Node[], to: number) => {
    const grid = gridOf(rational(0), rational(to), rational(1)) as Grid;
    return envelopeOf(roots, 'x', grid, 0, to, new Effort()).stretches;
  };

  it('changes where two lines cross, with the crossing itself a tie where it is a value', () => {
    const flat = constant(10, USD);
    const line = charge(x, cents(100_000));
    expect(stretchesOf([flat, line], 1_000_000_000)).toEqual([
      { from: 0, to: 9, least: [1] },
      { from: 10, to: 10, least: [0, 1] },
      { from: 11, to: 1_000_000_000, least: [0] },
    ]);
  });

  it('is both where they are the same over a stretch, without asking every value', () => {
    const free = charge(lessAllowance(x, constant(1_000_000, REQUEST)), cents(1));
    const alsoFree = charge(lessAllowance(x, constant(2_000_000, REQUEST)), cents(1));
    expect(stretchesOf([free, alsoFree], 1_000_000_000)).toEqual([
      { from: 0, to: 1_000_000, least: [0, 1] },
      { from: 1_000_001, to: 1_000_000_000, least: [1] },
    ]);
  });

  it('changes at every step that crosses a line', () => {
    const steps = charge(roundUp(x, { to: constant(1000, REQUEST) }), cents(1));
    const line = charge(sum(REQUEST, x, constant(500, REQUEST)), cents(1));
    const found = stretchesOf([steps, line], 100_000);
    // Nothing, a tie at half of each step, and the steps' own side of it.
    expect(found.filter(({ least }) => least.length === 2)).toHaveLength(100);
    expect(found.at(-1)).toEqual({ from: 99_501, to: 100_000, least: [0] });
  });

  it('is proven up to where the effort ends, and is there what it is with all of it', () => {
    const steps = charge(roundUp(x, { to: constant(1000, REQUEST) }), cents(1));
    const line = charge(sum(REQUEST, x, constant(500, REQUEST)), cents(1));
    const grid = gridOf(rational(0), rational(100_000), rational(1)) as Grid;
    const within = (effort: number) => envelopeOf([steps, line], 'x', grid, 0, 100_000, new Effort(effort));
    const whole = within(1e9);
    expect(whole.provenTo).toBe(100_000);
    expect(within(0)).toMatchObject({ stretches: [], provenTo: -1 });
    const cut = [1e6, 1e7, 5e7].map(within);
    for (const { stretches, provenTo } of cut) {
      expect(provenTo).toBeLessThan(100_000);
      const same = whole.stretches.filter(({ from }) => from <= provenTo);
      expect(stretches).toEqual(same.map((one) => ({ ...one, to: Math.min(one.to, provenTo) })));
    }
    expect(new Set(cut.map(({ provenTo }) => provenTo)).size).toBe(3);
  });

  it('is never another where it never changes', () => {
    const half = quotient(charge(x, cents(1)), constant(2, DIMENSIONLESS));
    expect(stretchesOf([sum(USD, half, constant(1, USD)), half], 1e12)).toEqual([{ from: 0, to: 1e12, least: [1] }]);
  });

  it('is told for a single value', () => {
    expect(stretchesOf([constant(1, USD), charge(x, cents(1))], 0)).toEqual([{ from: 0, to: 0, least: [1] }]);
  });

  it('is the tie that exact numbers have, where doubles see a difference', () => {
    const third = quotient(constant(1, USD), constant(3, DIMENSIONLESS));
    expect(stretchesOf([sum(USD, third, third, third), constant(1, USD)], 10)).toEqual([
      { from: 0, to: 10, least: [0, 1] },
    ]);
    expect(compareRationals(divide(rational(1), rational(3)), rational('0.3333333333333333'))).toBe(1);
  });
});
