/** The GitHub Action: each of its steps is run as a runner runs it, in a checkout that has scenarios, beside a registry. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { integrityOf, packed } from '../support/packed.js';
import { PATIENCE_MS } from '../support/patience.js';
import { type Registry, startRegistry } from '../support/registry.js';
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

const { version: OWN } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
/** Another that the registry has. */
const OTHER = '9.8.7';
/** One whose archive isn't what the registry says of it. */
const CHANGED = '9.9.9';

const folder = temporaryFolder();
let registry: Registry;
/** What a stranger's settings name: nobody may ask it. */
let strangers: Registry;
let integrity = '';
beforeAll(async () => {
  const archive = readFileSync(packed(folder.path));
  integrity = integrityOf(archive);
  registry = await startRegistry('ec2-vs-lambda', {
    [OWN]: { archive },
    [OTHER]: { archive },
    [CHANGED]: { archive: Buffer.concat([archive, Buffer.from('x')]), integrity },
  });
  strangers = await startRegistry('ec2-vs-lambda', {});
}, PATIENCE_MS);
afterAll(async () => {
  await registry.close();
  await strangers.close();
});

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

/** As docs.github.com tells of `shell: bash` and of contexts. */
async function runAction(checkout: string, inputs: Readonly<Record<string, string>>): Promise<Ran> {
  const temporary = mkdtempSync(join(folder.path, 'runner-'));
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
  try {
    return await runSteps(checkout, temporary, resolved);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

async function runSteps(checkout: string, temporary: string, resolved: (text: string) => string): Promise<Ran> {
  let log = '';
  for (const [index, step] of steps.entries()) {
    const script = join(temporary, `${index}.sh`);
    writeFileSync(script, step.run);
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: temporary,
      LANG: 'C.UTF-8',
      npm_config_registry: registry.url,
      ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, resolved(value)])),
    };
    const { status, said } = await bash(script, checkout, env);
    log += said;
    if (status !== 0) return { status, log };
  }
  return { status: 0, log };
}

/** Without waiting for it here, as the registry answers in this process. */
function bash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    }
    child.on('close', (status) => resolve({ status, said }));
  });
}

