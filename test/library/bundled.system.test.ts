/** The library bundled into a program of somebody's, which runs where the package isn't. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.js';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import { ROOT } from '../support/run.js';

const DATA = join(ROOT, 'dist', 'data');
const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Prices what needs rules, a shard and the catalogue; the folder is the program's word, where it has one. */
const PROGRAM = `
import { compare, InputError } from ${JSON.stringify(join(ROOT, 'dist/lib/index.mjs'))};
import { builtInBooks } from ${JSON.stringify(join(ROOT, 'dist/lib/node.mjs'))};
const text = \`
region: ap-northeast-1
asOf: 2016-06-02
options:
  Lambda:
    - lambda: { requests: 1M, duration: 100 ms, memory: 128 MB }
\`;
const [word] = process.argv.slice(2);
const given = word === undefined ? [] : [{}, word.startsWith('file:') ? new URL(word) : word];
try {
  const { options } = compare({ file: 'inline', text }, { today: '2016-06-02' }, builtInBooks(...given));
  console.log(options[0].usd.valueOf());
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.log(error.problems[0].code, error.message);
}
`;

/** `import.meta` is an empty object in the CommonJS that esbuild makes; rolldown's own has a stand-in for the URL. */
const BUNDLES = [
  { name: 'modules', file: 'program.mjs', format: 'esm' },
  { name: 'CommonJS', file: 'program.cjs', format: 'cjs' },
  { name: 'CommonJS without the place of the code', file: 'placeless.cjs', format: 'cjs', define: 'undefined' },
] as const;

beforeAll(async () => {
  const input = join(folder, 'program.ts');
  writeFileSync(input, PROGRAM);
  for (const { file, format, ...rest } of BUNDLES) {
    const define = 'define' in rest ? { transform: { define: { 'import.meta.url': rest.define } } } : {};
    const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent', ...define });
    await bundle.write({ file: join(folder, file), format, codeSplitting: false });
    await bundle.close();
  }
});

function said(file: string, ...words: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, file), ...words], {
    encoding: 'utf8',
    cwd: '/',
  });
  return stdout + stderr;
}

describe.each(BUNDLES)('a program bundled as $name', ({ file }) => {
  it('says that there are no data, where it looked, and what to do', () => {
    const place =
      file === 'placeless.cjs' ? "a bundle of CommonJS can't tell where" : `in ${join(folder, '..', 'data')}`;
    const told = said(file);
    expect(told).toMatch(/^unreadable /);
    expect(told).toContain(place);
    expect(told).toContain('builtInBooks({}, folder)');
  });

  it('takes a folder, and then has the figures of the package', () => {
    expect(said(file, DATA)).toBe('0.408375\n');
  });
});

describe('the folder of the data', () => {
  it.each([
    ['a path', DATA],
    ['a path that ends in a slash', `${DATA}/`],
    ['a URL', pathToFileURL(DATA)],
    ['a URL that ends in a slash', pathToFileURL(`${DATA}/`)],
  ])('is %s', (_, given) => {
    const books = builtInBooks({}, given);
    expect(books.prices('ap-northeast-1', 'lambda')).toHaveLength(1);
    expect(books.rules('lambda')?.service).toBe('lambda');
    expect(books.rules('noSuchService'), 'which nothing promises').toBeUndefined();
  });

  const copy = join(folder, 'copy');
  const problemOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof InputError) return error.problems[0];
    }
    return undefined;
  };
  const shard = join(copy, 'prices/ap-northeast-1/lambda.tsv');
  const rules = join(copy, 'rules/lambda.json');
  const catalogue = join(copy, 'catalogue.json');
  const opened = () => builtInBooks({}, copy);
  const MISSING = 'this file of prices and rules is missing, though the catalogue beside it lists it';
  const CUT_OFF = 'this file of prices and rules is cut off';

  it.each([
    ['prices are missing', MISSING, shard, () => rmSync(shard), () => opened().prices('ap-northeast-1', 'lambda')],
    ['rules are missing', MISSING, rules, () => rmSync(rules), () => opened().rules('lambda')],
    [
      'prices are cut off',
      CUT_OFF,
      shard,
      () => truncateSync(shard, 4000),
      () => opened().prices('ap-northeast-1', 'lambda'),
    ],
    ['rules are cut off', CUT_OFF, rules, () => truncateSync(rules, 4000), () => opened().rules('lambda')],
    ['the catalogue is empty', CUT_OFF, catalogue, () => truncateSync(catalogue, 0), opened],
  ])('of which %s is damaged, and said to be', (_, message, file, damage, act) => {
    for (const path of [shard, rules, catalogue]) cpSync(join(DATA, relative(copy, path)), path);
    expect(problemOf(act)).toBeUndefined();
    damage();
    expect(problemOf(act)).toMatchObject({ code: 'unreadable', file, message: { en: message } });
    rmSync(copy, { recursive: true });
  });
});
