/** The thread in which texts are read. */
import { parentPort } from 'node:worker_threads';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import { faultOf, type Reader } from './judge.js';
import { readersOf } from './readers.js';
import type { Question } from './watch.js';

/** Fails as it is told to, which shows that the watch sees it (`--reader itself`). */
const ITSELF: Reader = {
  name: 'itself',
  corpus: () => [],
  words: [],
  hasPlaces: true,
  read(text) {
    if (text.includes('crash')) throw new TypeError('asked for');
    const kept: string[][] = [];
    while (text.includes('memory')) kept.push(Array.from({ length: 100_000 }, (_, index) => `${index}`));
    for (; text.includes('hang'); );
  },
};

const readers = new Map([ITSELF, ...readersOf(builtInBooks({}, 'dist/data/'), '.')].map((one) => [one.name, one]));

parentPort?.on('message', async ({ reader, text }: Question) => {
  const found = readers.get(reader);
  if (found === undefined) throw new Error(`no reader ${reader}`);
  parentPort?.postMessage(await faultOf(found, text));
});
