/**
 * Opens what is read, without ever waiting for it: a regular file, and of what a scenario names only what lies below a folder.
 * Whatever a scenario, a configuration or a template may ever name is opened by `openNamed`.
 */
import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError, type SourceText } from '../../errors.js';
import { japanese, plainWords, type Words } from '../../words.js';
import { fileProblem, IS_A_DIRECTORY, unreadable } from '../machine/fileProblems.js';
import { readOpened, readSource, statOf } from './files.js';

/** Opening a pipe would wait for who writes to it. Windows has none of these, and no number for them. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

/** @throws InputError where it is none; a device is not even opened */
export function openRegular(path: string): number {
  return openHeld(path, (found) => found.isFile());
}

/**
 * A regular file, or the pipe that a shell makes of `<(gunzip -c prices.json.gz)`: it is read as long as somebody writes to it,
 * and one that nobody writes to is empty.
 */
export function openRegularOrPipe(path: string): number {
  return openHeld(path, (found) => found.isFile() || found.isFIFO());
}

function openHeld(path: string, isWanted: (found: Stats) => boolean): number {
  let descriptor: number | undefined;
  try {
    hold(path, statSync(path), isWanted);
    descriptor = openSync(path, WITHOUT_WAITING);
    // What stands there may be another one by now.
    hold(path, fstatSync(descriptor), isWanted);
    return descriptor;
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    throw error instanceof InputError ? error : unreadable(path, error);
  }
}

function hold<S extends Stats | BigIntStats>(path: string, found: S, isWanted: (found: S) => boolean): void {
  if (isWanted(found)) return;
  throw fileProblem(path, found.isDirectory() ? IS_A_DIRECTORY : NO_REGULAR_FILE, REGULAR_FILE);
}

const NO_REGULAR_FILE: Words = {
  en: 'this is not a file but a pipe or a device',
  ja: 'ファイルではありません（パイプまたはデバイス）',
};
const REGULAR_FILE: Words = { en: 'a regular file', ja: '通常のファイル' };

export interface Named {
  /** As the file that names it says: relative to that file's folder, or absolute. */
  readonly path: string;
  /** The file that names it. */
  readonly by: string;
  /** The folder below which it has to lie; that of the file that names it where absent. */
  readonly root?: string;
}

export interface Opened {
  readonly descriptor: number;
  /** How messages call it. */
  readonly path: string;
}

/**
 * Opens a file that another file names. However its path is written, it has to lie below the root once all links are followed.
 * What lies elsewhere is not looked at, so that nobody learns whether it is there.
 * @throws InputError which names the path, as it is then told at the place that names it
 */
