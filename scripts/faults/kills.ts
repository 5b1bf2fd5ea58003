/**
 * The program is killed (SIGKILL) while it writes several files. Whatever the moment: each file is whole, and after the next
 * run all of them are old or all are new, and nothing else lies beside them.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Extent, Fault, Outcome } from './fault.js';
import { leftIn, runProgram, textOf } from './program.js';
import { OUTPUTS, refreshScene, type Scene, UPDATE } from './scenes.js';

/** A write changes some sixty names; a kill that comes too late is a trial of a whole write. */
const MAX_CHANGES = 60;
const MAX_AFTER_US = 1500;

export const KILLS: Fault = {
  name: 'kills',
  about: 'killed while it writes several files, then run again',
  run,
};

async function run(extent: Extent): Promise<Outcome> {
  const { scene, server } = await refreshScene();
  try {
    const scenes = [OUTPUTS, UPDATE, scene];
    const wanted = new Map<Scene, readonly (string | undefined)[]>();
    for (const one of scenes) wanted.set(one, await undisturbed(one, extent));
    const failures: string[] = [];
    let [trials, killed] = [0, 0];
    for (; extent.mayGoOn(trials); trials++) {
      const one = scenes[trials % scenes.length] as Scene;
      const { failure, wasKilled } = await tried(one, wanted.get(one) ?? [], trials, extent);
      if (failure !== undefined) failures.push(`trial ${trials}, ${one.name}: ${failure}`);
      if (wasKilled) killed += 1;
    }
    return { trials, failures, measured: `${killed} killed before they had ended` };
  } finally {
    await server.close();
  }
}

function prepared(scene: Scene, name: string, { folder }: Extent): string {
  const own = join(folder, name.replace(/\W/g, '-'));
  for (const inside of scene.folders) mkdirSync(join(own, inside), { recursive: true });
  scene.prepare(own);
  return own;
}

/** What the targets are where nobody is killed. */
async function undisturbed(scene: Scene, extent: Extent): Promise<readonly (string | undefined)[]> {
  const own = prepared(scene, `whole ${scene.name}`, extent);
  const { status, err } = await runProgram(extent.program, scene.words, { cwd: own });
  if (status !== 0) throw new Error(`${scene.name} ends with ${status}: ${err}`);
  return contentsOf(scene, own);
}

function contentsOf({ targets }: Scene, own: string): readonly (string | undefined)[] {
  return targets.map((target) => textOf(join(own, target)));
}

async function tried(scene: Scene, wanted: readonly (string | undefined)[], trial: number, extent: Extent) {
  const own = prepared(scene, `trial ${trial}`, extent);
  const before = contentsOf(scene, own);
  const folders = scene.folders.map((folder) => join(own, folder));
  const chance = extent.chance(trial);
  const kill = { folders, change: 1 + chance.below(MAX_CHANGES), afterMs: chance.below(MAX_AFTER_US) / 1000 };
  const { status } = await runProgram(extent.program, scene.words, { cwd: own, kill });
  const torn = contentsOf(scene, own).findIndex((text, at) => text !== before[at] && text !== wanted[at]);
  if (torn >= 0) return { failure: `${scene.targets[torn]} is neither old nor new`, wasKilled: status === null };
  const next = await runProgram(extent.program, scene.next, { cwd: own });
  return { failure: failureOf(), wasKilled: status === null };

  function failureOf(): string | undefined {
    if (next.status !== 0) return `the next run ends with ${next.status}: ${next.err}`;
    const now = contentsOf(scene, own);
    const isOld = now.every((text, at) => text === before[at]);
    const isNew = now.every((text, at) => text === wanted[at]);
    if (!isOld && !isNew) return 'some files are old and some are new after the next run';
    const [left] = leftIn(folders);
    return left === undefined ? undefined : `${left.slice(own.length + 1)} is left after the next run`;
  }
}
