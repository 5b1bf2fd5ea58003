/** Names that are no names: escape codes of a terminal, marks that turn text around, names of JavaScript's own. */
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();

function scenario(option: string, component: string, quantity = 'uploads'): string {
  return [
    `title: ${JSON.stringify(`title ${option}`)}`,
    'region: ap-northeast-1',
    'asOf: 2016-06-02',
    'workload:',
    `  ${JSON.stringify(quantity)}: 1,000,000`,
    'options:',
    `  ? ${JSON.stringify(option)}`,
    `  : - lambda: { name: ${JSON.stringify(component)}, requests: ${quantity}, duration: 120 ms, memory: 128 MB }`,
    '',
  ].join('\n');
}

/** Control characters but the line break, and the marks of direction. */
const OBEYED = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const HARMFUL = [
  { what: 'colours', name: 'a\u001b[31mred', shown: 'a\\u{1b}[31mred' },
  { what: 'a window title', name: '\u001b]0;owned\u0007', shown: '\\u{1b}]0;owned\\u{7}' },
  { what: 'a cleared screen of eight-bit codes', name: 'a\u009b2J', shown: 'a\\u{9b}2J' },
  { what: 'a return to the start of the line', name: 'a\rb', shown: 'a b' },
  { what: 'a line break', name: 'a\nb', shown: 'a b' },
  { what: 'a backspace', name: 'a\bb', shown: 'a\\u{8}b' },
  { what: 'a mark that turns text around', name: 'a\u202egpj', shown: 'a\\u{202e}gpj' },
  { what: 'an isolate', name: 'a\u2067b', shown: 'a\\u{2067}b' },
] as const;

describe('a name that a terminal would obey', () => {
  it.each(HARMFUL)('shows $what as text in the table and in the derivation', async ({ name, shown }) => {
    const file = folder.file('harmful.yaml', scenario(name, name));
    for (const command of ['compare', 'explain'] as const) {
      const { status, out } = await run([command, file], { env: { COLUMNS: '160' } });
      expect(status).toBe(0);
      expect(out).toContain(shown);
      expect(out).not.toMatch(OBEYED);
    }
  });

  it.each(HARMFUL)('shows $what as text in what is wrong', async ({ name, shown }) => {
    const file = folder.file('harmful.yaml', scenario('A', 'a').replace('lambda:', `${JSON.stringify(name)}:`));
    const { status, err } = await run([file]);
    expect(status).toBe(2);
    expect(err).toContain(`there is no service \`${shown}\``);
    expect(err).not.toMatch(OBEYED);
  });

  it('shows it as text where it stands in the file as it is', async () => {
    const { err } = await run([folder.file('raw.yaml', '# \u202e\nregion: a\u202eb\n')]);
    expect(err).toContain('2 | region: a\\u{202e}b\n');
    expect(err).not.toMatch(OBEYED);
  });

  it('shows it as text where it names a file', async () => {
    expect((await run(['\u001b[31mabsent.yaml'])).err).toBe('\\u{1b}[31mabsent.yaml: there is no such file\n');
  });

  it('shows the separators of lines and paragraphs as text', async () => {
    const { out } = await run([folder.file('separator.yaml', scenario('a\u2028b\u2029c', 'a'))]);
    expect(out).not.toMatch(/[\u2028\u2029]/);
  });

  it('shows it as text where a price file has it', async () => {
    const prices = folder.file(
      'prices.yaml',
      [
        'service: lambda',
        'region: ap-northeast-1',
        'checked: 2016-06-02',
        'sources: { own: "a\\e[31mred" }',
        'prices:',
        '  requests: { unit: request, per: 1, history: [{ from: 2014-11-13, usd: 1, source: own, note: "b\\e[2J" }] }',
        '',
      ].join('\n'),
    );
    const { status, out } = await run(['explain', folder.file('plain.yaml', scenario('A', 'a')), '--prices', prices]);
    expect(status).toBe(0);
    expect(out).not.toMatch(OBEYED);
  });
});

describe('a name that JavaScript has a meaning for', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('is a name like any other: %s', async (name) => {
    const file = folder.file('own.yaml', scenario(name, name, name));
    const { status, out } = await run([file, '--format', 'json', '--set', `${name}=2M`]);
    expect(status).toBe(0);
    const { options, cheapest } = JSON.parse(out);
    expect(cheapest).toBe(name);
    expect(options[0].lines[0]).toMatchObject({ component: name, quantity: '2000000' });
    expect((await run(['explain', file, name, `${name} / duration`])).out).toContain(
      `${name} / duration (Lambda): 0.41675 USD`,
    );
  });
});

describe('a name of any script and length', () => {
  it.each([
    { what: 'full-width text', name: '画像変換サーバー（東京）' },
    { what: 'emoji', name: '🚀 家族 👨‍👩‍👧' },
    { what: 'half-width kana', name: 'ｶﾀｶﾅ' },
    { what: 'letters with marks', name: 'Zürich ñ' },
  ])('is shown as it is: $what', async ({ name }) => {
    const file = folder.file('script.yaml', scenario(name, name));
    expect((await run([file])).out).toContain(`${name} (Lambda)`);
    expect((await run(['explain', file, name, name])).out).toContain(`${name} / duration (Lambda)`);
  });

  it('is cut where it has 10,000 characters', async () => {
    const { status, out } = await run([folder.file('long.yaml', scenario('n'.repeat(900), 'm'.repeat(10_000)))]);
    expect(status).toBe(0);
    expect(out).toContain('…');
    expect(out.length).toBeLessThan(5_000);
  });

  it('is cut where what is wrong names it', async () => {
    const { err } = await run([folder.file('long.yaml', `region: ${'r'.repeat(10_000)}\noptions: {}\n`)]);
    expect(err.length).toBeLessThan(3_000);
  });
});
