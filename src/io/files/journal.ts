/**
 * Several files put in place all or none, also where the process is killed or the machine stops within.
 *
 * Each folder gets a journal of its own files before the first one is put in place, and what stood there is kept beside it. The
 * removal of the first folder's journal is the moment at which all is done; until then everything can be undone, and whoever
 * next writes into one of the folders, or reads books from it, undoes it. What somebody else has changed since is left alone.
 *
 * A folder may be a stranger's, and the journal in it made up. So a journal speaks of names in its own folder only, and
 * reaches other folders only where the same journal lies.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { InputError } from '../../errors.js';
import { isSystemError } from '../machine/fileProblems.js';
import { type Lock, locking, NO_LINKS } from './folderLock.js';
import { type Entry, readJournal, removeJournal, writeJournal } from './journalFile.js';
import { ownPath, randomToken, syncFolder } from './ownFiles.js';

export interface Staged {
  /** As the person called it. */
  readonly path: string;
  readonly target: string;
  /** The whole new file, beside its target and on the disk. */
  readonly staged: string;
}

/**
 * The caller holds the locks of all folders.
 * @param onFile told which file comes next, for a message
 */
export function putAllInPlace(files: readonly Staged[], onFile: (path: string) => void): void {
  const folders = foldersOf(files);
  const token = randomToken();
  const kept: string[] = [];
  try {
    const entries = files.map((file): Entry & { folder: string } => {
      onFile(file.path);
      const old = keep(file.target);
      if (old !== undefined) kept.push(old);
      const entry = { name: basename(file.target), staged: basename(file.staged), identity: identityOf(file.staged) };
      return { folder: dirname(file.target), ...entry, ...(old === undefined ? {} : { old: basename(old) }) };
    });
    for (const folder of folders) {
      const own = entries.filter((entry) => entry.folder === folder).map(({ folder: _, ...entry }) => entry);
      writeJournal(folder, { token, folders: folders.map((other) => relative(folder, other)), entries: own });
    }
    for (const { path, target, staged } of files) {
      onFile(path);
      renameSync(staged, target);
    }
    for (const folder of folders) syncFolder(folder);
  } catch (error) {
    for (const folder of folders.toReversed()) undo(folder, token);
    removeAll(kept);
    throw error;
  }
  for (const folder of folders) removeJournal(folder);
  removeAll(kept);
}

export function foldersOf(files: readonly { readonly target: string }[]): string[] {
  return [...new Set(files.map(({ target }) => dirname(target)))].sort();
}

/**
 * Undoes what a process that ended had begun in a folder. Yields while another one is at work there.
 * @throws InputError where it can't be undone, or somebody is at work for long
 */
export function* settling(folder: string): Generator<undefined> {
  for (let journal = readJournal(folder); journal !== undefined; journal = readJournal(folder)) {
    const { token, folders } = journal;
    const members = [...new Set([...folders.map((other) => resolve(folder, other)), folder])].filter(
      (other) => readJournal(other)?.token === token,
    );
    const home = resolve(folder, folders[0] ?? '');
    const locks: Lock[] = [];
    try {
      for (const member of members.toSorted()) locks.push(yield* locking(member));
      const isOpen = readJournal(home)?.token === token;
      for (const member of members.filter((other) => other !== home)) finish(member, token, isOpen);
      if (isOpen) finish(home, token, isOpen);
    } catch (error) {
      throw isSystemError(error) ? brokenOff(folder, error.message) : error;
    } finally {
      for (const lock of locks) lock.release();
    }
  }
}

/** The same at once. */
export function settle(folder: string): void {
  for (const _ of settling(folder));
}

function finish(folder: string, token: string, isOpen: boolean): void {
  if (isOpen) {
    undo(folder, token);
    return;
  }
  const journal = readJournal(folder);
  if (journal?.token !== token) return;
  removeAll(journal.entries.flatMap((entry) => asideOf(folder, entry)));
  removeJournal(folder);
}

/** What stood there is put back where the new file still lies; what somebody changed since is theirs. */
function undo(folder: string, token: string): void {
  const journal = readJournal(folder);
  if (journal?.token !== token) return;
  for (const entry of journal.entries) {
    const target = join(folder, entry.name);
    if (identityOf(target) === entry.identity) {
      if (entry.old === undefined) rmSync(target, { force: true });
      else if (existsSync(join(folder, entry.old))) renameSync(join(folder, entry.old), target);
    }
    removeAll(asideOf(folder, entry));
  }
  syncFolder(folder);
  removeJournal(folder);
}

function asideOf(folder: string, { staged, old }: Entry): string[] {
  return [staged, ...(old === undefined ? [] : [old])].map((name) => join(folder, name));
}

function removeAll(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { force: true });
}

/** Another name for what stands there; a copy where the file system has no second names. */
function keep(target: string): string | undefined {
  if (lstatSync(target, { throwIfNoEntry: false }) === undefined) return undefined;
  const old = ownPath(dirname(target), 'old');
  try {
    linkSync(target, old);
  } catch (error) {
    if (!NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    copyFileSync(target, old, constants.COPYFILE_EXCL);
    syncFile(old);
  }
  return old;
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A file that is given another name keeps these; one that is written to doesn't. Empty where nothing is there. */
function identityOf(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? '' : `${found.ino}:${found.mtimeNs}:${found.size}`;
}

function brokenOff(folder: string, why: string): InputError {
  const message = {
    en: `a write was broken off here, and can't be undone: ${why}`,
    ja: `書き込みが途中で止まったままで、元に戻せません: ${why}`,
  };
  const remedy = {
    en: 'run the command once as a user who may write into the folder',
    ja: 'フォルダーに書き込めるユーザーで一度実行してください',
  };
  return new InputError([{ code: 'unreadable', file: folder, message, remedy }]);
}
