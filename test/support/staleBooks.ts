/** Whether the books of the build lack what the source has: then a test is wrong about yesterday's books, and has to say so. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Books } from '../../src/book/book.js';
import type { Problem } from '../../src/errors.js';

const DATA = fileURLToPath(new URL('../../src/data/', import.meta.url));

/** `waf/rules`, in a message about what the books lack. */
const ID = /\b([a-z]\w*)\/([\w.]+)/;

/**
 * @param books of the build
 * @param folder where the source has `prices` and `rules`
 * @returns what to do, where the source has a price or a rule that is told as missing and the books don't
 */
export function staleBooks(
  problems: readonly Problem[],
  region: string,
  books: Books,
  folder = DATA,
): string | undefined {
  for (const { code, message } of problems) {
    const [, service = '', id = ''] = code === 'notInBooks' ? (ID.exec(message.en) ?? []) : [];
    const isBuilt =
      books.prices(region, service).some((shard) => shard.find(id) !== undefined) ||
      books.rules(service)?.rules[id] !== undefined;
    if (id === '' || isBuilt) continue;
    const paths = [`prices/${region}/${service}.yaml`, `rules/${service}.yaml`];
    const path = paths.find((name) => has(`${folder}${name}`, id));
    if (path !== undefined) {
      return `src/data/${path} has ${service}/${id}, but the books of the build don't: npm run --silent build`;
    }
  }
  return undefined;
}

function has(path: string, id: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8').split('\n').includes(`  ${id}:`);
}
