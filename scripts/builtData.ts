/** A step for tests: the sources find the data of the package where the built program does, in `dist`. */
import { fileURLToPath } from 'node:url';

const finder = fileURLToPath(new URL('../src/io/books/builtInBooks.ts', import.meta.url));
const asBuilt = new URL('../dist/cli/main.cjs', import.meta.url).href;

export const builtData = {
  name: 'built-data',
  transform: (code: string, id: string) =>
    id === finder ? code.replaceAll('import.meta.url', JSON.stringify(asBuilt)) : undefined,
};
