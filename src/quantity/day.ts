/** Calendar days without a clock or a time zone: prices and rules change on days. */

/**
 * A day of the calendar as `2016-06-02`, without a time zone. Days compare as text.
 * @see {@link parseDay}
 */
export type Day = string & { readonly day: true };

const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads `2016-06-02`; undefined where the text is no day of the calendar.
 * @example
 * ```ts
 * import { type Day, parseDay } from 'ec2-vs-lambda';
 *
 * const day: Day | undefined = parseDay('2016-06-02');
 * day; // => '2016-06-02'
 * parseDay('2016-02-30'); // => undefined
 * ```
 */
export function parseDay(text: string): Day | undefined {
  const match = DAY_TEXT.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  // A day that its month doesn't have falls into another one.
  const real = year >= 1000 && date.getUTCMonth() === month - 1;
  return real ? (text as Day) : undefined;
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The same day so many months later, or the last of its month where that has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10) as Day;
}

/** So many days later, or earlier. */
export function daysLater(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** A day later. */
export function dayAfter(day: Day): Day {
  return daysLater(day, 1);
}

/** A day earlier. */
export function dayBefore(day: Day): Day {
  return daysLater(day, -1);
}
