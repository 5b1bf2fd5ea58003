/** Hours that follow a time zone: where scenarios depend on the runtime's rules, and that answers name their version. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { comparisonJson, headJson } from '../../src/report/answers/comparisonJson.js';
import { factsOf } from '../../src/report/document/foundations.js';
import { runsIn, type Window } from '../../src/services/compute/schedule.js';
import { books, scenarioText, TODAY } from '../support/price.js';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
const scenarioOf = (file: string) =>
  compare({ file, text: readFileSync(`${folder}${file}`, 'utf8') }, { today: TODAY }, books).scenario;

/**
 * Every scenario of the repository that follows a zone, with the minutes by which the zone's clocks change within its hours in its
 * year, by law: a runtime that knows other rules gives other figures. Japan's clocks have stood since 1951.
 */
const FOLLOWING: Readonly<Record<string, { readonly zones: readonly string[]; readonly changedMinutes: number }>> = {
  'on-premises-to-lambda.yaml': { zones: ['Asia/Tokyo'], changedMinutes: 0 },
  'university-day-time-instances.yaml': { zones: ['Asia/Tokyo'], changedMinutes: 0 },
};

it('the scenarios whose hours follow a time zone are these', () => {
  const found = files.flatMap((file) => {
    const { timeZones } = scenarioOf(file);
    return timeZones === undefined ? [] : [[file, timeZones.names]];
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(FOLLOWING).map(([file, { zones }]) => [file, zones])),
  );
});

/** Day by day, as a person with a wall calendar would; windows that don't overlap. */
function minutesByHand(windows: readonly Window[], year: number): number {
  let minutes = 0;
  for (
    const date = new Date(Date.UTC(year, 0, 1));
    date.getUTCFullYear() === year;
    date.setUTCDate(date.getUTCDate() + 1)
  )
    for (const { days, from, to, except = [] } of windows)
      if (
        days.flat().includes(date.getUTCDay()) &&
        !(except as readonly string[]).includes(date.toISOString().slice(0, 10))
      )
        minutes += to - from;
  return minutes;
}

const minutesIn = (year: number, windows: readonly Window[]) =>
  runsIn(year, windows).runs.reduce((sum, { minutes, times }) => sum + minutes * times, 0);

it.each(Object.entries(FOLLOWING))(
  '%s has in this runtime the hours that the law gives',
  (file, { changedMinutes }) => {
    const { options, asOf } = scenarioOf(file);
    const year = Number(asOf.slice(0, 4));
    const schedules = options.flatMap(({ components }) =>
      components.flatMap(({ usage }) => (usage.schedule === undefined ? [] : [usage.schedule as readonly Window[]])),
    );
    expect(schedules.length).toBeGreaterThan(0);
    for (const windows of schedules)
      expect(minutesIn(year, windows)).toBe(minutesByHand(windows, year) + changedMinutes);
  },
);

const scheduled = (zone: string) =>
  scenarioText([`ec2: { type: t2.micro, schedule: { from: "00:00", to: "06:00"${zone} } }`]);
const compared = (zone: string, zonesVersion?: string) =>
  compare(
    { file: 'test.yaml', text: scheduled(zone) },
    { today: TODAY, ...(zonesVersion === undefined ? {} : { zonesVersion }) },
    books,
  );

describe('an answer whose hours follow a zone', () => {
  const TOKYO = ', zone: Asia/Tokyo';

  it.each([
    ['2025c', '2025c', 'Asia/Tokyo, by version 2025c of the IANA time zone database'],
    ['2025c', '2025c', 'Asia/Tokyo（IANA タイムゾーンデータベース 2025c）'],
    [undefined, null, "Asia/Tokyo, by the rules of this runtime, which doesn't tell their version"],
    [undefined, null, 'Asia/Tokyo（この実行環境の時刻規則。バージョンは不明）'],
  ])('names the version %s', (zonesVersion, version, text) => {
    const comparison = compared(TOKYO, zonesVersion);
    const facts = [...factsOf(comparison, 'en'), ...factsOf(comparison, 'ja')];
    expect(facts.map((fact) => fact.text)).toContain(text);
    const timeZones = { names: ['Asia/Tokyo'], version };
    expect(comparisonJson(comparison)).toMatchObject({ timeZones });
    expect(headJson('sweep', comparison.scenario)).toMatchObject({ timeZones });
  });

  it('calls each zone once, by one name, whichever of its names the runtime prefers', () => {
    const text = scenarioText(
      ['asia/tokyo', 'Asia/Tokyo', 'Asia/Kolkata', 'Asia/Calcutta'].map(
        (zone, index) =>
          `ec2: { name: w${index}, type: t2.micro, schedule: { from: "00:00", to: "06:00", zone: ${zone} } }`,
      ),
    );
    const { scenario } = compare({ file: 'test.yaml', text }, { today: TODAY }, books);
    expect(scenario.timeZones?.names).toEqual(['Asia/Calcutta', 'Asia/Kolkata', 'Asia/Tokyo']);
  });

  it.each(['', ', zone: UTC', ', zone: utc', ', zone: GMT', ', zone: Etc/GMT-9'])(
    'says nothing of zones where no rules decide: `%s`',
    (zone) => {
      const comparison = compared(zone, '2025c');
      expect(comparison.scenario.timeZones).toBeUndefined();
      expect(comparisonJson(comparison)).not.toHaveProperty('timeZones');
      expect(factsOf(comparison, 'en').map(({ name }) => name)).not.toContain('Time zones');
    },
  );
});
