/**
 * Disks that are full, too small or read-only, and devices that take nothing. The program ends with words and 2, or has done all
 * of it; what stood there before is whole, and nothing else lies beside it.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Chance } from './chance.js';
import type { Extent, Fault, Outcome } from './fault.js';
import { type Ending, hasStack, runCommand } from './program.js';

const SCENARIO = resolve('scenarios/campaign-site.yaml');

interface Disk {
  readonly name: string;
  /** Mounts a file system of one's own, which not every system lets one do. */
  readonly mounts?: true;
  /** Lines of a shell in an empty folder, in which `$PROGRAM` is the program and `$SCENARIO` a scenario; they end by its status. */
  lines(chance: Chance): readonly string[];
  /** Whether it can go well. */
  readonly mayFit?: true;
}

const HAS_NO_ROOM = ['--output /dev/full', '> /dev/full', '--format csv --output /dev/full --output new.md'];

const DISKS: readonly Disk[] = [
  { name: 'a device that is full', lines: ({ pick }) => [`$PROGRAM $SCENARIO ${pick(HAS_NO_ROOM)}`] },
  {
    name: 'a full device for what else is told',
    lines: ({ pick }) => [
      `$PROGRAM ${pick(['--version', '--help', 'schema', 'prices list --region ap-northeast-1', 'check $SCENARIO', 'explain $SCENARIO'])} > /dev/full`,
    ],
  },
  { name: 'a full device for a report', lines: () => ['$PROGRAM check $SCENARIO --junit /dev/full'] },
  { name: 'no room even for errors', lines: () => ['$PROGRAM nowhere.yaml 2> /dev/full'] },
  {
    name: 'a small disk',
    mounts: true,
    mayFit: true,
    lines: ({ below }) => [
      'mkdir disk',
      `mount -t tmpfs -o size=${4 * (2 + below(20))}k,nr_inodes=${5 + below(12)} none disk`,
      'echo old > disk/a.csv && echo old > disk/b.md',
      '$PROGRAM $SCENARIO --output disk/a.csv --output disk/b.md --output disk/c.html; status=$?',
      'ls -A disk > after; cat disk/a.csv disk/b.md > texts',
      // All old, or all new.
      'if [ $status = 2 ]; then [ "$(cat after)" = "$(printf "a.csv\\nb.md")" ] && [ "$(cat texts)" = "$(printf "old\\nold")" ] || exit 9',
      'else [ "$(cat after)" = "$(printf "a.csv\\nb.md\\nc.html")" ] && ! grep -q "^old$" texts || exit 9; fi',
      'exit $status',
    ],
  },
  {
    name: 'a disk that is read-only',
    mounts: true,
    lines: ({ pick }) => [
      'mkdir disk && mount -t tmpfs none disk && cp scenario.yaml disk',
      'mount -o remount,ro disk',
      `$PROGRAM ${pick(['$SCENARIO --output disk/a.csv', 'check disk/scenario.yaml --update', 'init disk/new.yaml --template web-api'])}`,
    ],
  },
  {
    name: 'a temporary folder that is full or not there',
    mounts: true,
    lines: ({ pick }) => [
      'mkdir disk && mount -t tmpfs -o size=4k,nr_inodes=2 none disk && { cat /dev/zero > disk/all 2> /dev/null || true; }',
      // Any program will do: it isn't started.
      `CHROME_PATH=/bin/sh TMPDIR=$PWD/${pick(['disk', 'nowhere'])} $PROGRAM $SCENARIO --pdf new.pdf`,
    ],
  },
];

export const FULL_DISKS: Fault = {
  name: 'disks',
  about: 'disks that are full, small or read-only',
  run,
};

async function run(extent: Extent): Promise<Outcome> {
  const mounts = await canMount(extent.folder);
  const disks = DISKS.filter((disk) => mounts || disk.mounts !== true);
  const failures: string[] = [];
  let trials = 0;
  for (; extent.mayGoOn(trials); trials++) {
    const disk = disks[trials % disks.length] as Disk;
    const failure = failureOf(disk, await tried(disk, trials, extent));
    if (failure !== undefined) failures.push(`trial ${trials}, ${disk.name}: ${failure}`);
  }
  return { trials, failures, ...(mounts ? {} : { measured: 'no disks of its own: this user may not mount any' }) };
}

async function canMount(folder: string): Promise<boolean> {
  const words = ['--mount', 'mount', '-t', 'tmpfs', 'none', folder];
  return (await runCommand('unshare', words, {}).catch(() => ({ status: 1 }))).status === 0;
}

async function tried({ lines, mounts }: Disk, trial: number, { chance, folder, program }: Extent): Promise<Ending> {
  const cwd = join(folder, String(trial));
  mkdirSync(cwd);
  // An expectation that is not met, to be rewritten.
  writeFileSync(join(cwd, 'scenario.yaml'), UNMET);
  copyFileSync(SCENARIO, join(cwd, 'campaign.yaml'));
  const env = { PROGRAM: `${process.execPath} ${program}`, SCENARIO: join(cwd, 'campaign.yaml') };
  const script = lines(chance(trial)).join('\n');
  return mounts === true
    ? runCommand('unshare', ['--mount', 'bash', '-c', script], { cwd, env })
    : runCommand('bash', ['-c', script], { cwd, env });
}

const UNMET = `region: ap-northeast-1
asOf: 2016-06-02
options:
  Lambda:
    - lambda: { requests: 1M, duration: 120 ms, memory: 128 MB }
expect:
  Lambda: { total: 9 USD }
`;

function failureOf({ mayFit, name }: Disk, ending: Ending): string | undefined {
  const { status, err } = ending;
  const says = err.trim().split('\n').slice(0, 2).join(' ').slice(0, 200);
  if (hasStack(ending)) return `a stack: ${says}`;
  if (status === 9) return 'what lies on the disk is neither all old nor all new';
  if (status === 2) return err.trim() === '' && name !== 'no room even for errors' ? 'it says nothing' : undefined;
  return mayFit === true && status === 0 ? undefined : `it ends with ${status}: ${says}`;
}
