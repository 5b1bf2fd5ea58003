/** The program among others: at a terminal, in a pipe, and stopped while it works. Real processes and a real terminal throughout. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../../src/io/machine/chromium.js';
import { widthOf } from '../../src/report/text/width.js';
import { PATIENCE_MS } from '../support/patience.js';
import { runBeside, runProcess, shell } from '../support/processes.js';
import { CAMPAIGN, ROOT, temporaryFolder } from '../support/run.js';
import { CTRL_C, HAS_TERMINAL, runAtTerminal } from '../support/terminal.js';

const folder = temporaryFolder();
const newFolder = () => mkdtempSync(join(folder.path, 'case-'));
const SCENARIO = join(ROOT, CAMPAIGN);
const ROWS = 1_000_000;
/** Goes on for many seconds. */
const LONG = ['sweep', SCENARIO, '--vary', 'uploads=1..1M', '--points', String(ROWS), '--format', 'csv'];
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;
const PATIENCE = { timeout: PATIENCE_MS, interval: 5 };

const endOf = (child: ChildProcess) =>
  new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)));

describe('a program that is stopped while it writes a file', () => {
  it.each(SIGNALS)('by %s ends by that signal, and leaves the old file and nothing beside it', async (signal) => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'rows.csv'), 'old');
    let ended: Promise<NodeJS.Signals | null> | undefined;
    const ran = runBeside([...LONG, '--output', 'rows.csv'], {
      cwd,
      started: async (child) => {
        ended = endOf(child);
        await vi.waitUntil(() => readdirSync(cwd).length > 1, PATIENCE);
        child.kill(signal);
      },
    });
    expect(await ran).toMatchObject({ status: null, out: '', err: '' });
    expect(await ended).toBe(signal);
    expect(readdirSync(cwd)).toEqual(['rows.csv']);
    expect(readFileSync(join(cwd, 'rows.csv'), 'utf8')).toBe('old');
  });

  it.each(SIGNALS)('into a pipe by %s stops at once', async (signal) => {
    let ended: Promise<NodeJS.Signals | null> | undefined;
    const { out, err } = await runBeside(LONG, {
      started: (child) => {
        ended = endOf(child);
        child.stdout?.once('data', () => child.kill(signal));
      },
    });
    expect(await ended).toBe(signal);
    expect(err).toBe('');
    expect(out.split('\n').length).toBeLessThan(ROWS);
  });
});

describe.skipIf(!hasBrowser())('a program that is stopped while a browser prints', () => {
  it.each(SIGNALS)('by %s leaves no file, no profile and no process', async (signal) => {
    const [cwd, TMPDIR] = [newFolder(), newFolder()];
    let ended: Promise<NodeJS.Signals | null> | undefined;
    const ran = runBeside([SCENARIO, '--output', 'proposal.pdf'], {
      cwd,
      env: { TMPDIR },
      started: async (child) => {
        ended = endOf(child);
        await vi.waitUntil(() => readdirSync(TMPDIR, { recursive: true, encoding: 'utf8' }).some(isProfile), PATIENCE);
        child.kill(signal);
      },
    });
    expect(await ran).toMatchObject({ out: '', err: '' });
    expect(await ended).toBe(signal);
    expect(readdirSync(cwd)).toEqual([]);
    expect(readdirSync(TMPDIR).filter((name) => name.startsWith('ec2-vs-lambda'))).toEqual([]);
    await vi.waitUntil(() => processesNaming(TMPDIR).length === 0, PATIENCE);
  });
});

const isProfile = (name: string) => /profile\/./.test(name);

/** What runs, as `ps` tells it; a process that was ended may stand there for a moment. */
function processesNaming(text: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(text) && !line.startsWith('Z'));
}

function hasBrowser(): boolean {
  try {
    return findBrowser() !== '';
  } catch {
    return false;
  }
}

