/** The manual page, by the programs that show such pages. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/commands.js';
import { prose, verbatim } from '../../src/cli/manual/roff.js';
import { widthOf } from '../../src/report/text/width.js';
import { run, temporaryFolder } from '../support/run.js';

const has = (program: string, word: string) => spawnSync(program, [word]).status === 0;
const HAS_MAN = has('man', '--version');
const HAS_GROFF = has('groff', '--version');
const HAS_MANDOC = spawnSync('mandoc', ['-Tlint'], { input: '.TH A 1 2026-01-01\n' }).error === undefined;

const folder = temporaryFolder();
const pages = {
  en: (await run(['man', '--lang', 'en'])).out,
  ja: (await run(['man', '--lang', 'ja'])).out,
};
const files = { en: folder.file('en.1', pages.en), ja: folder.file('ja.1', pages.ja) };
const LANGUAGES = ['en', 'ja'] as const;

/** Without the bold and underlined letters of a terminal. */
function shown(file: string, width = 80): string {
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', MANWIDTH: String(width), MAN_KEEP_FORMATTING: '' };
  return spawnSync('man', ['-P', 'cat', '-l', file], { encoding: 'utf8', env }).stdout;
}

/** Every command, those within `prices` included, with its help. */
const helps: { readonly words: readonly string[]; readonly help: string }[] = [];
for (const name of COMMAND_NAMES) {
  const { out } = await run([name, '--help', '--lang', 'en']);
  const within = [...(out.split('\nCommands:')[1] ?? '').matchAll(/^ {2}([a-z-]+) [<[]/gm)].map(
    ([, word = '']) => word,
  );
  if (within.length === 0) helps.push({ words: [name], help: out });
  for (const word of within.filter((one) => one !== 'help')) {
    helps.push({ words: [name, word], help: (await run([name, word, '--help', '--lang', 'en'])).out });
  }
}

describe('the manual page', () => {
  it.skipIf(!HAS_MANDOC).each(LANGUAGES)(
    'has nothing in %s that mandoc warns of, but that it has no day',
    (language) => {
      const { stdout } = spawnSync('mandoc', ['-Tlint', '-W', 'warning', files[language]], { encoding: 'utf8' });
      expect(stdout.trim().split('\n')).toEqual([expect.stringContaining('missing date')]);
    },
  );

  it.skipIf(!HAS_GROFF).each(LANGUAGES)('has nothing in %s that groff warns of', (language) => {
    const words = ['-man', '-Tutf8', '-ww', '-z', files[language]];
    expect(spawnSync('groff', words, { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it.skipIf(!HAS_MAN).each(helps.map(({ words, help }) => [words.join(' '), help]))(
    'tells of %s all that its help does',
    (command, help) => {
      const text = shown(files.en, 1000);
      const [, after = ''] = text.split(new RegExp(`^ {3}${command}\\b.*$`, 'm'));
      const [section = ''] = after.split(/^ {0,3}\S/m);
      const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
      expect(options.length).toBeGreaterThan(0);
      for (const option of options) if (option !== '--help') expect(section).toContain(option);
      const [, examples = ''] = help.split('\nExamples:\n');
      expect(examples).toContain('ec2-vs-lambda');
      for (const line of examples.trimEnd().split('\n')) expect(section).toContain(line.trim());
    },
  );

  it.skipIf(!HAS_MAN)('describes once what many commands take, and says what ends and surrounds the program', () => {
    const text = shown(files.en);
    for (const heading of [
      'NAME',
      'SYNOPSIS',
      'COMMANDS',
      'OPTIONS',
      'EXIT STATUS',
      'ENVIRONMENT',
      'FILES',
      'EXAMPLES',
    ]) {
      expect(text).toMatch(new RegExp(`^${heading}$`, 'm'));
    }
    expect(text.split('The day whose prices and billing rules apply (YYYY-MM-DD)').length - 1).toBe(1);
    for (const word of ['NO_COLOR', 'CHROME_PATH', '129, 130, 143', '~/.local/share/ec2-vs-lambda/prices']) {
      expect(text).toContain(word);
    }
  });

  it.skipIf(!HAS_MAN)('in Japanese stays within the width, as what is read and not typed', () => {
    const lines = shown(files.ja, 60).split('\n');
    const text = lines.filter((line) => !/ec2-vs-lambda|yaml-language-server|duration:|scenario|\.yaml/.test(line));
    for (const line of text) expect(widthOf(line), line).toBeLessThanOrEqual(60);
    expect(text).toContain('終了ステータス');
  });
});

describe.skipIf(!HAS_GROFF)('text in roff', () => {
  it.each([
    '.SH no request',
    "'br no request",
    'C:\\new\\table',
    '~/a-b ^c `d` "e" \'f\'',
    'the scenario’s … ©',
    '日本語の文です。',
    '\\fBnot bold\\fR',
  ])('is shown as it is: %s', (text) => {
    for (const source of [prose(text), ...[verbatim([text]).join('\n')]]) {
      const { stdout } = spawnSync('groff', ['-man', '-Tutf8', '-P-c', '-P-b', '-P-u'], {
        input: `.TH A 1\n.nh\n.ad l\n${source}\n`,
        encoding: 'utf8',
      });
      expect(stdout).toContain(text);
    }
  });
});
