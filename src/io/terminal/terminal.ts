/** The terminal, or whatever the output goes to. Node's streams take longer to load than a comparison; a pipe needs none. */
import { fstatSync, statSync, writeSync } from 'node:fs';
import { withoutCommands } from '../../report/text/logCommands.js';
import type { Language } from '../../words.js';
import { unwritable } from '../machine/fileProblems.js';

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

/**
 * Writes all of it. A reader that has had enough (`| head`) is no error: nothing more is written then, nor made of a text that
 * is made as it is written.
 */
export function writeOut(content: string | Uint8Array | Iterable<string>): void {
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : gathered(content);
  for (const part of parts) {
    if (!writeAll(STANDARD_OUTPUT, part)) return;
  }
}

const GATHERED_LENGTH = 65_536;

/** Parts that take long to be made are not waited for, as who writes them lets a signal be heard between them. */
const GATHERED_MS = 100;

/** Many small texts as fewer large ones. */
export function* gathered(parts: Iterable<string>): Generator<string> {
  let [text, since] = ['', performance.now()];
  for (const part of parts) {
    text += part;
    if (text.length < GATHERED_LENGTH && performance.now() - since < GATHERED_MS) continue;
    yield text;
    [text, since] = ['', performance.now()];
  }
  if (text !== '') yield text;
}

/**
 * Text for people, which may hold names and lines of files. Where not even that can be written there is nobody to tell; the exit status is what is left.
 */
export function writeError(text: string): void {
  try {
    writeAll(STANDARD_ERROR, withoutCommands(text));
  } catch {
    // As said.
  }
}

/** @returns whether somebody still reads */
function writeAll(descriptor: number, content: string | Uint8Array): boolean {
  const bytes = Buffer.from(content);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') throw unwritable('<stdout>', error);
      // The pipe is full, and its reader slower than we are.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

/** Only a device can be a terminal, and not the one that swallows everything; asking Node loads its streams. */
export function isTerminal(): boolean {
  const output = fstatSync(STANDARD_OUTPUT);
  if (!output.isCharacterDevice()) return false;
  const isNull = statSync('/dev/null', { throwIfNoEntry: false })?.rdev === output.rdev;
  return !isNull && process.stdout.isTTY === true;
}

const WIDTH_OF_A_PIPE = 100;
const MAX_WIDTH = 160;

export function terminalWidth(): number {
  const columns = isTerminal() ? process.stdout.columns : Number(process.env.COLUMNS);
  return Number.isFinite(columns) && columns > 0 ? Math.min(columns, MAX_WIDTH) : WIDTH_OF_A_PIPE;
}

/** Colour where a terminal shows it and nobody objects (no-color.org; FORCE_COLOR as chalk reads it). */
export function wantsColor(allowed: boolean): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force, TERM: terminal } = process.env;
  if (!allowed || no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return terminal !== 'dumb' && isTerminal();
}

/** The language of the environment: Japanese where it says so, else English. */
export function environmentLanguage(): Language {
  const { LC_ALL: all, LC_MESSAGES: messages, LANG: lang } = process.env;
  return /^ja\b|^ja_/i.test(all || messages || lang || '') ? 'ja' : 'en';
}
