/** The built program, run as a user runs it, and killed where a trial wants that. */
import { spawn } from 'node:child_process';
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';

export interface Ending {
  /** Null where it was killed. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunEnvironment {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly kill?: Kill;
}

/** SIGKILL at some moment of a write. */
export interface Kill {
  /** Where files come and go. */
  readonly folders: readonly string[];
  /** At which change of a name in them, counted from one. */
  readonly change: number;
  /** How long after it. */
  readonly afterMs: number;
}

/** Whoever takes longer hangs. */
const PATIENCE_MS = 120_000;

export function runProgram(program: string, words: readonly string[], around: RunEnvironment = {}): Promise<Ending> {
  return runCommand(process.execPath, [program, ...words], around);
}

export function runCommand(
  command: string,
  words: readonly string[],
  { env, cwd, kill }: RunEnvironment,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      ...(cwd === undefined ? {} : { cwd }),
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        XDG_DATA_HOME: '/no/such/folder',
        LANG: 'C.UTF-8',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    });
    const watchers = kill === undefined ? [] : watchAndKill(kill, () => child.kill('SIGKILL'));
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      texts.out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      texts.err += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (status) => {
      for (const watcher of watchers) watcher.close();
      resolve({ status, ...texts });
    });
  });
}

function watchAndKill({ folders, change, afterMs }: Kill, end: () => void): FSWatcher[] {
  let seen = 0;
  return folders.map((folder) =>
    watch(folder, () => {
      seen += 1;
      if (seen !== change) return;
      // A timer is too coarse for what takes a millisecond.
      const at = performance.now() + afterMs;
      while (performance.now() < at);
      end();
    }),
  );
}

export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** What is in a folder and isn't a person's: names that begin with a dot. */
export function leftIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('.'))
      .map((name) => join(folder, name)),
  );
}

/** What no person's mistake may end in. */
export function hasStack({ status, err, out }: Ending): boolean {
  return status === 70 || /^ {2,}at .+:\d+/m.test(err + out);
}
