/** The README and the pages of `docs`: what they show is so, what they link to is there, and both languages say the same. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compare } from '../src/bill/compare.js';
import { countsReader } from '../src/io/files/importing.js';
import { check } from '../src/questions/check/check.js';
import { browserPath } from './support/browser.js';
import { complaintsOf, run as runExamples } from './support/examples.js';
import { books, priced, TODAY } from './support/price.js';
import { type PriceListServer, priceListServer } from './support/priceListServer.js';
import { DURATION, instance, REQUESTS } from './support/products.js';
import { ROOT, temporaryFolder } from './support/run.js';
import { blocksOf, commandsOf, isShownBy, type Ran, runShown } from './support/shownCommands.js';

/** Those written for users, who read them in either language. */
const PAGES = [
  'README',
  ...['scenarios', 'questions', 'price-books', 'outputs', 'library', 'ci', 'editors', 'not-covered'].map(
    (name) => `docs/${name}`,
  ),
];

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const folder = temporaryFolder();
folder.file('views.csv', `views\n${'10\n'.repeat(24)}`);

const all = ['.', 'docs', 'docs/gallery'].flatMap((place) =>
  readdirSync(join(ROOT, place))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(place, name)),
);

/** GitHub's anchor of each heading. */
function anchorsOf(page: string): string[] {
  return [...withoutCode(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\p{Mark}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const withoutCode = (page: string) => page.replace(/^```[\s\S]*?^```$/gm, '');

describe.each(all)('%s', (file) => {
  const page = read(file);

  it('links to what is there', () => {
    const targets = [
      ...withoutCode(page)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\(([^)\s]+)\)/g),
    ].map(([, target = '']) => target);
    const missing = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path = '', anchor] = target.split('#');
      const linked = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(ROOT, linked))) return true;
      return anchor !== undefined && !anchorsOf(read(linked)).includes(decodeURIComponent(anchor));
    });
    expect(missing).toEqual([]);
  });

  it('names scripts of the package that are there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...page.matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe('every command that is shown', () => {
  const needsBrowser = (command: string) => /--pdf|\.pdf\b/.test(command);
  /** What later commands of the page read. */
  const prepares = (command: string) => /^ec2-vs-lambda (?:init|prices refresh) /.test(command);
  const sessions = PAGES.flatMap((name) => {
    const en = commandsOf(read(`${name}.md`)).filter(
      ({ command }) => browserPath !== undefined || !needsBrowser(command),
    );
    const said = new Set(en.map(({ command }) => command));
    // What both languages show alike is run once.
    const ja = commandsOf(read(`${name}.ja.md`)).filter(
      ({ command }) => prepares(command) || !(said.has(command) || needsBrowser(command)),
    );
    return [
      { file: `${name}.md`, shown: en, runs: [] as readonly Ran[] },
      { file: `${name}.ja.md`, shown: ja, runs: [] as readonly Ran[] },
    ];
  }).filter(({ shown }) => shown.length > 0);
  let server: PriceListServer | undefined;

  beforeAll(async () => {
    server = await priceListServer({ items: [REQUESTS, DURATION, instance('t3.micro', '0.0136')] });
    for (const [index, session] of sessions.entries()) {
      session.runs = await runShown(
        read(session.file),
        session.shown.map(({ command }) => command.replace(/^npx (--no-install )?/, '')),
        join(folder.path, String(index)),
        server.url,
      );
    }
  }, 300_000);
  afterAll(() => server?.close());

  describe.each(sessions)('of $file', (session) => {
    it('works, one after the other in a checkout', () => {
      const failed = session.runs.filter(({ status }) => status !== 0);
      expect(failed.map(({ command, status, err }) => ({ command, status, err }))).toEqual([]);
    });

    it('prints what is shown', () => {
      for (const [index, { output }] of session.shown.entries()) {
        const printed = session.runs[index]?.out ?? '';
        if (output !== undefined && !isShownBy(output, printed)) expect(printed).toBe(output);
      }
    });
  });

  it('is many', () => {
    expect(sessions.flatMap(({ shown }) => shown).length).toBeGreaterThan(80);
  });
});

