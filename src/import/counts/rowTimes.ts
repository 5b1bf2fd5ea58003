/** Whether rows of counts follow one another: what a row says of its time is held to the distance that was stated. */
import { datedReaders, digitReaders, serialDays, type TimeReader } from './times.js';

const WHOLE = /^\d{1,15}$/;

/** A way to read the column of times, with what the row before came to. */
interface Reading {
  readonly read: TimeReader;
  readonly step: number;
  /** Where counting begins again: an hour of the day, a minute of the hour. */
  readonly again?: number;
  last: number;
}

/** How a column tells the time of its rows: in every way that its rows so far bear out. */
interface Clock {
  readonly column: number;
  readings: readonly Reading[];
}

/** What is wrong with a row's time: what it says, and whether that is a time at all. */
export interface WrongTime {
  readonly said: string;
  readonly isTime: boolean;
}

/** A column of numbers is one of times where it stands first or says so. */
const TIME_NAME = /time|date|epoch|hour|minute|day|timestamp|時|日/i;

/** A column of moments holds no numbers of rows or hours. */
const MOMENT_NAME = /time|date|day|日/i;

/**
 * @param isCount of columns that hold counts and so no times
 * @param nameOf the names of columns, where there are any
 * @returns takes row by row, and says where one doesn't follow the one before it
 */
export function rowTimes(
  intervalSeconds: number,
  isCount: (column: number) => boolean,
  nameOf: (column: number) => string,
) {
  let before: readonly string[] | undefined;
  let clock: Clock | undefined;
  let isSought = true;
  return (row: readonly string[]): WrongTime | undefined => {
    const first = before;
    before = row;
    if (first === undefined) return undefined;
    if (isSought) {
      isSought = false;
      clock = clockOf(first, row, intervalSeconds, isCount, nameOf);
    }
    return clock === undefined ? undefined : heldTo(clock, row);
  };
}

function heldTo(clock: Clock, row: readonly string[]): WrongTime | undefined {
  const said = row[clock.column] ?? '';
  const following: Reading[] = [];
  let isTime = false;
  for (const reading of clock.readings) {
    const time = reading.read(said);
    if (time === undefined) continue;
    isTime = true;
    if (time - reading.last === reading.step || time === reading.again) following.push(reading);
    reading.last = time;
  }
  if (following.length === 0) return { said, isTime };
  clock.readings = following;
  return undefined;
}

function clockOf(
  first: readonly string[],
  second: readonly string[],
  intervalSeconds: number,
  isCount: (column: number) => boolean,
  nameOf: (column: number) => string,
): Clock | undefined {
  const columns = first.flatMap((_, column) => (isCount(column) ? [] : [column]));
  const step = intervalSeconds * 1000;
  const readingsOf = (column: number, readers: readonly TimeReader[]): Reading[] =>
    readers.flatMap((read) => {
      const [last, next] = [read(first[column] ?? ''), read(second[column] ?? '')];
      return last === undefined || next === undefined ? [] : [{ read, step, last }];
    });
  for (const column of columns) {
    const readings = readingsOf(column, datedReaders());
    if (readings.length > 0) return { column, readings };
  }
  for (const column of columns) {
    if (column > 0 && !TIME_NAME.test(nameOf(column))) continue;
    const serials = MOMENT_NAME.test(nameOf(column)) ? readingsOf(column, [serialDays]) : [];
    if (serials.length > 0) return { column, readings: serials };
    const numbered = numberedOf(first[column] ?? '', second[column] ?? '');
    if (numbered === 'rows') return undefined;
    const readings = numbered === undefined ? readingsOf(column, digitReaders()) : [numbered];
    if (readings.length > 0) return { column, readings };
  }
  return undefined;
}

/** Numbers one apart count the rows, in a file of seconds too; those from 0 or 1 on may begin again. */
function numberedOf(first: string, second: string): Reading | 'rows' | undefined {
  const read: TimeReader = (text) => (WHOLE.test(text.trim()) ? Number(text) : undefined);
  const [one, other] = [read(first), read(second)];
  if (one === undefined || other === undefined || other - one !== 1) return undefined;
  return one <= 1 ? { read, step: 1, again: one, last: one } : 'rows';
}
