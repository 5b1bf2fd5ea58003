/** The package as npm packs and installs it, on every line of Node that it is for, and on Bun and Deno. */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyProject, install, NODES, nodeProgram, OTHERS, otherProgram } from '../support/nodes.js';
import { packed } from '../support/packed.js';
import { type PriceListServer, priceListServer } from '../support/priceListServer.js';
import { instance } from '../support/products.js';
import { temporaryFolder } from '../support/run.js';

/** The packages come over a network. */
const FETCHING_MS = 600_000;

const temporary = temporaryFolder();
const project = join(temporary.path, 'project');
const installed = join(project, 'node_modules', 'ec2-vs-lambda');
const program = join(installed, 'bin', 'ec2-vs-lambda.cjs');
const scenarios = join(installed, 'scenarios');
const campaign = join(scenarios, 'campaign-site.yaml');

let server: PriceListServer;
beforeAll(async () => {
  emptyProject(project);
  install(project, [packed(temporary.path)]);
  server = await priceListServer({ items: [instance('m5.large', '0.124')] });
}, FETCHING_MS);
afterAll(() => server.close());

/** What runs the program, with a cache of its own. */
interface Runtime {
  readonly name: string;
  path(): string;
  readonly words?: readonly string[];
  readonly textWords?: readonly string[];
  /** That of a module. */
  readonly moduleWords?: readonly string[];
}

const cacheOf = ({ name }: Runtime) => join(temporary.path, 'caches', name);
const environment = (runtime: Runtime) => ({
  PATH: process.env.PATH,
  HOME: temporary.path,
  LANG: 'C.UTF-8',
  EC2_VS_LAMBDA_CACHE: cacheOf(runtime),
  DENO_NO_UPDATE_CHECK: '1',
  AWS_ACCESS_KEY_ID: 'made-up',
  AWS_SECRET_ACCESS_KEY: 'made-up',
});

function call(runtime: Runtime, words: readonly string[]) {
  const { status, signal, stdout, stderr } = spawnSync(runtime.path(), words, {
    cwd: project,
    encoding: 'utf8',
    env: environment(runtime),
  });
  return { status, signal, out: stdout, err: stderr };
}

const run = (runtime: Runtime, ...words: string[]) => call(runtime, [...(runtime.words ?? []), program, ...words]);
const fine = (out: string) => ({ status: 0, signal: null, out, err: '' });

/** The Node of the tests says what is right, where the scenarios and the tests that it runs don't. */
const here: Runtime = { name: 'here', path: () => process.execPath };
const said = new Map<string, string>();
function rightOf(...words: string[]): string {
  const known = said.get(words.join(' ')) ?? run(here, ...words).out;
  said.set(words.join(' '), known);
  return known;
}
const NODE_RUNTIMES: readonly Runtime[] = NODES.map((version) => ({
  name: `Node ${version}`,
  path: () => nodeProgram(version),
}));
const OTHER_RUNTIMES: readonly Runtime[] = OTHERS.map((other) => ({
  name: other.name,
  path: () => otherProgram(other),
  words: other.words,
  textWords: other.textWords,
  moduleWords: other.textWords,
}));

const NAMES = 'console.log(Object.keys(library).sort().join())';

it('package.json asks for the first release of each line that is tried', () => {
  const [node20, , node22, , node24] = NODES;
  const { engines } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(engines.node).toBe(`^${node20} || ^${node22} || >=${node24}`);
});