describe.each(['README.md', 'README.ja.md'])('%s', (file) => {
  const page = read(file);

  it('leads, in at most 150 lines', () => {
    expect(page.split('\n').length - 1).toBeLessThanOrEqual(150);
  });

  it('installs and tests as continuous integration does', () => {
    const [install, test] = [...page.matchAll(/^npm install && (npm (?:run )?\w+)/gm)].map(([, command]) => command);
    expect([install, test]).toEqual(['npm run campaign', 'npm test']);
    expect(read('.ci/run')).toMatch(/^npm install [^&]*&& npm test/m);
  });

  it('shows lines that init writes', () => {
    const init = commandsOf(page).find(({ command }) => command.startsWith('ec2-vs-lambda init'));
    expect(init).toBeDefined();
    const written = readdirSync(folder.path).map((name) => join(folder.path, name, 'shop.yaml'));
    const scenarios = written.filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8').split('\n'));
    const shown =
      blocksOf(page)
        .filter(({ language }) => language === 'yaml')[0]
        ?.text.trimEnd()
        .split('\n') ?? [];
    expect(shown.length).toBeGreaterThan(4);
    expect(scenarios.some((lines) => shown.every((line) => lines.includes(line)))).toBe(true);
  });
});

/** What the parts of a scenario that a page shows are put into. */
const AROUND = {
  region: 'ap-northeast-1',
  asOf: '2025-06-18',
  currency: { code: 'JPY', perUsd: 150, source: 'an example' },
  workload: { requests: '60M / month', uploads: '1M / month' },
  traffic: { requests: { day: Array.from({ length: 24 }, (_, hour) => 10 + hour) } },
  options: { A: [{ lambda: { requests: 'requests', duration: '120 ms', memory: '512 MB' } }] },
};

/** A whole scenario, components, or parts of one. */
function scenarioOf(block: string): string {
  if (/^options:/m.test(block)) return block;
  const said = parse(block);
  return stringify(
    Array.isArray(said)
      ? { ...AROUND, options: { A: said } }
      : { ...AROUND, ...said, workload: { ...AROUND.workload, ...said.workload } },
  );
}

describe.each(['docs/scenarios.md', 'docs/scenarios.ja.md'])('%s', (file) => {
  const blocks = blocksOf(read(file)).filter(({ language }) => language === 'yaml');

  it('explains a scenario that can be priced and meets its expectations', () => {
    const checked = check(priced(blocks[0]?.text ?? ''), { settings: { today: TODAY }, books });
    expect(checked).toHaveLength(7);
    expect(checked.filter(({ passes }) => !passes)).toEqual([]);
  });

  it.each(blocks.map(({ text }) => ({ text, first: text.split('\n', 1)[0] })))(
    'shows what can be priced: $first',
    ({ text: block }) => {
      const source = { file: join(folder.path, 'shown.yaml'), text: scenarioOf(block) };
      const { options } = compare(source, { today: TODAY, readCounts: countsReader() }, books);
      expect(options.length).toBeGreaterThan(0);
    },
  );
});

/** Its code is the same in Japanese. */
describe('docs/library.md', () => {
  const examples = blocksOf(read('docs/library.md'))
    .filter(({ language }) => language === 'ts')
    .map(({ text }, index) => ({ name: `page${index}`, isType: false, summary: '', example: text }));

  it('has examples that compile against the built package', () => {
    expect(examples.length).toBeGreaterThan(1);
    expect(complaintsOf(examples)).toEqual([]);
  });

  it('has examples that give what they say', () => {
    const told = runExamples(examples.filter(({ example }) => !example.includes('fetch(')));
    for (const { results, error } of told) {
      expect(error).toBeUndefined();
      for (const { line, found, expected } of results) expect({ line, found }).toEqual({ line, found: expected });
    }
  });
});

describe.each(PAGES)('%s in English and Japanese', (name) => {
  const [en, ja] = [read(`${name}.md`), read(`${name}.ja.md`)];

  it('has the same sections', () => {
    const levels = (page: string) => [...withoutCode(page).matchAll(/^(#+) /gm)].map(([, level]) => level);
    expect(levels(ja)).toEqual(levels(en));
  });

  it('shows the same commands', () => {
    const plain = (page: string) => commandsOf(page).map(({ command }) => command.replaceAll(' --lang ja', ''));
    expect(plain(ja)).toEqual(plain(en));
  });

  it('shows the same code, but for its comments and texts', () => {
    const code = (page: string) =>
      blocksOf(page)
        .filter(({ language }) => language !== 'console' && language !== 'sh')
        .map(({ language, text }) => ({
          language,
          lines: text
            .replace(/(^|\s+)(?:#|\/\/ ).*$/gm, '')
            .replace(/"[^"]*"/g, '""')
            .split('\n')
            .filter((line) => line.trim() !== ''),
        }));
    expect(code(ja)).toEqual(code(en));
  });

  it('leads to its other language', () => {
    const base = name.split('/').at(-1);
    expect(en).toContain(`[日本語](${base}.ja.md)`);
    expect(ja).toContain(`[English](${base}.md)`);
  });
});
