import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const expecting = (name: string, ...lines: string[]) => folder.file(name, smallScenario('expect:', ...lines));

const met = expecting('met.yaml', '  Lambda: { total: 0.62 USD }');
const missed = expecting('missed.yaml', '  Lambda:', '    - { total: 0.62 USD }', '    - { total: 0.63 USD }');
const silent = folder.file('silent.yaml', smallScenario());
const broken = folder.file('broken.yaml', smallScenario('mouth: 730 h'));

describe('check', () => {
  it('ends with 0 where every expectation is met', () => {
    expect(run(['check', met])).toEqual({ status: 0, out: `${met}: ok, 1 expectation met\n`, err: '' });
  });

  it('ends with 1 where one is not, and names the line, what was expected and what was found', () => {
    const { status, out, err } = run(['check', missed]);
    expect(status).toBe(1);
    expect(err).toBe('');
    expect(out).toBe(
      `${missed}: 1 of 2 expectations not met\n` +
        '  line 11: Lambda: total: expected 0.63 USD, found 0.62 USD (exactly 0.61675 USD)\n',
    );
  });

  it('ends with 1 where one of several files fails, and tells each of them', () => {
    const { status, out } = run(['check', met, missed, silent]);
    expect(status).toBe(1);
    expect(out).toContain(`${met}: ok`);
    expect(out).toContain(`${missed}: 1 of 2`);
    expect(out).toContain(`${silent}: nothing is expected`);
  });

  it('ends with 2 where a file is broken, and checks none', () => {
    const { status, out, err } = run(['check', met, broken]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`${broken}:8:1: a scenario has no key \`mouth\``);
    expect(err).toContain('did you mean `month`?');
  });

  it('ends with 2 where an expectation names a line that is not there', () => {
    const { status, err } = run([
      'check',
      expecting('no-line.yaml', '  Lambda: { lines: { convert / duratoin: 1 USD } }'),
    ]);
    expect(status).toBe(2);
    expect(err).toContain('did you mean `convert / duration`?');
  });

  it('takes every scenario of a folder and of the folders in it', () => {
    const { status, out } = run(['check', 'scenarios']);
    expect(status).toBe(0);
    expect(out).toContain('scenarios/campaign-site.yaml: ok');
    expect(out).toContain('scenarios/published/');
    expect(out).not.toContain('not met');
  });

  it('ends with 2 in a folder without scenarios', () => {
    mkdirSync(join(folder.path, 'empty'));
    const { status, err } = run(['check', join(folder.path, 'empty')]);
    expect(status).toBe(2);
    expect(err).toContain('there are no scenarios in ');
  });

  it('tells the same as JSON', () => {
    const { status, out } = run(['check', missed, '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({
      file: missed,
      ok: false,
      expectations: [
        { option: 'Lambda', expected: '0.62 USD', found: '0.62 USD', exact: '0.61675 USD', ok: true, at: 10 },
        { option: 'Lambda', expected: '0.63 USD', found: '0.62 USD', exact: '0.61675 USD', ok: false, at: 11 },
      ],
    });
  });
});

describe('how an expectation is compared', () => {
  // The option costs 0.61675 USD.
  it.each([
    { expected: '{ total: 0.61675 USD }', met: true },
    { expected: '{ total: 0.61676 USD }', met: false },
    { expected: '{ total: 0.6168 USD }', met: true },
    { expected: '{ total: 1 USD }', met: true },
    { expected: '{ total: 0.60 USD, roundedTo: 0.1 USD }', met: true },
    { expected: '{ total: 0.70 USD, roundedTo: 0.1 USD }', met: false },
    { expected: '{ total: 0.56069 USD, within: 10 % }', met: true },
    { expected: '{ total: 0.56068 USD, within: 10 % }', met: false },
    { expected: '{ lines: { requests: 0.2 USD } }', met: true },
    { expected: '{ lines: { convert: 0.61675 USD } }', met: true },
    { expected: '{ lines: { duration: { quantity: 25000 GB-s, amount: 0.41675 USD } } }', met: true },
    { expected: '{ lines: { duration: { quantity: 25001 GB-s } } }', met: false },
  ])('$expected is met: $met', ({ expected, met: isMet }) => {
    const file = expecting('comparison.yaml', `  Lambda: ${expected}`);
    expect(run(['check', file]).status).toBe(isMet ? 0 : 1);
  });
});
