/**
 * `npm run mutation [-- PLACE...]`: changes the code of each room, or of the folders and files in it that are named, in
 * small ways, one at a time, runs the room's tests on each change, and writes what no test noticed to docs/mutation.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { LEFT } from './left.js';
import { type MutationReport, withRoom } from './report.js';

const ROOMS = ['quantity', 'formula', 'book', 'services'];
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

async function mutate(room: string, places: readonly string[]): Promise<void> {
  const report = `${FOLDER}/${room}.json`;
  await new Stryker({
    mutate: places.map((place) => (place.endsWith('.ts') ? `src/${place}` : `src/${place}/**/*.ts`)),
    testFiles: [`test/${room}/**/*.test.ts`],
    incrementalFile: `${FOLDER}/${room}.incremental.json`,
    jsonReporter: { fileName: report },
    ...(workers === undefined ? {} : { concurrency: Number(workers) }),
  }).runMutationTest();
  const day = new Date().toISOString().slice(0, 10);
  const found = JSON.parse(readFileSync(report, 'utf8')) as MutationReport;
  writeFileSync(PAGE, withRoom(readFileSync(PAGE, 'utf8'), room, found, LEFT, day));
}
