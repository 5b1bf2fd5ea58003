/** The build in another folder, with packages of its own: what it makes doesn't depend on where. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/run.js';

const BUILDING_MS = 300_000;
const SOURCES = ['bin', 'bench', 'scripts', 'src', 'test', 'package.json', 'config', 'tsconfig.json'];

const digests = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );

it('makes the same files, byte for byte', { timeout: BUILDING_MS }, () => {
  // On the same disk, so that packages are linked, file by file, and not copied.
  const elsewhere = join(ROOT, 'build', 'elsewhere', 'copy');
  try {
    mkdirSync(elsewhere, { recursive: true });
    for (const name of SOURCES) cpSync(join(ROOT, name), join(elsewhere, name), { recursive: true });
    execFileSync('cp', ['-al', join(ROOT, 'node_modules'), elsewhere]);
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: elsewhere, stdio: ['ignore', 'ignore', 'inherit'] });
    const [here, there] = [digests(join(ROOT, 'dist')), digests(join(elsewhere, 'dist'))];
    expect(Object.keys(here).length).toBeGreaterThan(100);
    expect(there).toEqual(here);
  } finally {
    rmSync(join(ROOT, 'build', 'elsewhere'), { recursive: true, force: true });
  }
});
