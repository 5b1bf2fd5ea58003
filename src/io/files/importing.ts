/** Files of other tools, opened and handed to their importers part by part. */

import { closeSync, readSync } from 'node:fs';
import { printable } from '../../document/printable.js';
import { InputError } from '../../errors.js';
import { countsImporter } from '../../import/counts/counts.js';
import type { Importer } from '../../import/importer.js';
import type { Counts } from '../../quantity/counts.js';
import type { CountsFile, Settings } from '../../scenario/settings.js';
import { unreadable } from '../machine/fileProblems.js';
import { progressLine } from '../terminal/progress.js';
import { type Opened, openNamed } from './opening.js';

/** Small enough that the rows of a part are gone before the next ones come. */
const PART_BYTES = 1 << 18;

/**
 * What reads the files of counts that scenarios name, for `Settings.readCounts`. Only regular files are read, and only ones
 * that lie below `root` once all links are followed; below the scenario's own folder where no root is given.
 * @throws InputError, of the function that it gives: where a file lies elsewhere, can't be read, or doesn't hold counts
 * @example
 * ```ts
 * import { mkdtempSync, writeFileSync } from 'node:fs';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * import { countsReader } from 'ec2-vs-lambda/node';
 *
 * const folder = mkdtempSync(join(tmpdir(), 'counts-'));
 * writeFileSync(join(folder, 'views.csv'), 'hour,views\n0,1200\n1,900\n');
 * const readCounts = countsReader({ root: folder }); // for compare's settings: { today, readCounts }
 * const counts = readCounts({ path: 'views.csv', intervalSeconds: 3600 }, join(folder, 'shop.yaml'));
 * counts.length; // => 2
 * ```
 */
export function countsReader({ root }: { readonly root?: string } = {}): NonNullable<Settings['readCounts']> {
  return (file, scenario) => readCountsFile(file, scenario, root);
}

/**
 * @param scenario the file that names it, relative to which it lies
 * @param root the folder below which it has to lie; the scenario's own where absent
 * @throws InputError naming the lines that are wrong
 */
export function readCountsFile(file: CountsFile, scenario: string, root?: string): Counts {
  const opened = openNamed({ path: file.path, by: scenario, ...(root === undefined ? {} : { root }) });
  return imported(opened, countsImporter(file, opened.path));
}

function imported<Result>({ path, descriptor }: Opened, importer: Importer<Result>): Result {
  const progress = progressLine();
  try {
    const buffer = Buffer.alloc(PART_BYTES);
    for (let read = 0; ; ) {
      const bytes = readSync(descriptor, buffer, 0, PART_BYTES, null);
      if (bytes === 0) return importer.end();
      importer.take(buffer.subarray(0, bytes));
      read += bytes;
      progress.show(`${printable(path)}: ${(read / 1e6).toFixed(0)} MB`);
    }
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(path, error);
  } finally {
    progress.clear();
    closeSync(descriptor);
  }
}
