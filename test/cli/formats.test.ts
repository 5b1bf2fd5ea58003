/** `--format` and `--output` as a user says them: which format is meant, what is refused, and that files come all or none. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/cli/call/formats.js';
import { deliver } from '../../src/cli/call/outputs.js';
import { writeFilesAtomically } from '../../src/io/files/atomicFiles.js';
import { CAMPAIGN, run, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);

const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  table: /^Campaign site: .+\n┌/,
  markdown: /^### Campaign site: /,
  csv: /^x_Scenario,/,
  json: /^\{\n {2}"formatVersion": 1,/,
};

describe('the format of a file', () => {
  it.each([
    { name: 'a.txt', words: [], format: 'table' },
    { name: 'a.md', words: [], format: 'markdown' },
    { name: 'a.markdown', words: [], format: 'markdown' },
    { name: 'a.csv', words: [], format: 'csv' },
    { name: 'A.JSON', words: [], format: 'json' },
    { name: 'a', words: [], format: 'table' },
    { name: 'a.2026', words: [], format: 'table' },
    { name: 'b', words: ['--format', 'csv'], format: 'csv' },
    { name: 'b.v2', words: ['--format', 'json'], format: 'json' },
    { name: 'b.txt', words: ['--format', 'markdown'], format: 'markdown' },
    { name: 'b.csv', words: ['--format', 'csv'], format: 'csv' },
  ])('$name, with $words, is $format', async ({ name, words, format }) => {
    expect(await run([CAMPAIGN, '--output', at(name), ...words])).toEqual({
      status: 0,
      out: '',
      err: `wrote ${at(name)}\n`,
    });
    expect(readFileSync(at(name), 'utf8')).toMatch(BEGINNINGS[format] as RegExp);
  });

  it('is each file’s own where there are several', async () => {
    const names = ['several.txt', 'several.md', 'several.csv', 'several.json'];
    const { status, out } = await run([CAMPAIGN, ...names.flatMap((name) => ['--output', at(name)])]);
    expect([status, out]).toEqual([0, '']);
    const texts = names.map((name) => readFileSync(at(name), 'utf8'));
    expect(texts.map((text, index) => (Object.values(BEGINNINGS)[index] as RegExp).test(text))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('may be another word for a table in explain', async () => {
    const table = await run(['explain', CAMPAIGN, 'EC2', '--format', 'table']);
    expect(await run(['explain', CAMPAIGN, 'EC2', '--format', 'text'])).toEqual(table);
    expect(await run(['explain', CAMPAIGN, 'EC2'])).toEqual(table);
  });
});

describe('what can not be meant', () => {
  const old = folder.file('old.json', 'old');
  it.each([
    {
      what: 'a format that the ending contradicts',
      words: ['--format', 'csv', '--output', old],
      says: /old\.json can't be both json, as its ending says, and csv\n {2}remedy: end the file in \.csv, or leave --format out/,
    },
    {
      what: 'a format that one of several endings contradicts',
      words: ['--format', 'csv', '--output', at('new.csv'), '--output', old],
      says: /old\.json can't be both json/,
    },
    {
      what: 'the same file twice',
      words: ['--output', old, '--output', old],
      says: /old\.json is written twice/,
    },
    {
      what: 'the same new file by two paths',
      words: [
        '--output',
        at('new.csv'),
        '--output',
        join(folder.path, '..', folder.path.split('/').at(-1) ?? '', 'new.csv'),
      ],
      says: /new\.csv is written twice/,
    },
    { what: 'a format that there is not', words: ['--format', 'word'], says: /Allowed choices are table, chart/ },
    ...['proposal.docx', 'a.v2', 'list.xls', 'page.xhtml'].map((name) => ({
      what: `the ending of ${name}`,
      words: ['--output', at(name)],
      says: new RegExp(`no format has the ending \\.${name.split('.')[1]}\n.*\\.txt, \\.md, .*\\.xlsx, \\.pdf`),
    })),
    { what: 'a file of no name', words: ['--output', ''], says: /--output/ },
  ])('is refused with the remedy: $what', async ({ words, says }) => {
    const { status, out, err } = await run([CAMPAIGN, ...words]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(says);
    expect(readFileSync(old, 'utf8')).toBe('old');
    expect(existsSync(at('new.csv'))).toBe(false);
  });

  it('is refused where an output would replace the scenario, be it the second', async () => {
    const scenario = folder.file('scenario.md', readFileSync(CAMPAIGN, 'utf8'));
    const { status, err } = await run([scenario, '--output', at('other.csv'), '--output', scenario]);
    expect(status).toBe(2);
    expect(err).toContain('would replace what is read');
    expect(existsSync(at('other.csv'))).toBe(false);
  });
});

describe('several outputs', () => {
  it.each([
    { what: 'whose folder is missing', name: 'missing/b.csv', says: 'its folder does not exist' },
    { what: 'that is a directory', name: 'folder.csv', says: 'this is a directory' },
  ])('are written all or none: one $what', async ({ name, says }) => {
    mkdirSync(at('folder.csv'), { recursive: true });
    const first = folder.file('first.md', 'old');
    const before = readdirSync(folder.path);
    const { status, err } = await run([CAMPAIGN, '--output', first, '--output', at(name)]);
    expect(status).toBe(2);
    expect(err).toContain(`${name}: can't be written: ${says}`);
    expect(readFileSync(first, 'utf8')).toBe('old');
    expect(readdirSync(folder.path)).toEqual(before);
  });

  it('get back what stood there where one can not take its place at last', () => {
    const [first, second, third] = [folder.file('1', 'old'), at('2'), at('3')];
    const before = readdirSync(folder.path);
    const untilADirectoryStandsThere = function* () {
      mkdirSync(third);
      yield 'new';
    };
    const contents = [first, second].map((path) => ({ path, content: 'new' }));
    expect(() => writeFilesAtomically([...contents, { path: third, content: untilADirectoryStandsThere() }])).toThrow(
      "can't be written: this is a directory",
    );
    expect(readFileSync(first, 'utf8')).toBe('old');
    expect(readdirSync(folder.path)).toEqual([...before, '3'].sort());
  });

  it('may be bytes', async () => {
    const format: Format = {
      word: 'bytes',
      endings: ['.bin'],
      isBinary: true,
      render: () => Uint8Array.of(0, 255, 10),
    };
    writeFileSync(at('bytes.bin'), 'a longer text');
    await deliver([], [{ format, path: at('bytes.bin') }], { language: 'en', width: 80, color: false });
    expect([...readFileSync(at('bytes.bin'))]).toEqual([0, 255, 10]);
  });
});

describe('several scenarios', () => {
  const both = [CAMPAIGN, 'scenarios/music-show.yaml'];

  it('are a list in JSON', async () => {
    const found = JSON.parse((await run([...both, '--format', 'json'])).out) as object[];
    const alone = await Promise.all(both.map((one) => run([one, '--format', 'json'])));
    expect(found).toEqual(alone.map(({ out }) => JSON.parse(out)));
  });

  it('have one header in CSV', async () => {
    const csv = async (...files: string[]) => (await run([...files, '--format', 'csv'])).out;
    const [first, second] = [await csv(CAMPAIGN), await csv('scenarios/music-show.yaml')];
    const [, ...rows] = second.split('\r\n');
    expect(await csv(...both)).toBe(`${first}${rows.join('\r\n')}`);
  });

  it('stand one after the other in Markdown', async () => {
    const { out } = await run([...both, '--format', 'markdown', '--lang', 'ja']);
    expect(out.match(/^### /gm)).toHaveLength(2);
  });
});

describe('every format of every question', () => {
  const uncertain = ['uncertainty', CAMPAIGN, '--set', 'uploads=50k..500k', '--samples', '200'];
  it.each([
    ['compare', ['compare', CAMPAIGN]],
    ['explain', ['explain', CAMPAIGN, 'Lambda']],
    ['break-even', ['break-even', CAMPAIGN, '--vary', 'uploads']],
    ['sweep', ['sweep', CAMPAIGN, '--vary', 'uploads=1k..1M', '--points', '5']],
    ['timeline', ['timeline', CAMPAIGN, '--from', '2016-06-02', '--to', '2017-01-01']],
    ['optimise', ['optimise', 'scenarios/optimise/thumbnails.yaml', '--type', 't3.*']],
    ['uncertainty', uncertain],
    ['diff', ['diff', CAMPAIGN, 'scenarios/campaign-site-today.yaml']],
    ['regions', ['compare', CAMPAIGN, '--region', 'ap-northeast-1,us-east-1']],
  ])('goes to files in one go: %s', async (question, words) => {
    const names = ['txt', 'md', 'csv', 'json'].map((ending) => at(`${question}.${ending}`));
    expect(await run([...words, '--lang', 'ja', ...names.flatMap((name) => ['--output', name])])).toEqual({
      status: 0,
      out: '',
      err: `${names.join(', ')} に書き込みました\n`,
    });
    expect(names.filter((name) => readFileSync(name, 'utf8').length < 50)).toEqual([]);
  });
});
