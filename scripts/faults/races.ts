/**
 * Two or three refreshes of one folder of books at once, answered at the same moment. Each asks for another price of the same
 * book: afterwards it has all of them. Before some a lock of a process that has ended lies there, which one of them takes over.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { thisProcess } from '../../src/io/machine/processes.js';
import { file, priceListServer } from '../../test/support/priceListServer.js';
import { instance, offerJson } from '../../test/support/products.js';
import type { Extent, Fault, Outcome } from './fault.js';
import { leftIn, runProgram, textOf } from './program.js';
import { ASKING, REGION_FOLDER } from './scenes.js';

const TYPES = ['m5.large', 'm5.xlarge', 'm5.2xlarge'] as const;

export const RACES: Fault = {
  name: 'races',
  about: 'refreshes of one folder of books at once',
  run,
};

async function run(extent: Extent): Promise<Outcome> {
  const failures: string[] = [];
  let trials = 0;
  for (; extent.mayGoOn(trials); trials++) {
    const failure = await tried(trials, extent);
    if (failure !== undefined) failures.push(`trial ${trials}: ${failure}`);
  }
  return { trials, failures };
}

async function tried(trial: number, { chance, folder, program }: Extent): Promise<string | undefined> {
  const { pick, below } = chance(trial);
  const types = TYPES.slice(0, pick([2, 3]));
  const own = join(folder, String(trial));
  mkdirSync(join(own, REGION_FOLDER), { recursive: true });
  if (below(3) === 0) leaveLock(join(own, 'books'));
  const server = await priceListServer({ always: togetherOf(types.length) });
  try {
    const runs = types.map((type) =>
      runProgram(program, ['prices', 'refresh', ...ASKING, '--endpoint', server.url, '--type', type], { cwd: own }),
    );
    const wrong = (await Promise.all(runs)).find(({ status }) => status !== 0);
    if (wrong !== undefined) return `one ends with ${wrong.status}: ${wrong.err}`;
  } finally {
    await server.close();
  }
  const book = textOf(join(own, REGION_FOLDER, 'ec2.yaml')) ?? '';
  const lost = types.filter((type) => !book.includes(`${type}:`));
  if (lost.length > 0) return `of ${types.length} updates ${lost.length} are lost`;
  const [left] = leftIn([join(own, 'books'), join(own, REGION_FOLDER)]);
  return left === undefined ? undefined : `${left} is left`;
}

/** Answers when all have asked. */
function togetherOf(count: number) {
  const waiting: ServerResponse[] = [];
  const answer = file(
    offerJson(
      'AmazonEC2',
      TYPES.map((type, at) => instance(type, `0.${at + 1}`)),
    ),
  );
  return (response: ServerResponse, request: Parameters<typeof answer>[1]) => {
    waiting.push(response);
    if (waiting.length < count) return;
    for (const one of waiting.splice(0)) answer(one, request);
  };
}

function leaveLock(folder: string): void {
  const { machine } = thisProcess();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, '.ec2-vs-lambda.lock'), `${machine} ${pid} 1 ${'0'.repeat(32)}\n`);
}
