/** The pre-commit hook: its entry is run as pre-commit runs it, and by pre-commit itself where it is there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { installed, PACKING_MS, packed } from '../support/packed.js';
import { ROOT, smallScenario, temporaryFolder } from '../support/run.js';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly types: readonly string[];
  readonly require_serial: boolean;
}

const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as [Hook];
const HAS_PRE_COMMIT = spawnSync('pre-commit', ['--version']).status === 0;

const folder = temporaryFolder();
const home = join(folder.path, 'installed');
beforeAll(() => {
  mkdirSync(home);
  installed(packed(folder.path), home);
}, PACKING_MS);
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
    expect(hook).toMatchObject({ id: 'ec2-vs-lambda', language: 'system', types: ['yaml'], require_serial: true });
    const wanted = Object.keys(FILES).filter((name) => new RegExp(hook.files).test(name));
    expect(wanted).toEqual(['scenarios/met.yaml', 'scenarios/deep/missed.yml']);
  });

  it.each([
    [['scenarios/met.yaml'], 0],
    [['scenarios/met.yaml', 'scenarios/deep/missed.yml'], 1],
    [['--fail-on', 'warning', 'scenarios/met.yaml'], 0],
  ])('run over %j ends with %i', (words, status) => {
    const [command = '', ...entry] = hook.entry.split(' ');
    const ran = spawnSync(command, [...entry, ...words], { cwd: repository(FILES), encoding: 'utf8', env: env() });
    expect(ran).toMatchObject({ status, stderr: '' });
  });

  it.skipIf(!HAS_PRE_COMMIT)(
    'is taken by pre-commit, which gives it the scenarios of a commit and no other file',
    () => {
      const cwd = repository({
        ...FILES,
        '.pre-commit-config.yaml': stringify({ repos: [{ repo: 'local', hooks: [hook] }] }),
      });
      execFileSync('git', ['init', '--quiet'], { cwd, env: env() });
      execFileSync('git', ['add', '.'], { cwd, env: env() });
      const { status, stdout } = spawnSync('pre-commit', ['run', '--color', 'never'], {
        cwd,
        encoding: 'utf8',
        env: env(),
      });
      expect(status).toBe(1);
      expect(stdout).toContain('scenarios/deep/missed.yml');
      expect(stdout).toContain('2 scenarios: 1 of 2 expectations met');
      expect(stdout).not.toContain('other/');
      execFileSync('git', ['rm', '--quiet', '--force', 'scenarios/deep/missed.yml'], { cwd, env: env() });
      expect(spawnSync('pre-commit', ['run'], { cwd, env: env() }).status).toBe(0);
    },
  );

  it.skipIf(!HAS_PRE_COMMIT)('is a manifest that pre-commit finds nothing wrong with', () => {
    const words = ['validate-manifest', join(ROOT, '.pre-commit-hooks.yaml')];
    expect(spawnSync('pre-commit', words, { encoding: 'utf8', env: env() })).toMatchObject({ status: 0 });
  });
});
