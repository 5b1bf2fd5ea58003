/** Whether rows of counts follow one another: what a row says of its time is held to the distance that was stated. */

/** A day, with or without a time and a zone. What says no zone is taken as it stands, whatever the machine's own zone. */
const DATE =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2})(?::(\d\d))?(?::(\d\d))?(?:\.\d+)?)?\s*(?:Z|UTC|([+-])(\d\d):?(\d\d))?$/;
const WHOLE = /^\d{1,15}$/;
/** Numbers of seconds from here on (1973) are times; smaller ones count rows. */
const MIN_EPOCH_SECONDS = 1e8;

function millisecondsOf(text: string): number | undefined {
  const found = DATE.exec(text.trim());
  if (found === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const [sign, hours, minutes] = found.slice(7);
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  return Date.UTC(year, month - 1, day, hour, minute - ahead, second);
}

/** `2016-01-01 09:30` of the day of the row before it, which most rows are of, without taking the text apart. */
function datedReader(): (text: string) => number | undefined {
  let [day, start] = ['', 0];
  const digits = (text: string, at: number) => (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
  return (text) => {
    if (day !== '' && SAME_DAY.test(text) && text.startsWith(day))
      return start + (digits(text, 11) * 60 + digits(text, 14)) * 60_000;
    const found = millisecondsOf(text);
    day = SAME_DAY.test(text) ? text.slice(0, 11) : '';
    start = found === undefined || day === '' ? 0 : found - (digits(text, 11) * 60 + digits(text, 14)) * 60_000;
    return found;
  };
}

const SAME_DAY = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/;
const ZERO = '0'.charCodeAt(0);

/** How a column tells the time of its rows. */
interface Clock {
  readonly column: number;
  read(text: string): number | undefined;
  readonly step: number;
  /** Where counting begins again: an hour of the day, a minute of the hour. */
  readonly again?: number;
}

/**
 * @param columns that hold counts and so no times
 * @returns takes row by row, and says whether one doesn't follow the one before it, with what it says of its time
 */
export function rowTimes(intervalSeconds: number, isCount: (column: number) => boolean) {
  let before: readonly string[] | undefined;
  let clock: Clock | undefined;
  let last: number | undefined;
  return (row: readonly string[]): string | undefined => {
    const first = before;
    before = row;
    if (first === undefined) return undefined;
    if (last === undefined) {
      clock = clockOf(first, row, intervalSeconds, isCount);
      last = clock?.read(first[clock.column] ?? '') ?? Number.NaN;
    }
    if (clock === undefined) return undefined;
    const said = row[clock.column] ?? '';
    const [time, previous] = [clock.read(said), last];
    last = time ?? Number.NaN;
    if (time === undefined || Number.isNaN(previous)) return undefined;
    return time - previous === clock.step || time === clock.again ? undefined : said;
  };
}

function clockOf(
  first: readonly string[],
  second: readonly string[],
  intervalSeconds: number,
  isCount: (column: number) => boolean,
): Clock | undefined {
  const dated = first.findIndex((text, column) => !isCount(column) && millisecondsOf(text) !== undefined);
  if (dated >= 0) return { column: dated, read: datedReader(), step: intervalSeconds * 1000 };
  const read = (text: string) => (WHOLE.test(text.trim()) ? Number(text) : undefined);
  const [one, other] = [read(first[0] ?? ''), read(second[0] ?? '')];
  if (one === undefined || other === undefined || isCount(0)) return undefined;
  const step = other - one;
  if (one >= MIN_EPOCH_SECONDS) {
    const isTime = step === intervalSeconds || step === intervalSeconds * 1000;
    return isTime ? { column: 0, read, step } : undefined;
  }
  return one <= 1 && step === 1 ? { column: 0, read, step, again: one } : undefined;
}
