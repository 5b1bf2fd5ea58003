/** Files and standard input, read whole. */
import {
  closeSync,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { MAX_TEXT_BYTES } from '../../document/tree.js';
import { InputError, type SourceText } from '../../errors.js';
import { fileProblem, NOT_UTF8, SAVE_AS_UTF8, sizeOf, TOO_LARGE, unreadable } from '../machine/fileProblems.js';

/** How standard input is named on the command line, and in messages. */
const STANDARD_INPUT = { argument: '-', file: '<stdin>' };

/**
 * Reads a text in UTF-8; `-` is standard input.
 * @param maxBytes what is larger is refused before it is read
 * @throws InputError where the file is absent, a directory, too large, or not text in UTF-8
 * @example
 * ```ts
 * import { readSource } from 'ec2-vs-lambda/node';
 *
 * const { file, text } = readSource('scenarios/campaign-site.yaml');
 * [file, text.includes('ap-northeast-1')]; // => ['scenarios/campaign-site.yaml', true]
 * ```
 */
export function readSource(path: string, maxBytes: number = MAX_TEXT_BYTES): SourceText {
  const file = path === STANDARD_INPUT.argument ? STANDARD_INPUT.file : path;
  let descriptor = 0;
  try {
    if (path !== STANDARD_INPUT.argument) descriptor = openSync(path, 'r');
    return readOpened(descriptor, file, maxBytes);
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, error);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** The rest of a file that is open. @param start what was read of it already */
export function readOpened(
  descriptor: number,
  file: string,
  maxBytes: number = MAX_TEXT_BYTES,
  start: Uint8Array = new Uint8Array(),
): SourceText {
  try {
    return { file, text: decode(readAtMost(descriptor, file, maxBytes, start), file) };
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, error);
  }
}

const PIPE_BYTES = 65_536;

function readAtMost(descriptor: number, file: string, maxBytes: number, start: Uint8Array): Buffer {
  const most = { en: `a text of at most ${maxBytes / 1024} KB`, ja: `${maxBytes / 1024} KB 以下のテキスト` };
  const { size } = fstatSync(descriptor);
  if (size > maxBytes) throw fileProblem(file, sizeOf(`${Math.ceil(size / 1024)} KB`), most);
  // A pipe doesn't say how much it has.
  let buffer = Buffer.allocUnsafe(Math.max(size === 0 ? PIPE_BYTES : size, start.length) + 1);
  let length = start.length;
  buffer.set(start);
  for (;;) {
    const read = readChunk(descriptor, buffer, length);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
    if (length > maxBytes) throw fileProblem(file, TOO_LARGE, most);
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(length)]);
  }
}

/** @returns how many bytes; 0 at the end. A pipe is waited for. */
export function readChunk(descriptor: number, buffer: Buffer, offset: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, offset, buffer.length - offset, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      // A terminal or a pipe that has nothing to say yet.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fileProblem(file, NOT_UTF8, SAVE_AS_UTF8);
  }
}

/**
 * Whether the text of a file may hold these characters. What can be read only once (a pipe) is not read for it; what can't be
 * read at all is told of where it is read.
 */
export function mayMention(path: string, characters: string): boolean {
  try {
    return !statSync(path).isFile() || readSource(path).text.includes(characters);
  } catch {
    return false;
  }
}

/**
 * The YAML files of a directory and of all directories in it, by name; a file stands for itself. Links to directories are
 * not followed, as they may lead in a circle; pipes and devices are passed over, as reading one may never end.
 * @throws InputError where there are more than `max`
 */
export function scenarioFiles(path: string, max: number = MAX_SCENARIOS): string[] {
  if (path === STANDARD_INPUT.argument || !isDirectory(path)) return [path];
  const found = yamlFilesIn(path);
  if (found.length <= max) return found;
  throw fileProblem(path, {
    en: `${found.length} scenarios are in this folder; at most ${max} are checked at once`,
    ja: `このフォルダーにはシナリオが ${found.length} 件あります。一度に確認できるのは ${max} 件までです`,
  });
}

/** Some minutes' work, and far more than a repository has: the wrong folder was named. */
const MAX_SCENARIOS = 20_000;

function yamlFilesIn(folder: string): string[] {
  return entriesOf(folder)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : yamlFilesIn(inside);
      return /\.ya?ml$/.test(entry.name) && isToRead(entry, inside) ? [inside] : [];
    });
}

/** A link that leads nowhere is told of where it is read. */
function isToRead(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** @throws InputError where the folder can't be read */
export function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** Whether two paths lead to one file that is there. */
export function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map(statOf);
  return (
    first !== undefined &&
    second !== undefined &&
    first.ino === second.ino &&
    first.dev === second.dev &&
    first.isFile()
  );
}

/** Whether anything is there, be it a link that leads nowhere. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

export function isDirectory(path: string): boolean {
  return statOf(path)?.isDirectory() === true;
}

/** What a path leads to; undefined where that can't be told, which reading or writing it does. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A pipe or a device. */
export function isSpecial(path: string): boolean {
  const found = statOf(path);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** Whether a file begins with a byte order mark, which reading takes off. */
export function startsWithMark(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(3);
    readSync(descriptor, bytes, 0, 3, 0);
    return bytes.equals(BYTE_ORDER_MARK);
  } finally {
    closeSync(descriptor);
  }
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
