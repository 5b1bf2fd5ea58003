import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOfYear, type Window } from '../../src/quantity/calendar.js';

const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const window = (fields: Partial<Window>): Window => ({ days: EVERY_DAY, from: 0, to: 1440, zone: 'UTC', ...fields });
const runs = (windows: readonly Window[], year: number) =>
  runsOfYear(windows, year).runs.map(({ minutes, times }) => [minutes, times]);

describe('the runs of a year', () => {
  it('are one for each day of the schedule, over the weeks that the year really has', () => {
    const office = window({ days: WEEKDAYS, from: 9 * 60, to: 18 * 60 });
    expect(runs([office], 2016)).toEqual([[540, 261]]); // 2016 has 261 weekdays
    expect(runs([office], 2017)).toEqual([[540, 260]]);
  });

  it('leave out the days that the schedule excepts, where they are days of it', () => {
    const office = window({ days: WEEKDAYS, from: 540, to: 1080, except: ['2016-01-01', '2016-01-02'] });
    expect(runs([office], 2016)).toEqual([[540, 260]]); // the second is a Saturday
  });

  it('are one where they touch at midnight or overlap', () => {
    const night = [window({ from: 1320 }), window({ to: 360 })];
    expect(runs(night, 2017)).toEqual([[480, 365]]); // the last night goes on in the first
    expect(runs([window({ to: 720 }), window({ from: 600, to: 1200 })], 2017)).toEqual([[1200, 365]]);
  });

  it('are a single one where nothing ever stops', () => {
    expect(runs([window({})], 2016)).toEqual([[366 * 1440, 1]]);
    expect(runsOfYear([], 2017)).toEqual({ lengthMinutes: 365 * 1440, runs: [] });
  });

  it('have an hour less or more on the nights on which clocks change', () => {
    const nights = window({ to: 360, zone: 'Europe/Dublin' });
    expect(runs([nights], 2016)).toEqual([
      [300, 1],
      [360, 364],
      [420, 1],
    ]);
    expect(runs([{ ...nights, zone: 'America/New_York' }], 2016)).toEqual(runs([nights], 2016));
    expect(runs([{ ...nights, zone: 'Asia/Tokyo' }], 2016)).toEqual([[360, 366]]);
  });

  it('have half an hour less or more where clocks change by half an hour', () => {
    const nights = window({ to: 360, zone: 'Australia/Lord_Howe' });
    expect(runs([nights], 2016)).toEqual([
      [330, 1],
      [360, 364],
      [390, 1],
    ]);
  });

  it('are one less where the clocks leave out its hour', () => {
    const hour = window({ from: 60, to: 120, zone: 'Europe/Dublin' });
    expect(runs([hour], 2016).reduce((times, [, each = 0]) => times + each, 0)).toBe(365);
  });

  it('go on over New Year where the last ends as the year does and the first begins with it', () => {
    const days = (from: number, to: number, except: string[] = []) => window({ from, to, except });
    expect(runs([days(0, 60), days(1380, 1440)], 2017)).toEqual([[120, 365]]);
    expect(runs([days(1, 60), days(1380, 1440)], 2017)).toEqual([
      [59, 365],
      [60, 365],
    ]);
    expect(runs([days(0, 60), days(1380, 1439)], 2017)).toEqual([
      [59, 365],
      [60, 365],
    ]);
  });
});

/** Minute by minute, as a person with a wall calendar would: in a zone whose clocks don't change. */
function byHand(windows: readonly Window[], year: number): { total: number; starts: number } {
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  const on = new Uint8Array(days * 1440);
  for (let day = 0; day < days; day += 1) {
    const date = new Date(first + day * 86_400_000);
    for (const { days: open, from, to, except = [] } of windows) {
      if (!open.includes(date.getUTCDay()) || except.includes(date.toISOString().slice(0, 10))) continue;
      on.fill(1, day * 1440 + from, day * 1440 + to);
    }
  }
  const total = on.reduce((sum, minute) => sum + minute, 0);
  const starts = on.reduce((sum, minute, index) => sum + (minute === 1 && on.at(index - 1) === 0 ? 1 : 0), 0);
  return { total, starts: total === on.length ? 1 : starts };
}

describe('a schedule, whatever it is,', () => {
  const anyWindow = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1440 }),
      to: fc.integer({ min: 0, max: 1440 }),
      zone: fc.constantFrom('UTC', 'Asia/Tokyo'),
      except: fc.array(fc.constantFrom('2016-01-01', '2016-02-29', '2016-12-31', '2015-06-01')),
    })
    .filter(({ from, to }) => to > from);

  it('runs the minutes and has the starts that counting by hand finds', () => {
    fc.assert(
      fc.property(fc.array(anyWindow, { maxLength: 3 }), fc.constantFrom(2015, 2016), (windows, year) => {
        const { runs } = runsOfYear(windows, year);
        const found = runs.reduce(
          (sum, { minutes, times }) => ({ total: sum.total + minutes * times, starts: sum.starts + times }),
          { total: 0, starts: 0 },
        );
        expect(found).toEqual(byHand(windows, year));
      }),
      { numRuns: 25 },
    );
  });
});
