/**
 * Texts that ask for far more work than they look like (heavy.ts), each through commands and formats by chance: none may take
 * more than two seconds of a processor or 300 MB, but for commands that search, which stop at budgets of their own.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from '../fuzz/chance.js';
import type { Extent, Fault, Outcome } from './fault.js';
import { HEAVY } from './heavy.js';
import type { Heavy } from './heavyScenario.js';

const MAX_CPU_SECONDS = 2;
const MAX_MEGABYTES = 300;
/** A search may go on for as long as its budget lasts: some half a minute. It holds what it has found meanwhile. */
const MAX_SEARCH_SECONDS = 60;
const MAX_SEARCH_MEGABYTES = 500;
/** What takes so many times as long as it may is killed; a processor may have much else to do. */
const PATIENCE = 20;

/** What this machine takes for a fixed calculation, by what the limits are meant for takes. Other machines are given as much more. */
const YARDSTICK_SECONDS = 0.25;

interface Call {
  readonly words: readonly string[];
  readonly searches?: true;
}

function callsOf({ vary = 'a', commands }: Heavy): readonly Call[] {
  if (commands !== undefined) return commands.map((words) => ({ words }));
  const formats = ['md', 'html', 'xlsx', 'svg', 'csv', 'json'].map((ending) => ['--output', `out.${ending}`]);
  const answers = [[], ['--format', 'chart'], ...formats];
  return [
    ...answers.map((format) => ({ words: ['compare', 'heavy.yaml', ...format] })),
    ...answers.map((format) => ({ words: ['explain', 'heavy.yaml', ...format] })),
    ...answers.map((format) => ({ words: ['diff', 'heavy.yaml', 'heavy.yaml', ...format] })),
    ...['text', 'json', 'junit', 'github'].map((format) => ({ words: ['check', 'heavy.yaml', '--format', format] })),
    { words: ['check', 'heavy.yaml', '--update'] },
    { words: ['break-even', 'heavy.yaml', '--vary', vary], searches: true },
    { words: ['sweep', 'heavy.yaml', '--vary', `${vary}=1k..10M`], searches: true },
    { words: ['timeline', 'heavy.yaml', '--from', '2025-01-01'], searches: true },
    { words: ['optimise', 'heavy.yaml'], searches: true },
    { words: ['uncertainty', 'heavy.yaml', '--samples', '1000'], searches: true },
  ];
}

interface Used {
  readonly seconds: number;
  readonly megabytes: number;
  readonly status: number | null;
}

/** Tells at the end what the program took. Loaded before it. */
const METER = `
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync('used.json', JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1000]));
});
`;

/** @param words the program first. @returns undefined where it had to be killed */
function used(words: readonly string[], folder: string, patienceMs: number): Promise<Used | undefined> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--require', join(folder, '..', 'meter.cjs'), ...words], {
      cwd: folder,
      stdio: 'ignore',
      timeout: patienceMs,
      killSignal: 'SIGKILL',
    });
    child.on('close', (status) => {
      const path = join(folder, 'used.json');
      if (!existsSync(path)) return done(undefined);
      const [seconds, megabytes] = JSON.parse(readFileSync(path, 'utf8')) as [number, number];
      done({ seconds, megabytes, status });
    });
  });
}

/** How many times as long this machine takes as the one that the limits are meant for; never less than one. */
function slowness(): number {
  const before = process.cpuUsage();
  let product = 1n;
  for (let factor = 1n; factor <= 40_000n; factor += 1n) product *= factor;
  const digits = product.toString().length;
  const { user, system } = process.cpuUsage(before);
  return digits > 0 ? Math.max(1, (user + system) / 1e6 / YARDSTICK_SECONDS) : 1;
}

async function run({ chance, mayGoOn, folder, program }: Extent): Promise<Outcome> {
  writeFileSync(join(folder, 'meter.cjs'), METER);
  const slow = slowness();
  const failures: string[] = [];
  let [trials, slowest, largest] = [0, 0, 0];
  for (; mayGoOn(trials); trials += 1) {
    const { heavy, call } = chosen(chance(trials));
    const own = join(folder, String(trials));
    mkdirSync(own);
    for (const [name, text] of Object.entries(heavy.files)) writeFileSync(join(own, name), text);
    const seconds = (call.searches ? MAX_SEARCH_SECONDS : MAX_CPU_SECONDS) * slow;
    const megabytes = call.searches ? MAX_SEARCH_MEGABYTES : MAX_MEGABYTES;
    const patienceMs = Math.ceil(seconds * PATIENCE * 1000);
    const found = await used([program, ...call.words, ...(heavy.words ?? [])], own, patienceMs);
    const what = `${heavy.name}, ${call.words.join(' ')}`;
    if (found === undefined) failures.push(`${what}: killed after ${Math.round(seconds * PATIENCE)} s`);
    else if (found.status === 70) failures.push(`${what}: a fault of the program`);
    else if (found.seconds > seconds) failures.push(`${what}: ${found.seconds.toFixed(1)} s of a processor`);
    else if (found.megabytes > megabytes) failures.push(`${what}: ${found.megabytes.toFixed(0)} MB`);
    if (found === undefined || call.searches) continue;
    slowest = Math.max(slowest, found.seconds);
    largest = Math.max(largest, found.megabytes);
  }
  return { trials, failures, measured: `slowest ${slowest.toFixed(1)} s, largest ${largest.toFixed(0)} MB` };
}

function chosen(chance: Chance): { readonly heavy: Heavy; readonly call: Call } {
  const heavy = chance.pick(HEAVY);
  return { heavy, call: chance.pick(callsOf(heavy)) };
}

export const BUDGETS: Fault = {
  name: 'budgets',
  about: 'texts of 100 KB that ask for too much work, through every command and format',
  run,
};
