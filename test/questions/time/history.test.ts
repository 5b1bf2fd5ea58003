import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { billsAt } from '../../../src/bill/vary.js';
import { readCountsFile } from '../../../src/io/files/counts.js';
import { scenarioFiles } from '../../../src/io/files/files.js';
import type { Day } from '../../../src/quantity/day.js';
import { historyOf } from '../../../src/questions/time/history.js';
import { timeline } from '../../../src/questions/time/timeline.js';
import { books, TODAY } from '../../support/price.js';

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
      const anew = billsAt({ ...asked, settings }, new Map()).options.map(({ bill }) => bill?.usd.toFraction());
      expect(
        options.map(({ usd }) => usd?.toFraction()),
        day,
      ).toEqual(anew);
    }
    expect(found.flips).toEqual(whole.flips);
  });
});
