/** The command line as a user calls it, within this process: its words in, its text and exit status out. */

/** The command line as a user calls it, within this process: its words in, its text and exit status out. */
import fs, { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const CAMPAIGN = 'scenarios/campaign-site.yaml';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface RunEnvironment {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** An environment in which nothing but the test decides about colour, width and language. */
export function environment(env: RunEnvironment['env'] = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    XDG_DATA_HOME: join(ROOT, 'no-such-folder'),
    EC2_VS_LAMBDA_CACHE: join(ROOT, 'build', 'kept'),
    LANG: 'C.UTF-8',
    ...env,
  };
}

let last: Promise<unknown> = Promise.resolve();

/** Calls wait for one another: streams, environment and current folder are the process's own. */
export function run(words: readonly string[], around: RunEnvironment = {}): Promise<Ran> {
  const ran = last.then(() => runNow(words, around));
  last = ran.catch(() => undefined);
  return ran;
}

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

async function runNow(words: readonly string[], { input = '', env, cwd = ROOT }: RunEnvironment): Promise<Ran> {
  const { main } = await import('../../src/cli/main.js');
  const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-test-run-'));
  const [stdin, stdout, stderr] = ['stdin', 'stdout', 'stderr'].map((name) => join(folder, name)) as Three<string>;
  writeFileSync(stdin, input);
  const descriptors: Three<number> = [openSync(stdin, 'r'), openSync(stdout, 'w'), openSync(stderr, 'w')];
  const restore = [redirected(descriptors), inEnvironment(environment(env)), inFolder(cwd)];
  let status: number;
  try {
    await main(words, version);
  } finally {
    status = Number(process.exitCode ?? 0);
    process.exitCode = undefined;
    for (const undo of restore.reverse()) undo();
    for (const descriptor of descriptors) closeSync(descriptor);
  }
  const [out, err] = [readFileSync(stdout, 'utf8'), readFileSync(stderr, 'utf8')];
  rmSync(folder, { recursive: true });
  return { status, out, err };
}

type Three<T> = [T, T, T];

/** What is read from and written to the standard descriptors goes to these instead. @returns what undoes it */
function redirected(descriptors: Three<number>): () => void {
  const { readSync, writeSync, fstatSync } = fs;
  const through = <A extends unknown[], R>(real: (descriptor: number, ...rest: A) => R) =>
    ((descriptor: number, ...rest: A) => real(descriptors[descriptor] ?? descriptor, ...rest)) as never;
  Object.assign(fs, { readSync: through(readSync), writeSync: through(writeSync), fstatSync: through(fstatSync) });
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, { readSync, writeSync, fstatSync });
    syncBuiltinESMExports();
  };
}

function inEnvironment(env: NodeJS.ProcessEnv): () => void {
  const before = { ...process.env };
  const become = (wanted: NodeJS.ProcessEnv) => {
    for (const name of Object.keys(process.env)) if (wanted[name] === undefined) delete process.env[name];
    for (const [name, value] of Object.entries(wanted)) if (value !== undefined) process.env[name] = value;
  };
  become(env);
  return () => become(before);
}

function inFolder(folder: string): () => void {
  const before = process.cwd();
  process.chdir(folder);
  return () => process.chdir(before);
}

/** A folder of the test file's own, which is gone afterwards. */
export function temporaryFolder(): { readonly path: string; file(name: string, content: string | Buffer): string } {
  const path = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    file(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
  };
}

/** A scenario of one option that costs something, with more lines at its end where they are given. */
export function smallScenario(...more: readonly string[]): string {
  return [
    'region: ap-northeast-1',
    'asOf: 2016-06-02',
    'workload:',
    '  uploads: 1,000,000',
    'options:',
    '  Lambda:',
    '    - lambda: { name: convert, requests: uploads, duration: 120 ms, memory: 128 MB }',
    ...more,
    '',
  ].join('\n');
}
