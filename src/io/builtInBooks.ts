/** The books that the package carries: compiled from the authored text, a shard per region and service. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Books } from '../book/book.js';
import { type OwnBooks, openBooks } from '../book/open.js';

/** Beside the folder of the built code. */
const DATA_FOLDER = fileURLToPath(new URL('../data/', import.meta.url));

/** Shards are read when they are first asked for. `own` come before the built-in ones. */
export function builtInBooks(own: OwnBooks = {}, folder: string = DATA_FOLDER): Books {
  return openBooks((path) => readIfThere(`${folder}${path}`), own);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
