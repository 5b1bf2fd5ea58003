/** Which option is the cheapest is one answer: whatever question names it, at whatever value, is what `compare --set` names there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PricingRequest } from '../../src/bill/vary.js';
import type { Day } from '../../src/quantity/day.js';
import { type Rational, rational, roundToMultiple, toDecimal } from '../../src/quantity/rational.js';
import { optimise } from '../../src/questions/choose/optimise.js';
import { breakEven } from '../../src/questions/range/breakEven.js';
import { sweep } from '../../src/questions/range/sweep.js';
import { timeline } from '../../src/questions/time/timeline.js';
import { uncertainty } from '../../src/questions/uncertainty/uncertainty.js';
import { billedAt, doubtfulAt } from '../../src/report/formats/html/liveBill.js';
import { type LiveData, liveData } from '../../src/report/formats/html/liveData.js';
import { movablesOf } from '../../src/report/formats/html/movable.js';
import { CARRYING, carryingText, cheapestWith, comparedWith } from '../support/carried.js';
import { books, TODAY } from '../support/price.js';

const requested = (text: string): PricingRequest => ({
  source: { file: 'test.yaml', text },
  settings: { today: TODAY },
  books,
});
const inDecimals = (value: Rational) => toDecimal(value).text;
const RUNS = { numRuns: 40 };

/** A tenth of the load and ten times as much. */
function around(calls: number): { readonly low: number; readonly high: number } {
  return { low: Math.ceil(calls / 10), high: calls * 10 };
}

describe('what compare names as the cheapest', () => {
  it('can carry the load, and costs no more than any other that can', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const { options, cheapest } = comparedWith(carryingText(one), String(one.calls));
        const possible = options.filter(({ impossible }) => impossible.length === 0);
        expect(cheapest.every((option) => possible.includes(option))).toBe(true);
        expect(cheapest.length === 0).toBe(possible.length === 0);
        for (const { usd } of possible) {
          for (const best of cheapest) expect(best.usd.compare(usd)).toBeLessThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('is what a sweep names in every row', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const { low, high } = around(one.calls);
        const text = carryingText(one);
        const vary = { vary: { file: '--vary', text: `calls=${low}..${high}` } };
        for (const { at, cheapest } of sweep(requested(text), [vary], { points: 7 }).rows()) {
          const value = inDecimals(at[0] as Rational);
          expect([value, cheapest]).toEqual([value, cheapestWith(text, value)]);
        }
      }),
      RUNS,
    );
  });

  it('is what break-even names at both ends of every stretch, and within', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const { low, high } = around(one.calls);
        const text = carryingText(one);
        const { stretches } = breakEven(requested(text), {
          vary: { file: '--vary', text: `calls=${low}..${high}` },
        });
        for (const { from, to, cheapest } of stretches.slice(0, 8)) {
          const middle = roundToMultiple(from.add(to).div(2), rational(1), 'down');
          for (const value of [from, middle, to].map(inDecimals)) {
            expect([value, cheapest]).toEqual([value, cheapestWith(text, value)]);
          }
        }
      }),
      RUNS,
    );
  });

  it('is what a timeline names from each of its days on', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const text = carryingText(one);
        const { moments } = timeline(requested(text), '2018-01-01' as Day, '2025-06-18' as Day);
        for (const { day, cheapest, options } of moments) {
          if (options.some(({ usd }) => usd === undefined)) continue;
          const asOf = { file: '--as-of', text: day };
          expect([day, cheapest]).toEqual([day, cheapestWith(text, String(one.calls), { asOf })]);
        }
      }),
      RUNS,
    );
  });

  it('is what uncertainty names for low, likely and high, and in every draw of one value', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const { low, high } = around(one.calls);
        const text = carryingText(one);
        const range = `{ low: ${low}, likely: ${one.calls}, high: ${high} }`;
        const { profiles } = uncertainty(requested(carryingText(one, range)), { samples: 20, seed: 1 });
        for (const { values, cheapest } of profiles) {
          const value = inDecimals(values.get('calls') as Rational);
          expect([value, cheapest]).toEqual([value, cheapestWith(text, value)]);
        }
        const narrow = `${one.calls}..${one.calls + 1}`;
        const { options } = uncertainty(requested(carryingText(one, narrow)), { samples: 20, seed: 1 });
        const ends = [one.calls, one.calls + 1].map((calls) => comparedWith(text, String(calls)));
        for (const { name, cheapestShare, impossibleShare } of options) {
          const isBest = ends.map(({ cheapest }) => cheapest.some((option) => option.name === name));
          if (isBest[0] === isBest[1]) expect([name, cheapestShare > 0]).toEqual([name, isBest[0]]);
          const isOut = ends.map((end) => end.options.some((o) => o.name === name && o.impossible.length > 0));
          if (isOut[0] === isOut[1]) expect([name, impossibleShare]).toEqual([name, isOut[0] ? 1 : 0]);
        }
      }),
      RUNS,
    );
  });

  it('is what a page names once a quantity was moved', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const text = carryingText(one);
        const comparison = comparedWith(text, String(one.calls));
        const { movables } = movablesOf(comparison);
        const settings = { today: TODAY };
        const data: LiveData = JSON.parse(JSON.stringify(liveData(comparison, movables, settings, 'en')));
        const { low, high } = around(one.calls);
        for (const calls of [low, one.calls, high]) {
          const moved = new Map([['calls', rational(calls)]]);
          expect(doubtfulAt(data, moved)).toEqual([]);
          const cheapest = billedAt(data, moved)?.cheapest.map(({ name }) => name);
          expect([calls, cheapest]).toEqual([calls, cheapestWith(text, String(calls))]);
        }
      }),
      RUNS,
    );
  });

  it('takes part in what optimise names, which costs no more and can carry the load', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const text = carryingText(one);
        const [best] = comparedWith(text, String(one.calls)).cheapest;
        const isWanted = (type: string) => type === one.type;
        const { cheapest } = optimise(requested(text), { top: 1, isWanted });
        if (best === undefined) return;
        expect(cheapest?.configuration.bill.impossible).toEqual([]);
        expect(cheapest?.configuration.bill.usd.compare(best.usd)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the years of a horizon', () => {
  it('are possible as far as the grown load can be carried', () => {
    fc.assert(
      fc.property(CARRYING, (one) => {
        const text = carryingText(one, String(one.calls), 'horizon: { years: 3, growth: { calls: 100 % } }');
        const years = [1, 2, 4].map((times) => comparedWith(carryingText(one), String(one.calls * times)));
        const { options } = comparedWith(text, String(one.calls));
        options.forEach(({ name, overHorizon }, index) => {
          const lacking = years.findIndex((year) => (year.options[index]?.impossible.length ?? 0) > 0);
          expect([name, overHorizon?.impossible.map(({ year }) => year)]).toEqual([
            name,
            lacking < 0 ? [] : years[lacking]?.options[index]?.impossible.map(() => lacking + 1),
          ]);
        });
      }),
      RUNS,
    );
  });
});
