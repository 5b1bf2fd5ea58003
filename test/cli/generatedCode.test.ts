/** Generated code is made of numbers and fixed words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { compiledRange } from '../../src/questions/range/sweep.js';
import { books, TODAY } from '../support/price.js';
import { ROOT } from '../support/run.js';

describe('the code that is generated for a scenario', () => {
  const original = globalThis.Function;
  afterEach(() => {
    globalThis.Function = original;
  });

  /** Numbers, operators and the fixed words of `formula/compiled.ts`. */
  const ALLOWED =
    /^"use strict";(?:return\b|function\(x(?:,y)?\)|const\b|Math\.(?:max|min)\b|(?:up|down|halfUp)\b|NaN\b|x\b|y\b|v\d+\b|\d+(?:\.\d+)?(?:e[+-]?\d+)?\b|[-+*/?:<=(),;{}[\] ])*$/;
  const PLANTED = '`);globalThis.planted=1;//';

  /** Every option and component of the scenario gets a name that would run if it came into code. */
  function hostile(text: string): string {
    return text
      .replace(/\bname: [^,}\n]+/g, (_, at: number) => `name: "${PLANTED}${at}"`)
      .replace(/^title:.*$/m, `title: "${PLANTED}"`);
  }

  const files = readdirSync(join(ROOT, 'scenarios'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('traffic'))
    .sort();

  it('holds no text of it, for any scenario with hostile names', () => {
    const sources: string[] = [];
    globalThis.Function = function record(...texts: string[]) {
      sources.push(texts.at(-1) ?? '');
      return original(...texts);
    } as unknown as FunctionConstructor;
    let asked = 0;
    for (const name of files) {
      const text = hostile(readFileSync(join(ROOT, 'scenarios', name), 'utf8'));
      const [, first] =
        /^workload:\n(?:\s*#.*\n)*\s+([a-z]\w*): [\d,.]+[kM]?(?: \/ month)?\s*(?:#.*)?$/m.exec(text) ?? [];
      if (first === undefined) continue;
      const asking = { source: { file: name, text }, settings: { today: TODAY }, books };
      try {
        compiledRange(asking, { vary: { file: '--vary', text: first } });
        asked += 1;
      } catch {
        // What can't be swept (expectations of names that are gone, simulated traffic) makes no code.
      }
    }
    expect(asked).toBeGreaterThan(3);
    expect(sources.length).toBeGreaterThanOrEqual(asked);
    for (const source of sources) {
      expect(source).toMatch(ALLOWED);
      expect(source).not.toContain('planted');
    }
    expect(globalThis).not.toHaveProperty('planted');
  });
});
