import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billOf } from '../../src/bill/billFormula.js';
import { constant, price } from '../../src/formula/build.js';
import { exactValue } from '../../src/formula/exact.js';
import type { Formula, PriceOf } from '../../src/formula/node.js';
import { add, compareRationals, type Rational, rational, toDecimal, ZERO } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, REQUEST } from '../../src/quantity/unit.js';
import { FREE_TIERS, type FreeTier } from '../../src/scenario/scenario.js';
import { type Meter, meter } from '../../src/services/contract/service.js';
import { PROVENANCE, priceOf, schedules } from '../formula/formulas.js';

const words = (text: string) => ({ en: text, ja: text });
const requests = (count: number) => constant(count, REQUEST);

/** What a pool grants: to everybody always, to new accounts. */
interface Free {
  readonly always?: number;
  readonly newAccount?: number;
}

function metered(quantity: number, at: PriceOf<REQUEST>, free?: Free, pool = 'free'): Meter {
  const name = words('requests');
  if (free === undefined) return meter({ name, quantity: requests(quantity), price: at });
  const { always, newAccount } = free;
  const grant = (count: number | undefined): Formula<REQUEST> | undefined =>
    count === undefined ? undefined : requests(count);
  const allowance = { pool, always: grant(always), newAccount: grant(newAccount) };
  return meter({ name, quantity: requests(quantity), price: at, allowance });
}

function totalOf(meters: readonly Meter[], freeTier: FreeTier): Rational {
  return exactValue(billOf(meters, freeTier).total);
}

/** The lines' amounts and the total, as text. */
function amounts(meters: readonly Meter[], freeTier: FreeTier): { lines: string[]; total: string } {
  const { lines, total } = billOf(meters, freeTier);
  return { lines: lines.map(({ usd }) => toDecimal(exactValue(usd)).text), total: toDecimal(exactValue(total)).text };
}

function same(a: Rational, b: Rational): boolean {
  return compareRationals(a, b) === 0;
}

/** The first 10 at 1 USD, the rest at 0.50. */
const falling = priceOf('x/falling', [
  [10, 100_000],
  [1, 50_000],
]);
const flat = priceOf('x/flat', [[1, 50_000]]);
const dear = priceOf('x/dear', [[1, 200_000]]);

describe('an option without meters', () => {
  it('costs nothing', () => {
    expect(amounts([], 'none')).toEqual({ lines: [], total: '0' });
  });
});

describe('volume tiers', () => {
  it('are shared by the meters of one price, by quantity', () => {
    // 10 x 1 + 10 x 0.50 = 15, for 5 and 15 requests.
    expect(amounts([metered(5, falling), metered(15, falling)], 'none')).toEqual({
      lines: ['3.75', '11.25'],
      total: '15',
    });
  });

  it('are not shared with another price', () => {
    const other = priceOf('x/other', [
      [10, 100_000],
      [1, 50_000],
    ]);
    expect(amounts([metered(5, falling), metered(15, other)], 'none')).toEqual({ lines: ['5', '12.5'], total: '17.5' });
  });

  it('give nothing to those who use nothing', () => {
    expect(amounts([metered(0, falling), metered(0, falling)], 'none').lines).toEqual(['0', '0']);
    expect(amounts([metered(0, falling), metered(4, falling)], 'none').lines).toEqual(['0', '4']);
  });
});

describe('a free allowance', () => {
  it.each<[number, FreeTier, string]>([
    [99, 'always', '0'],
    [100, 'always', '0'],
    [101, 'always', '0.5'],
    [100, 'none', '50'],
    [150, 'newAccount', '0'],
    [151, 'newAccount', '0.5'],
  ])('of 100 always and 50 for new accounts leaves of %d under %s: %s USD', (quantity, freeTier, total) => {
    expect(amounts([metered(quantity, flat, { always: 100, newAccount: 50 })], freeTier).total).toBe(total);
  });

  it('that only new accounts get is nothing to others', () => {
    const meters = [metered(60, flat, { newAccount: 50 })];
    expect(FREE_TIERS.map((freeTier) => amounts(meters, freeTier).total)).toEqual(['30', '30', '5']);
  });

  it('that nobody gets on the day is nothing to anybody', () => {
    expect(FREE_TIERS.map((freeTier) => amounts([metered(60, flat, {})], freeTier).total)).toEqual(['30', '30', '30']);
  });

  it('is subtracted before the tiers are applied', () => {
    // 25 less 10 are 15: 10 x 1 + 5 x 0.50.
    expect(amounts([metered(25, falling, { always: 10 })], 'always').total).toBe('12.5');
  });

  it('is shared by the meters of a pool, by quantity', () => {
    const meters = [metered(30, flat, { always: 20 }), metered(10, flat, { always: 20 })];
    expect(amounts(meters, 'always')).toEqual({ lines: ['7.5', '2.5'], total: '10' });
  });

  it('is shared by meters of two prices', () => {
    // Of 40, 20 are left: 15 at 0.50 and 5 at 2.
    const meters = [metered(30, flat, { always: 20 }), metered(10, dear, { always: 20 })];
    expect(amounts(meters, 'always')).toEqual({ lines: ['7.5', '10'], total: '17.5' });
    expect(amounts(meters, 'none')).toEqual({ lines: ['15', '20'], total: '35' });
  });

  it('is shared by meters of two prices of which one has tiers', () => {
    // Of 80, 40 are left: 20 at 1 and 0.50, and 20 at 2.
    const meters = [metered(40, falling, { always: 40 }), metered(40, dear, { always: 40 })];
    expect(amounts(meters, 'always')).toEqual({ lines: ['15', '40'], total: '55' });
  });

  it('is not shared between pools', () => {
    const meters = [metered(30, flat, { always: 20 }, 'one'), metered(10, flat, { always: 20 }, 'another')];
    expect(amounts(meters, 'always')).toEqual({ lines: ['5', '0'], total: '5' });
  });

  it('is not for the meters of the same price that have none', () => {
    const meters = [metered(30, flat, { always: 20 }), metered(10, flat)];
    expect(amounts(meters, 'always')).toEqual({ lines: ['5', '5'], total: '10' });
    const tiered = [metered(30, falling, { always: 20 }), metered(10, falling)];
    expect(amounts(tiered, 'always')).toEqual({ lines: ['7.5', '7.5'], total: '15' });
  });

  it('larger than what is used leaves nothing to anybody', () => {
    const meters = [metered(3, falling, { always: 20 }), metered(4, falling, { always: 20 })];
    expect(amounts(meters, 'always')).toEqual({ lines: ['0', '0'], total: '0' });
  });
});

