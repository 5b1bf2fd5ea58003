/** Price books of the user's own: `<folder>/<region>/<service>.yaml`. */
import { closeSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PriceShard } from '../../book/book.js';
import type { BookFolder } from '../../book/open.js';
import { parsePriceShard } from '../../book/parsePrices.js';
import { priceFileText } from '../../book/writePrices.js';
import { InputError } from '../../errors.js';
import { isBaseUnit } from '../../services/units.js';
import { plainWords, type Words } from '../../words.js';
import { makeFolder, makeFolders, writeFilesAtomically } from '../files/atomicFiles.js';
import { entriesOf, isDirectory, readOpened } from '../files/files.js';
import { type Lock, lockIn, locking, type Waiting } from '../files/folderLock.js';
import { settle } from '../files/journal.js';
import { openRegular } from '../files/opening.js';
import { changedAt, hasJournal, removeLeftovers } from '../files/ownFiles.js';
import { isSystemError, unreadable, unwritable } from '../machine/fileProblems.js';
import { turn, undoIfStopped } from '../machine/stopping.js';

/** A region's EC2 prices with all their reservations are some megabytes. */
export const MAX_BOOK_BYTES = 16 * 1024 * 1024;

/** The books that `prices refresh` keeps in a folder. */
export interface KeptBooks extends BookFolder {
  /** @throws InputError with what is wrong with the file */
  shard(region: string, service: string): PriceShard | undefined;
}

export function bookFolder(folder: string): KeptBooks {
  const shard = (region: string, service: string) => {
    if (!isName(region) || !isName(service)) return undefined;
    const path = join(folder, region, `${service}.yaml`);
    settleAt(path);
    return isKept(path) ? readBook(path) : undefined;
  };
  return {
    list: () =>
      foldersIn(folder).flatMap((region) =>
        filesIn(join(folder, region)).map((name) => ({ region, service: name.replace(/\.yaml$/, '') })),
      ),
    shard,
    shards: (region, service) => [shard(region, service) ?? []].flat(),
  };
}

/** @throws InputError with what is wrong with the file */
export function readBook(path: string): PriceShard {
  settleAt(path);
  const descriptor = openRegular(path);
  try {
    return parsePriceShard(readOpened(descriptor, path, MAX_BOOK_BYTES), isBaseUnit);
  } finally {
    closeSync(descriptor);
  }
}

/** A link that leads nowhere, and what may not be looked at, are told of rather than passed over. */
function isKept(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Books that a refresh left half written are as they were before it. */
export function settleAt(path: string): void {
  if (hasJournal(dirname(path))) settle(dirname(path));
}

/**
 * Does what reads the books and writes them while nobody else writes to the folder.
 * @throws InputError with who writes, where that takes longer than a minute
 */
export async function withBooksLocked<T>(folder: string, work: () => Promise<T>, waiting: Waiting = {}): Promise<T> {
  const { release } = await locked(folder, waiting);
  const done = undoIfStopped(release);
  try {
    removeLeftovers(folder, changedAt(lockIn(folder)));
    return await work();
  } finally {
    release();
    done();
  }
}

async function locked(folder: string, waiting: Waiting): Promise<Lock> {
  try {
    makeFolder(folder);
    const lock = locking(folder, waiting);
    let step = lock.next();
    for (; step.done !== true; step = lock.next()) await turn();
    return step.value;
  } catch (error) {
    throw isSystemError(error) ? unwritable(folder, error) : error;
  }
}

/** Writes every book whole, or none. @returns the paths @throws InputError where one could then not be read */
export function writeBooks(folder: string, shards: readonly PriceShard[]): string[] {
  const files = shards.map((shard) => {
    const path = join(folder, shard.region, `${shard.service}.yaml`);
    return { path, content: readableText(shard, path) };
  });
  const paths = files.map(({ path }) => path);
  makeFolders(paths);
  writeFilesAtomically(files);
  return paths;
}

/** A book that the next command refuses is worse than one that is a day old. */
function readableText(shard: PriceShard, path: string): string {
  const text = priceFileText(shard);
  const kilobytes = Math.ceil(Buffer.byteLength(text) / 1024);
  if (kilobytes * 1024 > MAX_BOOK_BYTES) {
    throw notWritten(path, { en: `it would be ${kilobytes} KB`, ja: `サイズが ${kilobytes} KB になります` });
  }
  try {
    if (priceFileText(parsePriceShard({ file: path, text }, isBaseUnit)) === text) return text;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [problem] = error.problems;
    throw notWritten(path, problem?.message ?? plainWords(error.message));
  }
  throw notWritten(path, {
    en: 'read again, it would say something else',
    ja: '読み直すと内容が変わってしまいます',
  });
}

function notWritten(path: string, { en, ja }: Words): InputError {
  const message = {
    en: `this book, once written, could not be read again: ${en}`,
    ja: `このまま書き込むと価格ファイルを読み直せなくなります: ${ja}`,
  };
  const remedy = {
    en: 'nothing was written; correct the sources and days in the book, or move it away and refresh again',
    ja: 'ファイルは変更していません。価格ファイルの出典や日付を直すか、別の場所に移してからもう一度更新してください',
  };
  return new InputError([{ code: 'contradiction', file: path, message, remedy }]);
}

/** A region or a service comes from a scenario; a path does not. */
function isName(text: string): boolean {
  return /^[\w-]+$/.test(text);
}

function foldersIn(folder: string): string[] {
  return isDirectory(folder) ? namesIn(folder).filter((name) => isName(name) && isDirectory(join(folder, name))) : [];
}

function filesIn(folder: string): string[] {
  return namesIn(folder).filter((name) => name.endsWith('.yaml') && !name.startsWith('.'));
}

function namesIn(folder: string): string[] {
  return entriesOf(folder).map(({ name }) => name);
}
