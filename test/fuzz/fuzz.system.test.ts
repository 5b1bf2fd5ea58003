/** `npm run fuzz` as a program, and its watch over readers that crash, hang or take too much memory. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { PATIENCE_MS } from '../support/patience.js';
import { ROOT } from '../support/run.js';

function fuzz(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/fuzz.mjs', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  });
  return { status, out: stdout, err: stderr };
}

describe('a run', () => {
  it('tells its seed, and of each reader how many cases it was given', () => {
    const { status, out, err } = fuzz('--seed', '1', '--cases', '5', '--reader', 'day', '--reader', 'rate');
    expect({ status, err }, out).toEqual({ status: 0, err: '' });
    expect(out.trim().split('\n')).toEqual(['seed 1', 'rate: 5 cases, no fault', 'day: 5 cases, no fault']);
  });

  it('is refused where the reader is unknown', () => {
    expect(fuzz('--reader', 'nobody').err).toContain('no reader nobody; there are scenario, ');
  });
});

describe('the watch', () => {
  it.each([
    ['fine', 0, 'no fault'],
    ['crash', 1, 'crash: TypeError: asked for'],
    ['hang', 1, 'hang: no answer within 1500 ms'],
  ])('tells of a reader that is made to %s', (text, status, said) => {
    const ran = fuzz('--reader', 'itself', '--text', text, '--patience', '1500');
    expect(ran.out).toContain(said);
    expect(ran.status).toBe(status);
  });

  it('tells of a reader that takes more memory than it may', () => {
    const ran = fuzz('--reader', 'itself', '--text', 'memory', '--patience', '120000');
    expect({ status: ran.status, out: ran.out }).toMatchObject({ status: 1, out: expect.stringMatching(/^memory: /) });
  });
});
