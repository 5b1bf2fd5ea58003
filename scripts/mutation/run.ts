/**
 * `npm run mutation [-- ROOM...]`: changes the code of each room in small ways, one at a time, runs the room's tests on each
 * change, and writes what no test noticed to docs/mutation.md.
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
const unknown = named.filter((room) => !ROOMS.includes(room));
if (unknown.length > 0) throw new Error(`no such room: ${unknown.join(', ')}; there are ${ROOMS.join(', ')}`);

for (const room of named.length === 0 ? ROOMS : named) {
  const report = `${FOLDER}/${room}.json`;
  await new Stryker({
    mutate: [`src/${room}/**/*.ts`],
    testFiles: [`test/${room}/**/*.test.ts`],
    incrementalFile: `${FOLDER}/${room}.incremental.json`,
    jsonReporter: { fileName: report },
    ...(workers === undefined ? {} : { concurrency: Number(workers) }),
  }).runMutationTest();
  const day = new Date().toISOString().slice(0, 10);
  const found = JSON.parse(readFileSync(report, 'utf8')) as MutationReport;
  writeFileSync(PAGE, withRoom(readFileSync(PAGE, 'utf8'), room, found, LEFT, day));
}
