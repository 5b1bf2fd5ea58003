import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SERVICES } from '../src/services/registry.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** What each room may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  quantity: [],
  document: [],
  formula: ['quantity'],
  book: ['quantity', 'document', 'formula'],
  services: ['quantity', 'formula'],
  scenario: ['quantity', 'document', 'formula', 'services'],
  compare: ['quantity', 'document', 'formula', 'book', 'services', 'scenario'],
  refresh: ['quantity', 'book', 'services'],
  import: ['quantity'],
  template: [],
  report: ['quantity', 'document', 'formula', 'book', 'services', 'refresh', 'compare', 'scenario'],
  /** The script that runs in a page. */
  page: ['quantity', 'scenario', 'report'],
  io: ['document', 'book', 'services', 'scenario', 'refresh', 'report'],
  cli: [
    'quantity',
    'document',
    'book',
    'services',
    'refresh',
    'compare',
    'report',
    'scenario',
    'import',
    'template',
    'io',
  ],
};

/** Each outside package has one room that knows it. */
const OWNERS: Readonly<Record<string, string>> = {
  'fraction.js': 'quantity',
  'fastest-levenshtein': 'document',
  yaml: 'document',
  chalk: 'report',
  'd3-scale': 'report',
  'd3-shape': 'report',
  'page-assets': 'report',
  'pure-rand/distribution/uniformFloat64': 'compare',
  'pure-rand/generator/xoroshiro128plus': 'compare',
  'cli-table3': 'report',
  fflate: 'report',
  'fast-string-width': 'report',
  'fast-wrap-ansi': 'report',
  papaparse: 'io',
  'env-paths': 'io',
  '@clack/prompts': 'io',
  undici: 'io',
  '@aws-sdk/client-pricing': 'io',
  '@smithy/fetch-http-handler': 'io',
  commander: 'cli',
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const room = (file: string) => file.split('/')[0] ?? '';
const imports = files.flatMap((file) => {
  // Examples in docstrings import what their readers would.
  const text = readFileSync(join(src, file), 'utf8').replace(/^ *\/\*[\s\S]*?\*\//gm, '');
  const found = [...text.matchAll(/^(?:import|export)\b[^']*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  return found.map((target) => ({ file, target }));
});

describe('imports', () => {
  it('run one way between the rooms', () => {
    const within = imports.filter(({ file, target }) => target.startsWith('.') && file.includes('/'));
    const wrong = within.filter(({ file, target }) => {
      const to = relative(src, join(src, dirname(file), target));
      const atTop = !to.includes('/');
      return !atTop && room(to) !== room(file) && !ARROWS[room(file)]?.includes(room(to));
    });
    expect(wrong).toEqual([]);
    expect(new Set(within.map(({ file }) => room(file)))).toEqual(new Set(Object.keys(ARROWS)));
  });

  it('of outside packages stand in the one room that owns the package', () => {
    const outside = imports.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'));
    expect(outside.filter(({ file, target }) => OWNERS[target] !== room(file))).toEqual([]);
    expect(new Set(outside.map(({ target }) => target))).toEqual(new Set(Object.keys(OWNERS)));
  });

  it('of Node are made where files and the terminal are, and nowhere else', () => {
    expect(imports.filter(({ file, target }) => target.startsWith('node:') && room(file) !== 'io')).toEqual([]);
  });
});

describe('services', () => {
  it('never compare dates: what changes on a day is in the books', () => {
    const dated = files
      .filter((file) => room(file) === 'services')
      .filter((file) => /\d{4}-\d{2}-\d{2}'|\bday\b\s*[<>]/.test(readFileSync(join(src, file), 'utf8')));
    expect(dated).toEqual([]);
  });
});

describe('the questions', () => {
  const root = fileURLToPath(new URL('../src/', import.meta.url));
  const ofBooks = ['data/rules', 'data/prices/ap-northeast-1'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => name.replace('.yaml', '')),
  );
  const names = [...new Set([...SERVICES.keys(), ...ofBooks])];
  /** A text or a pattern that begins with a name, or has it between backquotes. */
  const named = new RegExp(`['"\`^](?:${names.join('|')})\\b`);
  const withoutComments = (text: string) => text.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

  it('know no service by its name, nor any of its rules: what differs between services is said by them', () => {
    expect(names).toEqual(expect.arrayContaining(['ec2', 'lambda', 'ec2Reserved', 'instanceTypes', 'cpuCredits']));
    const lines = files
      .filter((file) => room(file) === 'compare')
      .flatMap((file) => withoutComments(readFileSync(join(src, file), 'utf8')).split('\n'));
    expect(lines.filter((line) => named.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(1000);
  });
});

describe.each(['docs/architecture.md', 'docs/recipes.md'])('%s', (name) => {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const text = readFileSync(join(root, name), 'utf8');
  const there = ['bin', 'docs', 'schema', 'scripts', 'src', 'test', 'scenarios'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `/${folder}/${path}`),
  );
  const atTop = readdirSync(root).map((path) => `/${path}`);

  /** What the recipes make. */
  const MADE = /mailQueue|\borg\b/;

  it('names files and folders that are there', () => {
    const named = [...text.matchAll(/[\w<>*./-]*\w\.(?:ts|cjs|json|md)\b|(?<=`)[\w/]+\/(?=`)/g)].map(([path]) => path);
    const missing = named.filter((path) => {
      const pattern = path
        .replace(/\/$/, '')
        .replaceAll('.', '\\.')
        .replace(/<\w+>|\*/g, '[^/]+');
      const found = new RegExp(`/${pattern}$`);
      return !MADE.test(path) && ![...there, ...atTop].some((one) => found.test(one));
    });
    expect(named.length).toBeGreaterThan(8);
    expect(missing).toEqual([]);
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, command]) => command);
    expect(named.filter((command) => !Object.hasOwn(scripts, command as string))).toEqual([]);
    expect(named.length).toBeGreaterThan(1);
  });
});

describe('docs/architecture.md', () => {
  const text = readFileSync(join(src, '../docs/architecture.md'), 'utf8');

  it('lists every room', () => {
    const list = /^ {4}src\/\n((?: {6}.*\n)+)/m.exec(text)?.[1] ?? '';
    const told = [...list.matchAll(/^ {6}(\w+)\//gm)].map(([, name]) => name as string);
    expect(told.sort()).toEqual([...Object.keys(ARROWS), 'data'].sort());
  });

  it('tells the way in which imports run', () => {
    const told = /Imports run one way: ([^.]+)\./.exec(text)?.[1] ?? '';
    const steps = told.split(';').flatMap((chain) => {
      const rooms = chain.split('<-').map((names) => names.split(',').map((name) => name.trim()));
      return rooms.slice(1).flatMap((users, index) => users.map((user) => [user, rooms[index] ?? []] as const));
    });
    const reached = (from: string): string[] =>
      steps.filter(([user]) => user === from).flatMap(([, used]) => used.flatMap((to) => [to, ...reached(to)]));
    const untold = Object.entries(ARROWS).flatMap(([user, used]) => used.filter((to) => !reached(user).includes(to)));
    expect(untold).toEqual([]);
  });
});