describe.each([...NODE_RUNTIMES, ...OTHER_RUNTIMES])('on $name', (runtime) => {
  beforeAll(() => void runtime.path(), FETCHING_MS);

  it('the program says its version', () => {
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(run(runtime, '--version')).toEqual(fine(`${version}\n`));
  });

  it('a comparison is the same without kept code and with it', () => {
    const out = rightOf(campaign);
    expect(out).toContain('Lambda costs 5,232 JPY a month less than EC2');
    expect(run(runtime, campaign)).toEqual(fine(out));
    expect(run(runtime, campaign)).toEqual(fine(out));
  });

  it.each([
    ['explain', 'explain', campaign, 'Lambda'],
    ['json', campaign, '--format', 'json'],
    ['html', campaign, '--format', 'html'],
    ['check', 'check', scenarios],
    ['a break-even', 'break-even', campaign, '--vary', 'uploads'],
  ])('%s is the same as here', (_, ...words) => {
    const out = rightOf(...words);
    expect(out.length).toBeGreaterThan(100);
    expect(run(runtime, ...words)).toEqual(fine(out));
  });

  it('a workbook is the same as here', () => {
    const file = join(temporary.path, 'answer.xlsx');
    const [ours, theirs] = [here, runtime].map((each) => {
      expect(run(each, campaign, '--format', 'xlsx', '--output', file)).toMatchObject({
        status: 0,
        err: `wrote ${file}\n`,
      });
      return readFileSync(file);
    });
    expect(theirs?.equals(ours as Buffer)).toBe(true);
  });

  it.each(['ec2-vs-lambda', 'ec2-vs-lambda/node'])('%s is required and imported', (name) => {
    const { textWords = ['-e'], moduleWords = ['--input-type=module', '-e'] } = runtime;
    const ours = call(here, ['--input-type=module', '-e', `import * as library from '${name}'; ${NAMES}`]).out;
    expect(ours.length).toBeGreaterThan(50);
    const required = `const library = require('${name}'); ${NAMES}`;
    const imported = call(runtime, [...moduleWords, `import * as library from '${name}'; ${NAMES}`]);
    expect(imported).toEqual(fine(ours));
    // Deno's texts are modules, which have no `require`.
    if (runtime.name.startsWith('Deno')) return;
    // Node 22.12 calls requiring a module experimental.
    expect(call(runtime, [...textWords, required])).toMatchObject({ status: 0, out: ours });
  });

  it.each(['api', 'bulk'])('prices are refreshed from the %s', async (source) => {
    const books = join(temporary.path, 'books', runtime.name, source);
    const words = ['prices', 'refresh', '--region', 'ap-northeast-1', '--service', 'ec2', '--source', source];
    const all = [...(runtime.words ?? []), program, ...words, '--endpoint', server.url, '--prices', books];
    const child = spawn(runtime.path(), all, { cwd: project, env: environment(runtime), stdio: 'ignore' });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(readFileSync(join(books, 'ap-northeast-1', 'ec2.yaml'), 'utf8')).toContain('0.124');
  });
});

/** The file that was kept of a comparison. */
function keptOf(runtime: Runtime): string {
  const code = join(cacheOf(runtime), 'code');
  const [name] = readdirSync(code);
  return join(code, name as string);
}

const inodeOf = (file: string) => lstatSync(file).ino;

describe.each(NODE_RUNTIMES.map((runtime, index) => ({ ...runtime, index })))('code kept by $name', (runtime) => {
  const own: Runtime = { ...runtime, name: `${runtime.name}, kept` };
  const other = NODE_RUNTIMES.at(runtime.index - 1) as Runtime;
  const others: Runtime = { ...other, name: `${other.name}, beside ${runtime.name}` };
  let right = '';
  beforeAll(() => {
    right = rightOf(campaign);
    for (const each of [own, others]) run(each, campaign);
  }, FETCHING_MS);

  /** Runs with what now lies there: it is right, the file is made anew, and then taken. */
  const isRefused = (out: string) => {
    const before = readFileSync(keptOf(own));
    expect(run(own, campaign)).toEqual(fine(out));
    expect(readFileSync(keptOf(own)).equals(before)).toBe(false);
    const kept = inodeOf(keptOf(own));
    expect(run(own, campaign)).toEqual(fine(out));
    expect(inodeOf(keptOf(own))).toBe(kept);
  };

  it(`is not taken from ${other.name}`, () => {
    copyFileSync(keptOf(others), keptOf(own));
    isRefused(right);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    [
      'one bit differs',
      (bytes) => bytes.fill((bytes[bytes.length >> 1] as number) ^ 1, bytes.length >> 1, (bytes.length >> 1) + 1),
    ],
    ['it is cut off', (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ['it is empty', () => Buffer.alloc(0)],
  ])('is not taken where %s', (_, change) => {
    writeFileSync(keptOf(own), change(readFileSync(keptOf(own))));
    isRefused(right);
  });

  it('is not taken for an edited program of the same length', () => {
    const part = join(installed, 'dist', 'cli', 'usual.cjs');
    const text = readFileSync(part, 'utf8');
    const edited = text.replaceAll('Free tier', 'Free beer');
    expect(edited).not.toBe(text);
    try {
      writeFileSync(part, edited);
      isRefused(right.replace('Free tier', 'Free beer'));
    } finally {
      writeFileSync(part, text);
    }
    isRefused(right);
  });
});
