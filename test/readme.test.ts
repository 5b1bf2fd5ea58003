import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../src/questions/check/check.js';
import { books, priced, TODAY } from './support/price.js';

const root = fileURLToPath(new URL('../', import.meta.url));

function run(...words: string[]): string {
  const env = { PATH: process.env.PATH, COLUMNS: '100', LANG: 'C' };
  return execFileSync(process.execPath, ['bin/ec2-vs-lambda.cjs', ...words], { cwd: root, env, encoding: 'utf8' });
}

describe.each([
  { file: 'README.md', language: 'en' },
  { file: 'README.ja.md', language: 'ja' },
])('$file', ({ file, language }) => {
  const text = readFileSync(`${root}${file}`, 'utf8');

  it('shows what the campaign site really prints', () => {
    expect(text).toContain(run('scenarios/campaign-site.yaml', '--lang', language));
  });

  it('explains a scenario that can be priced and meets its expectations', () => {
    const scenario = /```yaml\n([\s\S]+?)```/.exec(text)?.[1] ?? '';
    const checked = check(priced(scenario), { settings: { today: TODAY }, books });
    expect(checked).toHaveLength(7);
    expect(checked.filter(({ passes }) => !passes)).toEqual([]);
  });
});

describe('README.md', () => {
  it('shows what explain really prints', () => {
    const printed = run('explain', 'scenarios/campaign-site.yaml', 'Lambda', 'convert / duration');
    expect(readFileSync(`${root}README.md`, 'utf8')).toContain(printed);
  });
});
