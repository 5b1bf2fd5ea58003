/** Other releases of Node, and what else runs JavaScript, as npm has them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.js';

/** The first that package.json allows of each line, and the last that there was on 2026-11-01. */
export const NODES = ['20.19.0', '20.20.2', '22.12.0', '22.23.3', '24.0.0', '24.21.0', '26.0.0', '26.10.0'] as const;

interface Other {
  readonly name: string;
  /** npm's package of it for this machine, and the program in that. */
  readonly package: string;
  readonly program: string;
  /** Before the file to be run. */
  readonly words: readonly string[];
  /** Before a text to be run. */
  readonly textWords: readonly string[];
}

const isArm = process.arch === 'arm64';

export const OTHERS: readonly Other[] = [
  {
    name: 'Bun 1.4.5',
    package: `@oven/bun-linux-${isArm ? 'aarch64' : 'x64-baseline'}@1.4.5`,
    program: 'bin/bun',
    words: [],
    textWords: ['-e'],
  },
  {
    name: 'Deno 2.9.6',
    package: `@deno/linux-${process.arch}-glibc@2.9.6`,
    program: 'deno',
    words: ['run', '-A', '--quiet'],
    textWords: ['eval', '--quiet'],
  },
];

/** What a project without any dependency is. */
export function emptyProject(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
}

/** Installs packages with the user's own settings of npm: these need a registry. */
export function install(folder: string, packages: readonly string[]): void {
  const words = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel', 'error'];
  execFileSync('npm', [...words, ...packages], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** A hundred megabytes each, so that they are fetched once and stay with what else is installed here. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'nodes');

/** @returns the program of a package, installed where it isn't yet */
function programOf(name: string, source: string, program: string): string {
  const path = join(FOLDER, 'node_modules', name, program);
  if (!existsSync(path)) {
    emptyProject(FOLDER);
    install(FOLDER, [`${name}@npm:${source}`]);
  }
  return path;
}

export const nodeProgram = (version: string): string =>
  programOf(`node-${version}`, `node-${process.platform}-${process.arch}@${version}`, 'bin/node');

export const otherProgram = ({ package: source, program }: Other): string =>
  programOf(source.replace(/@[\d.]+$/, '').replace(/[@/]/g, ''), source, program);