export function openNamed({ path: said, by, root }: Named): Opened {
  const folder = folderOf(by);
  const path = isAbsolute(said) ? said : join(folder, said);
  const called = root === undefined ? scenarioFolder(folder) : plainWords(`--root ${root}`);
  try {
    return { path, descriptor: openBelow(path, { roots: [root ?? folder], called, remedy: MOVE_OR_ALLOW }) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const problems = error.problems.map(({ file: _, message: { en, ja }, ...problem }) => ({
      ...problem,
      message: { en: `${path}: ${en}`, ja: `${path}: ${ja}` },
    }));
    throw new InputError(problems);
  }
}

/** What comes through a pipe, as from standard input, lies in no folder: the current one is meant. */
function folderOf(file: string): string {
  const found = statOf(file);
  return found === undefined || found.isFile() ? dirname(file) : '.';
}

function scenarioFolder(folder: string): Words {
  return { en: `the scenario’s folder (${folder})`, ja: `シナリオのフォルダー（${folder}）` };
}

const MOVE_OR_ALLOW: Words = {
  en: 'move it there, or allow a folder that contains it with --root FOLDER',
  ja: 'そこに移すか、ファイルを含むフォルダーを --root で指定してください',
};

/** Each with the folder that it was found in; undefined of one that was named itself. */
export type FoundFiles = ReadonlyMap<string, string | undefined>;

/**
 * Reads a scenario that was named, or found in a folder that was. A link in such a folder may have been put there by a stranger:
 * it has to stay in the folder, or below the root.
 */
export function readFound(file: string, folder: string | undefined, root: string | undefined): SourceText {
  if (folder === undefined) return readSource(file);
  const roots = root === undefined ? [folder] : [folder, root];
  const descriptor = openBelow(file, { roots, called: CHECKED_FOLDER, remedy: NAME_OR_ALLOW });
  try {
    return readOpened(descriptor, file);
  } finally {
    closeSync(descriptor);
  }
}

const CHECKED_FOLDER: Words = { en: 'the folder that is checked', ja: '確認対象のフォルダー' };
const NAME_OR_ALLOW: Words = {
  en: 'name the file itself, or allow a folder that holds what the link leads to with --root FOLDER',
  ja: 'ファイル自体を指定するか、リンク先を含むフォルダーを --root で指定してください',
};

interface Bounds {
  readonly roots: readonly string[];
  /** What a person calls the roots. */
  readonly called: Words;
  readonly remedy: Words;
}

function openBelow(path: string, bounds: Bounds): number {
  let descriptor: number | undefined;
  try {
    const real = realPathBelow(path, bounds);
    const found = lstatSync(real, { bigint: true });
    hold(path, found, (one) => one.isFile());
    descriptor = openSync(real, WITHOUT_WAITING | constants.O_NOFOLLOW);
    const opened = fstatSync(descriptor, { bigint: true });
    // A folder on the way may have become a link since it was looked at.
    const isStill = realpathSync.native(real) === real && isSame(opened, lstatSync(real, { bigint: true }));
    if (!isStill || !isSame(opened, found)) throw fileProblem(path, CHANGED);
    return descriptor;
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    throw error instanceof InputError ? error : unreadable(path, error);
  }
}

const CHANGED: Words = {
  en: 'it was replaced while it was opened',
  ja: '開いている間に別のファイルに置き換えられました',
};

function isSame(a: BigIntStats, b: BigIntStats): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** Goes down part by part. A link that leads out is told like one that leads nowhere. */
function realPathBelow(path: string, bounds: Bounds): string {
  const target = resolve(path);
  const roots = bounds.roots.map((root) => realpathSync.native(root));
  const starts = roots.flatMap((real, index) => [
    { from: resolve(bounds.roots[index] as string), real },
    { from: real, real },
  ]);
  const start = starts.find(({ from }) => isBelow(target, from));
  if (start === undefined) throw outside(path, LIES_OUTSIDE, bounds);
  let found = start.real;
  for (const part of relative(start.from, target).split(sep)) {
    found = join(found, part);
    if (!lstatSync(found).isSymbolicLink()) continue;
    const led = realPathOf(found);
    if (led === undefined || !isBelowOne(led, roots)) throw outside(path, LEADS_OUTSIDE, bounds);
    found = led;
  }
  // As the system spells it.
  const real = realpathSync.native(found);
  if (!isBelowOne(real, roots)) throw outside(path, LEADS_OUTSIDE, bounds);
  return real;
}

function isBelowOne(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => isBelow(path, folder));
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

type Outside = (called: Words) => Words;

const LIES_OUTSIDE: Outside = ({ en, ja }) => ({
  en: `it is outside ${en}`,
  ja: japanese`${ja}の外にあります`,
});
const LEADS_OUTSIDE: Outside = ({ en, ja }) => ({
  en: `a link leads out of ${en}, or nowhere`,
  ja: japanese`リンク先が${ja}の外にあるか、存在しません`,
});

function outside(file: string, how: Outside, { called, remedy }: Bounds): InputError {
  const expected = { en: `a file below ${called.en}`, ja: japanese`${called.ja}以下にあるファイル` };
  return new InputError([{ code: 'unreadable', file, message: how(called), expected, remedy }]);
}
