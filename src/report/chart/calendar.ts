/** Round days: where years, months or weeks begin. What the library has for it is larger than everything else of it. */

const DAY_MS = 86_400_000;
/** 1970-01-05. */
const FIRST_MONDAY = 4;

export interface CalendarTicks {
  /** What all of them begin. */
  readonly kind: 'year' | 'month' | 'day';
  /** Days since 1970-01-01, in their order. */
  readonly days: readonly number[];
}

/** @param most of them; the least round ones of which there are no more */
export function calendarTicks(from: number, to: number, most: number): CalendarTicks {
  for (const [step, first] of [
    [1, 0],
    [2, 0],
    [7, FIRST_MONDAY],
    [14, FIRST_MONDAY],
  ] as const) {
    const days = multiples(from - first, to - first, step, most);
    if (days !== undefined) return { kind: 'day', days: days.map((day) => day + first) };
  }
  for (const step of [1, 2, 3, 6]) {
    const days = beginnings(from, to, step, most);
    if (days !== undefined && days.length > 0) return { kind: 'month', days };
  }
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) {
      const days = beginnings(from, to, 12 * step * power, most);
      if (days !== undefined) return { kind: 'year', days };
    }
  }
}

/** The first days of every so many months, counted from the year 0. */
function beginnings(from: number, to: number, step: number, most: number): readonly number[] | undefined {
  const months = multiples(monthOf(from), monthOf(to), step, most + 1);
  const days = months?.map(dayOfMonth).filter((day) => day >= from && day <= to);
  return days === undefined || days.length > most ? undefined : days;
}

function multiples(from: number, to: number, step: number, most: number): readonly number[] | undefined {
  const [first, last] = [Math.ceil(from / step), Math.floor(to / step)];
  if (last - first >= most) return undefined;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

function dayOfMonth(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return date.getTime() / DAY_MS;
}

/** `2016` or `2016-03`. */
export function calendarText(day: number, kind: 'year' | 'month'): string {
  return new Date(day * DAY_MS).toISOString().slice(0, kind === 'year' ? -20 : -17);
}
