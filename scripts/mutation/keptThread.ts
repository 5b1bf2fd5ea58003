/**
 * A pool for vitest in which one thread serves run after run. Mutation testing starts a run for each of thousands of
 * mutants, and starting a thread with vitest in it takes longer than most of them do. Modules are evaluated anew for each
 * file all the same (`isolate`), so that nothing of one mutant is left for the next.
 */
import {
  type PoolOptions,
  type PoolRunnerInitializer,
  type PoolWorker,
  ThreadsPoolWorker,
  type WorkerRequest,
} from 'vitest/node';

/** A thread is renewed after so many files: each leaves listeners behind. */
const FILES_A_THREAD = 100;

type Listener = (message: unknown) => void;

interface Kept {
  readonly thread: ThreadsPoolWorker;
  readonly files: number;
}

let kept: Kept | undefined;

class KeptThread implements PoolWorker {
  readonly name = 'keptThread';
  readonly #thread: ThreadsPoolWorker;
  readonly #isNew: boolean;
  readonly #listeners: [string, Listener][] = [];
  #files: number;
  #isRunning = false;
  #isKept = false;

  constructor(options: PoolOptions) {
    this.#isNew = kept === undefined;
    this.#thread = kept?.thread ?? new ThreadsPoolWorker(options);
    this.#files = kept?.files ?? 0;
    kept = undefined;
  }

  async start(): Promise<void> {
    if (this.#isNew) await this.#thread.start();
    this.on('message', this.#seeEnd);
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#thread.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#thread.off(event, listener);
  }

  send(message: WorkerRequest): void {
    if (message.type === 'run') {
      this.#isRunning = true;
      this.#files += 1;
    }
    // A thread that was told to stop hears nothing more, so it isn't told.
    if (message.type === 'stop' && !this.#isRunning && this.#files < FILES_A_THREAD) this.#answerStopped();
    else this.#thread.send(message);
  }

  async stop(): Promise<void> {
    if (!this.#isKept) return this.#thread.stop();
    for (const [event, listener] of this.#listeners) this.#thread.off(event, listener);
    kept = { thread: this.#thread, files: this.#files };
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  readonly #seeEnd: Listener = (message) => {
    if ((message as { type?: string } | undefined)?.type === 'testfileFinished') this.#isRunning = false;
  };

  #answerStopped(): void {
    this.#isKept = true;
    for (const [event, listener] of this.#listeners) {
      if (event === 'message') listener({ type: 'stopped', __vitest_worker_response__: true });
    }
  }
}

export const keptThread: PoolRunnerInitializer = {
  name: 'keptThread',
  createPoolWorker: (options) => new KeptThread(options),
};
