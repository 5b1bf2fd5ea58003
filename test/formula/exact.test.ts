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
  rule,
  share,
  sum,
} from '../../src/formula/build.js';
import { chargeByTiers, exactReader, exactValue, UnpricedQuantity } from '../../src/formula/exact.js';
import type { Charge, Formula, Node, Tier } from '../../src/formula/node.js';
import { compareRationals, type Rational, rational, toDecimal } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, REQUEST, type Unit, USD } from '../../src/quantity/unit.js';
import { examples, formulas, overridesOf, PROVENANCE, priceOf, schedules } from './formulas.js';

const n = (value: string) => constant(rational(value), DIMENSIONLESS);
const requests = (value: string) => constant(rational(value), REQUEST);
const usd = (value: string) => constant(rational(value), USD);
const text = (node: Node, overrides?: ReadonlyMap<string, string>) =>
  toDecimal(exactValue(node, overrides && new Map([...overrides].map(([id, value]) => [id, rational(value)])))).text;

const tiered = (...tiers: readonly Tier[]) => price({ id: 'x/tiered', tiers, provenance: PROVENANCE }, REQUEST);
const flat = tiered({ usd: rational('0.25') });
/** The first 10 at 1 USD, the next 20 at 0.50, the rest at 0.10. */
const falling = tiered(
  { upTo: rational(10), usd: rational(1) },
  { upTo: rational(30), usd: rational('0.5') },
  { usd: rational('0.1') },
);
/** The first 10 at 1 USD, the next 20 at 0.50; no published price above. */
const contactAws = tiered({ upTo: rational(10), usd: rational(1) }, { upTo: rational(30), usd: rational('0.5') }, {});

describe('the exact value of each node', () => {
  it.each<[string, Node, string]>([
    ['a constant', n('0.1'), '0.1'],
    ['an input', input({ id: 'uploads', value: rational(300000) }, REQUEST), '300000'],
    ['a rule', rule('lambda/free', rational(1000000), REQUEST, PROVENANCE), '1000000'],
    ['a flat price', flat, '0.25'],
    ['a tiered price: its first tier', falling, '1'],
    ['a sum', sum(DIMENSIONLESS, n('0.1'), n('0.2'), n('0.3')), '0.6'],
    ['a difference', difference(n('0.1'), n('0.3')), '-0.2'],
    ['a product', product(n('0.1'), n('0.2'), n('3')), '0.06'],
    ['a quotient', quotient(n('1'), n('8')), '0.125'],
    ['rounding up', roundUp(n('1.01'), { to: n('0.5') }), '1.5'],
    ['rounding up on a multiple', roundUp(n('1.5'), { to: n('0.5') }), '1.5'],
    ['rounding down', roundDown(n('1.49'), { to: n('0.5') }), '1'],
    ['rounding half up at the half', roundHalfUp(n('1.25'), { to: n('0.5') }), '1.5'],
    ['rounding half up below it', roundHalfUp(n('1.2499'), { to: n('0.5') }), '1'],
    ['rounding half up a credit, as the charge', roundHalfUp(n('-1.25'), { to: n('0.5') }), '-1.5'],
    ['the largest', maxOf(n('-1'), n('0.3'), n('0.2')), '0.3'],
    ['the smallest', minOf(n('0.3'), n('-1'), n('0.2')), '-1'],
    ['a share', share(usd('10'), requests('1'), requests('4')), '2.5'],
    ['a charge', charge(requests('3'), flat), '0.75'],
  ])('%s', (_name, node, value) => {
    expect(text(node)).toBe(value);
  });

  it('keeps a third a third', () => {
    const third = quotient(n('1'), n('3'));
    expect(text(product(third, n('3')))).toBe('1');
  });

  it('refuses a quotient by zero', () => {
    expect(() => exactValue(quotient(n('1'), n('0')))).toThrow('division by zero');
  });
});

describe('an allowance', () => {
  it.each([
    ['999999', '0'],
    ['1000000', '0'],
    ['1000001', '1'],
    ['0', '0'],
  ])('of a million leaves of %s requests %s', (quantity, left) => {
    expect(text(lessAllowance(requests(quantity), requests('1000000')))).toBe(left);
  });
});

describe('a share', () => {
  it('of nothing is nothing', () => {
    expect(text(share(usd('10'), requests('0'), requests('0')))).toBe('0');
  });

  it('of an amount that nobody used is not asked for its price', () => {
    const unpriced = charge(requests('1'), tiered({}));
    expect(text(share(unpriced, requests('0'), requests('0')))).toBe('0');
  });
});

