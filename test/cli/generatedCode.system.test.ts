/** Generated code is done without where it is forbidden. */
import { describe, expect, it } from 'vitest';
import { runProcess } from '../support/processes.js';
import { CAMPAIGN } from '../support/run.js';

const FORBIDDEN = { NODE_OPTIONS: '--disallow-code-generation-from-strings' };

describe('where code from texts is forbidden', () => {
  it.each([
    ['compare', CAMPAIGN],
    ['break-even', CAMPAIGN, '--vary', 'uploads'],
    ['sweep', CAMPAIGN, '--vary', 'uploads', '--points', '5'],
  ])('%s gives the same answer', (...words) => {
    const usual = runProcess(words);
    expect(usual).toMatchObject({ status: 0, err: '' });
    expect(runProcess(words, { env: FORBIDDEN })).toEqual(usual);
  });
});
