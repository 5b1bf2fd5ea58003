/**
 * Texts that ask for far more work than they look like (heavy.ts), each through commands and formats by chance: none may take
 * more than two seconds of a processor or 300 MB, but for commands that search, which have budgets of their own and end by Ctrl-C.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance.js';
import type { Extent, Fault, Outcome } from './fault.js';
import { HEAVY } from './heavy.js';
import type { Heavy } from './heavyScenario.js';

const MAX_CPU_SECONDS = 2;
const MAX_MEGABYTES = 300;
/** What takes so many times as long as it may is killed; a processor may have much else to do. */
const PATIENCE = 20;

/** A search is interrupted after a while, as by Ctrl-C, and has to end then. It may hold what it has found so far. */
const SEARCH_SECONDS = 5;
/** One trial of so many lets a search go on, which then has to end by itself, at its budget at the latest. */
const LET_GO_ON_EACH = 25;
const MAX_BUDGET_SECONDS = 600;
const MAX_SEARCH_MEGABYTES = 500;

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
    ...searchesOf(vary).map((words) => ({ words, searches: true }) as const),
  ];
}

function searchesOf(vary: string): string[][] {
  const over = `${vary}=1k..10M`;
  return [
    ['break-even', 'heavy.yaml', '--vary', vary],
    ['sweep', 'heavy.yaml', '--vary', over],
    ['sweep', 'heavy.yaml', '--vary', over, '--points', '1M', '--format', 'csv'],
    ['sweep', 'heavy.yaml', '--vary', over, '--points', '1M', '--output', 'rows.json'],
    ['timeline', 'heavy.yaml'],
    ['optimise', 'heavy.yaml'],
    ['optimise', 'heavy.yaml', '--region', 'all', '--architecture', 'all', '--purchase', 'all'],
    ['uncertainty', 'heavy.yaml', '--samples', '1000'],
    ['uncertainty', 'heavy.yaml', '--samples', '100k', '--output', 'draws.md'],
    ['compare', 'heavy.yaml', '--region', 'all'],
  ];
}

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Unknown of what was ended by a signal. */
  readonly seconds?: number;
  readonly megabytes?: number;
}

/** Tells at the end what the program took. Loaded before it. */
const METER = `
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync('used.json', JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1000]));
});
`;

/** @param words the program first
 * @param interruptMs after which it is interrupted */
function ended(words: readonly string[], folder: string, patienceMs: number, interruptMs?: number): Promise<Ended> {
  return new Promise((done) => {
    const [out, err] = [openSync(join(folder, 'stdout'), 'w'), openSync(join(folder, 'stderr'), 'w')];
    const child = spawn(process.execPath, ['--require', join(folder, '..', 'meter.cjs'), ...words], {
      cwd: folder,
      stdio: ['ignore', out, err],
    });
    closeSync(out);
    closeSync(err);
    const timers = [
      setTimeout(() => child.kill('SIGKILL'), patienceMs + (interruptMs ?? 0)),
      ...(interruptMs === undefined ? [] : [setTimeout(() => child.kill('SIGINT'), interruptMs)]),
    ];
    child.on('close', (status, signal) => {
      for (const timer of timers) clearTimeout(timer);
      const path = join(folder, 'used.json');
      if (!existsSync(path)) return done({ status, signal });
      const [seconds, megabytes] = JSON.parse(readFileSync(path, 'utf8')) as [number, number];
      done({ status, signal, seconds, megabytes });
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
    const goesOn = trials % LET_GO_ON_EACH === LET_GO_ON_EACH - 1;
    const { heavy, call } = chosen(chance(trials), goesOn);
    const own = join(folder, String(trials));
    mkdirSync(own);
    for (const [name, text] of Object.entries(heavy.files)) writeFileSync(join(own, name), text);
    const patienceMs = (goesOn ? MAX_BUDGET_SECONDS : MAX_CPU_SECONDS * PATIENCE) * slow * 1000;
    const words = [program, ...call.words, ...(heavy.words ?? [])];
    const interrupt = call.searches && !goesOn ? SEARCH_SECONDS * 1000 : undefined;
    const found = await ended(words, own, patienceMs, interrupt);
    const wrong = failureOf(found, call, slow) ?? partlyOf(found, own, call);
    if (wrong !== undefined) failures.push(`${heavy.name}, ${call.words.join(' ')}: ${wrong}`);
    rmSync(own, { recursive: true });
    if (call.searches) continue;
    slowest = Math.max(slowest, found.seconds ?? 0);
    largest = Math.max(largest, found.megabytes ?? 0);
  }
  return { trials, failures, measured: `slowest ${slowest.toFixed(1)} s, largest ${largest.toFixed(0)} MB` };
}

/** A sentence where something was more than is promised. */
function failureOf({ status, signal, seconds = 0, megabytes = 0 }: Ended, { searches }: Call, slow: number) {
  if (signal === 'SIGKILL')
    return searches ? 'went on after it was interrupted, or beyond its budget' : 'had to be killed';
  if (signal !== null && !(searches && signal === 'SIGINT')) return `ended by ${signal}`;
  if (status === 70) return 'a fault of the program';
  if (!searches && seconds > MAX_CPU_SECONDS * slow) return `${seconds.toFixed(1)} s of a processor`;
  if (megabytes > (searches ? MAX_SEARCH_MEGABYTES : MAX_MEGABYTES)) return `${megabytes.toFixed(0)} MB`;
  return undefined;
}

/** A search that says that it ended at its budget has told what it found until then. */
function partlyOf({ status }: Ended, folder: string, { words }: Call): string | undefined {
  const isPart = status === 2 && /would take too long|takes too long|is proven up to/.test(textOf(folder, 'stderr'));
  const files = ['stdout', ...words.filter((_, index) => words[index - 1] === '--output')];
  const isTold = files.some((name) => textSize(folder, name) > 0);
  return isPart && !isTold ? 'ended at its budget without an answer' : undefined;
}

const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
const textSize = (folder: string, name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;

/** @param searches whether it has to be a search */
function chosen(chance: Chance, searches: boolean): { readonly heavy: Heavy; readonly call: Call } {
  const heavy = chance.pick(searches ? HEAVY.filter(({ commands }) => commands === undefined) : HEAVY);
  return { heavy, call: chance.pick(callsOf(heavy).filter((call) => !searches || call.searches)) };
}

export const BUDGETS: Fault = {
  name: 'budgets',
  about: 'texts of 100 KB that ask for too much work, through every command and format',
  run,
};
