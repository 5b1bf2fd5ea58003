import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { countsOf } from '../../../src/quantity/countsMade.js';
import { rational } from '../../../src/quantity/rational.js';
import { trafficText } from '../../../src/report/document/traffic.js';
import type { Language } from '../../../src/words.js';
import { books, TODAY } from '../../support/price.js';

/** Requests of a month of 730 hours whose day has a busy half, three times as busy as the other. */
function told(requests: string, language: Language, traffic: string): string {
  const text = `
region: ap-northeast-1
asOf: 2025-06-18
workload: { requests: "${requests}" }
traffic: { requests: ${traffic} }
options: { A: [{ lambda: { requests: requests, duration: 100 ms, memory: 128 MB } }] }
`;
  const readCounts = () => countsOf([1, 3].map((one) => rational(one)));
  const { scenario } = compare({ file: 'x.yaml', text }, { today: TODAY, readCounts }, books);
  const [[id, found] = []] = [...scenario.traffic];
  return found === undefined ? '' : trafficText(id as string, found, scenario, language);
}

const DAY = `{ day: [${[...Array(12).fill(1), ...Array(12).fill(3)].join(', ')}] }`;

describe('traffic in a sentence', () => {
  it.each([
    ['2,628,000', '1 a second on average, 1.5 at the peak'],
    ['2,627,999', '60 a minute on average, 90 at the peak'],
    ['43,800', '1 a minute on average, 1.5 at the peak'],
    ['7,300', '10 an hour on average, 15 at the peak'],
    ['292', '9.6 a day on average, 14.4 at the peak'],
    ['1', '0.032877 a day on average, 0.049315 at the peak'],
    ['0', '0 a second on average, 0 at the peak'],
  ])('of %s requests a month is of the time in which one or more arrive: %s', (requests, expected) => {
    expect(told(requests, 'en', DAY)).toContain(expected);
  });

  it('names the file that it was counted in, and calls a shape of the scenario what it is', () => {
    expect(told('7300', 'en', DAY)).toContain('(a shape of 24 h that the scenario states)');
    expect(told('7300', 'ja', DAY)).toContain('シナリオで指定した 24 時間の形');
    const counted = '{ csv: views.csv, every: hour }';
    expect(told('7300', 'en', counted)).toContain('(counts of 2 h in views.csv)');
    expect(told('7300', 'ja', counted)).toContain('views.csv にある 2 時間分の件数');
  });
});
