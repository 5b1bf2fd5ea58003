/** Running the built program as a user does: its words in, its text and exit status out. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = join(ROOT, 'bin', 'ec2-vs-lambda.cjs');
export const CAMPAIGN = 'scenarios/campaign-site.yaml';

export interface Ran {
  /** Null where the program had to be stopped. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface Around {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Long enough for any machine, short enough that a hang is told as one. */
const PATIENCE_MS = 60_000;

/** An environment in which nothing but the test decides about colour, width and language. */
function environment(env: Around['env'] = {}): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    XDG_DATA_HOME: join(ROOT, 'no-such-folder'),
    EC2_VS_LAMBDA_CACHE: join(ROOT, 'build', 'kept'),
    LANG: 'C.UTF-8',
    ...env,
  };
}

export function run(words: readonly string[], { input = '', env, cwd = ROOT }: Around = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    env: environment(env),
  });
  return { status, out: stdout, err: stderr };
}

/** The same beside a server of this process, which must be free to answer. `started` sees the process. */
export function runBeside(
  words: readonly string[],
  { env, cwd = ROOT, started }: Around & { readonly started?: (child: ChildProcess) => void } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...words], {
      cwd,
      env: environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
    });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      texts.out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      texts.err += chunk.toString('utf8');
    });
    started?.(child);
    child.on('close', (status) => resolve({ status, ...texts }));
  });
}

/** A line of shell in which `$PROGRAM` is the program: for pipes and closed streams. */
export function shell(line: string): Ran {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    env: { ...environment(), PROGRAM: `${process.execPath} ${PROGRAM}` },
  });
  return { status, out: stdout, err: stderr };
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
