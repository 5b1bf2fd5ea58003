/**
 * Reads in another thread and watches it from here: a text that takes too long, or too much memory, is told like one that
 * crashes, and the thread is started anew.
 */
import { Worker } from 'node:worker_threads';
import type { Fault } from './judge.js';

/** Long for any machine that is busy with other things; a text of some kilobytes takes milliseconds. */
export const MAX_MS = 10_000;
/** Of one thread. A comparison needs some tens of megabytes. */
const MAX_HEAP_MB = 512;

export interface WorkerReport {
  readonly kind: Fault['kind'] | 'hang' | 'memory';
  readonly detail: string;
}

/** What the thread is asked for: to read one text. */
export interface Question {
  readonly reader: string;
  readonly text: string;
}

export interface Watched {
  /** @returns what is wrong; undefined where nothing is */
  tell(question: Question): Promise<WorkerReport | undefined>;
  close(): Promise<void>;
}

export function watched(file: URL, longestMs: number = MAX_MS): Watched {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const started = () => {
    worker ??= new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB }, stderr: true });
    return worker;
  };
  const stop = async () => {
    const old = worker;
    worker = undefined;
    await old?.terminate();
  };
  const answered = async (question: Question) => {
    const { told, isOver = false } = await answerOf(started(), question, longestMs);
    if (isOver) await stop();
    return told;
  };
  return {
    // One at a time: a question that nobody waits for any more is answered before the next.
    tell(question) {
      const told = last.then(() => answered(question));
      last = told.catch(() => undefined);
      return told;
    },
    close: stop,
  };
}

/** After a hang, and after what the thread itself could not catch, there is no thread any more. */
interface Answer {
  readonly told: WorkerReport | undefined;
  readonly isOver?: boolean;
}

function answerOf(thread: Worker, question: Question, longestMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const done = (answer: Answer) => {
      clearTimeout(timer);
      thread.off('message', answered);
      thread.off('error', failed);
      resolve(answer);
    };
    const answered = (told: WorkerReport | undefined) => done({ told });
    const failed = (error: NodeJS.ErrnoException) =>
      over(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash', String(error));
    const over = (kind: WorkerReport['kind'], detail: string) => done({ told: { kind, detail }, isOver: true });
    const timer = setTimeout(() => over('hang', `no answer within ${longestMs} ms`), longestMs);
    thread.on('message', answered);
    thread.on('error', failed);
    thread.postMessage(question);
  });
}
