/** Running the built program at a terminal, as `script` of util-linux makes one, and answering what it asks. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './run.js';

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const CTRL_C = '\u0003';

/** Without it such tests are left out; it is part of every Linux, and BSD's and macOS's takes other words. */
export const HAS_TERMINAL = spawnSync('script', ['--version']).status === 0;

/** What is typed once a text stands on the screen. */
export type Reply = readonly [see: string, type: string];

interface AtTerminal {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  /** Sent to the program after the last reply. */
  readonly signal?: NodeJS.Signals;
}

/** The screen ends with what the terminal is set to, as `stty` tells it. */
export function runAtTerminal(
  words: readonly string[],
  replies: readonly Reply[],
  { cwd, env = {}, columns = 80, signal }: AtTerminal,
): Promise<{ readonly status: number | null; readonly screen: string }> {
  const program = join(ROOT, 'bin', 'ec2-vs-lambda.cjs');
  const command = [process.execPath, program, ...words].map((word) => `'${word}'`).join(' ');
  const pidFile = join(mkdtempSync(join(tmpdir(), 'terminal-')), 'pid');
  const child = spawn(
    'script',
    [
      '-qefc',
      `stty cols ${columns} rows 24; sh -c 'echo $$ > ${pidFile}; exec "$@"' sh ${command}; status=$?; stty -a; exit $status`,
      '/dev/null',
    ],
    {
      cwd,
      env: { PATH: process.env.PATH, TERM: 'xterm', LANG: 'C.UTF-8', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  return new Promise((resolve) => {
    let screen = '';
    let seen = 0;
    let isSent = false;
    const open = [...replies];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
      for (let next = open[0]; next !== undefined; next = open[0]) {
        const at = screen.indexOf(next[0], seen);
        if (at < 0) return;
        seen = at + next[0].length;
        open.shift();
        child.stdin.write(next[1]);
      }
      if (signal !== undefined && !isSent) {
        isSent = true;
        process.kill(Number(readFileSync(pidFile, 'utf8')), signal);
      }
    });
    child.on('close', (status) => {
      rmSync(dirname(pidFile), { recursive: true });
      resolve({ status, screen });
    });
  });
}
