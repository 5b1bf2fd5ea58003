/** Completions, each in the shell that it is for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../support/run.js';

/** What is typed, and a word that must be offered. */
const CASES = [
  ['ec2-vs-lambda expl', 'explain'],
  ['ec2-vs-lambda sweep --sca', '--scale'],
  ['ec2-vs-lambda sweep --scale l', 'linear'],
  ['ec2-vs-lambda prices ref', 'refresh'],
  ['ec2-vs-lambda prices refresh --sour', '--source'],
  ['ec2-vs-lambda prices refresh --source b', 'bulk'],
  ['ec2-vs-lambda --as', '--as-of'],
  ['ec2-vs-lambda compare my-scen', 'my-scenario.yaml'],
] as const;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'));
  writeFileSync(join(folder, 'my-scenario.yaml'), '');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { status, out } = await run(['completion', shell]);
    expect(status).toBe(0);
    writeFileSync(join(folder, shell === 'zsh' ? '_ec2-vs-lambda' : `completion.${shell}`), out);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;
const ask = (shell: string, words: readonly string[]) =>
  spawnSync(shell, words, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: folder } });

describe('completion', () => {
  it.skipIf(!has('bash')).each(CASES)('in bash of %j offers %j', (typed, offered) => {
    const script = `source completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ec2_vs_lambda; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = ask('bash', ['-c', script, 'bash', ...typed.split(' ')]);
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toContain(offered);
  });

  it.skipIf(!has('fish')).each(CASES)('in fish of %j offers %j', (typed, offered) => {
    const { stdout } = ask('fish', ['-c', `source completion.fish; complete -C '${typed}'`]);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toContain(offered);
  });

  it.skipIf(!has('zsh'))('in zsh is found by its completion system, and every function of it can be read', () => {
    const script = 'fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D';
    const { status, stdout, stderr } = ask('zsh', ['-f', '-c', `${script}; print $_comps[ec2-vs-lambda]`]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '_ec2-vs-lambda\n', stderr: '' });
    expect(ask('zsh', ['-n', '_ec2-vs-lambda'])).toMatchObject({ status: 0, stderr: '' });
  });
});
