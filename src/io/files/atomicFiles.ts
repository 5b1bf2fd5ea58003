/** Files written whole: a reader sees the old one or the new one, and of several all or none are new. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { InputError } from '../../errors.js';
import type { Words } from '../../words.js';
import { isSystemError, unwritable } from '../machine/fileProblems.js';
import { turn, undoIfStopped } from '../machine/stopping.js';
import { environmentLanguage, gathered, writeError } from '../terminal/terminal.js';
import { isSameFile } from './files.js';
import { isLocked, type Lock, locking } from './folderLock.js';
import { foldersOf, putAllInPlace, type Staged, settle, settling } from './journal.js';
import { changedAt, hasJournal, openNew, ownPath, removeLeftovers, syncFolder } from './ownFiles.js';

export interface FileToWrite {
  readonly path: string;
  /** A text may be made as it is written, and be of any length. */
  readonly content: string | Iterable<string> | Uint8Array;
}

/**
 * Replaces files whole, all of them or none: every one is written beside its target and to the disk first, and nothing is
 * replaced where one of them can't be; where one then can't take its place, those before it get theirs back. A process that
 * is killed, and a machine that stops, leave a journal of what was begun, and the next write into the folder undoes it.
 * @throws InputError where one can't be written
 */
export function writeFilesAtomically(files: readonly FileToWrite[]): void {
  for (const _ of writing(files));
}

/** The same of texts that are made as they are written: a signal is heard between their parts. */
export async function writeFilesAsTheyCome(files: readonly FileToWrite[]): Promise<void> {
  for (const _ of writing(files)) await turn();
}

/** Replaces a file whole. */
export function writeFileAtomically(path: string, content: FileToWrite['content']): void {
  writeFilesAtomically([{ path, content }]);
}

const onWait = (why: Words) => writeError(`${why[environmentLanguage()]}\n`);

