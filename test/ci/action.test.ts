/** The GitHub Action: each of its steps is run as a runner runs it, in a project that has scenarios. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { installed, PACKING_MS, packed, selfContained } from '../support/packed.js';
import { ROOT, smallScenario, temporaryFolder } from '../support/run.js';

interface Step {
  readonly name: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action: Action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));
const { steps } = action.runs;

const folder = temporaryFolder();
/** What projects have installed: once for all of them. */
const home = join(folder.path, 'home');
let archive = '';
beforeAll(() => {
  archive = packed(folder.path);
  mkdirSync(home);
  installed(archive, home);
}, PACKING_MS);

const MISSED = smallScenario('expect:', '  Lambda: { total: 9 USD }');
const MET = smallScenario('expect:', '  Lambda: { total: 0.61675 USD }');
/** A scenario that a later AWS has outdated: it warns. */
const WARNED = MET.replace('120 ms', '120 ms, runtime: nodejs4.3')
  .replace('2016-06-02', '2026-11-01')
  .replace('0.61675', '0.45');

interface Ran {
  readonly status: number | null;
  readonly log: string;
}

/** As docs.github.com tells of `shell: bash`, of contexts, and of files that later steps are given. */
function runAction(project: string, inputs: Readonly<Record<string, string>>): Ran {
  const temporary = mkdtempSync(join(folder.path, 'runner-'));
  const pathFile = join(temporary, 'path');
  writeFileSync(pathFile, '');
  const values: Readonly<Record<string, string>> = {
    'runner.temp': temporary,
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, input.default])),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`inputs.${name}`, value])),
  };
  const resolved = (text: string) =>
    text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
      expect(Object.keys(values)).toContain(name);
      return values[name] ?? '';
    });
  let log = '';
  for (const [index, step] of steps.entries()) {
    const script = join(temporary, `${index}.sh`);
    writeFileSync(script, step.run);
    const added = readFileSync(pathFile, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .reverse();
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: project,
      encoding: 'utf8',
      env: {
        PATH: [...added, process.env.PATH].join(':'),
        HOME: temporary,
        LANG: 'C.UTF-8',
        GITHUB_PATH: pathFile,
        npm_config_offline: 'true',
        ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, resolved(value)])),
      },
    });
    log += stdout + stderr;
    if (status !== 0) return { status, log };
  }
  return { status: 0, log };
}

function project(files: Readonly<Record<string, string>>, withPackage = true): string {
  const path = mkdtempSync(join(folder.path, 'project-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  if (withPackage) symlinkSync(join(home, 'node_modules'), join(path, 'node_modules'));
  return path;
}

const annotations = ({ log }: Ran) => log.split('\n').filter((line) => line.startsWith('::'));

describe('the action', () => {
  it('is made of steps in bash, which take what comes from outside from the environment alone', () => {
    expect(action.runs.using).toBe('composite');
    expect(steps.length).toBeGreaterThan(0);
    for (const { shell, run } of steps) {
      expect(shell).toBe('bash');
      expect(run).not.toContain('${{');
    }
    const taken = steps.flatMap(({ env }) => Object.values(env)).join();
    for (const name of Object.keys(action.inputs)) expect(taken).toContain(`\${{ inputs.${name} }}`);
  });

  it('installs the version that it lies beside', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(steps[0]?.run).toContain(`\${VERSION:-${version}}`);
  });

  it('passes where every expectation is met, without an annotation', () => {
    const ran = runAction(project({ 'scenarios/met.yaml': MET }), {});
    expect(ran).toMatchObject({ status: 0, log: expect.stringContaining('ok, 1 expectation met') });
    expect(annotations(ran)).toEqual([]);
  });

  it('fails with an annotation at the line of an expectation that is not met', () => {
    const ran = runAction(project({ 'scenarios/met.yaml': MET, 'scenarios/deep/missed.yaml': MISSED }), {});
    expect(ran.status).toBe(1);
    const line = MISSED.split('\n').findIndex((one) => one.includes('9 USD')) + 1;
    expect(annotations(ran)).toEqual([
      expect.stringMatching(new RegExp(`^::error file=scenarios/deep/missed\\.yaml,line=${line},col=\\d+,title=`)),
    ]);
  });

  it('fails with an annotation at the line of a scenario that can’t be read', () => {
    const ran = runAction(project({ 'scenarios/broken.yaml': MET.replace('region:', 'regoin:') }), {});
    expect(ran.status).toBe(2);
    expect(annotations(ran)[0]).toMatch(/^::error file=scenarios\/broken\.yaml,line=1,col=1,/);
  });

  it('takes several paths, and writes a report in JUnit’s XML', () => {
    const path = project({ 'a b/met.yaml': MET, 'c/missed.yaml': MISSED, 'd/missed.yaml': MISSED });
    const ran = runAction(path, { paths: 'a b\n\nc/missed.yaml\n', junit: 'results.xml' });
    expect(ran.status).toBe(1);
    expect(annotations(ran)).toHaveLength(1);
    const report = readFileSync(join(path, 'results.xml'), 'utf8');
    expect(report).toMatch(/^<\?xml/);
    expect(report).toContain('<failure');
  });

  it.each([
    ['unmet', 0, '::warning'],
    ['warning', 1, '::error'],
  ])('with fail-on %s ends a scenario that warns with %i', (failOn, status, begins) => {
    const ran = runAction(project({ 'scenarios/warned.yaml': WARNED }), { 'fail-on': failOn });
    expect(ran.status, ran.log).toBe(status);
    expect(annotations(ran)[0]).toContain(begins);
  });

  it('installs the version that is asked for, also beside another', () => {
    const alone = selfContained(archive, mkdtempSync(join(folder.path, 'alone-')));
    const ran = runAction(project({ 'scenarios/missed.yaml': MISSED }, false), { version: `file:${alone}` });
    expect(ran.status, ran.log).toBe(1);
    expect(annotations(ran)).toHaveLength(1);
  });

  const MARK = 'touch owned';
  it.each([
    ['paths', `scenarios"; ${MARK}; "`],
    ['paths', `$(${MARK})`],
    ['paths', '--output=owned'],
    ['fail-on', `unmet"; ${MARK}; "`],
    ['fail-on', `\`${MARK}\``],
    ['junit', `x"; ${MARK}; ".xml`],
    ['junit', `$(${MARK}).xml`],
    ['version', `1; ${MARK}`],
    ['version', `$(${MARK})`],
  ])('takes no command from %s: %s', (name, value) => {
    const path = project({ 'scenarios/met.yaml': MET });
    runAction(path, { [name]: value });
    expect(existsSync(join(path, 'owned'))).toBe(false);
  });
});
