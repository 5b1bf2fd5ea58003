import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { type Doubtful, otherTotals } from '../../src/bill/doubtful.js';
import { charge, constant, one, price, product, sum } from '../../src/formula/build.js';
import { exactValue, exactWithOthers } from '../../src/formula/exact.js';
import type { Price } from '../../src/formula/node.js';
import { compareRationals, minOf, type Rational, rational } from '../../src/quantity/rational.js';
import { DIMENSIONLESS, REQUEST, USD } from '../../src/quantity/unit.js';
import { comparisonDocument } from '../../src/report/answers/comparison.js';
import { comparisonJson } from '../../src/report/answers/comparisonJson.js';
import { PROVENANCE } from '../formula/formulas.js';
import { books, TODAY } from '../support/price.js';

type Tiers = Price['tiers'];

const flat = (usd: number): Tiers => [{ usd: rational(usd) }];

/** Options of charges of one to four prices, each of which may be one of some others. */
const options = fc
  .record({
    quantities: fc.array(fc.array(fc.nat({ max: 20 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
    prices: fc.array(fc.nat({ max: 50 }), { minLength: 4, maxLength: 4 }),
    others: fc.array(fc.array(fc.nat({ max: 50 }), { maxLength: 2 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ quantities, prices, others }) => {
    const nodes = prices.map((usd, index) =>
      price({ id: `p${index}`, tiers: flat(usd), provenance: PROVENANCE }, REQUEST),
    );
    const doubts = others.map((usds, index) => ({
      kind: 'takenBack' as const,
      price: `p${index}`,
      seenFrom: TODAY,
      others: usds.map(flat),
    }));
    const found = quantities.map((amounts, option): Doubtful => {
      const charges = amounts.map((amount, index) =>
        charge(product(constant(amount, DIMENSIONLESS), one(REQUEST)), nodes[index] as (typeof nodes)[number]),
      );
      const formula = sum(USD, ...charges);
      return { name: `option ${option}`, usd: exactValue(formula), formula, doubts, impossible: [] };
    });
    return { found, choices: others.map((usds, index) => [...usds.map(flat), flat(prices[index] as number)]) };
  });

/** Every way to take one of each. */
function everyWay(choices: readonly (readonly Tiers[])[]): ReadonlyMap<string, Tiers>[] {
  let ways: ReadonlyMap<string, Tiers>[] = [new Map()];
  for (const [index, all] of choices.entries()) {
    ways = ways.flatMap((way) => all.map((tiers) => new Map([...way, [`p${index}`, tiers]])));
  }
  return ways;
}

describe('totals by other known prices', () => {
  it('are the lowest and the highest of all ways to take one price of each, and name who is the cheapest in any', () => {
    fc.assert(
      fc.property(options, ({ found, choices }) => {
        const totals = everyWay(choices).map((way) =>
          exactWithOthers(
            found.map(({ formula }) => formula),
            way,
          ),
        );
        const other = otherTotals(found);
        const stated = found.map(({ usd }) => usd).reduce(minOf);
        found.forEach(({ name, usd }, index) => {
          const all = totals.map((one) => one[index] as Rational).sort(compareRationals);
          const range = other?.ranges.get(name) ?? { low: usd, high: usd };
          expect([range.low, range.high].map(String)).toEqual([all[0], all.at(-1)].map(String));
          const isEver = totals.some((one) =>
            one.every((total) => compareRationals(one[index] as Rational, total) <= 0),
          );
          const isNow = compareRationals(usd, stated) === 0;
          expect(other?.otherCheapest.includes(name) ?? false).toBe(isEver && !isNow);
        });
      }),
    );
  });

  const textOf = (pictures: string) => `
region: ap-northeast-1
asOf: 2019-06-02
workload: { pictures: ${pictures} }
options:
  EC2: [{ ec2: { type: t2.micro, count: 1 } }, { dataTransfer: { out: 200 GB } }]
  Lambda: [{ lambda: { requests: pictures, duration: 100 ms, memory: 1024 MB } }]
`;
  const compared = (pictures: string) => compare({ file: 'x.yaml', text: textOf(pictures) }, { today: TODAY }, books);

  it.each([
    ['3M', 'EC2 costs between 33.90 and 39.10 USD a month; Lambda stays the cheapest.'],
    ['20M', 'EC2 costs between 33.90 and 39.10 USD a month; EC2 may be the cheapest then.'],
  ])('stand under the verdict, with whether the winner depends on them (%s)', (pictures, said) => {
    const { summary } = comparisonDocument(compared(pictures), 'en');
    expect(summary.at(-1)).toBe(`Not every price is proven for 2019-06-02. By the other known prices, ${said}`);
  });

  it('are in JSON beside the total, and the options that may be the cheapest beside the cheapest', () => {
    const json = comparisonJson(compared('20M')) as { options: { total: object }[] };
    expect(json).toMatchObject({ cheapest: 'Lambda', cheapestByOtherPrices: ['EC2'] });
    expect(json.options[0]?.total).toMatchObject({
      byOtherPrices: { low: { usd: '33.896' }, high: { usd: '39.096' } },
    });
    expect(json.options[1]?.total).not.toHaveProperty('byOtherPrices');
  });

  it('are not there where every price is proven', () => {
    const text = textOf('3M').replace('2019-06-02', '2016-06-02');
    const found = compare({ file: 'x.yaml', text }, { today: TODAY }, books);
    expect(otherTotals(found.options)).toBeUndefined();
    expect(comparisonJson(found)).not.toHaveProperty('cheapestByOtherPrices');
  });
});
