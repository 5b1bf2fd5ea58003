/** What a scaffold changes: files whole, all of them or none. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { makeFolders, writeFilesAtomically } from '../../src/io/files/atomicFiles.js';

/** Why nothing was changed, and what to do: for the person who called. */
export class Refusal extends Error {}

export interface FileChange {
  readonly path: string;
  readonly content: string;
}

/** What a scaffold makes of the words it was called with. */
export interface Scaffolded {
  readonly changes: readonly FileChange[];
  /** What was left as it was though it may have been meant, a line each. */
  readonly notes?: readonly string[];
  /** What to do by hand next, a line each. */
  readonly next: readonly string[];
}

/** A file of the project that every scaffold of a kind changes. */
export function read(path: string): string {
  if (!existsSync(path)) throw new Refusal(`there is no ${path}: call it in the folder of the project`);
  return readFileSync(path, 'utf8');
}

/** Puts lines before the one line that is just this. */
export function before(path: string, text: string, anchor: string, lines: string): string {
  const parts = text.split(`${anchor}\n`);
  if (parts.length !== 2) throw new Refusal(`${path} doesn't have the line \`${anchor.trim()}\` once; add it by hand`);
  return `${parts[0]}${lines}${anchor}\n${parts[1]}`;
}

/** As Biome writes it, imports in order; a file that it can't read stops everything before anything is written. */
function inStyle({ path, content }: FileChange): FileChange {
  if (!path.endsWith('.ts')) return { path, content };
  const words = ['biome', 'check', '--write', `--stdin-file-path=${path}`];
  return { path, content: execFileSync('npx', words, { input: content, encoding: 'utf8' }) };
}

export function write(changes: readonly FileChange[]): void {
  const written = changes.map(inStyle);
  makeFolders(written.map(({ path }) => path));
  writeFilesAtomically(written);
}