describe('marginal tiers', () => {
  it.each([
    ['-1', '0', 0],
    ['0', '0', 0],
    ['0.001', '0.001', 1],
    ['9', '9', 1],
    ['10', '10', 1],
    ['11', '10.5', 2],
    ['30', '20', 2],
    ['31', '20.1', 3],
    ['1000', '117', 3],
  ])('charge %s requests %s USD, in %d tiers', (quantity, amount, count) => {
    const node = charge(requests(quantity), falling);
    expect(text(node)).toBe(amount);
    expect(chargeByTiers(node as Node as Charge, rational(quantity)).tiers).toHaveLength(count);
  });

  it('tell what falls into each tier', () => {
    const { tiers } = chargeByTiers(charge(requests('31'), falling) as Node as Charge, rational(31));
    const rows = tiers.map(({ from, quantity, usdPerUnit, usd: amount }) =>
      [from, quantity, usdPerUnit, amount].map((value) => toDecimal(value).text),
    );
    expect(rows).toEqual([
      ['0', '10', '1', '10'],
      ['10', '20', '0.5', '10'],
      ['30', '1', '0.1', '0.1'],
    ]);
  });

  it('never charge less for more, whatever the rates', () => {
    const quantities = fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1000 }));
    fc.assert(
      fc.property(schedules, quantities, (schedule, [quantity, more]) => {
        const amountOf = (count: number) => exactValue(charge(constant(count, REQUEST), priceOf('p', schedule)));
        expect(compareRationals(amountOf(quantity + more), amountOf(quantity))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a tier without a published price', () => {
  it('is no matter up to its start', () => {
    expect(text(charge(requests('30'), contactAws))).toBe('20');
  });

  it('is named just above its start', () => {
    const node = charge(requests('30.001'), contactAws);
    let caught: unknown;
    try {
      exactValue(node);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(UnpricedQuantity);
    expect(caught).toMatchObject({ charge: node, message: 'no published price for x/tiered above 30' });
    expect(toDecimal((caught as UnpricedQuantity).from).text).toBe('30');
  });
});

describe('overrides', () => {
  const uploads = input({ id: 'uploads', value: rational(2) }, REQUEST);
  const step = rule('x/step', rational(5), REQUEST, PROVENANCE);
  const bill = charge(roundUp(uploads, { to: step }), falling);

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, '5'],
    ['an input', { uploads: '26' }, '20'],
    ['a rule', { 'x/step': '1' }, '2'],
    ['a price, which is then flat', { uploads: '100', 'x/tiered': '2' }, '200'],
    ['a price, of which less than nothing costs nothing', { uploads: '-26', 'x/tiered': '2' }, '0'],
    ['what the formula does not have', { downloads: '9' }, '5'],
  ])('replace %s', (_name, overrides, amount) => {
    expect(text(bill, new Map(Object.entries(overrides)))).toBe(amount);
  });

  it('replace a price that is not published', () => {
    expect(text(charge(requests('31'), contactAws), new Map([['x/tiered', '2']]))).toBe('62');
  });
});

describe('values once worked out', () => {
  it('are kept for the formulas that share them', () => {
    const shared = sum(DIMENSIONLESS, n('1'), n('2')) as Formula<Unit>;
    const values = new Map<Node, ReturnType<typeof rational>>();
    exactValue(shared, undefined, values);
    expect(toDecimal(values.get(shared) ?? rational(-1)).text).toBe('3');
    expect(toDecimal(exactValue(product(shared, n('2')), undefined, values)).text).toBe('6');
  });

  it('are worked out once where a formula uses them often', () => {
    let doubled: Formula<Unit> = n('1') as Formula<Unit>;
    for (let level = 0; level < 100; level += 1) doubled = sum({} as Unit, doubled, doubled);
    expect(exactValue(doubled).n).toBe(2n ** 100n);
  });
});

describe('many values of one leaf', () => {
  it('give what each of them gives by itself', () => {
    fc.assert(
      fc.property(
        formulas,
        formulas,
        fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 3 }),
        (one, other, values) => {
          const roots = [one.root, other.root];
          const all = [...values.map(rational), ...overridesOf(one).values()];
          for (const id of new Set([...one.ids, 'none'])) {
            const read = exactReader(roots, id);
            for (const value of all) {
              const [found, expected] = [read(value), roots.map((root) => exactValue(root, new Map([[id, value]])))];
              expect(found.map((amount, index) => compareRationals(amount, expected[index] as Rational))).toEqual([
                0, 0,
              ]);
            }
          }
        },
      ),
      examples(100),
    );
  });

  it('work out once what does not depend on it', () => {
    let times = 0;
    const other = input({ id: 'other', value: rational(2) }, REQUEST);
    const counted = Object.defineProperty({ ...other }, 'value', {
      get: () => {
        times += 1;
        return rational(2);
      },
    }) as typeof other;
    const varied = input({ id: 'varied', value: rational(1) }, REQUEST);
    const read = exactReader([sum(REQUEST, product(counted, n('3')), varied)], 'varied');
    expect(['5', '7', '5'].map((value) => toDecimal(read(rational(value))[0] as Rational).text)).toEqual([
      '11',
      '13',
      '11',
    ]);
    expect(times).toBe(1);
  });
});
