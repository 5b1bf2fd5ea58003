/** What a folder's journal says, and how it is read where somebody may have made it up. */
import { closeSync, constants, fstatSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { isOwnName, journalIn, ownPath, syncFolder, writeNew } from './ownFiles.js';

export interface Entry {
  readonly name: string;
  readonly staged: string;
  /** Where what stood there is kept; nothing stood there where there is none. */
  readonly old?: string;
  /** By what the new file is known again. */
  readonly identity: string;
}

export interface Journal {
  readonly token: string;
  /** All folders, seen from this one; the first one decides. */
  readonly folders: readonly string[];
  readonly entries: readonly Entry[];
}

/** Of 20,000 scenarios, some 6 MB. */
const MAX_JOURNAL_BYTES = 64 * 1024 * 1024;

export function writeJournal(folder: string, journal: Journal): void {
  const made = ownPath(folder, 'new');
  try {
    writeNew(made, JSON.stringify(journal));
    renameSync(made, journalIn(folder));
  } finally {
    rmSync(made, { force: true });
  }
  syncFolder(folder);
}

export function removeJournal(folder: string): void {
  rmSync(journalIn(folder), { force: true });
  syncFolder(folder);
}

/** undefined where none lies there, or something else of its name: that is not followed. */
export function readJournal(folder: string): Journal | undefined {
  let descriptor: number | undefined;
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    descriptor = openSync(journalIn(folder), flags);
    const found = fstatSync(descriptor);
    if (!found.isFile() || found.size > MAX_JOURNAL_BYTES) return undefined;
    return journalOf(JSON.parse(readFileSync(descriptor, 'utf8')));
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function journalOf(value: Partial<Record<keyof Journal, unknown>> | null): Journal | undefined {
  const { token, folders, entries } = value ?? {};
  const isWhole =
    typeof token === 'string' &&
    /^[0-9a-f]{32}$/.test(token) &&
    Array.isArray(folders) &&
    folders.every((folder) => typeof folder === 'string') &&
    Array.isArray(entries) &&
    entries.every(isEntry);
  return isWhole ? { token, folders, entries } : undefined;
}

function isEntry(value: unknown): value is Entry {
  const { name, staged, old, identity } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return (
    typeof name === 'string' &&
    /^[^/\\\0]+$/.test(name) &&
    name !== '.' &&
    name !== '..' &&
    [staged, ...(old === undefined ? [] : [old])].every((one) => typeof one === 'string' && isOwnName(one)) &&
    typeof identity === 'string' &&
    identity !== ''
  );
}
