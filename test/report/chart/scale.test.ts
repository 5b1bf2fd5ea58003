import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/quantity/rational.js';
import { calendarTicks } from '../../../src/report/chart/calendar.js';
import { amountScale, placedTicks, quantityScale, type Scale, stackedTicks } from '../../../src/report/chart/scale.js';
import { amountOfTick, barPart } from '../../../src/report/document/axes.js';
import { dayText } from '../../support/charts.js';

const axis = { label: '', text: String };
const dayOf = (day: string) => Date.parse(day) / 86_400_000;
const texts = (scale: Scale, count: number) => scale.ticks(count).map(({ text }) => text);
const increases = (values: readonly number[]) =>
  values.every((value, index) => index === 0 || value > (values[index - 1] as number));

describe('an axis of amounts', () => {
  it.each([
    ['amounts', { low: 3, high: 97 }, ['0', '20', '40', '60', '80', '100']],
    ['nothing', undefined, ['0', '0.2', '0.4', '0.6', '0.8', '1']],
    ['zero', { low: 0, high: 0 }, ['0', '0.2', '0.4', '0.6', '0.8', '1']],
    ['amounts on both sides of zero', { low: -3, high: 6 }, ['-4', '-2', '0', '2', '4', '6']],
    ['amounts below zero', { low: -10, high: -5 }, ['-10', '-8', '-6', '-4', '-2', '0']],
  ])('of %s', (_, extent, ticks) => expect(texts(amountScale(extent, axis, 5, true), 5)).toEqual(ticks));

  it('begins at zero where lengths stand for amounts, and else where the amounts do', () => {
    expect(amountScale({ low: 90, high: 100 }, axis, 5, true).at(0)).toBe(0);
    expect(amountScale({ low: 90, high: 100 }, axis, 5, false).at(90)).toBe(0);
  });

  it.each([
    [1_234_567, '1,234,570'],
    [1234.564, '1,234.56'],
    [1234.565, '1,234.565'],
    [12_345_650, '12.34565M'],
    [0.1 + 0.2, '0.3'],
    [2 / 3, '0.666667'],
  ])('tells %d as %s: in six digits, or in more where they would be rounded by the last bits', (value, text) => {
    expect(amountOfTick(value)).toBe(text);
  });

  it.each([
    ['0.2090205', '0.209021'],
    ['0.20902049999999999999', '0.20902'],
    ['-0.2090205', '-0.209021'],
    ['1234567.5', '1,234,570'],
    ['9999995', '10,000,000'],
    ['12345650', '12.3457M'],
    ['0', '0'],
    ['0.0000001234565', '1.23457e-7'],
  ])('has a part of %s told as %s: what is exact is rounded exactly', (amount, text) => {
    expect(barPart('', rational(amount)).text).toBe(text);
  });

  it('has fewer ticks where two would read the same', () => {
    const yen = { label: '', text: (value: number) => value.toFixed(0) };
    expect(stackedTicks(amountScale({ low: 0, high: 1 }, yen, 5, true), 5).map(({ text }) => text)).toEqual(['0', '1']);
  });
});

describe('an axis of quantities', () => {
  const log = { ...axis, scale: 'log' as const };

  it.each([
    [{ low: 1, high: 1e9 }, 5, ['1', '100', '10000', '1000000', '100000000']],
    [{ low: 1, high: 1e4 }, 5, ['1', '10', '100', '1000', '10000']],
    [{ low: 1, high: 100 }, 7, ['1', '2', '5', '10', '20', '50', '100']],
    [{ low: 1, high: 100 }, 6, ['1', '10', '100']],
  ])('with a logarithm of %j has at most %i round ticks', (extent, count, ticks) => {
    expect(texts(quantityScale(extent, log), count)).toEqual(ticks);
  });

  it.each([
    [{ low: 0, high: 100 }, 50],
    [{ low: -5, high: 5 }, 0],
  ])('is linear where there is no logarithm: %j', (extent, middle) => {
    expect(quantityScale(extent, log).at(middle)).toBe(0.5);
  });

  it('has a single value in its middle', () => {
    for (const scale of ['linear', 'log', 'days'] as const) {
      for (const value of [1e-9, 1, 17_000, 1e15]) {
        expect(quantityScale({ low: value, high: value }, { ...axis, scale }).at(value)).toBeCloseTo(0.5, 9);
      }
    }
  });

  it.each([
    ['2014-06-01', '2021-06-01', 8, ['2015', '2016', '2017', '2018', '2019', '2020', '2021']],
    ['2014-06-01', '2021-06-01', 6, ['2016', '2018', '2020']],
    ['2016-01-01', '2016-12-31', 4, ['2016-01', '2016-04', '2016-07', '2016-10']],
    ['2016-01-02', '2016-12-31', 12, 11],
    ['2016-02-27', '2016-03-02', 5, ['2016-02-27', '2016-02-28', '2016-02-29', '2016-03-01', '2016-03-02']],
    ['2016-02-27', '2016-03-02', 4, ['2016-02-27', '2016-02-29', '2016-03-02']],
    ['2016-06-01', '2016-06-30', 5, ['2016-06-06', '2016-06-13', '2016-06-20', '2016-06-27']],
  ])('of days from %s to %s has at most %i ticks by the calendar', (from, to, count, ticks) => {
    const scale = quantityScale({ low: dayOf(from), high: dayOf(to) }, { ...axis, scale: 'days', text: dayText });
    const found = texts(scale, count);
    if (typeof ticks === 'number') expect(found).toHaveLength(ticks);
    else expect(found).toEqual(ticks);
  });
});

describe('ticks of any axis', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
    fc.double({ noNaN: true, min: 1e-9, max: 1e-6 }),
    fc.integer({ min: -100, max: 40_000 }),
  );

  it('increase, lie within it, and have room', () => {
    fc.assert(
      fc.property(
        number,
        number,
        fc.constantFrom('linear' as const, 'log' as const, 'days' as const),
        fc.integer({ min: 10, max: 300 }),
        fc.integer({ min: 1, max: 20 }),
        (a, b, kind, length, max) => {
          const scale = quantityScale({ low: Math.min(a, b), high: Math.max(a, b) }, { ...axis, scale: kind });
          const room = { length, widthOf: (text: string) => text.length, gap: 2, before: 5, after: 3, maxTicks: max };
          const ticks = placedTicks(scale, room);
          expect(increases(ticks.map(({ value }) => value))).toBe(true);
          for (const { at, start, text } of ticks) {
            expect(at).toBeGreaterThanOrEqual(-1e-6);
            expect(at).toBeLessThanOrEqual(length + 1e-6);
            expect(start).toBeGreaterThanOrEqual(-5);
            expect(start + text.length).toBeLessThanOrEqual(length + 3 + 1e-6);
          }
          ticks.slice(1).forEach(({ start }, index) => {
            const before = ticks[index] as (typeof ticks)[number];
            expect(start).toBeGreaterThanOrEqual(before.start + before.text.length + 2 - 1e-6);
          });
        },
      ),
    );
  });

  it('of days are whole days within them, no more than asked for', () => {
    const day = fc.double({ noNaN: true, min: -90_000_000, max: 90_000_000 });
    fc.assert(
      fc.property(
        day,
        fc.double({ noNaN: true, min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 30 }),
        (from, long, max) => {
          const { days } = calendarTicks(from, from + long, max);
          expect(days.length).toBeLessThanOrEqual(max);
          expect(increases(days)).toBe(true);
          expect(days.every((one) => Number.isInteger(one) && one >= from && one <= from + long)).toBe(true);
        },
      ),
    );
  });
});
