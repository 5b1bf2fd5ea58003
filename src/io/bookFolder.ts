/** Price books of the user's own: `<folder>/<region>/<service>.yaml`. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PriceShard } from '../book/book.js';
import type { BookFolder } from '../book/open.js';
import { parsePriceShard } from '../book/parsePrices.js';
import { priceFileText } from '../book/writePrices.js';
import { isBaseUnit } from '../services/units.js';
import { isDirectory, makeFolders, readSource, writeAllWhole } from './files.js';

/** A region's EC2 prices with all their reservations are some megabytes. */
const LARGEST_BOOK_BYTES = 16 * 1024 * 1024;

export function bookFolder(folder: string): BookFolder {
  return {
    list: () =>
      foldersIn(folder).flatMap((region) =>
        filesIn(join(folder, region)).map((name) => ({ region, service: name.replace(/\.yaml$/, '') })),
      ),
    shard(region, service) {
      const path = join(folder, region, `${service}.yaml`);
      return isName(region) && isName(service) && existsSync(path) ? readBook(path) : undefined;
    },
  };
}

/** @throws InputError with what is wrong with the file */
export function readBook(path: string): PriceShard {
  return parsePriceShard(readSource(path, LARGEST_BOOK_BYTES), isBaseUnit);
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
  return isDirectory(folder)
    ? readdirSync(folder).filter((name) => isName(name) && isDirectory(join(folder, name)))
    : [];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.yaml') && !name.startsWith('.'));
}
