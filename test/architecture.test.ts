import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SERVICES } from '../src/services/registry.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** What each room may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  quantity: ['data'],
  document: [],
  formula: ['quantity'],
  book: ['data', 'quantity', 'document', 'formula'],
  services: ['quantity', 'formula'],
  scenario: ['quantity', 'document', 'formula', 'services'],
  bill: ['quantity', 'document', 'formula', 'book', 'services', 'scenario'],
  questions: ['quantity', 'document', 'formula', 'book', 'services', 'scenario', 'bill'],
  refresh: ['quantity', 'book', 'services'],
  import: ['quantity', 'document', 'scenario'],
  template: [],
  report: ['quantity', 'document', 'formula', 'book', 'services', 'refresh', 'scenario', 'bill', 'questions'],
  /** The script that runs in a page. */
  page: ['quantity', 'scenario', 'report'],
  io: ['quantity', 'document', 'book', 'services', 'scenario', 'import', 'refresh', 'report'],
  cli: [
    'quantity',
    'document',
    'book',
    'services',
    'refresh',
    'bill',
    'questions',
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
  'pure-rand/distribution/uniformFloat64': 'questions',
  'pure-rand/generator/xoroshiro128plus': 'questions',
  fflate: 'report',
  'fast-string-width': 'report',
  'fast-wrap-ansi': 'report',
  papaparse: 'import',
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
  const found = [...text.matchAll(/^(?:import|export)\b[^']*?\bfrom '([^']+)'|\bimport\('([^']+)'\)/gm)];
  return found.map(([statement, a, b]) => ({ file, target: a ?? b ?? '', statement }));
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

  it.each([
    ['files', (file: string) => file],
    ['folders', (file: string) => (file.includes('/') ? dirname(file) : file)],
  ])('make no circle of %s, types included', (_, placeOf) => {
    const arrows = new Map<string, Set<string>>(files.map((file) => [placeOf(file), new Set()]));
    for (const { file, target } of imports.filter(({ target: to }) => to.startsWith('.'))) {
      const to = relative(src, join(src, dirname(file), target)).replace(/\.js$/, '.ts');
      if (placeOf(to) !== placeOf(file)) arrows.get(placeOf(file))?.add(placeOf(to));
    }
    // What imports nothing that is still here isn't in a circle, nor is what then imports nothing.
    for (let size = Number.POSITIVE_INFINITY; arrows.size < size; ) {
      size = arrows.size;
      for (const [place, targets] of arrows) if (![...targets].some((to) => arrows.has(to))) arrows.delete(place);
    }
    expect([...arrows].map(([place, targets]) => [place, [...targets].filter((to) => arrows.has(to))])).toEqual([]);
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

/**
 * What the language leaves to the runtime: its tables (ICU), its time zone and its mathematics. Each use has a reason why no figure
 * and no order comes to differ by it, or where the answer says that it may (docs/hardening.md).
 */
const RUNTIME = {
  tables: {
    pattern: /\bIntl\.\w+|\.toLocale\w+\(|\.localeCompare\(/g,
    allowed: {
      'quantity/calendar.ts Intl.DateTimeFormat': 'the clocks of a zone; the answer names the version of its rules',
      'services/compute/calendarWords.ts Intl.DateTimeFormat': 'whether a zone is one',
      'services/compute/calendarWords.ts Intl.supportedValuesOf': 'names to offer where it is none',
    },
  },
  localTime: {
    pattern: /\bnew Date\((?:\)|\w+,)|\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\(/g,
    allowed: {
      'cli/call/options.ts new Date()': 'today, where the user is',
      'cli/call/options.ts .getFullYear(': 'today, where the user is',
      'cli/call/options.ts .getMonth(': 'today, where the user is',
      'cli/call/options.ts .getDate(': 'today, where the user is',
      'report/formats/xlsx/workbook.ts new Date(1980,':
        'taken apart again in the same zone: the bytes are the same in all',
    },
  },
  mathematics: {
    pattern: /\bMath\.(?!(?:abs|ceil|floor|imul|max|min|round|sign|sqrt|trunc)\b)\w+/g,
    allowed: {
      'questions/uncertainty/draw.ts Math.exp': 'draws: the same in every V8, and to twelve digits elsewhere',
      'questions/uncertainty/draw.ts Math.log': 'draws: the same in every V8, and to twelve digits elsewhere',
      'import/powerTuning.ts Math.fround': 'IEEE 754 says what it gives',
      'io/files/folderLock.ts Math.random': 'how long to wait for a lock',
      'report/chart/scale.ts Math.log10': 'where a scale has its marks, with a margin',
      'report/formats/html/curve.ts Math.log': 'which quantity a page shows first',
    },
  },
};

describe('what a runtime may decide otherwise', () => {
  it.each(Object.entries(RUNTIME))('(%s) is asked only where there is a reason', (_, { pattern, allowed }) => {
    const found = files.flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return [...text.matchAll(pattern)].map(([use]) => `${file} ${use}`);
    });
    expect([...new Set(found)].sort()).toEqual(Object.keys(allowed).sort());
  });
});

describe('files', () => {
  /** What opens a file by its name, for reading. */
  const OPENERS =
    /\b(?:open|openSync|openAsBlob|readFile|readFileSync|createReadStream|opendir|opendirSync)\b|^import\(|\* as|fs\/promises/;
  const opening = imports
    .filter(({ target }) => /^(?:node:)?fs\b/.test(target))
    .filter(({ file, statement }) => OPENERS.test(statement) && file.startsWith('io/'))
    .map(({ file }) => file);

  it('are opened in few places', () => {
    expect(opening.sort()).toEqual([
      // The books of the package.
      'io/books/builtInBooks.ts',
      // The program's own: what is written, to be read again before it takes its place.
      'io/files/atomicFiles.ts',
      // What is named on the command line as `cat` would read it.
      'io/files/files.ts',
      // The program's own: locks, journals, and what stands beside a file that is written.
      'io/files/folderLock.ts',
      'io/files/journal.ts',
      'io/files/journalFile.ts',
      // Everything else: what a scenario names, what lies in a folder, prices.
      'io/files/opening.ts',
      // Again the program's own.
      'io/files/ownFiles.ts',
      // What a browser that it started has written.
      'io/machine/chromium.ts',
      // Of other processes, when they started.
      'io/machine/processes.ts',
    ]);
  });

  it('that a scenario names are opened below its folder alone', () => {
    const readers = files.filter(
      (file) => /\bCountsFile\b/.test(readFileSync(join(src, file), 'utf8')) && room(file) === 'io',
    );
    expect(readers).toEqual(['io/files/importing.ts']);
    const named = imports.filter(({ file, target }) => readers.includes(file) && /files\.js|opening\.js/.test(target));
    expect(named.map(({ statement }) => statement)).toEqual([expect.stringMatching(/\{ type Opened, openNamed \}/)]);
  });
});

/**
 * A pattern that may begin at each of many spaces and then goes through all of them takes time by their square: 90,000 spaces in
 * a title took seconds. What may begin anywhere with a run of something is none of these, or reads short texts only.
 */
const RUNS = {
  'import/powerTuning.ts /#([A-Za-z0-9+/=%]+);([A-Za-z0-9+/=%]+);[A-Za-z0-9+/=%]+\\s*$/':
    'each `#` ends what began at the one before',
  'io/books/priceFile.ts /"offerCode"\\s*:/': 'begins at a word, in the first characters of a file',
  'report/formats/xlsx/checksSheet.ts /\\/\\s*(?:s|sec|min|minutes?|h|hours?|days?|weeks?|years?)\\b/':
    'each stroke ends what began at the one before',
  'scenario/quantity/unit.ts /\\d\\s*B$/': 'a quantity has 1,000 characters at most',
  'scenario/quantity/unit.ts /\\s*B$/': 'a quantity has 1,000 characters at most',
};

describe('patterns', () => {
  it('go through no run of spaces from each of its spaces anew', () => {
    const found = files.flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8').replace(/^ *\/\*[\s\S]*?\*\/|^ *\/\/.*/gm, '');
      const literals = [
        ...text.matchAll(/(?<=[(=,:?&|!] ?)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[dgimsuvy]*/g),
      ];
      return literals
        .filter(([one]) => /^\/(?!\^).*\\s\*./.test(one) && !one.endsWith('y'))
        .map(([one]) => `${file} ${one}`);
    });
    expect([...new Set(found)].sort()).toEqual(Object.keys(RUNS).sort());
  });
});

/** Whoever asks these may have no command line: their texts name settings as the library does (mention.ts). */
const CORE = 'quantity document formula book services scenario bill questions import refresh'.split(' ');

describe('the core', () => {
  it('names no flag of the command line', () => {
    const lines = files
      .filter((file) => CORE.includes(room(file)))
      .flatMap((file) => readFileSync(join(src, file), 'utf8').split('\n'))
      // AWS's own command line has flags too, and comments may name them.
      .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line));
    expect(lines.filter((line) => /(?<![\w-])--[a-z]/.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(5000);
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

describe('what is about all services', () => {
  const root = fileURLToPath(new URL('../src/', import.meta.url));
  const ofBooks = ['data/rules', 'data/prices/ap-northeast-1'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => name.replace('.yaml', '')),
  );
  const names = [...new Set([...SERVICES.keys(), ...ofBooks])];
  /** A text or a pattern that begins with a name, or has it between backquotes; the program's own is none. */
  const named = new RegExp(`['"\`^](?:${names.join('|')})\\b(?!-vs-lambda)`);
  const ROOMS = 'book scenario bill questions refresh import report page io cli'.split(' ');
  /** Of what a person may write. */
  const EXAMPLES = ["const list = uses && asList(uses, what, problems, 'lambda: { … }');"];
  const withoutComments = (text: string) => text.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

  it('know no service by its name, nor any of its rules: what differs between services is said by them', () => {
    expect(names).toEqual(expect.arrayContaining(['ec2', 'lambda', 'ec2Reserved', 'instanceTypes', 'cpuCredits']));
    const lines = files
      .filter((file) => ROOMS.includes(room(file)))
      .flatMap((file) => withoutComments(readFileSync(join(src, file), 'utf8')).split('\n'));
    expect(lines.filter((line) => named.test(line)).map((line) => line.trim())).toEqual(EXAMPLES);
    expect(lines.length).toBeGreaterThan(10_000);
  });

  it('say of instances only what their service names: prices and rules come with them, but for those of Savings Plans', () => {
    const others = new RegExp(`['"\`^](?:${names.filter((name) => !name.startsWith('savingsPlan')).join('|')})\\b`);
    const lines = files
      .filter((file) => file.startsWith('services/compute/'))
      .flatMap((file) => withoutComments(readFileSync(join(src, file), 'utf8')).split('\n'));
    expect(lines.filter((line) => others.test(line))).toEqual([]);
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
  const MADE = /\b(waf|org)\b/;

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
