/** The books that the package carries: compiled from the authored text, a shard per region and service. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Books } from '../book/book.js';
import { type OwnBooks, openBooks } from '../book/open.js';

/** Beside the folder of the built code. */
const DATA_FOLDER = fileURLToPath(new URL('../data/', import.meta.url));

/**
 * The books that the package carries: prices and rules with their days and sources. Shards are read when they are first asked for.
 * @param own come before the built-in ones
 * @param folder of the files, where they don't lie beside the built code
 * @throws Error where the file system refuses a file; one that isn't there is as one without prices
 * @example
 * ```ts
 * import { builtInBooks } from 'ec2-vs-lambda/node';
 *
 * const { catalogue } = builtInBooks();
 * catalogue.regions['ap-northeast-1']?.name; // => 'Asia Pacific (Tokyo)'
 * ```
 */
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
