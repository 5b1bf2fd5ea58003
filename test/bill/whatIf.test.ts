import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { lineName } from '../../src/bill/select.js';
import { InputError } from '../../src/errors.js';
import { toDecimal } from '../../src/quantity/rational.js';
import { compareRegions } from '../../src/questions/choose/regions.js';
import { type ComparisonDiff, diff } from '../../src/questions/diff/diff.js';
import { diffAnswer, diffJson } from '../../src/report/answers/diff.js';
import { regionsAnswer, regionsJson } from '../../src/report/answers/regions.js';
import { books, priced, TODAY } from '../support/price.js';
import { tableOf } from '../support/shown.js';

const CAMPAIGN = readFileSync(new URL('../../scenarios/campaign-site.yaml', import.meta.url), 'utf8');

function across(regions: string, text = CAMPAIGN) {
  const asked = { source: { file: 'test.yaml', text }, settings: { today: TODAY }, books };
  return compareRegions(asked, { file: '--region', text: regions });
}

describe('a comparison across regions', () => {
  it('is that of each region', () => {
    const { regions, cheapest } = across('ap-northeast-1,us-east-1');
    for (const { region, comparison } of regions) {
      const alone = compare(
        { file: 'x', text: CAMPAIGN },
        { today: TODAY, region: { file: '--region', text: region } },
        books,
      );
      expect(comparison?.options.map(({ usd }) => usd.toFraction())).toEqual(
        alone.options.map(({ usd }) => usd.toFraction()),
      );
    }
    expect(cheapest).toEqual([{ region: 'us-east-1', option: 'Lambda' }]);
  });

  it('names what a region lacks and goes on', () => {
    const { regions } = across('sa-east-1, us-east-1');
    expect(regions[0]?.comparison).toBeUndefined();
    expect(regions[0]?.problems[0]?.message.en).toMatch(/^no price for ebs\/gp2\.storage in sa-east-1/);
    expect(tableOf(regionsAnswer(across('sa-east-1, us-east-1')), 'en', 100)).toMatchSnapshot();
  });

  it('of all regions leaves out those of governments', () => {
    const lambda =
      'region: us-east-1\nasOf: 2025-12-06\noptions: { A: [{ lambda: { requests: 1M, duration: 1 s, memory: 1 GB } }] }';
    const { regions } = across('all', lambda);
    expect(regions.length).toBeGreaterThan(30);
    expect(regions.filter(({ region }) => region.startsWith('us-gov'))).toEqual([]);
    expect(regions.filter(({ comparison }) => comparison === undefined)).toEqual([]);
  });

  it.each([
    ['an unknown one, at its place', 'us-east-1,us-esat-1', 11],
    ['an empty one', 'us-east-1,,eu-west-1', 11],
  ])('refuses %s', (_, regions, column) => {
    try {
      across(regions);
      expect.unreachable();
    } catch (error) {
      expect((error as InputError).problems[0]?.place?.column).toBe(column);
    }
  });

  it('is refused where none of the regions has the prices', () => {
    expect(() => across('sa-east-1')).toThrow(InputError);
  });

  it('is told as JSON', () => {
    expect(regionsJson(across('us-east-1,sa-east-1'))).toMatchObject({
      question: 'regions',
      regions: [
        { region: 'us-east-1', comparison: { formatVersion: 1 } },
        { region: 'sa-east-1', unpriced: expect.arrayContaining([expect.any(String)]) },
      ],
    });
  });
});

const BASE = `
region: us-east-1
asOf: 2025-06-18
options:
  EC2:
    - ec2: { name: web, type: t3.micro, count: 2, storage: { gp3: 8 GB } }
  Lambda:
    - lambda: { name: api, requests: 1M, duration: 100 ms, memory: 512 MB }
`;

function changed(edit: (text: string) => string): ComparisonDiff {
  return diff(priced(BASE), priced(edit(BASE)));
}

const lines = (found: ComparisonDiff) =>
  found.options.flatMap(({ name, lines: own }) =>
    own.map(({ before, after, usd }) => {
      const state = before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
      return `${name}: ${state} ${lineName((after ?? before) as never)} ${toDecimal(usd, 6).text}`;
    }),
  );

describe('the difference of two scenarios', () => {
  it('is none where they are the same', () => {
    const found = changed((text) => text);
    expect(lines(found)).toEqual([]);
    expect(found.frame).toEqual([]);
    expect(tableOf(diffAnswer(found), 'en', 100)).toContain('No amount and no quantity differs.');
  });

  it.each([
    [
      'a quantity',
      (text: string) => text.replace('count: 2', 'count: 3'),
      ['EC2: changed web / instance hours 7.592', 'EC2: changed web / gp3 storage 0.64'],
    ],
    [
      'a line that came',
      (text: string) => text.replace('count: 2', 'count: 2, publicIpv4: true'),
      ['EC2: new web / public IPv4 hours 7.3'],
    ],
    [
      'a line that went',
      (text: string) => text.replace(', storage: { gp3: 8 GB }', ''),
      ['EC2: gone web / gp3 storage -1.28'],
    ],
    [
      'a price of another type',
      (text: string) => text.replace('t3.micro', 't3.small'),
      ['EC2: changed web / instance hours 15.184'],
    ],
  ])('is told line by line: %s', (_, edit, expected) => {
    const found = lines(changed(edit));
    expect(found.map((line) => line.replace(/ \S+$/, ''))).toEqual(expected.map((line) => line.replace(/ \S+$/, '')));
    expect(found).toEqual(expected);
  });

  it('adds up to the difference of the totals', () => {
    const found = changed((text) => text.replace('t3.micro', 'm5.large').replace('100 ms', '900 ms'));
    for (const option of found.options) {
      const sum = option.lines.reduce((total, { usd }) => total.add(usd), option.usd.sub(option.usd));
      expect(sum.equals(option.usd)).toBe(true);
    }
  });

  it('names options that came and went, and what the scenario says as a whole', () => {
    const found = changed((text) => text.replace('EC2:', 'Servers:').replace('us-east-1', 'us-west-2'));
    expect(found.options.map(({ name, before, after }) => [name, before !== undefined, after !== undefined])).toEqual([
      ['EC2', true, false],
      ['Lambda', true, true],
      ['Servers', false, true],
    ]);
    expect(found.frame.map(({ key }) => key)).toEqual(['region']);
  });

  it.each(['en', 'ja'] as const)('is shown in %s', (language) => {
    const found = changed((text) => text.replace('count: 2', 'count: 3').replace('512 MB', '1024 MB'));
    expect(tableOf(diffAnswer(found), language, 80)).toMatchSnapshot();
  });

  it('is told as JSON', () => {
    const found = diffJson(changed((text) => text.replace('count: 2', 'count: 3')));
    expect(found).toMatchObject({
      question: 'diff',
      options: [
        { name: 'EC2', differenceUsd: '8.232' },
        { name: 'Lambda', lines: [] },
      ],
    });
  });
});