describe.skipIf(!HAS_TERMINAL)('at a terminal', () => {
  it('Ctrl-C ends a long answer with 130', async () => {
    const cwd = newFolder();
    const { status } = await runAtTerminal(LONG, [['1,', CTRL_C]], { cwd });
    expect(status).toBe(130);
  });

  it('Ctrl-C ends a search that says how far it is, with 130', async () => {
    const cwd = newFolder();
    const words = ['uncertainty', SCENARIO, '--set', 'uploads=50k..5M', '--samples', '10M'];
    const { status, screen } = await runAtTerminal(words, [['of 10,000,000 draws', CTRL_C]], { cwd });
    expect(status).toBe(130);
    expect(screen).toContain(' % of the search limit');
    expect(screen).not.toContain('cheapest');
  });

  it.each(SIGNALS)('%s while a question is asked shows the cursor again, and the keys', async (signal, status) => {
    const cwd = newFolder();
    const ran = await runAtTerminal(['init'], [['What kind of system', '']], {
      cwd,
      signal,
    });
    expect(ran.status).toBe(status);
    const [hidden, shown] = ['\u001b[?25l', '\u001b[?25h'].map((code) => ran.screen.lastIndexOf(code));
    expect(hidden).toBeGreaterThanOrEqual(0);
    expect(shown).toBeGreaterThan(hidden as number);
    expect(ran.screen).toMatch(/[^-]icanon\b/);
    expect(ran.screen).toMatch(/[^-]echo\b/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('an answer has colours, and none where NO_COLOR or TERM forbids them', async () => {
    const cwd = newFolder();
    const screen = async (env: Readonly<Record<string, string>>) =>
      (await runAtTerminal([SCENARIO], [], { cwd, env })).screen;
    expect(await screen({})).toContain('\u001b[1m');
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) expect(await screen(env)).not.toContain('\u001b[');
  });

  it.each([
    ['the comparison', [SCENARIO], 30],
    ['the derivation', ['explain', SCENARIO, 'Lambda'], 40],
    ['the help', ['--help'], 40],
    ['a command’s help', ['check', '--help'], 40],
  ])('%s fits a narrow screen, but for what is typed', async (_, words, columns) => {
    for (const lang of ['en', 'ja']) {
      const { screen } = await runAtTerminal([...words, '--lang', lang, '--no-color'], [], {
        cwd: newFolder(),
        columns,
      });
      const answer = screen.split(/speed \d+ baud/)[0] ?? '';
      const lines = answer.split(/\r*\n/).filter((line) => !/^ {2}ec2-vs-lambda |^(Usage|使い方):/.test(line));
      expect(lines.length).toBeGreaterThan(10);
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
    }
  });
});

describe('in a pipe', () => {
  it.each([
    ['a long table', `sweep ${CAMPAIGN} --vary uploads=1..1M --points 2k`],
    ['rows that are made as they are written', `sweep ${CAMPAIGN} --vary uploads=1..1M --points 20k --format csv`],
    [
      'a file that is the pipe',
      `sweep ${CAMPAIGN} --vary uploads=1..1M --points 20k --format csv --output /dev/stdout`,
    ],
    ['the schema', 'schema'],
    ['the manual', 'man'],
    ['the help', '--help'],
  ])('%s ends quietly where the reader has had enough', (_, words) => {
    expect(shell(`set -o pipefail; $PROGRAM ${words} | head -c 10`)).toMatchObject({ status: 0, err: '' });
  });

  it.each(['>&-', '2>&-', '<&-'])('a stream that is closed from the start (%s) is no fault', (closed) => {
    expect(shell(`$PROGRAM ${CAMPAIGN} ${closed}`).err).toBe('');
    expect(shell(`$PROGRAM ${CAMPAIGN} ${closed}`).status).toBe(0);
  });

  it('takes its width from COLUMNS', () => {
    for (const columns of [50, 120]) {
      const { out } = runProcess([CAMPAIGN], { env: { COLUMNS: String(columns) } });
      expect(Math.max(...out.split('\n').map(widthOf))).toBeLessThanOrEqual(columns);
      expect(out.split('\n').some((line) => widthOf(line) > columns - 5)).toBe(true);
    }
  });
});
