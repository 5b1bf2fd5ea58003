/**
 * `schedule:` - laid over the calendar year of the scenario's day, of which a month has its part by length. Every run of the
 * year is a start.
 */
import { runsOfYear, type YearOfRuns } from '../../quantity/calendar.js';
import { parseDay } from '../../quantity/day.js';
import type { Words } from '../../words.js';
import { group, listOf, optional, text, type UsageOf, withDefault } from '../contract/field.js';
import { choiceOfDays, hourOfDay, timeZone } from './calendarWords.js';

const DAY: Words = { en: 'a day like 2016-01-01 (year-month-day)', ja: '2016-01-01 のような日付（年-月-日）' };

const window = {
  days: withDefault(
    'mon-sun',
    listOf(text(choiceOfDays, { en: 'Days of the week.', ja: '曜日。' }, 'mon-fri'), {
      en: 'The days of the week.',
      ja: '曜日。',
    }),
    '毎日',
  ),
  from: text(
    hourOfDay,
    { en: 'When it starts, by the clock of the zone.', ja: '起動する時刻（`zone` の時計で）。' },
    '"09:00"',
  ),
  to: text(
    hourOfDay,
    { en: 'When it stops; 24:00 is the end of the day.', ja: '停止する時刻。24:00 は 1 日の終わりです。' },
    '"18:00"',
  ),
  zone: withDefault(
    'UTC',
    text(timeZone, { en: 'The time zone.', ja: 'タイムゾーン。' }, 'Asia/Tokyo'),
    'タイムゾーンは UTC',
  ),
  except: optional(
    listOf(
      text(
        { read: parseDay, expected: DAY },
        { en: 'A day without it, such as a holiday.', ja: '動かない日（祝日など）。' },
        '[2016-01-01, 2016-01-11]',
      ),
      { en: 'Days without it, such as holidays.', ja: '動かない日（祝日など）。' },
    ),
  ),
};

export const schedule = listOf(
  group(
    window,
    { en: 'The hours of the week in which it runs.', ja: '週のうち動く時間帯。' },
    '{ days: mon-fri, from: "09:00", to: "18:00" }',
  ),
  {
    en: 'The hours of the week in which it runs, started and stopped each time; several where they differ by day.',
    ja: '週のうち動く時間帯。そのつど起動・停止します。曜日によって異なるときは複数書きます。',
  },
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
