/** The pre-commit hook: its entry is run as pre-commit runs it, and built and run by pre-commit itself where that is there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { installed, packed, selfContained } from '../support/packed.js';
import { PATIENCE_MS } from '../support/patience.js';
import { ROOT, smallScenario, temporaryFolder } from '../support/run.js';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly args: readonly string[];
  readonly files: string;
  readonly types: readonly string[];
  readonly require_serial: boolean;
}

const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as [Hook];
const HAS_PRE_COMMIT = spawnSync('pre-commit', ['--version']).status === 0;

const folder = temporaryFolder();
const home = join(folder.path, 'installed');
/** The package without what it depends on, as there may be no network. */
let alone = '';
beforeAll(() => {
  mkdirSync(home);
  const archive = packed(folder.path);
  installed(archive, home);
  alone = selfContained(archive, mkdtempSync(join(folder.path, 'alone-')));
}, PATIENCE_MS);
const env = () => ({
  PATH: [join(home, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  HOME: folder.path,
  LANG: 'C.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
});

const MET = smallScenario('expect:', '  Lambda: { total: 0.61675 USD }');
const MISSED = MET.replace('0.61675', '9');
const FILES = { 'scenarios/met.yaml': MET, 'scenarios/deep/missed.yml': MISSED, 'other/missed.yaml': MISSED };

function repository(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(folder.path, 'repository-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

describe('the pre-commit hook', () => {
  it('is for scenarios, and runs a command of the package', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(Object.keys(bin)).toContain(hook.entry.split(' ')[0]);
    expect(hook).toMatchObject({ id: 'ec2-vs-lambda', language: 'node', types: ['yaml'], require_serial: true });
    const wanted = Object.keys(FILES).filter((name) => new RegExp(hook.files).test(name));
    expect(wanted).toEqual(['scenarios/met.yaml', 'scenarios/deep/missed.yml']);
  });

  it.each([
    [hook.args, ['scenarios/met.yaml'], 0],
    [hook.args, ['scenarios/met.yaml', 'scenarios/deep/missed.yml'], 1],
    [['--fail-on', 'warning', '--'], ['scenarios/met.yaml'], 0],
  ])('run with %j over %j ends with %i', (args, files, status) => {
    const [command = '', ...entry] = hook.entry.split(' ');
    const words = [...entry, ...args, ...files];
    const ran = spawnSync(command, words, { cwd: repository(FILES), encoding: 'utf8', env: env() });
    expect(ran).toMatchObject({ status, stderr: '' });
  });

  it('takes a file for a file, whatever its name begins with', () => {
    const [command = '', ...entry] = hook.entry.split(' ');
    const name = '--output=a/scenarios/met.yaml';
    const cwd = repository({ [name]: MET, 'a/scenarios/met.yaml': 'mine' });
    const ran = spawnSync(command, [...entry, ...hook.args, name], { cwd, encoding: 'utf8', env: env() });
    expect(ran.stdout).toContain(`${name}: ok`);
    expect(readFileSync(join(cwd, 'a/scenarios/met.yaml'), 'utf8')).toBe('mine');
  });

  it('is built from a checkout whose settings let npm print the name of the archive and nothing else, as pre-commit takes it', () => {
    const cwd = repository({
      'package.json': JSON.stringify({ name: 'noisy', version: '1.0.0', scripts: { prepack: 'echo noise' } }),
    });
    cpSync(join(ROOT, '.npmrc'), join(cwd, '.npmrc'));
    const { stdout } = spawnSync('npm', ['pack'], { cwd, encoding: 'utf8', env: env() });
    expect(existsSync(join(cwd, 'noisy-1.0.0.tgz'))).toBe(true);
    expect(stdout.trim()).toBe('noisy-1.0.0.tgz');
  });

  it.each([
    ['is built where nothing is', {}, true],
    ['is not built again', { 'dist/old.txt': '' }, false],
    ['is not built without what builds it', { 'node_modules/tsdown/package.json': undefined }, false],
  ])('prepared by npm in a clone %s', (_, changes, isBuilt) => {
    const files: Readonly<Record<string, string | undefined>> = {
      'package.json': JSON.stringify({ scripts: { build: 'echo built > built.txt' } }),
      'node_modules/tsdown/package.json': '{}',
      ...changes,
    };
    const cwd = repository(
      Object.fromEntries(Object.entries(files).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))),
    );
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(scripts.prepare).toBe('node scripts/prepare.cjs');
    const ran = spawnSync(process.execPath, [join(ROOT, 'scripts', 'prepare.cjs')], {
      cwd,
      encoding: 'utf8',
      env: env(),
    });
    expect(ran).toMatchObject({ status: 0, stdout: '' });
    expect(existsSync(join(cwd, 'built.txt'))).toBe(isBuilt);
  });

  it.skipIf(!HAS_PRE_COMMIT)(
    'is run by pre-commit over the scenarios of a commit and no other file, and never what lies in the checkout or on the path',
    () => {
      const program = '#!/bin/sh\ntouch owned\n';
      const cwd = repository({
        ...FILES,
        'node_modules/.bin/ec2-vs-lambda': program,
        'bin/ec2-vs-lambda': program,
        '.npmrc': 'prefix=.\n',
        '.pre-commit-config.yaml': stringify({
          repos: [{ repo: 'local', hooks: [{ ...hook, additional_dependencies: [alone] }] }],
        }),
      });
      for (const name of ['node_modules/.bin', 'bin']) chmodSync(join(cwd, name, 'ec2-vs-lambda'), 0o755);
      const around = {
        ...env(),
        PATH: [join(cwd, 'bin'), join(cwd, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
        npm_config_offline: 'true',
      };
      execFileSync('git', ['init', '--quiet'], { cwd, env: around });
      execFileSync('git', ['add', '.'], { cwd, env: around });
      const { status, stdout } = spawnSync('pre-commit', ['run', '--color', 'never'], {
        cwd,
        encoding: 'utf8',
        env: around,
      });
      expect(stdout).toContain('scenarios/deep/missed.yml');
      expect(stdout).toContain('2 scenarios: 1 of 2 expectations met');
      expect(stdout).not.toContain('other/');
      expect(status).toBe(1);
      execFileSync('git', ['rm', '--quiet', '--force', 'scenarios/deep/missed.yml'], { cwd, env: around });
      expect(spawnSync('pre-commit', ['run'], { cwd, env: around }).status).toBe(0);
      expect(existsSync(join(cwd, 'owned'))).toBe(false);
    },
    PATIENCE_MS,
  );

  it.skipIf(!HAS_PRE_COMMIT)('is a manifest that pre-commit finds nothing wrong with', () => {
    const words = ['validate-manifest', join(ROOT, '.pre-commit-hooks.yaml')];
    expect(spawnSync('pre-commit', words, { encoding: 'utf8', env: env() })).toMatchObject({ status: 0 });
  });
});
