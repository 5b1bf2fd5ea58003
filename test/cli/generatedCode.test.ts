/** Compiled formulas do without generated code where it is forbidden. */
import { describe, expect, it } from 'vitest';
import { CAMPAIGN, run } from '../support/run.js';

const FORBIDDEN = { NODE_OPTIONS: '--disallow-code-generation-from-strings' };

describe('where code from texts is forbidden', () => {
  it.each([
    ['compare', CAMPAIGN],
    ['break-even', CAMPAIGN, '--vary', 'uploads'],
    ['sweep', CAMPAIGN, '--vary', 'uploads', '--points', '5'],
  ])('%s gives the same answer', (...words) => {
    const usual = run(words);
    expect(usual).toMatchObject({ status: 0, err: '' });
    expect(run(words, { env: FORBIDDEN })).toEqual(usual);
  });
});
