/**
 * `npm run mutation [-- PLACE...]`: changes the code of each room, or of the folders and files in it that are named, in
 * small ways, one at a time, runs the room's tests on each change, and writes what no test noticed to docs/mutation.md.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { LEFT } from './left.js';
import { type MutationReport, withRoom } from './report.js';

/** Of each room, the tests that its mutants are held to. What services refuse is told by the scenarios that are broken. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  quantity: ['test/quantity/**/*.test.ts'],
  formula: ['test/formula/**/*.test.ts'],
  book: ['test/book/**/*.test.ts'],
  services: ['test/services/**/*.test.ts', 'test/scenario/broken.test.ts'],
};
const ROOMS = Object.keys(TESTS);
const PAGE = 'docs/mutation.md';
const FOLDER = 'reports/mutation';

/** Mutants that are tested at once, where the machine is shared. */
const workers = process.env.MUTATION_WORKERS;

const named = process.argv.slice(2);

for (const room of ROOMS) {
  const places = named.length === 0 ? [room] : named.filter((place) => place.split('/')[0] === room);
  if (places.length > 0) await mutate(room, places);
}
for (const place of named) {
  if (!ROOMS.includes(place.split('/')[0] ?? '')) console.error(`${place} is in none of ${ROOMS.join(', ')}`);
}

function filesOf(room: string): readonly string[] {
  const names = readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => `src/${room}/${name}`);
}

async function mutate(room: string, places: readonly string[]): Promise<void> {
  const report = `${FOLDER}/${room}.json`;
  await new Stryker({
    mutate: places.map((place) => (place.endsWith('.ts') ? `src/${place}` : `src/${place}/**/*.ts`)),
    testFiles: [...(TESTS[room] ?? [])],
    incrementalFile: `${FOLDER}/${room}.incremental.json`,
    jsonReporter: { fileName: report },
    ...(workers === undefined ? {} : { concurrency: Number(workers) }),
  }).runMutationTest();
  const day = new Date().toISOString().slice(0, 10);
  const found = JSON.parse(readFileSync(report, 'utf8')) as MutationReport;
  const told = { room, report: found, files: filesOf(room), left: LEFT, day };
  writeFileSync(PAGE, withRoom(readFileSync(PAGE, 'utf8'), told));
}