function project(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(folder.path, 'project-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
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

  it('is made for the version that it lies beside', () => {
    expect(steps[0]?.run).toContain(`\${VERSION:-${OWN}}`);
  });

  it('passes where every expectation is met, without an annotation', async () => {
    const ran = await runAction(project({ 'scenarios/met.yaml': MET }), {});
    expect(ran).toMatchObject({ status: 0, log: expect.stringContaining('ok, 1 expectation met') });
    expect(annotations(ran)).toEqual([]);
  });

  it('fails with an annotation at the line of an expectation that is not met', async () => {
    const ran = await runAction(project({ 'scenarios/met.yaml': MET, 'scenarios/deep/missed.yaml': MISSED }), {});
    expect(ran.status).toBe(1);
    const line = MISSED.split('\n').findIndex((one) => one.includes('9 USD')) + 1;
    expect(annotations(ran)).toEqual([
      expect.stringMatching(new RegExp(`^::error file=scenarios/deep/missed\\.yaml,line=${line},col=\\d+,title=`)),
    ]);
  });

  it('fails with an annotation at the line of a scenario that can’t be read', async () => {
    const ran = await runAction(project({ 'scenarios/broken.yaml': MET.replace('region:', 'regoin:') }), {});
    expect(ran.status).toBe(2);
    expect(annotations(ran)[0]).toMatch(/^::error file=scenarios\/broken\.yaml,line=1,col=1,/);
  });

  it('takes several paths, and writes a report in JUnit’s XML', async () => {
    const path = project({ 'a b/met.yaml': MET, 'c/missed.yaml': MISSED, 'd/missed.yaml': MISSED });
    const ran = await runAction(path, { paths: 'a b\n\nc/missed.yaml\n', junit: 'results.xml' });
    expect(ran.status).toBe(1);
    expect(annotations(ran)).toHaveLength(1);
    const report = readFileSync(join(path, 'results.xml'), 'utf8');
    expect(report).toMatch(/^<\?xml/);
    expect(report).toContain('<failure');
  });

  it.each([
    ['unmet', 0, '::warning'],
    ['warning', 1, '::error'],
  ])('with fail-on %s ends a scenario that warns with %i', async (failOn, status, begins) => {
    const ran = await runAction(project({ 'scenarios/warned.yaml': WARNED }), { 'fail-on': failOn });
    expect(ran.status, ran.log).toBe(status);
    expect(annotations(ran)[0]).toContain(begins);
  });

  it('runs the version that is asked for, and what it must hash to', async () => {
    const ran = await runAction(project({ 'scenarios/missed.yaml': MISSED }), { version: OTHER, integrity });
    expect(ran.status, ran.log).toBe(1);
    expect(ran.log).toContain(`ec2-vs-lambda-${OTHER}.tgz`);
    expect(annotations(ran)).toHaveLength(1);
  });

  it.each([
    [
      'another than it must hash to',
      { integrity: `sha512-${'A'.repeat(86)}==` },
      2,
      /::error::integrity: .* is sha512-/,
    ],
    ['another than its registry says', { version: CHANGED }, 1, /EINTEGRITY/],
    ['that its registry does not have', { version: '3.3.3' }, 1, /No matching version/],
  ])('runs no package %s', async (_, inputs, status, says) => {
    const ran = await runAction(project({ 'scenarios/met.yaml': MET }), inputs);
    expect(ran.status, ran.log).toBe(status);
    expect(ran.log).toMatch(says);
    expect(ran.log).not.toContain('met.yaml');
  });

  it.each([
    'file:../x.tgz',
    './x',
    '/tmp/x.tgz',
    'https://example.com/x.tgz',
    'git+ssh://x',
    'owner/x',
    'npm:other@1',
    '1.0.0\n',
  ])('takes no other source for a version: %j', async (version) => {
    const ran = await runAction(project({ 'scenarios/met.yaml': MET }), { version });
    expect(ran).toEqual({ status: 2, log: '::error::version: expected a version of ec2-vs-lambda on npm\n' });
  });

  it('runs nothing that lies in the checkout, and reads no settings of it', async () => {
    const program = '#!/bin/sh\ntouch owned\n';
    const path = project({
      'scenarios/met.yaml': MET,
      'node_modules/.bin/ec2-vs-lambda': program,
      'node_modules/.bin/node': program,
      'node_modules/ec2-vs-lambda/package.json': JSON.stringify({ name: 'ec2-vs-lambda', version: OWN }),
      '.npmrc': `registry=${strangers.url}\nscript-shell=./node_modules/.bin/node\nprefix=.\n`,
      'package.json': JSON.stringify({
        name: 'ec2-vs-lambda',
        version: OWN,
        workspaces: ['*'],
        overrides: { 'ec2-vs-lambda': 'file:.' },
        scripts: { prepack: 'touch owned', preinstall: 'touch owned', prepare: 'touch owned' },
      }),
      '.node-version': '0.10\n',
    });
    for (const name of ['ec2-vs-lambda', 'node']) chmodSync(join(path, 'node_modules', '.bin', name), 0o755);
    const before = readdirSync(path);
    const ran = await runAction(path, {});
    expect(ran).toMatchObject({ status: 0, log: expect.stringContaining('ok, 1 expectation met') });
    expect(readdirSync(path)).toEqual(before);
    expect(strangers.asked).toEqual([]);
  });

  it.each([
    ['a link to a file', 'report.xml', 'report.xml'],
    ['a file of a folder that is a link', 'reports', 'reports/report.xml'],
  ])('writes its report through no link: %s', async (_, link, junit) => {
    const path = project({ 'scenarios/met.yaml': MET });
    const outside = mkdtempSync(join(folder.path, 'outside-'));
    writeFileSync(join(outside, 'report.xml'), 'mine');
    symlinkSync(link === junit ? join(outside, 'report.xml') : outside, join(path, link));
    for (const said of [junit, `./${junit}`, join(path, junit)]) {
      const ran = await runAction(path, { junit: said });
      expect(ran).toEqual({ status: 2, log: '::error::junit: a link leads out of the checkout\n' });
    }
    expect(readFileSync(join(outside, 'report.xml'), 'utf8')).toBe('mine');
    expect(await runAction(path, { junit: join(outside, 'report.xml') })).toMatchObject({ status: 0 });
  });

  it('hands on the folder that scenarios may read from', async () => {
    const path = project({ 'scenarios/met.yaml': MET });
    const { log } = await runAction(path, { root: 'no-such-folder' });
    expect(log).toContain('--root');
    expect(log).toContain('no-such-folder');
  });

  const MARK = 'touch owned';
  it.each([
    { paths: [`scenarios"; ${MARK}; "`, `$(${MARK})`, '--output=owned', '-', 'scenarios'].join('\n') },
    { 'fail-on': `unmet"; ${MARK}; "\`${MARK}\`` },
    { junit: `x"; ${MARK}; "$(${MARK}).xml` },
    { version: `1; ${MARK}` },
    { version: `$(${MARK})` },
    { root: `$(${MARK})"; ${MARK}; "` },
    { integrity: `$(${MARK})" ]; ${MARK}; [ "` },
  ])('takes no command from its inputs: %j', async (inputs) => {
    const path = project({ 'scenarios/met.yaml': MET });
    await runAction(path, inputs);
    expect(existsSync(join(path, 'owned'))).toBe(false);
  });
});
