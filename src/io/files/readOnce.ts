/** A file that is read once, from its start on, so that it may come through a pipe. Its first characters say what it is. */
import { closeSync, fstatSync } from 'node:fs';
import type { SourceText } from '../../errors.js';
import type { Words } from '../../words.js';
import { fileProblem, unreadable } from '../machine/fileProblems.js';
import { turn } from '../machine/stopping.js';
import { readChunk, readOpened } from './files.js';
import { openRegularOrPipe } from './opening.js';

export interface ReadOnce {
  readonly file: string;
  /** Its first characters. */
  readonly start: string;
  /** All of it. @throws InputError where it is larger, or not text in UTF-8 */
  text(maxBytes?: number): SourceText;
  /** All of it, part by part. */
  parts(): AsyncGenerator<Uint8Array>;
}

const START_BYTES = 4096;
const PART_BYTES = 1024 * 1024;

/** @throws InputError where it can't be read, or is neither a file nor a pipe */
export async function readOnce<T>(file: string, work: (content: ReadOnce) => Promise<T>): Promise<T> {
  const descriptor = openRegularOrPipe(file);
  try {
    const start = nextPart(descriptor, file, START_BYTES);
    if (start.length === 0 && fstatSync(descriptor).isFIFO()) throw fileProblem(file, NOTHING_CAME, WRITTEN_TO);
    return await work({
      file,
      start: start.toString('utf8'),
      text: (maxBytes) => readOpened(descriptor, file, maxBytes, start),
      async *parts() {
        for (let part = start; part.length > 0; part = nextPart(descriptor, file, PART_BYTES)) {
          yield part;
          // Signals are heard in between.
          await turn();
        }
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

const NOTHING_CAME: Words = { en: 'nothing comes through this pipe', ja: 'このパイプからは何も届きません' };
const WRITTEN_TO: Words = {
  en: 'a file, or a pipe that a program writes to',
  ja: 'ファイル、またはプログラムが書き込んでいるパイプ',
};

/** Shorter than asked for only at the end. */
function nextPart(descriptor: number, file: string, bytes: number): Buffer {
  const part = Buffer.allocUnsafe(bytes);
  try {
    let length = 0;
    while (length < bytes) {
      const read = readChunk(descriptor, part, length);
      if (read === 0) break;
      length += read;
    }
    return part.subarray(0, length);
  } catch (error) {
    throw unreadable(file, error);
  }
}
