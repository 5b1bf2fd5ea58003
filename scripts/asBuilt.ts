/** A step for tests: the sources find the data of the package, and what its threads start with, where the built program does. */
import { fileURLToPath } from 'node:url';

const finders = ['io/books/builtInBooks.ts', 'io/machine/threads.ts'].map((file) =>
  fileURLToPath(new URL(`../src/${file}`, import.meta.url)),
);
const built = new URL('../dist/cli/main.cjs', import.meta.url).href;

export const asBuilt = {
  name: 'as-built',
  transform: (code: string, id: string) =>
    finders.includes(id) ? code.replaceAll('import.meta.url', JSON.stringify(built)) : undefined,
};
