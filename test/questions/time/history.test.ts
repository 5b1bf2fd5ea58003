import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { billsAt, prepare } from '../../../src/bill/vary.js';
import { scenarioFiles } from '../../../src/io/files/files.js';
import { readCountsFile } from '../../../src/io/files/importing.js';
import type { Day } from '../../../src/quantity/day.js';
import { rational } from '../../../src/quantity/rational.js';
import { historyOf } from '../../../src/questions/time/history.js';
import { timeline } from '../../../src/questions/time/timeline.js';
import { plainMoments } from '../../support/plainTimeline.js';
import { books, scenarioText, TODAY } from '../../support/price.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FILES = scenarioFiles(`${ROOT}scenarios`).map((file) => file.slice(ROOT.length));

function askedOf(text: string, file = 'test.yaml') {
  return { source: { file, text }, settings: { today: TODAY, readCounts: readCountsFile }, books };
}

describe('the history of a comparison', () => {
  it.each(FILES)('of %s is the timeline of its totals', (file) => {
    const asked = askedOf(readFileSync(`${ROOT}${file}`, 'utf8'), `${ROOT}${file}`);
    const found = historyOf(compare(asked.source, asked.settings, books), asked, TODAY);
    if (found === undefined) {
      // Something of it is known for no other day.
      return;
    }
    const [first] = found.moments;
    const whole = timeline(asked, first?.day as Day, TODAY);
    const totalsOn = (moments: typeof found.moments, day: string) =>
      moments.findLast((moment) => moment.day <= day)?.options.map(({ name, usd }) => `${name} ${usd?.toFraction()}`);
    for (const { day } of whole.moments)
      expect(totalsOn(found.moments, day), day).toEqual(totalsOn(whole.moments, day));
    for (const { day, options } of found.moments) {
      const settings = { ...asked.settings, asOf: { file: '--as-of', text: day } };
      const anew = billsAt(prepare({ ...asked, settings }), new Map()).options.map(({ bill }) =>
        bill?.usd.toFraction(),
      );
      expect(
        options.map(({ usd }) => usd?.toFraction()),
        day,
      ).toEqual(anew);
    }
    expect(found.flips).toEqual(whole.flips);
  });
});

describe('a timeline', () => {
  it.each(FILES)('of %s is what billing it anew for each day says', (file) => {
    const asked = askedOf(readFileSync(`${ROOT}${file}`, 'utf8'), `${ROOT}${file}`);
    const from = '2012-01-01' as Day;
    expect(timeline(asked, from, TODAY).moments).toEqual(plainMoments(asked, from, TODAY));
  });

  it('ends the offers of an account the day after its twelve months', () => {
    const text = scenarioText(['ec2: { type: t2.micro }'], {
      asOf: '2026-06-02',
      freeTier: 'newAccount',
      accountOpened: '2025-07-14',
    });
    const { moments } = timeline(askedOf(text), '2025-07-14' as Day, TODAY);
    const totals = moments.map(({ day, options: [option] }) => `${day} ${option?.usd?.toFraction()}`);
    expect(totals).toEqual(['2025-07-14 0', '2026-07-15 1387/125']); // 730 x 0.0152
  });

  it('gives every day an account of its own, where the scenario says of none when it was opened', () => {
    const asked = askedOf(scenarioText(['ec2: { type: t2.micro }'], { asOf: '2026-06-02', freeTier: 'newAccount' }));
    const from = '2016-06-02' as Day;
    const { moments } = timeline(asked, from, TODAY);
    expect(moments).toEqual(plainMoments(asked, from, TODAY));
    expect(moments.at(-1)?.day).toBe('2025-07-15');
  });

  it('of quantities, prices and rules that the caller sets is that too', () => {
    const asked = askedOf(readFileSync(`${ROOT}scenarios/campaign-site.yaml`, 'utf8'));
    const values = new Map([
      ['uploads', rational(3_000_000)],
      ['lambda/durationGranularity', rational(50)],
      ['lambda/requests', rational('3e-7')],
    ]);
    const set = { ...asked, settings: { ...asked.settings, values } };
    const from = '2015-01-01' as Day;
    expect(timeline(set, from, TODAY).moments).toEqual(plainMoments(set, from, TODAY));
  });
});
