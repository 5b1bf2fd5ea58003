/** What a person reads whose environment is Japanese: no help, no error and no answer is left in English. */
import { describe, expect, it } from 'vitest';
import { holdsJapanese } from '../support/languages.js';
import { CAMPAIGN, run, temporaryFolder } from '../support/run.js';

const JAPANESE = { env: { LANG: 'ja_JP.UTF-8' } };
const folder = temporaryFolder();

/** Words that a program is called with stand between quotation marks, and so do titles of the scenarios. */
const ENGLISH_SENTENCE = /(?<![/.\w-])[a-z]{2,} [a-z]{2,} [a-z]{2,}/;

const COMMANDS = [
  [],
  ...[
    'compare',
    'explain',
    'break-even',
    'sweep',
    'timeline',
    'uncertainty',
    'optimise',
    'diff',
    'check',
    'prices',
  ].map((name) => [name]),
  ...['show', 'history', 'list', 'diff', 'refresh', 'verify'].map((name) => ['prices', name]),
];

describe('help', () => {
  it.each(COMMANDS.map((words) => [words.join(' ') || 'the program', words] as const))(
    'is Japanese: %s',
    async (_, words) => {
      const { status, out, err } = await run([...words, '--help'], JAPANESE);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      const [help = '', examples] = out.split('使用例:');
      expect(help).toMatch(/^使い方: ec2-vs-lambda/);
      expect(help).not.toMatch(/Usage|Options|Commands|Arguments|\(choices|default:|<[a-z]|\[[a-z]/);
      expect(help).not.toMatch(ENGLISH_SENTENCE);
      // Every term of a list has a description beside it or under it.
      for (const [, description = ''] of help.matchAll(/^ {2}-\S.*? {2,}(\S.*)$/gm)) {
        expect(holdsJapanese(description), description).toBe(true);
      }
      if (words.join() !== 'prices') expect(examples).toMatch(/^\n {2}(?:\w.*\| )?ec2-vs-lambda /);
    },
  );

  it.each([
    { words: ['--help', '--lang', 'en'], lang: 'ja_JP.UTF-8', starts: 'Usage:' },
    { words: ['--help', '--lang', 'ja'], lang: 'C', starts: '使い方:' },
    { words: ['compare', '--lang=ja', '--help'], lang: 'en_US.UTF-8', starts: '使い方:' },
    { words: ['compare', '--help', '--', '--lang', 'ja'], lang: 'C', starts: 'Usage:' },
  ])(
    'is in the language of the words before that of the environment: $words, $lang',
    async ({ words, lang, starts }) => {
      expect((await run(words, { env: { LANG: lang } })).out.startsWith(starts)).toBe(true);
    },
  );

  it.each([
    { env: { LANG: 'C', LC_MESSAGES: 'ja_JP.UTF-8' }, language: 'ja' },
    { env: { LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'C' }, language: 'en' },
    { env: { LANG: 'C', LC_MESSAGES: 'C', LC_ALL: 'ja_JP.UTF-8' }, language: 'ja' },
  ])('is in the language of $env', async ({ env, language }) => {
    expect((await run(['--help'], { env })).out.startsWith('使い方:')).toBe(language === 'ja');
  });
});

describe('a wrong call', () => {
  it.each([
    { words: ['compare'], says: '引数 <ファイル> が必要です' },
    { words: ['diff', 'a', 'b', 'c'], says: '引数が多すぎます。指定できるのは 2 個ですが、3 個指定されています' },
    { words: ['compare', '--fromat', 'json', 'x'], says: "'--fromat' はありません\n（もしかして: --format）" },
    { words: ['compare', '--format', 'jso', 'x'], says: "'--format <形式>' に 'jso' は指定できません。選択肢: table," },
    { words: ['compare', '--lang', 'fr', 'x'], says: "'--lang <言語>' に 'fr' は指定できません。選択肢: en, ja" },
    { words: ['compare', '--output=', 'x'], says: "'--output <ファイル>' に '' は指定できません。値が空です" },
    { words: ['sweep', 'x'], says: "'--vary <名前=最小..最大>' の指定が必要です" },
    { words: ['sweep', 'x', '--vary'], says: "'--vary <名前=最小..最大>' に値がありません" },
    { words: ['prices', 'shw'], says: "コマンド 'shw' はありません\n（もしかして: show）" },
    { words: ['comapre', CAMPAIGN], says: 'comapre: ファイルが見つかりません\n  もしかして: `compare`' },
    { words: ['compare', CAMPAIGN, '--as-of', '2016'], says: '`2016` は日付ではありません' },
    { words: ['sweep', CAMPAIGN, '--vary', 'uploads', '--points', '1'], says: '期待: 2 から 100,000,000 までの整数' },
    { words: ['prices', 'refresh'], says: '取得する価格が指定されていません' },
    { words: ['prices', 'show', 'lambda/nothing', '--region', 'tokyo'], says: 'リージョン `tokyo` の価格がありません' },
    { words: ['check', 'docs'], says: 'docs にシナリオがありません' },
  ])('$words is told in Japanese', async ({ words, says }) => {
    const { status, out, err } = await run(words, JAPANESE);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(says);
    expect(err).not.toMatch(/error:|expected:|remedy:|did you mean/i);
  });
});

describe('a problem', () => {
  const file = folder.file('画像.yaml', 'region: tokyo\nasOf: 2016-06-02\noptions: { 案: [{ lamda: {} }] }\n');

  it('is told at its place in Japanese', async () => {
    const { err } = await run([file], JAPANESE);
    expect(err).toContain(':1:9: リージョン `tokyo` の価格がありません');
    expect(err).toContain(
      '`lamda` というサービスはありません\n  3 | options: { 案: [{ lamda: {} }] }\n    |                   ^^^^^\n  期待: ',
    );
    expect(err).toContain('もしかして: `lambda`');
  });

  it('is told in English where the words say so', async () => {
    expect((await run([file, '--lang', 'en'], JAPANESE)).err).toContain('no prices for the region `tokyo`');
  });
});

describe('an answer', () => {
  it.each([
    { words: ['prices', 'show', 'lambda/requests', '--as-of', '2016-06-02'], says: '0.2 USD / 1,000,000 リクエスト' },
    { words: ['prices', 'history', 'lambda/duration.x86_64'], says: '0.00001667 USD / GB-秒、2014-11-13 から（' },
    { words: ['prices', 'list', 'lambda', '--as-of', '2016-06-02'], says: ' USD / GB-秒\n' },
    {
      words: ['prices', 'diff', '2016-06-02', '2016-06-02'],
      says: '2016-06-02 と 2016-06-02 の間に価格の違いはありません',
    },
  ])('about prices is Japanese: $words', async ({ words, says }) => {
    const { status, out, err } = await run([...words, '--region', 'ap-northeast-1'], JAPANESE);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(says);
    // Citations stay as they are.
    expect(out.replace(/（[^）]*）/gs, '')).not.toMatch(/\bper\b|\bup to\b|\bsince\b|first seen/);
  });

  it('to check is Japanese, whether it is met or not', async () => {
    expect((await run(['check', CAMPAIGN], JAPANESE)).out).toBe(`${CAMPAIGN}: OK（期待値 6 件と一致）\n`);
    const { status, out } = await run(['check', CAMPAIGN, '--set', 'uploads=1M'], JAPANESE);
    expect(status).toBe(1);
    expect(out).toMatch(/期待値 6 件のうち \d 件が不一致\n {2}\d+ 行目: .*: 期待値 .*、計算結果 /);
  });

  it('to explain names rules and prices in Japanese', async () => {
    const { out } = await run(['explain', CAMPAIGN, 'Lambda', 'convert / 実行時間'], JAPANESE);
    expect(out).toContain('convert / 実行時間 (Lambda)');
    expect(out).toContain('課金対象時間の切り上げ単位');
    expect(out).toMatch(/課金ルール lambda\/durationGranularity: 100 ミリ秒、2014-11-13 から（/);
    expect(out).toMatch(/価格 lambda\/duration.x86_64: 0.00001667 USD \/ GB-秒/);
  });

  it('for programs stays English', async () => {
    const words = ['explain', CAMPAIGN, 'Lambda', 'convert / duration', '--format', 'json'];
    expect((await run(words, JAPANESE)).out).toBe((await run(words)).out);
  });
});
