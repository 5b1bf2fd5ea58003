/** Price books of the user's own: `<folder>/<region>/<service>.yaml`. */
import { closeSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { PriceShard } from '../book/book.js';
import type { BookFolder } from '../book/open.js';
import { parsePriceShard } from '../book/parsePrices.js';
import { priceFileText } from '../book/writePrices.js';
import { unreadable } from './fileProblems.js';
import { entriesOf, isDirectory, makeFolders, readOpened, writeAllWhole } from './files.js';
import { openRegular } from './opening.js';

/** A region's EC2 prices with all their reservations are some megabytes. */
export const LARGEST_BOOK_BYTES = 16 * 1024 * 1024;

export function bookFolder(folder: string): BookFolder {
  return {
    list: () =>
      foldersIn(folder).flatMap((region) =>
        filesIn(join(folder, region)).map((name) => ({ region, service: name.replace(/\.yaml$/, '') })),
      ),
    shard(region, service) {
      const path = join(folder, region, `${service}.yaml`);
      return isName(region) && isName(service) && isKept(path) ? readBook(path) : undefined;
    },
  };
}

/** @throws InputError with what is wrong with the file */
function readBook(path: string): PriceShard {
  const descriptor = openRegular(path);
  try {
    return parsePriceShard(readOpened(descriptor, path, LARGEST_BOOK_BYTES));
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

/** Writes every book whole, or none. @returns the paths */
export function writeBooks(folder: string, shards: readonly PriceShard[]): string[] {
  const files = shards.map((shard) => ({
    path: join(folder, shard.region, `${shard.service}.yaml`),
    content: priceFileText(shard),
  }));
  const paths = files.map(({ path }) => path);
  makeFolders(paths);
  writeAllWhole(files);
  return paths;
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
