/** The built program as a process of its own: for what only a process has (signals, pipes, a terminal, its memory, Node's flags). */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PATIENCE_MS } from './patience.js';
import { environment, type Ran, ROOT, type RunEnvironment } from './run.js';

const PROGRAM = join(ROOT, 'bin', 'ec2-vs-lambda.cjs');

/** The status is null where the program had to be stopped. */
export type Ended = Omit<Ran, 'status'> & { readonly status: number | null };

export function runProcess(words: readonly string[], { input = '', env, cwd = ROOT }: RunEnvironment = {}): Ended {
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
  { env, cwd = ROOT, started }: RunEnvironment & { readonly started?: (child: ChildProcess) => void } = {},
): Promise<Ended> {
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
export function shell(line: string): Ended {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    env: { ...environment(), PROGRAM: `${process.execPath} ${PROGRAM}` },
  });
  return { status, out: stdout, err: stderr };
}
