/**
 * Files made to exhaust the program. None may hang it, crash it or make it show its stack; what is refused is refused
 * with a place. The promise is a second; the tests wait five, so that no slow machine fails them.
 */
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../support/hostile.js';
import { runProcess } from '../support/processes.js';
import { temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();

/** What Node may keep at most; without a limit a machine of 8 GB gives it some gigabytes. */
const HEAP = { NODE_OPTIONS: '--max-old-space-size=384' };
/** However much is wrong, it is read by a person. */
const MAX_OUTPUT_LENGTH = 500_000;

function runOn(name: keyof typeof HOSTILE) {
  return runProcess([folder.file(`${name}.yaml`, HOSTILE[name])], { env: HEAP });
}

function expectRefused(name: keyof typeof HOSTILE, says: string): void {
  const { status, out, err } = runOn(name);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(new RegExp(`^\\S+${name}\\.yaml:\\d+:\\d+: `));
  expect(err).toContain(says);
  expect(err).not.toMatch(/^ +at /m);
  expect(err.length).toBeLessThan(MAX_OUTPUT_LENGTH);
}

describe('a hostile file', () => {
  it.each([
    { name: 'nestedBrackets', says: 'nested more than 64 levels deep' },
    { name: 'closedBrackets', says: 'nested more than 64 levels deep' },
    { name: 'nestedBraces', says: 'nested more than 64 levels deep' },
    { name: 'explodingAliases', says: 'more than 20000 values, counting each use' },
    { name: 'nestedDashes', says: 'nested more than 64 levels deep' },
    { name: 'nestedQuestions', says: 'nested more than 64 levels deep' },
    { name: 'nestedIndents', says: 'nested more than 64 levels deep' },
    { name: 'chain', says: 'n' },
    { name: 'chainInOrder', says: 'n' },
    { name: 'squares', says: 'a' },
    { name: 'manyNames', says: 'entries here; at most 1000 are allowed' },
    { name: 'manyUnknownNames', says: 'entries here; at most 1000 are allowed' },
    { name: 'manyUnknownKeys', says: 'entries here; at most 1000 are allowed' },
    { name: 'manyWrongComponents', says: 'entries here; at most 1000 are allowed' },
    { name: 'manyEqualComponents', says: 'entries here; at most 1000 are allowed' },
    { name: 'manySyntaxErrors', says: 'more syntax errors from here on' },
    { name: 'manyWindows', says: 'entries here; at most 1000 are allowed' },
    { name: 'aliasesAlone', says: 'the text has more than 400000 words and marks' },
    { name: 'aliasesWithinTheLimit', says: '199000 entries here; at most 1000 are allowed' },
    { name: 'colons', says: 'the text has more than 400000 words and marks' },
    { name: 'tags', says: 'the text has more than 400000 words and marks' },
    { name: 'documents', says: 'the text has more than 400000 words and marks' },
    { name: 'directives', says: 'the file is empty' },
    { name: 'zeroBytes', says: 'a scenario is one value' },
    { name: 'carriageReturns', says: 'Implicit map keys need to be followed by map values' },
    { name: 'hugeExponent', says: '`e999999999` is not a unit' },
    { name: 'hugeNumber', says: 'a quantity of 900000 characters' },
    { name: 'longNames', says: 'more problems from here on, 301 in all' },
    { name: 'manyProblems', says: 'more problems from here on, ' },
    { name: 'oneLongLine', says: 'a scenario needs the key `options`' },
  ] as const)('of $name is refused', ({ name, says }) => expectRefused(name, says));

  it.each(['longExpression', 'doublings'] as const)('of %s is priced', (name) => {
    expect(runOn(name)).toMatchObject({ status: 0, err: '' });
  });
});