/** Yields between parts, and while others write into the same folders. */
function* writing(files: readonly FileToWrite[]): Generator<undefined> {
  const staged: Staged[] = [];
  const locks: Lock[] = [];
  const undo = () => {
    for (const { staged: path } of staged) rmSync(path, { force: true });
    for (const lock of locks.splice(0)) lock.release();
  };
  let done = () => {};
  const special: { readonly target: string; readonly content: FileToWrite['content'] }[] = [];
  let at = files[0]?.path ?? '';
  const onFile = (path: string) => {
    at = path;
  };
  try {
    for (const { path, content } of files) {
      onFile(path);
      const target = targetOf(path);
      const found = statSync(target, { throwIfNoEntry: false });
      if (isSpecial(found)) {
        special.push({ target, content });
        continue;
      }
      if (found?.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR', syscall: 'open' });
      // Another file could take its place; but who protects a file doesn't want that.
      if (found !== undefined) accessSync(target, constants.W_OK);
      if (staged.length === 0) done = undoIfStopped(undo);
      const file = { path, target, staged: ownPath(dirname(target), 'new') };
      staged.push(file);
      yield* stage(file.staged, content, found);
    }
    // A device or a pipe is written to; putting a file in its place would destroy it.
    for (const { target, content } of special) {
      onFile(target);
      yield* writeSpecial(target, content);
    }
    const folders = foldersOf(staged);
    for (const folder of folders) if (hasJournal(folder)) yield* settling(folder);
    // A single file needs no lock; one that somebody left shall go.
    for (const folder of folders)
      if (staged.length > 1 || isLocked(folder)) locks.push(yield* locking(folder, { onWait }));
    putInPlace(staged, onFile);
    for (const { target } of staged) removeLeftovers(dirname(target), changedAt(target));
  } catch (error) {
    throw isSystemError(error) ? unwritable(at, error) : error;
  } finally {
    undo();
    done();
  }
}

function putInPlace(staged: readonly Staged[], onFile: (path: string) => void): void {
  const [only, ...others] = staged;
  if (only === undefined) return;
  if (others.length > 0) {
    putAllInPlace(staged, onFile);
    return;
  }
  onFile(only.path);
  renameSync(only.staged, only.target);
  syncFolder(dirname(only.target));
}

/** Writes a new file of who may read what stood there, and on to the disk: else a machine that stops may leave it empty. */
function* stage(path: string, content: FileToWrite['content'], before: Stats | undefined): Generator<undefined> {
  const mode = before === undefined ? undefined : before.mode & 0o777;
  const descriptor = openNew(path, mode);
  try {
    if (mode !== undefined) giveMode(descriptor, mode);
    yield* writeContent(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The umask may have taken some away. Where the file system has no modes, that is all the same. */
function giveMode(descriptor: number, mode: number): void {
  if ((fstatSync(descriptor).mode & 0o777) === mode) return;
  try {
    fchmodSync(descriptor, mode);
  } catch (error) {
    if (!NO_MODES.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

const NO_MODES: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** A reader that has had enough is no error, as it is none of standard output. */
function* writeSpecial(path: string, content: FileToWrite['content']): Generator<undefined> {
  const descriptor = openSync(path, 'w');
  try {
    yield* writeContent(descriptor, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** A text of any length is written as it is made, a good deal at a time. */
function* writeContent(descriptor: number, content: FileToWrite['content']): Generator<undefined> {
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : gathered(content);
  for (const part of parts) {
    writeFileSync(descriptor, part);
    yield;
  }
}

function isSpecial(found: Stats | undefined): boolean {
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

const MAX_LINKS = 40;

/**
 * The file itself where a path is a link to one, be it there or not, as a shell's `>` takes it. What is no file is named as it
 * was: `/dev/fd/63`.
 * @throws Error of the system, where links lead in a circle or a file stands where a folder is named
 */
function targetOf(path: string): string {
  let at = path;
  for (let links = 0; links < MAX_LINKS; links += 1) {
    const found = statSync(at, { throwIfNoEntry: false });
    if (found !== undefined) return isSpecial(found) ? path : realpathSync(at);
    const absolute = resolve(at);
    const here = join(realpathSync(dirname(absolute)), basename(absolute));
    if (!lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink()) return here;
    at = resolve(dirname(here), readlinkSync(here));
  }
  throw Object.assign(new Error('too many links'), { code: 'ELOOP', syscall: 'readlink' });
}

/** Whether two paths lead to one file, be it there or not; what can't be looked at is told of where it is written. */
export function isSamePath(a: string, b: string): boolean {
  try {
    return targetOf(a) === targetOf(b) || isSameFile(a, b);
  } catch {
    return resolve(a) === resolve(b);
  }
}

/**
 * Refuses an output that a link leads elsewhere: where the folder is a stranger's, so is the choice of what is replaced. Of
 * a path that is absolute only its end is looked at; where the folder lies is then the caller's choice.
 * @throws InputError
 */
export function refuseLink(path: string): void {
  const folder = dirname(resolve(path));
  if (/^\/(dev|proc)\//.test(resolve(path))) return;
  let isElsewhere = false;
  try {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
    const plain = isAbsolute(path) ? folder : resolve(realpathSync('.'), dirname(path));
    isElsewhere = isLink || (!isAbsolute(path) && realpathSync(folder) !== plain);
  } catch {
    // Told of where it is written.
  }
  if (!isElsewhere) return;
  const message = {
    en: "can't be written: a link leads to another place",
    ja: '書き込めません: リンクが別の場所を指しています',
  };
  const remedy = { en: 'name the file itself', ja: 'ファイルそのものを指定してください' };
  throw new InputError([{ code: 'unreadable', file: path, message, remedy }]);
}

/** Undoes what was broken off where these files lie, before they are read to be written again. */
export function recoverUnfinished(paths: readonly string[]): void {
  const folders = new Set(
    paths.flatMap((path) => (statSync(path, { throwIfNoEntry: false }) ? [dirname(realpathSync(path))] : [])),
  );
  for (const folder of folders) if (hasJournal(folder)) settle(folder);
}

/**
 * A folder with those above it. One by one: where the system makes no folders (`/proc`), Node's own way to make several may not
 * come to an end.
 */
export function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (found === undefined) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else has made it meanwhile.
    const isMade = (error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(path).isDirectory();
    if (!isMade) throw error;
  }
}

/** What leads to a file that is to be written. */
export function makeFolders(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      makeFolder(dirname(path));
    } catch (error) {
      throw unwritable(path, error);
    }
  }
}
