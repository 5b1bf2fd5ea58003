import { describe, expect, it } from 'vitest';
import { browserPath } from '../support/browser.js';
import { complaintsOf, type Exported, exportsOf, run } from '../support/examples.js';

/** What the examples of the library need beside Node. */
const NEEDS_BROWSER = ['printPdf'];

describe.each(['src/index.ts', 'src/io/node.ts'])('every export of %s', (entry) => {
  const all = exportsOf(entry);
  const named = new Map(all.map((one) => [one.name, one]));
  const withExample = all.filter(({ example }) => example !== undefined);

  it('has a docstring', () => {
    expect(all.length).toBeGreaterThan(4);
    expect(all.filter(({ summary }) => summary === '').map(({ name }) => name)).toEqual([]);
  });

  it('has an example that uses it; a type may lead to that of what gives it', () => {
    const mentions = ({ name, example, see, isType }: Exported): boolean => {
      const shown = example ?? (isType ? named.get(see ?? '')?.example : undefined) ?? '';
      return new RegExp(`\\b${name}\\b`).test(shown);
    };
    expect(all.filter((one) => !mentions(one)).map(({ name }) => name)).toEqual([]);
  });

  it('has an example that compiles against the built package', () => {
    expect(complaintsOf(withExample)).toEqual([]);
  });

  const able = withExample.filter(({ name }) => browserPath !== undefined || !NEEDS_BROWSER.includes(name));
  const told = run(able);

  it.each(told)('has an example that gives what it says: $name', ({ results, error }) => {
    expect(error).toBeUndefined();
    expect(results.length).toBeGreaterThan(0);
    for (const { line, found, expected } of results) expect({ line, found }).toEqual({ line, found: expected });
  });
});
