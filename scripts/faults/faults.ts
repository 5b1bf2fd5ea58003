/**
 * Tries the built program where things go wrong around it: killed at any moment, raced by itself, answered by a hostile
 * server, on a full disk, given texts that ask for too much work (docs/hardening.md).
 *
 *     npm run faults -- [--seconds 60] [--trials 12] [--seed 1] [--kind kills] [--program bin/ec2-vs-lambda.cjs]
 *
 * Prints seed, trials and failures of each kind; ends with 1 where there was a failure.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BUDGETS } from './budgets.js';
import { chanceOf } from './chance.js';
import { FULL_DISKS } from './disks.js';
import type { Fault, Outcome } from './fault.js';
import { KILLS } from './kills.js';
import { RACES } from './races.js';
import { SERVER } from './server.js';

const FAULTS: readonly Fault[] = [KILLS, RACES, FULL_DISKS, SERVER, BUDGETS];

/** From `build`, where this is bundled to. */
const PROGRAM = fileURLToPath(new URL('../bin/ec2-vs-lambda.cjs', import.meta.url));

/** A kind that fails in one way fails in it each time. */
const MAX_FAILURES_SHOWN = 10;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      /** Of each kind. */
      trials: { type: 'string' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      kind: { type: 'string', multiple: true },
      /** Another build of it, to compare with. */
      program: { type: 'string', default: PROGRAM },
    },
  });
  const faults = chosen(values.kind);
  const seed = whole('seed', values.seed);
  const trials = values.trials === undefined ? Number.POSITIVE_INFINITY : whole('trials', values.trials);
  const byDefault = values.trials === undefined ? 60 : Number.POSITIVE_INFINITY;
  const seconds = values.seconds === undefined ? byDefault : whole('seconds', values.seconds);
  console.log(`seed ${seed}`);
  const start = performance.now();
  for (const [index, fault] of faults.entries()) {
    const endsAt = start + (seconds * 1000 * (index + 1)) / faults.length;
    tell(fault, await tried(fault, { seed, endsAt, trials, program: resolve(values.program) }));
  }
}

function whole(name: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new Error(`--${name} is a whole number, not ${text}`);
}

function chosen(names: readonly string[] | undefined): readonly Fault[] {
  const unknown = names?.find((name) => FAULTS.every((fault) => fault.name !== name));
  if (unknown === undefined) return FAULTS.filter(({ name }) => names === undefined || names.includes(name));
  throw new Error(`no kind ${unknown}; there are ${FAULTS.map(({ name }) => name).join(', ')}`);
}

interface Trying {
  readonly seed: number;
  readonly endsAt: number;
  readonly trials: number;
  readonly program: string;
}

async function tried(fault: Fault, { seed, endsAt, trials, program }: Trying): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-faults-'));
  try {
    return await fault.run({
      chance: (trial) => chanceOf(seed, trial),
      mayGoOn: (trial) => trial === 0 || (trial < trials && performance.now() < endsAt),
      folder,
      program,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell({ name, about }: Fault, { trials, failures, measured }: Outcome): void {
  const figures = measured === undefined ? '' : `; ${measured}`;
  console.log(`${name} (${about}): ${trials} trials, ${failures.length} failures${figures}`);
  for (const failure of failures.slice(0, MAX_FAILURES_SHOWN)) console.log(`  ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}

await main();
