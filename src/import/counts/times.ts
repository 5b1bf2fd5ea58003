/** What rows of counts write as their time, each way of writing it a reader of milliseconds since 1970. */

/** undefined where the text is no time of this form. */
export type TimeReader = (text: string) => number | undefined;

/** An hour, perhaps with minutes, seconds, and before or after noon. */
const CLOCK = String.raw`(?:,?(?:T|\s+)(\d{1,2})(?::(\d\d))?(?::(\d\d))?(?:\.\d+)?(?:\s*([AaPp])\.?[Mm]\.?)?)?`;
/** What says no zone is taken as it stands, whatever the machine's own zone. */
const ZONE = String.raw`\s*(?:Z|UTC|GMT|([+-])(\d\d):?(\d\d))?`;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME = String.raw`(?:${MONTHS.join('|')})[a-z]*\.?`;

/** @param order which part of the date stands where */
function written(date: string, order: 'ymd' | 'mdy' | 'dmy'): TimeReader {
  const pattern = new RegExp(`^${date}${CLOCK}${ZONE}$`, 'i');
  const [year, month, day] = ['y', 'm', 'd'].map((part) => order.indexOf(part) + 1) as [number, number, number];
  return (text) => {
    const found = pattern.exec(text.trim());
    if (found === null) return undefined;
    const part = (index: number) => found[index] ?? '';
    const [hour, minute, second] = [hourOf(part(4), part(7)), Number(part(5)), Number(part(6))];
    const ahead = (Number(part(9)) * 60 + Number(part(10))) * (part(8) === '-' ? -1 : 1);
    const [y, m, d] = [yearOf(part(year)), monthOf(part(month)), Number(part(day))];
    if (m < 1 || m > 12 || d < 1 || d > 31 || hour > 24) return undefined;
    return Date.UTC(y, m - 1, d, hour, minute - ahead, second);
  };
}

function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function hourOf(text: string, half: string): number {
  const hour = Number(text);
  if (half === '') return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

const YEAR_FIRST = written(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`, 'ymd');

/** `2016-01-01 09:30` of the day of the row before it, which most rows are of, without taking the text apart. */
function yearFirst(): TimeReader {
  let [day, start] = ['', 0];
  const digits = (text: string, at: number) => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
  return (text) => {
    if (day !== '' && SAME_DAY.test(text) && text.startsWith(day))
      return start + (digits(text, 11) * 60 + digits(text, 14)) * 60_000;
    const found = YEAR_FIRST(text);
    day = SAME_DAY.test(text) ? text.slice(0, 11) : '';
    start = found === undefined || day === '' ? 0 : found - (digits(text, 11) * 60 + digits(text, 14)) * 60_000;
    return found;
  };
}

const SAME_DAY = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/;
const ZERO = '0'.charCodeAt(0);

/** Dates in words and digits, in every order that is written. `01/02/2026` is one day or the other: the rows around it tell. */
export function datedReaders(): TimeReader[] {
  return [
    yearFirst(),
    written(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)`, 'mdy'),
    written(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)`, 'dmy'),
    written(String.raw`(${NAME})\s+(\d{1,2}),?\s+(\d{4})`, 'mdy'),
    written(String.raw`(\d{1,2})[-\s/](${NAME})[-\s/:]+(\d{4}|\d\d)`, 'dmy'),
    written(String.raw`(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日`, 'ymd'),
  ];
}

const EPOCH = /^(\d{9,13})(?:\.\d+)?$/;
/** Seconds from 1973 to 2106, and milliseconds from 1998 on: smaller numbers count rows, others are names. */
const [SECONDS, MILLISECONDS] = [
  { min: 1e8, max: 4.3e9 },
  { min: 9e11, max: 4.3e12 },
];
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)?(\d\d)?)?$/;

/** Times without a mark between their parts, which other numbers may be too. */
export function digitReaders(): TimeReader[] {
  return [
    (text) => {
      const [, digits] = EPOCH.exec(text.trim()) ?? [];
      const number = Number(digits ?? 0);
      if (number >= SECONDS.min && number <= SECONDS.max) return number * 1000;
      return number >= MILLISECONDS.min && number <= MILLISECONDS.max ? number : undefined;
    },
    (text) => {
      const [year = 0, month = 0, day = 0, ...clock] = (COMPACT.exec(text.trim()) ?? []).slice(1).map(Number);
      const isDay = year >= 1970 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
      const [hour = 0, minute = 0, second = 0] = clock.map((part) => (Number.isNaN(part) ? 0 : part));
      return isDay && hour <= 24 ? Date.UTC(year, month - 1, day, hour, minute, second) : undefined;
    },
  ];
}

const SERIAL = /^\d{5}(?:\.\d{1,15})?$/;
/** Days of a spreadsheet from 2000 to 2100; its day 25,569 is the first of 1970. */
const [FIRST_SERIAL, LAST_SERIAL, SERIAL_OF_1970] = [36_526, 73_051, 25_569];

/** Days as spreadsheets count them, which a cell without a format is saved as; rounded to the second, as decimals are cut. */
export const serialDays: TimeReader = (text) => {
  const number = SERIAL.test(text.trim()) ? Number(text) : 0;
  if (number < FIRST_SERIAL || number > LAST_SERIAL) return undefined;
  return Math.round((number - SERIAL_OF_1970) * 86_400) * 1000;
};
