/** The manual page as a text. What shows such pages reads it in manual.system.test.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, run } from '../support/run.js';

const pages = {
  en: (await run(['man', '--lang', 'en'])).out,
  ja: (await run(['man', '--lang', 'ja'])).out,
};

describe('the manual page', () => {
  it('is built into the package, where npm takes it from', () => {
    const { man, files: packed } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    // npm 11 passes over a text in the place of the list.
    expect(man).toEqual(['./dist/man/ec2-vs-lambda.1']);
    expect(packed).toContain('dist');
    expect(readFileSync(join(ROOT, man[0]), 'utf8')).toBe(pages.en);
  });

  it('is plain ASCII, so that every program can show it', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what is no ASCII is looked for
    for (const page of Object.values(pages)) expect(page).toMatch(/^[\x00-\x7f]+$/);
  });
});
