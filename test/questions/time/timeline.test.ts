import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { InputError } from '../../../src/errors.js';
import type { Day } from '../../../src/quantity/day.js';
import type { Moment } from '../../../src/questions/time/moment.js';
import { type Timeline, timeline } from '../../../src/questions/time/timeline.js';
import { timelineAnswer, timelineJson } from '../../../src/report/answers/timeline.js';
import { books, TODAY } from '../../support/price.js';
import { chartOf, tableOf } from '../../support/shown.js';

const CAMPAIGN = readFileSync(new URL('../../../scenarios/campaign-site.yaml', import.meta.url), 'utf8');

function over(text: string, from: string, to: string): Timeline {
  const asked = { source: { file: 'test.yaml', text }, settings: { today: TODAY }, books };
  return timeline(asked, from as Day, to as Day);
}

function totalsOn(text: string, day: string): Record<string, string> {
  const asOf = { file: '--as-of', text: day };
  const { options } = compare({ file: 'x', text }, { today: TODAY, asOf }, books);
  return Object.fromEntries(options.map(({ name, usd }) => [name, usd.toFraction()]));
}

const totals = ({ options }: Moment) => Object.fromEntries(options.map(({ name, usd }) => [name, usd?.toFraction()]));

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

describe('a timeline', () => {
  it('has at every day of it what compare has on the day, and nothing changes in between', () => {
    const { moments } = over(CAMPAIGN, '2016-06-02', '2025-06-18');
    expect(moments.length).toBeGreaterThan(5);
    moments.forEach((moment, index) => {
      expect(totalsOn(CAMPAIGN, moment.day)).toEqual(totals(moment));
      const next = moments[index + 1]?.day;
      if (next !== undefined) expect(totalsOn(CAMPAIGN, dayBefore(next))).toEqual(totals(moment));
    });
  });

  it('misses no day: every month of it costs what the last change says', () => {
    const { moments } = over(CAMPAIGN, '2016-06-02', '2023-01-01');
    for (let year = 2016; year < 2023; year += 1) {
      for (const month of ['01', '04', '07', '10']) {
        const day = `${year}-${month}-15`;
        const moment = moments.findLast((one) => one.day <= day);
        if (moment !== undefined) expect(totalsOn(CAMPAIGN, day)).toEqual(totals(moment));
      }
    }
  });

  it('says what changed, from what to what', () => {
    const { moments } = over(CAMPAIGN, '2020-11-30', '2020-12-31');
    const [, cut] = moments;
    expect(cut?.day).toBe('2020-12-01');
    expect(cut?.changes.map(({ id }) => id)).toContain('lambda/durationGranularity');
    const change = cut?.changes.find(({ id }) => id === 'lambda/durationGranularity');
    expect([change?.before, change?.after].map((leaf) => leaf && 'value' in leaf && leaf.value.toFraction())).toEqual([
      '100',
      '1',
    ]);
  });

  it('begins where the prices are known, and says why not before', () => {
    const { moments } = over(CAMPAIGN, '2014-01-01', '2016-12-31');
    const [first, second] = moments;
    expect(first?.options.every(({ usd }) => usd === undefined)).toBe(true);
    expect(first?.options[0]?.reason?.en).toMatch(/the first known one is from/);
    expect(second?.began).toEqual(['EC2', 'Lambda']);
    expect(second?.changes).toEqual([]);
  });

  it('finds the day on which the answer flipped', () => {
    const short = `
region: us-east-1
freeTier: none
workload: { calls: 170M / month }
options:
  EC2:
    - ec2: { type: m4.large }
  Lambda:
    - lambda: { requests: calls, duration: 20 ms, memory: 256 MB }
`;
    const { flips, moments } = over(short, '2016-06-02', '2021-12-31');
    expect(flips).toEqual([{ day: '2020-12-01', before: ['EC2'], after: ['Lambda'] }]);
    for (const { day } of flips) expect(moments.map((moment) => moment.day)).toContain(day);
  });

  it('of one day is that day', () => {
    expect(over(CAMPAIGN, '2016-06-02', '2016-06-02').moments.map(({ day }) => day)).toEqual(['2016-06-02']);
  });

  it('whose days are reversed is refused', () => {
    expect(() => over(CAMPAIGN, '2017-01-01', '2016-01-01')).toThrow(InputError);
  });

  it.each(['en', 'ja'] as const)('is shown in %s', (language) => {
    const found = timelineAnswer(over(CAMPAIGN, '2020-01-01', '2021-12-31'));
    expect(tableOf(found, language, 100)).toMatchSnapshot();
    expect(chartOf(found, language, 60)).toMatchSnapshot();
  });

  it('is told as JSON with the sources of what changed', () => {
    const found = timelineJson(over(CAMPAIGN, '2020-11-30', '2020-12-31')) as { moments: { changes: object[] }[] };
    expect(found.moments[1]?.changes).toContainEqual({
      id: 'lambda/durationGranularity',
      unit: 'millisecond',
      before: { value: '100', from: expect.any(String), source: expect.any(String) },
      after: { value: '1', from: '2020-12-01', source: expect.any(String) },
    });
  });
});
