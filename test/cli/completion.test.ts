/** Completions as texts. completion.system.test.ts has each read by its shell. */
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/commands.js';
import { run } from '../support/run.js';

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s names every command', async (shell) => {
    const { status, out, err } = await run(['completion', shell]);
    expect([status, err]).toEqual([0, '']);
    for (const name of COMMAND_NAMES) expect(out).toMatch(new RegExp(`(?<![\\w-])${name}(?![\\w-])`));
  });

  it('of an unknown shell is refused', async () => {
    expect(await run(['completion', 'tcsh'])).toMatchObject({ status: 2, out: '' });
  });
});
