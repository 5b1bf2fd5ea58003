/**
 * Working hours over a real calendar: every run of a calendar year, in a time zone. Weeks are whole, a holiday counts as
 * often as it occurs, and a day on which clocks change has its 23 or 25 hours.
 */

/** Hours of some days of the week. */
export interface Window {
  /** Days of the week, Sunday being 0. */
  readonly days: readonly number[];
  /** Minutes since midnight, by the clock of the zone. */
  readonly from: number;
  readonly to: number;
  /** IANA time zone. */
  readonly zone: string;
  /** Days without it. */
  readonly except?: readonly string[] | undefined;
}

/** How often runs of one length occur in the year. */
export interface RunsOfLength {
  readonly minutes: number;
  readonly times: number;
}

export interface YearOfRuns {
  readonly lengthMinutes: number;
  readonly runs: readonly RunsOfLength[];
}

interface Interval {
  start: number;
  end: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Every run in the calendar year. Runs that touch or overlap are one. */
export function runsOfYear(windows: readonly Window[], year: number): YearOfRuns {
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const stretches = joined(windows.flatMap((window) => intervalsOf(window, first, next, offsets(window.zone))));
  const counts = new Map<number, number>();
  for (const minutes of lengthsOf(stretches, next - first)) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  const runs = [...counts].map(([minutes, times]) => ({ minutes, times })).sort((a, b) => a.minutes - b.minutes);
  return { lengthMinutes: (next - first) / MINUTE_MS, runs };
}

/** In real time, counted from the clock of the zone at the beginning of the year. */
function intervalsOf(window: Window, first: number, next: number, offsetAt: Offset): Interval[] {
  const zero = offsetAt(first);
  const instant = (local: number) => {
    const guess = local - offsetAt(local) + zero;
    return local - offsetAt(guess - zero) + zero;
  };
  // Stryker disable next-line ArrayDeclaration: no text is a day; the engine writes every offset with figures
  const without = new Set<string>(window.except ?? []);
  const found: Interval[] = [];
  let weekday = new Date(first).getUTCDay();
  for (let midnight = first; midnight < next; midnight += DAY_MS, weekday = (weekday + 1) % 7) {
    if (!window.days.includes(weekday)) continue;
    // Stryker disable next-line ConditionalExpression,EqualityOperator: a short way where nothing is excepted
    if (without.size > 0 && without.has(new Date(midnight).toISOString().slice(0, 10))) continue;
    const start = instant(midnight + window.from * MINUTE_MS);
    const end = instant(midnight + window.to * MINUTE_MS);
    if (end > start) found.push({ start, end });
  }
  return found;
}

/** How far a zone's clocks are ahead of UTC at a moment, in ms. */
type Offset = (moment: number) => number;

/** What was asked once is kept: asking the engine takes some microseconds, and a scenario asks for the same days again. */
const offsetsByZone = new Map<string, Offset>();

function offsets(zone: string): Offset {
  const found = offsetsByZone.get(zone) ?? offsetsOf(zone);
  offsetsByZone.set(zone, found);
  return found;
}

function offsetsOf(zone: string): Offset {
  // Stryker disable next-line ConditionalExpression: a short way; the engine says the same, after milliseconds
  if (zone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();
  return (moment) => {
    // Clocks change on the hour or the half hour.
    // Stryker disable next-line ArithmeticOperator: what is kept is only there for speed
    const hour = Math.floor(moment / (30 * MINUTE_MS));
    let offset = known.get(hour);
    // Stryker disable next-line ConditionalExpression: what is kept is only there for speed
    if (offset === undefined) {
      // Stryker disable next-line OptionalChaining: what the type asks for and never comes
      const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? '';
      // Stryker disable next-line ArrayDeclaration: no text is a day; the engine writes every offset with figures
      const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
      offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
      known.set(hour, offset);
    }
    return offset;
  };
}

/** Nothing stops between runs that touch. */
function joined(stretches: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** A run over New Year is one run, so that a year has no more starts than there are. */
function lengthsOf(stretches: readonly Interval[], year: number): number[] {
  const lengths = stretches.map(({ start, end }) => (end - start) / MINUTE_MS);
  if ((stretches.at(-1)?.end ?? 0) - (stretches[0]?.start ?? 0) < year) return lengths;
  const [head = 0, ...rest] = lengths;
  const tail = rest.pop() ?? 0;
  return [...rest, head + tail];
}
