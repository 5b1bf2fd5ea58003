/** One job of many parts, done by several threads at once. A thread takes the next part when it is ready for it. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** What a thread of the built command line starts with, seen from `dist/cli`, where the build puts this. */
const THREAD_FILE = fileURLToPath(new URL('../../bin/thread.cjs', import.meta.url));

/** Beyond these the reading of files, and memory, are what is short. */
const MAX_THREADS = 8;

export interface Job {
  /** How many parts. */
  readonly count: number;
  /** What the other threads need to know of it; plain data. */
  readonly data: unknown;
  /** For how many parts another thread is worth its start. */
  readonly partsOfThread: number;
  readonly file?: string;
  readonly threads?: number;
}

type Share<T> = readonly (readonly [index: number, result: T])[];

/** What the other threads are given. The next part is counted in memory that all of them see. */
interface Given {
  readonly next: Int32Array;
  readonly count: number;
  readonly data: unknown;
}

/**
 * The results in the order of the parts; they are plain data.
 * @throws Error of whichever thread fails or ends before its share is done; the others are then stopped
 */
export async function inThreads<T>(job: Job, work: (index: number) => Promise<T>): Promise<readonly T[]> {
  const { count, data, partsOfThread, file = THREAD_FILE, threads = availableParallelism() } = job;
  const others = Math.max(0, Math.min(threads, MAX_THREADS, Math.floor(count / partsOfThread)) - 1);
  const given: Given = { next: new Int32Array(new SharedArrayBuffer(4)), count, data };
  const workers = Array.from(
    { length: others },
    () => new Worker(file, { workerData: given, argv: process.argv.slice(2) }),
  );
  try {
    const shares = await Promise.all([takeShare(given, work), ...workers.map((worker) => shareOf<T>(worker))]);
    return shares
      .flat()
      .sort(([a], [b]) => a - b)
      .map(([, result]) => result);
  } finally {
    // Where one failed, the others have nothing left to take.
    Atomics.store(given.next, 0, count);
    for (const worker of workers) worker.terminate();
  }
}

/** What the thread of `file` does: its share of the parts, whose results go to who started it. */
export async function inThread<D, T>(workOf: (data: D) => Promise<(index: number) => Promise<T>>): Promise<void> {
  const given = workerData as Given;
  parentPort?.postMessage(await takeShare(given, await workOf(given.data as D)));
}

async function takeShare<T>({ next, count }: Given, work: (index: number) => Promise<T>): Promise<Share<T>> {
  const share: [number, T][] = [];
  for (let index = Atomics.add(next, 0, 1); index < count; index = Atomics.add(next, 0, 1)) {
    share.push([index, await work(index)]);
    // Signals, and threads that failed, are heard in between.
    await new Promise(setImmediate);
  }
  return share;
}

function shareOf<T>(worker: Worker): Promise<Share<T>> {
  return new Promise((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (status) => reject(new Error(`a thread ended with status ${status} before its share was done`)));
  });
}
