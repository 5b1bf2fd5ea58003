/** The package as npm packs it, so that what is left out of it is missed. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.js';

/** npm's own settings and a cache of the test's: nothing of the user's, and no network. */
function npm(words: readonly string[], cwd: string, cache: string): string {
  const env = { PATH: process.env.PATH, HOME: cache, npm_config_cache: cache, npm_config_offline: 'true' };
  return execFileSync('npm', words, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Packs what the build made. @returns the archive */
export function packed(folder: string): string {
  const said = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT, join(folder, 'cache'));
  return join(folder, (JSON.parse(said) as { filename: string }[])[0]?.filename ?? '');
}

/** Unpacks the archive as an installed package of the project; what it depends on is that of this checkout. */
export function installed(archive: string, project: string): void {
  const modules = join(project, 'node_modules');
  const target = join(modules, 'ec2-vs-lambda');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  mkdirSync(target);
  execFileSync('tar', ['xzf', archive, '-C', target, '--strip-components=1']);
  symlinkSync(join(ROOT, 'node_modules'), join(target, 'node_modules'));
  const { bin } = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  const program = bin['ec2-vs-lambda'];
  symlinkSync(join('..', 'ec2-vs-lambda', program), join(modules, '.bin', 'ec2-vs-lambda'));
  // As npm does of what it installs.
  chmodSync(join(target, program), 0o755);
}

/** The same package without what only asking AWS needs, so that npm can install it where there is no network. */
export function selfContained(archive: string, folder: string): string {
  const source = join(folder, 'source');
  mkdirSync(source);
  execFileSync('tar', ['xzf', archive, '-C', source, '--strip-components=1']);
  const file = join(source, 'package.json');
  const { dependencies, devDependencies, scripts, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify(rest));
  const said = npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], source, join(folder, 'cache'));
  return join(folder, (JSON.parse(said) as { filename: string }[])[0]?.filename ?? '');
}

/** What a package manager holds an archive to. */
export function integrityOf(archive: Buffer): string {
  return `sha512-${createHash('sha512').update(archive).digest('base64')}`;
}
