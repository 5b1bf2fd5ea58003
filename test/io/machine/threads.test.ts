import { describe, expect, it } from 'vitest';
import { inThreads } from '../../../src/io/machine/threads.js';
import { temporaryFolder } from '../../support/run.js';

const folder = temporaryFolder();
const squareOf = async (index: number) => index * index;
const job = (file: string, count = 6) => ({ count, data: 'plain', partsOfThread: 1, threads: 3, file });

/** A thread that does `work` with each part it takes. */
const threadFile = (name: string, work: string) =>
  folder.file(
    name,
    `const { parentPort, workerData: { next, count, data } } = require('node:worker_threads');
const share = [];
for (let index = Atomics.add(next, 0, 1); index < count; index = Atomics.add(next, 0, 1)) { ${work} }
parentPort.postMessage(share);`,
  );

describe('parts of a job', () => {
  it('come back in their order, each once, whichever thread did them', async () => {
    const file = threadFile('squares.cjs', 'share.push([index, index * index]);');
    const slowly = async (index: number) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return index * index;
    };
    const expected = Array.from({ length: 200 }, (_, index) => index * index);
    expect(await inThreads(job(file, 200), slowly)).toEqual(expected);
  });

  it('are all done here where there is one processor, or too little for a second thread', async () => {
    const missing = folder.file('no-thread.cjs', 'throw new Error("not to be started");');
    expect(await inThreads({ ...job(missing), threads: 1 }, squareOf)).toEqual([0, 1, 4, 9, 16, 25]);
    expect(await inThreads({ ...job(missing, 3), partsOfThread: 2 }, squareOf)).toEqual([0, 1, 4]);
  });
});

describe('a thread that fails', () => {
  it.each([
    ['ends by itself', 'process.exit(3);', /a thread ended with status 3 before its share was done/],
    ['ends as if all were well', 'process.exit(0);', /a thread ended with status 0 before its share was done/],
    ['throws', "throw new Error('broken thread');", /broken thread/],
  ])('is told where it %s, and nothing hangs', async (name, work, message) => {
    const file = folder.file(`${name.replaceAll(' ', '-')}.cjs`, `const index = 0; ${work}`);
    await expect(inThreads(job(file), squareOf)).rejects.toThrow(message);
  });

  it('stops the others where it is this one', async () => {
    const file = folder.file('endless.cjs', 'for (;;) {}');
    const fails = async () => {
      throw new Error('failed here');
    };
    await expect(inThreads(job(file), fails)).rejects.toThrow('failed here');
  });
});
