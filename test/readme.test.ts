import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/questions/check/check.js';
import { books, priced, TODAY } from './support/price.js';
import { ROOT, run } from './support/run.js';

const printed = async (...words: string[]) => (await run(words, { env: { COLUMNS: '100', LANG: 'C' } })).out;

describe.each([
  { file: 'README.md', language: 'en' },
  { file: 'README.ja.md', language: 'ja' },
])('$file', ({ file, language }) => {
  const text = readFileSync(join(ROOT, file), 'utf8');

  it('shows what the campaign site really prints', async () => {
    expect(text).toContain(await printed('scenarios/campaign-site.yaml', '--lang', language));
  });

  it('explains a scenario that can be priced and meets its expectations', () => {
    const scenario = /```yaml\n([\s\S]+?)```/.exec(text)?.[1] ?? '';
    const checked = check(priced(scenario), { settings: { today: TODAY }, books });
    expect(checked).toHaveLength(7);
    expect(checked.filter(({ passes }) => !passes)).toEqual([]);
  });
});

describe('README.md', () => {
  it('shows what explain really prints', async () => {
    const derivation = await printed('explain', 'scenarios/campaign-site.yaml', 'Lambda', 'convert / duration');
    expect(derivation).toContain('duration');
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(derivation);
  });
});
