import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CAMPAIGN, run } from '../support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'questions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TODAY = 'scenarios/campaign-site-today.yaml';
const THUMBNAILS = 'scenarios/optimise/thumbnails.yaml';
const UNCERTAIN = ['--set', 'uploads=50k..500k'];

describe('every question', () => {
  it.each([
    ['breakEven', ['break-even', CAMPAIGN, '--vary', 'uploads']],
    [
      'breakEven',
      ['break-even', CAMPAIGN, '--vary', 'uploads', '--vary', 'Lambda/convert/duration=100ms..3s', '--points', '3'],
    ],
    ['sweep', ['sweep', CAMPAIGN, '--vary', 'uploads=1k..1M']],
    ['timeline', ['timeline', CAMPAIGN, '--from', '2016-06-02', '--to', '2018-01-01']],
    ['optimise', ['optimise', THUMBNAILS, '--type', 'm5.*']],
    ['uncertainty', ['uncertainty', CAMPAIGN, ...UNCERTAIN, '--samples', '1k']],
    ['diff', ['diff', CAMPAIGN, TODAY]],
    ['regions', ['compare', CAMPAIGN, '--region', 'ap-northeast-1,us-east-1']],
  ])('is answered in words, in both languages, and as JSON: %s', async (question, words) => {
    const english = await run(words);
    expect([english.status, english.err]).toEqual([0, '']);
    const japanese = await run([...words, '--lang', 'ja']);
    expect(japanese.out).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    const narrow = await run(words, { env: { COLUMNS: '60' } });
    expect([narrow.status, narrow.err]).toEqual([0, '']);
    const json = await run([...words, '--format', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({ formatVersion: 1, question });
  });

  it.each([
    ['an unknown quantity', ['break-even', CAMPAIGN, '--vary', 'uplods'], /did you mean `uploads`/],
    ['a reversed range', ['break-even', CAMPAIGN, '--vary', 'uploads', '--from', '9k', '--to', '1k'], /reversed/],
    [
      'three quantities',
      ['sweep', CAMPAIGN, '--vary', 'uploads', '--vary', 'views', '--vary', 'month'],
      /more than twice/,
    ],
    [
      'a million by a million',
      ['sweep', CAMPAIGN, '--vary', 'uploads=1..9M', '--vary', 'views=1..9M', '--points', '1M'],
      /1,000,000,000,000 rows/,
    ],
    [
      'too many rows for a table',
      ['sweep', CAMPAIGN, '--vary', 'uploads=1..9M', '--points', '10k'],
      /too many for a table/,
    ],
    ['no points', ['sweep', CAMPAIGN, '--vary', 'uploads', '--points', 'many'], /--points many can't be/],
    ['days that are reversed', ['timeline', CAMPAIGN, '--from', '2018-01-01', '--to', '2017-01-01'], /reversed/],
    ['a day that is none', ['timeline', CAMPAIGN, '--from', '2018-13-01'], /is not a day/],
    ['one day for a timeline', ['timeline', CAMPAIGN, '--as-of', '2018-01-01'], /is a single day/],
    ['nothing to choose', ['optimise', CAMPAIGN], /has nothing to choose from/],
    ['no result of power tuning', ['optimise', THUMBNAILS, '--power-tuning', CAMPAIGN], /no durations by memory/],
    ['a result that is not there', ['optimise', THUMBNAILS, '--power-tuning', 'absent.json'], /absent\.json/],
    ['nothing uncertain', ['uncertainty', CAMPAIGN], /no uncertain quantity/],
    ['no seed', ['uncertainty', CAMPAIGN, ...UNCERTAIN, '--seed', '-1'], /--seed -1 can't be/],
    ['one scenario for a difference', ['diff', CAMPAIGN], /missing required argument/],
    [
      'a region that is none',
      ['compare', CAMPAIGN, '--region', 'us-east-1,mars-1'],
      /no prices for the region `mars-1`/,
    ],
  ])('is refused with a word and the way out, not a stack: %s', async (_, words, expected) => {
    const { status, out, err } = await run(words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(expected);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('a sweep of many rows', () => {
  const words = [
    'sweep',
    CAMPAIGN,
    '--vary',
    'uploads=1..10M',
    '--points',
    '50k',
    '--scale',
    'linear',
    '--format',
    'csv',
  ];

  it('is written to a file whole', async () => {
    const file = join(folder, 'sweep.csv');
    expect(await run([...words, '--output', file])).toEqual({ status: 0, out: '', err: `wrote ${file}\n` });
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines).toHaveLength(50_002);
    expect(lines.at(-2)).toMatch(/^10000000,\d+,\d+,EC2,,,$/);
  });

  it('leaves nothing behind where it can not be written', async () => {
    const file = join(folder, 'absent', 'sweep.csv');
    expect(await run([...words, '--output', file])).toMatchObject({ status: 2, out: '' });
    expect(existsSync(file)).toBe(false);
  });
});

describe('traffic of a file', () => {
  const scenario = (csv: string) => `
region: us-east-1
asOf: 2025-06-18
traffic: { calls: { csv: ${csv}, every: hour } }
options:
  EC2: [{ ec2: { type: m5.large, count: auto, autoscaling: { max: 5 }, load: { requests: calls, cpu: 50 ms } } }]
  Lambda: [{ lambda: { requests: calls, duration: 50 ms, memory: 512 MB } }]
`;

  it('is read beside the scenario', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(
      join(folder, 'data', 'calls.csv'),
      `\ufeffhour;calls\r\n${Array.from({ length: 48 }, (_, hour) => `${hour};${(hour % 24) * 10_000}`).join('\r\n')}\r\n`,
    );
    writeFileSync(join(folder, 'traffic.yaml'), scenario('data/calls.csv'));
    const { status, out, err } = await run([join(folder, 'traffic.yaml')]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/Traffic: calls: 31\.94 a second on average, 63\.89 at the peak, which is 2 times the mean/);
    expect(out).toMatch(/autoscaling: [\d.]+ instances on average/);
  });

  it('is read from elsewhere only below the root that is named', async () => {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'inner', 'above.yaml'), scenario('../data/calls.csv'));
    const words = ['check', join(folder, 'inner')];
    for (const format of ['text', 'json', 'github', 'junit']) {
      const { status, out, err } = await run([...words, '--format', format]);
      expect(status).toBe(2);
      expect(err).toMatch(/above\.yaml:4:26: .*calls\.csv: it is outside the scenario’s folder/);
      expect(`${out}${err}`).not.toContain('10000');
    }
    expect(await run([...words, '--root', folder])).toMatchObject({ status: 0, err: '' });
    const { status, err } = await run([...words, '--root', join(folder, 'absent')]);
    expect([status, err.split('\n')[0]]).toEqual([2, `--root ${join(folder, 'absent')} is not a folder`]);
  });

  it.each([
    ['is not there', undefined, /absent/],
    ['has holes', 'hour,calls\n0,5\n1,\n', /line 3 has no count/],
    ['has negative counts', 'hour,calls\n0,5\n1,-5\n', /negative count/],
  ])('that %s is refused at the place that names it', async (_, text, expected) => {
    const name = text === undefined ? 'absent.csv' : 'wrong.csv';
    if (text !== undefined) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'wrong.yaml'), scenario(name));
    const { status, out, err } = await run([join(folder, 'wrong.yaml')]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/wrong\.yaml:4:/);
    expect(err).toMatch(expected);
  });
});
