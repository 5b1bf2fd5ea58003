/**
 * Tries everything that reads a text from outside with wrong texts (docs/hardening.md): no crash, no hang, no stack, always
 * a place.
 *
 *     npm run fuzz -- [--seconds 60] [--seed 1] [--reader scenario] [--cases 200] [--case 17]
 *
 * A case is what fast-check makes of a seed and its number, so that each can be had again by itself. A text that fails is
 * made smaller and kept in `build/fuzz`; mended, it belongs into `test/fuzz/cases`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import type { Reader } from './judge.js';
import { readersOf } from './readers.js';
import { smallest } from './smallest.js';
import { textsLike } from './texts.js';
import { MAX_MS, type Watched, type WorkerReport, watched } from './watch.js';

const KEPT = 'build/fuzz';
const WORKER = new URL('./fuzzWorker.mjs', import.meta.url);
/** After so many different faults of a reader, there is enough to mend. */
const MAX_FAULTS = 10;
/** As many as fast-check counts. */
const ENDLESS = 2 ** 31 - 1;

interface Extent {
  readonly seed: number;
  readonly first: number;
  readonly maxCases: number;
  readonly endsAt: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
      reader: { type: 'string', multiple: true },
      cases: { type: 'string' },
      case: { type: 'string' },
      patience: { type: 'string', default: String(MAX_MS) },
      text: { type: 'string' },
    },
  });
  const watch = watched(WORKER, whole('patience', values.patience));
  if (values.text !== undefined) {
    const told = await watch.tell({ reader: values.reader?.[0] ?? 'scenario', text: values.text });
    console.log(told === undefined ? 'no fault' : `${told.kind}: ${told.detail}`);
    process.exitCode = told === undefined ? 0 : 1;
    return watch.close();
  }
  const readers = chosen(readersOf(builtInBooks({}, 'dist/data/'), '.'), values.reader);
  const seed = whole('seed', values.seed);
  const only = values.case === undefined ? undefined : whole('case', values.case);
  const seconds =
    values.seconds === undefined ? (values.cases === undefined ? 60 : Infinity) : whole('seconds', values.seconds);
  console.log(`seed ${seed}`);
  let isSound = true;
  const start = performance.now();
  for (const [index, reader] of readers.entries()) {
    const faults = await tried(reader, watch, {
      seed,
      first: only ?? 0,
      maxCases: only !== undefined ? 1 : values.cases === undefined ? ENDLESS : whole('cases', values.cases),
      endsAt: start + (seconds * 1000 * (index + 1)) / readers.length,
    });
    isSound &&= faults === 0;
  }
  await watch.close();
  process.exitCode = isSound ? 0 : 1;
}

function whole(name: string, text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new Error(`--${name} is a whole number, not ${text}`);
}

function chosen(readers: readonly Reader[], names: readonly string[] | undefined): readonly Reader[] {
  const unknown = names?.find((name) => readers.every((reader) => reader.name !== name));
  if (unknown === undefined) return readers.filter(({ name }) => names === undefined || names.includes(name));
  throw new Error(`no reader ${unknown}; there are ${readers.map(({ name }) => name).join(', ')}`);
}

/** @returns how many different faults were found */
async function tried(reader: Reader, watch: Watched, { seed, first, maxCases, endsAt }: Extent): Promise<number> {
  const texts = textsLike(reader.corpus(), reader.words);
  const faults = new Set<string>();
  let number = first;
  while (number < first + maxCases && performance.now() < endsAt && faults.size < MAX_FAULTS) {
    let found: { readonly text: string; readonly told: WorkerReport } | undefined;
    const isSound = fc.asyncProperty(texts, async (text) => {
      const told = await watch.tell({ reader: reader.name, text });
      if (told === undefined || faults.has(keyOf(told))) return true;
      found = { text, told };
      return false;
    });
    const { numRuns } = await fc.check(isSound, {
      seed,
      path: String(number),
      numRuns: first + maxCases - number,
      // Places are as likely at the start of a text as within it.
      unbiased: true,
      // What is made smaller is the text, and not what it was made of.
      endOnFailure: true,
      interruptAfterTimeLimit: Math.max(0, endsAt - performance.now()),
    });
    number += numRuns;
    if (found === undefined) break;
    faults.add(keyOf(found.told));
    await keep(reader, watch, found.text, found.told, `--seed ${seed} --case ${number - 1}`);
  }
  console.log(`${reader.name}: ${number - first} cases, ${faults.size === 0 ? 'no fault' : `${faults.size} faults`}`);
  return faults.size;
}

function keyOf({ kind, detail }: WorkerReport): string {
  return `${kind} ${detail.replace(/\d+/g, '#')}`;
}

async function keep(reader: Reader, watch: Watched, text: string, told: WorkerReport, again: string): Promise<void> {
  const isSlow = told.kind === 'hang' || told.kind === 'memory';
  const hasFault = async (smaller: string) => {
    const found = await watch.tell({ reader: reader.name, text: smaller });
    return found !== undefined && keyOf(found) === keyOf(told);
  };
  const kept = await smallest(text, hasFault, { maxTries: isSlow ? 12 : 2000 });
  mkdirSync(KEPT, { recursive: true });
  const file = `${KEPT}/${reader.name}-${again.replace(/\D+/g, ' ').trim().replace(' ', '-')}`;
  writeFileSync(file, kept);
  console.log(
    `${reader.name}: ${told.kind}, kept in ${file} (again: npm run fuzz -- --reader ${reader.name} ${again})`,
  );
  console.log(`  ${told.detail}\n  ${JSON.stringify(kept.slice(0, 300))}`);
}

await main();
