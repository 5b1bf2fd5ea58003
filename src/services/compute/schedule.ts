/**
 * `schedule:` - laid over the calendar year of the scenario's day, of which a month has its part by length. Every run of the
 * year is a start.
 */
import { runsOfYear, type YearOfRuns } from '../../quantity/calendar.js';
import { parseDay } from '../../quantity/day.js';
import type { Words } from '../../words.js';
import { group, listOf, optional, otherwise, text, type UsageOf } from '../contract/field.js';
import { choiceOfDays, hourOfDay, timeZone } from './calendarWords.js';

const DAY: Words = { en: 'a day like 2016-01-01 (year-month-day)', ja: '2016-01-01 のような日付（年-月-日）' };

const window = {
  days: otherwise(
    'mon-sun',
    listOf(text(choiceOfDays, 'Days of the week.', 'mon-fri'), 'The days of the week.'),
    '毎日',
  ),
  from: text(hourOfDay, 'When it starts, by the clock of the zone.', '"09:00"'),
  to: text(hourOfDay, 'When it stops; 24:00 is the end of the day.', '"18:00"'),
  zone: otherwise('UTC', text(timeZone, 'The time zone.', 'Asia/Tokyo'), 'タイムゾーンは UTC'),
  except: optional(
    listOf(
      text({ read: parseDay, expected: DAY }, 'A day without it, such as a holiday.', '[2016-01-01, 2016-01-11]'),
      'Days without it, such as holidays.',
    ),
  ),
};

export const schedule = listOf(
  group(window, 'The hours of the week in which it runs.', '{ days: mon-fri, from: "09:00", to: "18:00" }'),
  'The hours of the week in which it runs, started and stopped each time; several where they differ by day.',
);

export type Window = UsageOf<typeof window>;

/** The zones that a component's schedule follows, less those whose clocks stand still by what they are. */
export function zonesOf({ schedule: windows = [] }: { readonly schedule?: readonly Window[] }): readonly string[] {
  return windows.map(({ zone }) => zone).filter((zone) => !/^(utc|gmt|etc\/.*)$/i.test(zone));
}

/** Every run of the schedule in the calendar year. */
export function runsIn(year: number, windows: readonly Window[]): YearOfRuns {
  return runsOfYear(
    windows.map((said) => ({ ...said, days: said.days.flat() })),
    year,
  );
}
