/** The words of a calendar: days of the week, times of day, time zones. */

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `mon-fri`, `mon,wed,fri`, `sat-mon` as days of the week, Sunday being 0. */
export const choiceOfDays = {
  expected: { en: 'days of the week like mon-fri, or mon,wed,fri', ja: '曜日（例: mon-fri、mon,wed,fri）' },
  read(text: string): readonly number[] | undefined {
    const parts = text
      .toLowerCase()
      .split(',')
      .map((part) => part.trim());
    const found = parts.map(daysOfPart);
    const days = found.flatMap((part) => part ?? []);
    return found.includes(undefined) ? undefined : [...new Set(days)];
  },
};

function daysOfPart(part: string): readonly number[] | undefined {
  const [from = '', to = from, ...more] = part.split('-').map((word) => word.trim());
  const [first, last] = [DAYS.indexOf(from), DAYS.indexOf(to)];
  if (first < 0 || last < 0 || more.length > 0) return undefined;
  const count = ((last - first + DAYS.length) % DAYS.length) + 1;
  return Array.from({ length: count }, (_, index) => (first + index) % DAYS.length);
}

/** `09:00` to `24:00` as minutes since midnight. */
export const hourOfDay = {
  expected: { en: 'a time of day like "09:00", at most "24:00"', ja: '"24:00" までの時刻（例: "09:00"）' },
  read(text: string): number | undefined {
    const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
    if (hours === undefined || minutes === undefined || Number(minutes) > 59) return undefined;
    const found = Number(hours) * 60 + Number(minutes);
    return found <= 24 * 60 ? found : undefined;
  },
};

/** A name of the IANA time zone database that the engine knows. */
export const timeZone = {
  expected: { en: 'a time zone like Asia/Tokyo, or UTC', ja: 'タイムゾーン（例: Asia/Tokyo、UTC）' },
  read(text: string): string | undefined {
    // Offsets (`+09:00`) are accepted by some engines only.
    if (!/^[A-Za-z]/.test(text)) return undefined;
    try {
      const known = new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone;
      // Engines differ in which of a zone's names they put for the others (Asia/Kolkata, Asia/Calcutta).
      return known.toLowerCase() === text.toLowerCase() ? known : text;
    } catch {
      return undefined;
    }
  },
  known: () => Intl.supportedValuesOf('timeZone'),
};