describe('the lines of a bill', () => {
  it('keep the order of the meters, and the meters themselves', () => {
    const meters = [metered(1, flat), metered(2, dear), metered(3, flat)];
    expect(billOf(meters, 'none').lines.map(({ meter: one }) => one)).toEqual(meters);
  });

  it('may be of different units', () => {
    const hourly = price({ id: 'x/hours', tiers: [{ usd: rational('0.02') }], provenance: PROVENANCE }, { h: 1 });
    const hours = meter({ name: words('hours'), quantity: constant(730, { h: 1 }), price: hourly });
    expect(amounts([hours, metered(2, flat)], 'none')).toEqual({ lines: ['14.6', '1'], total: '15.6' });
  });
});

describe('any bill', () => {
  const quantity = fc.integer({ min: 0, max: 30_000 });
  const freeTier = fc.constantFrom(...FREE_TIERS);
  const grants = fc.record({ always: quantity, newAccount: quantity });
  /** Meters of up to three prices and two pools; -1 has no allowance. */
  const options = fc
    .record({
      prices: fc.array(schedules, { minLength: 3, maxLength: 3 }),
      pools: fc.tuple(grants, grants),
      uses: fc.array(fc.tuple(quantity, fc.nat(2), fc.integer({ min: -1, max: 1 })), { minLength: 1, maxLength: 5 }),
    })
    .map(({ prices, pools, uses }) => {
      const priced = prices.map((schedule, index) => priceOf(`x/${index}`, schedule));
      return uses.map(([count, at, pool]) =>
        metered(count, priced[at] as PriceOf<REQUEST>, pools[pool], `pool ${pool}`),
      );
    });

  it('has lines that add up to the total exactly', () => {
    fc.assert(
      fc.property(options, freeTier, (meters, free) => {
        const { lines, total } = billOf(meters, free);
        const added = lines.map(({ usd }) => exactValue(usd)).reduce(add, ZERO);
        expect(same(added, exactValue(total))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('costs the same whether a component is one or split in two', () => {
    fc.assert(
      fc.property(schedules, quantity, quantity, grants, freeTier, (schedule, a, b, free, tier) => {
        const at = priceOf('x/price', schedule);
        const whole = totalOf([metered(a + b, at, free)], tier);
        expect(same(totalOf([metered(a, at, free), metered(b, at, free)], tier), whole)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('costs the same split in two beside others, of its price or pool or of none', () => {
    fc.assert(
      fc.property(options, quantity, freeTier, (meters, more, free) => {
        const [first, ...others] = meters as [Meter, ...Meter[]];
        const count = toDecimal(exactValue(first.quantity)).text;
        const part = (of: number): Meter => ({ ...first, quantity: requests(of) });
        const whole = totalOf([part(Number(count) + more), ...others], free);
        expect(same(totalOf([part(Number(count)), ...others, part(more)], free), whole)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of its components', () => {
    fc.assert(
      fc.property(options, freeTier, (meters, free) => {
        expect(same(totalOf([...meters].reverse(), free), totalOf(meters, free))).toBe(true);
      }),
    );
  });

  it('never costs more with an allowance than without', () => {
    fc.assert(
      fc.property(options, (meters) => {
        const [none, always, newAccount] = FREE_TIERS.map((free) => totalOf(meters, free)) as [
          Rational,
          Rational,
          Rational,
        ];
        expect(compareRationals(always, none)).toBeLessThanOrEqual(0);
        expect(compareRationals(newAccount, always)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('a unitless quantity', () => {
  it('is billed as any other', () => {
    const each = price({ id: 'x/each', tiers: [{ usd: rational(3) }], provenance: PROVENANCE }, DIMENSIONLESS);
    expect(
      amounts([meter({ name: words('starts'), quantity: constant(2, DIMENSIONLESS), price: each })], 'none').total,
    ).toBe('6');
  });
});
