/** Files and standard input, read whole and written whole. */
import {
  closeSync,
  type Dirent,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LARGEST_TEXT_BYTES } from '../document/tree.js';
import { InputError, type SourceText } from '../errors.js';
import { gathered } from './terminal.js';

/** How standard input is named on the command line, and in messages. */
const STANDARD_INPUT = { argument: '-', file: '<stdin>' };

/**
 * @param mostBytes what is larger is refused before it is read
 * @throws InputError where the file is absent, a directory, too large, or not text in UTF-8.
 */
export function readSource(path: string, mostBytes: number = LARGEST_TEXT_BYTES): SourceText {
  const file = path === STANDARD_INPUT.argument ? STANDARD_INPUT.file : path;
  let descriptor = 0;
  try {
    if (path !== STANDARD_INPUT.argument) descriptor = openSync(path, 'r');
    const bytes = readAtMost(descriptor, file, mostBytes);
    return { file, text: decode(bytes, file) };
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, error);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

function readAtMost(descriptor: number, file: string, mostBytes: number): Buffer {
  const tooLarge = (bytes: string) => problem(file, `the file is ${bytes}`, `a text of at most ${mostBytes / 1024} KB`);
  const { size } = fstatSync(descriptor);
  if (size > mostBytes) throw tooLarge(`${Math.round(size / 1024)} KB`);
  let buffer = Buffer.alloc(Math.max(size, LARGEST_TEXT_BYTES) + 1);
  let length = 0;
  for (;;) {
    const read = readChunk(descriptor, buffer, length);
    if (read === 0) return buffer.subarray(0, length);
    length += read;
    if (length > mostBytes) throw tooLarge('too large');
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(length)]);
  }
}

function readChunk(descriptor: number, buffer: Buffer, offset: number): number {
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
    throw problem(file, 'the file is not text in UTF-8', 'YAML text; save it as UTF-8');
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a directory',
  EACCES: 'no permission to read this',
  ENOTDIR: 'a file stands where its path names a folder',
};

export function unreadable(file: string, error: unknown): InputError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const expected = code === 'EISDIR' ? 'a file; `check` takes directories' : undefined;
  return problem(file, REASONS[code] ?? message, expected);
}

function problem(file: string, message: string, expected?: string): InputError {
  return new InputError([{ code: 'unreadable', file, message, ...(expected === undefined ? {} : { expected }) }]);
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

/** The YAML files of a directory and of all directories in it, by name; a file stands for itself. */
export function scenarioFiles(path: string): string[] {
  if (path === STANDARD_INPUT.argument || !isDirectory(path)) return [path];
  return entriesOf(path)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : scenarioFiles(inside);
      return /\.ya?ml$/.test(entry.name) ? [inside] : [];
    });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** Whether two paths lead to one file that is there. */
export function isSameFile(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return (
    first !== undefined &&
    second !== undefined &&
    first.ino === second.ino &&
    first.dev === second.dev &&
    first.isFile()
  );
}

export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isSpecial(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/**
 * Replaces files whole, all of them or none: every text is written beside its file first, and nothing is replaced where
 * one of them can't be. A process that is killed leaves each file as it was or as it should be.
 */
export function writeAllWhole(files: readonly { readonly path: string; readonly text: string }[]): void {
  const written: { temporary: string; path: string }[] = [];
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
      written.push({ temporary, path });
      writeFileSync(temporary, text);
    }
    for (const { temporary, path } of written) renameSync(temporary, path);
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    throw unwritable(written.at(-1)?.path ?? files[0]?.path ?? '', error);
  }
}

/** Replaces a file whole: a reader sees the old text or the new one, and a failure leaves the old one. */
export function writeWhole(path: string, text: string | Iterable<string>): void {
  const target = existsSync(path) ? realpathSync(path) : resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    if (isSpecial(target)) {
      // A device or a pipe is written to; putting a file in its place would destroy it.
      writeParts(target, text, 0o666);
      return;
    }
    writeParts(temporary, text, (statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666) & 0o777);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(path, error);
  }
}

/** A text of any length is written as it is made, a good deal at a time. */
function writeParts(path: string, text: string | Iterable<string>, mode: number): void {
  if (typeof text === 'string') {
    writeFileSync(path, text, { mode });
    return;
  }
  const descriptor = openSync(path, 'w', mode);
  try {
    for (const part of gathered(text)) writeFileSync(descriptor, part);
  } finally {
    closeSync(descriptor);
  }
}

function unwritable(path: string, error: unknown): InputError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist',
    EISDIR: 'this is a directory',
    EACCES: 'no permission to write here',
    EEXIST: 'a file stands where its path names a folder',
    ENOSPC: 'no space left on the device',
    ENOTDIR: 'a file stands where its path names a folder',
  };
  return problem(path, `can't be written: ${reasons[code] ?? message}`);
}
