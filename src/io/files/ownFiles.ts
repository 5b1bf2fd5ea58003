/**
 * Files of the program's own that lie beside a person's for a moment. Their names say whose they are and can't be guessed; they
 * are made new, never through a link; and what a process that ended left of them goes with the next write into the folder.
 */
import { closeSync, existsSync, fsyncSync, lstatSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasEnded, type Owner, thisProcess } from '../machine/processes.js';

/** `.ec2-vs-lambda.MACHINE.PID.STARTED.RANDOM.KIND` */
const OWN_NAME = /^\.ec2-vs-lambda\.([\w-]{1,100})\.(\d{1,10})\.(\d{1,20})\.[0-9a-f]{32}\.(?:new|old|lock)$/;

const JOURNAL_NAME = '.ec2-vs-lambda.journal';

export function journalIn(folder: string): string {
  return join(folder, JOURNAL_NAME);
}

/** Cheap: whether a write into the folder was broken off, or is under way. */
export function hasJournal(folder: string): boolean {
  return existsSync(journalIn(folder));
}

/** How long a process of another machine may take for a write, which takes seconds. */
const ABANDONED_AFTER_MS = 600_000;

export type OwnKind = 'new' | 'old' | 'lock';

/** A path beside what is written, of a file that isn't there. */
export function ownPath(folder: string, kind: OwnKind): string {
  const { machine, pid, started } = thisProcess();
  return join(folder, `.ec2-vs-lambda.${machine}.${pid}.${started}.${randomToken()}.${kind}`);
}

export function isOwnName(name: string): boolean {
  return OWN_NAME.test(name);
}

/** 122 random bits. */
export function randomToken(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** Opens a file that isn't there yet: `x` follows no link, be it one that leads nowhere (O_EXCL of open(2)). */
export function openNew(path: string, mode = 0o666): number {
  return openSync(path, 'wx', mode);
}

/** Writes a small text to a new file, and on to the disk. */
export function writeNew(path: string, text: string): void {
  const descriptor = openNew(path);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts on the disk which names a folder has. Some systems can't, and need no asking. */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // Windows opens no folder, some file systems sync none, and a folder may be written to that can't be read.
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'].includes(code)) throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Removes what processes that have ended left in a folder. What can't be removed is left to the next write, and so is what a
 * journal may speak of: whose owner has ended by now has written its journal by now.
 * @param now by the disk's clock, which need not be this machine's: when something was written there just now
 */
export function removeLeftovers(folder: string, now: number): void {
  for (const name of namesIn(folder)) {
    const owner = ownerInName(name);
    if (owner === undefined || !isAbandoned(owner, join(folder, name), now) || hasJournal(folder)) continue;
    removeIfThere(join(folder, name));
  }
}

export function isAbandoned(owner: Owner, path: string, now: number): boolean {
  return hasEnded(owner) ?? now - changedAt(path) > ABANDONED_AFTER_MS;
}

export function changedAt(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Somebody else's folder, or a directory of that name.
  }
}

export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function ownerInName(name: string): Owner | undefined {
  const [, machine, pid, started] = OWN_NAME.exec(name) ?? [];
  return machine === undefined || started === undefined ? undefined : { machine, pid: Number(pid), started };
}
