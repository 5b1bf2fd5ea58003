/**
 * One process at a time puts files in place in a folder, or learns prices into it. The lock is a file that says whose it is. It
 * is made whole and at once, by a link; one whose owner has ended is taken over.
 *
 * Two that see the same abandoned lock must not both take it over, the later one removing what the earlier one made. So
 * taking over needs a lock itself, named after the very one that is abandoned, and under it the look whether that still lies
 * there. Names are random and never come again: whoever comes late finds another lock, or none.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../../errors.js';
import type { Words } from '../../words.js';
import { hasEnded, isSameOwner, type Owner, thisProcess } from '../machine/processes.js';
import { changedAt, isAbandoned, namesIn, ownPath, randomToken, writeNew } from './ownFiles.js';

const TAKEOVER_NAME = /^\.ec2-vs-lambda\.lock(\.[0-9a-f]+)+$/;
const LOCK_TEXT = /^([\w-]{1,100}) (\d{1,10}) (\d{1,20}) ([0-9a-f]{32})\n$/;
const MAX_LOCK_BYTES = 512;

/** A write takes seconds, also of the largest book. */
const PATIENCE_MS = 60_000;
/** Shorter waits are not worth a word. */
const SILENT_MS = 1000;
/** One that is being copied, where the file system has no links, is whole by then; what still says nothing is no lock. */
const UNREADABLE_MS = 2000;
const LOOK_EVERY_MS = 20;

export function lockIn(folder: string): string {
  return join(folder, '.ec2-vs-lambda.lock');
}

export interface Lock {
  release(): void;
}

/** Whose a lock is, as far as it says so. */
interface Holder {
  readonly path: string;
  readonly token: string;
  readonly owner?: Owner;
}

export interface Waiting {
  readonly patienceMs?: number;
  /** Called once, where it takes longer than a moment. */
  readonly onWait?: (why: Words) => void;
}

/**
 * Waits until the folder is free. Yields while it waits, so that signals can be heard.
 * @throws InputError with who holds it, where that takes longer than a minute
 */
export function* locking(
  folder: string,
  { patienceMs = PATIENCE_MS, onWait }: Waiting = {},
): Generator<undefined, Lock> {
  const start = performance.now();
  let isTold = false;
  for (;;) {
    const found = tryLock(lockIn(folder));
    if ('release' in found) {
      removeTakeovers(folder);
      return found;
    }
    const waitedMs = performance.now() - start;
    const isLock = found.owner !== undefined || found.token === '';
    if (waitedMs >= (isLock ? patienceMs : Math.min(UNREADABLE_MS, patienceMs))) throw lockedBy(folder, found);
    if (!isTold && waitedMs >= SILENT_MS) {
      isTold = true;
      onWait?.(waitingFor(folder, found));
    }
    // Not all at the same moment.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS * (0.5 + Math.random()));
    yield;
  }
}

export function isLocked(folder: string): boolean {
  return lstatSync(lockIn(folder), { throwIfNoEntry: false }) !== undefined;
}

const NOTHING_TO_RELEASE: Lock = { release: () => undefined };

function tryLock(path: string): Lock | Holder {
  const holder = holderOf(path);
  if (holder?.owner !== undefined) {
    if (isSameOwner(holder.owner, thisProcess())) return NOTHING_TO_RELEASE;
    if (hasEnded(holder.owner) === false) return holder;
  }
  const token = randomToken();
  const own = ownPath(dirname(path), 'lock');
  const { machine, pid, started } = thisProcess();
  try {
    writeNew(own, `${machine} ${pid} ${started} ${token}\n`);
    if (holder !== undefined) return takeOver(holder, own, token);
    return linkNew(own, path) ? lockOf(path, token) : (holderOf(path) ?? { path, token: '' });
  } finally {
    rmSync(own, { force: true });
  }
}

function takeOver(holder: Holder, own: string, token: string): Lock | Holder {
  const { path, owner = UNKNOWN } = holder;
  // Both times are of the folder's own clock, which on another machine may not be ours.
  if (!isAbandoned(owner, path, changedAt(own))) return holder;
  const takeover = tryLock(`${path}.${holder.token}`);
  if (!('release' in takeover)) return holder;
  try {
    if (holderOf(path)?.token !== holder.token) return holder;
    renameSync(own, path);
    return lockOf(path, token);
  } finally {
    takeover.release();
  }
}

/** Of what isn't a lock as it is written here. */
const UNKNOWN: Owner = { machine: '', pid: 0, started: '0' };

function lockOf(path: string, token: string): Lock {
  return {
    release() {
      if (holderOf(path)?.token === token) rmSync(path, { force: true });
    },
  };
}

/** @returns whether nothing was there */
function linkNew(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.includes(code)) throw error;
  }
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A file system without links for files. */
export const NO_LINKS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES'];

/** undefined where nothing is there */
function holderOf(path: string): Holder | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  if (found === undefined) return undefined;
  const [, machine, pid, started = '', token] = LOCK_TEXT.exec(shortText(path)) ?? [];
  if (machine === undefined || token === undefined) {
    return { path, token: `${found.ino.toString(16)}${found.mtimeNs.toString(16).replace('-', '')}` };
  }
  return { path, token, owner: { machine, pid: Number(pid), started } };
}

function shortText(path: string): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    if (!fstatSync(descriptor).isFile()) return '';
    const bytes = Buffer.alloc(MAX_LOCK_BYTES);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, MAX_LOCK_BYTES, 0)).toString('latin1');
  } catch {
    return '';
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What is left of a takeover whose process ended within. Only under the folder's lock: nobody takes it over then. */
function removeTakeovers(folder: string): void {
  for (const name of namesIn(folder)) {
    if (TAKEOVER_NAME.test(name)) rmSync(join(folder, name), { force: true, recursive: true });
  }
}

function nameOf({ owner }: Holder): Words {
  if (owner === undefined) return { en: 'an unknown process', ja: '不明なプロセス' };
  const host = owner.machine.replace(/-\d+$/, '');
  return { en: `process ${owner.pid} of ${host}`, ja: `${host} のプロセス ${owner.pid}` };
}

function waitingFor(folder: string, holder: Holder): Words {
  const { en, ja } = nameOf(holder);
  return {
    en: `waiting for ${en}, which writes into ${folder}`,
    ja: `${ja} が ${folder} に書き込み中のため、待っています`,
  };
}

function lockedBy(folder: string, holder: Holder): InputError {
  const { en, ja } = nameOf(holder);
  const message = {
    en: `can't be written: ${en} is writing here and has not ended`,
    ja: `書き込めません: ${ja} が書き込み中で、まだ終わっていません`,
  };
  const remedy = {
    en: `try again when it has ended; if there is no such process any more, remove ${holder.path}`,
    ja: `終わってからもう一度実行してください。そのプロセスがもうなければ ${holder.path} を削除してください`,
  };
  return new InputError([{ code: 'unreadable', file: folder, message, remedy }]);
}
