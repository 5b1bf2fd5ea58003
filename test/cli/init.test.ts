import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../src/template/templates.js';
import { run } from '../support/run.js';
import { CTRL_C, DOWN, ENTER, HAS_TERMINAL, type Reply, runAtTerminal } from '../support/terminal.js';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const written = (name = 'scenario.yaml') => readFileSync(join(cwd, name), 'utf8');

describe('init by options', () => {
  it.each(TEMPLATES.map(({ name }) => name))('writes a scenario of %s that runs', (template) => {
    expect(run(['init', '--template', template], { cwd })).toMatchObject({ status: 0, err: '' });
    expect(run(['scenario.yaml'], { cwd })).toMatchObject({ status: 0, err: '' });
  });

  it('takes what is said', () => {
    const words = ['init', 'shop.yaml', '--template', 'web-api', '--title', 'Shop', '--region', 'eu-west-1'];
    const more = [
      '--as-of',
      '2025-06-18',
      '--currency',
      'EUR',
      '--rate',
      '0.9',
      '--set',
      'requests=7M',
      '--lang',
      'ja',
    ];
    expect(run([...words, ...more], { cwd }).status).toBe(0);
    const text = written('shop.yaml');
    for (const part of ['"Shop"', 'eu-west-1', '2025-06-18', 'code: EUR, perUsd: 0.9', 'requests: 7M', '稼働する']) {
      expect(text).toContain(part);
    }
  });

  it('is piped into a comparison', () => {
    const { out } = run(['init', '-', '--template', 'web-api'], { cwd });
    expect(run(['-'], { cwd, input: out }).status).toBe(0);
  });

  it.each([
    ['no template, as nobody can be asked', [], '--template is missing'],
    ['an unknown template', ['--template', 'web'], 'web-api'],
    ['a region without prices', ['--template', 'web-api', '--region', 'eu-nowhere-1'], 'scenario.yaml:4:9'],
    ['a currency without its rate', ['--template', 'web-api', '--currency', 'JPY'], '--rate 150'],
    ['a rate without its currency', ['--template', 'web-api', '--rate', '150'], '--currency JPY'],
    ['a rate that is none', ['--template', 'web-api', '--currency', 'JPY', '--rate', 'x: {'], 'scenario.yaml:'],
    ['a day that is none', ['--template', 'web-api', '--as-of', 'today'], '2016-06-02'],
    ['an unknown quantity', ['--template', 'web-api', '--set', 'request=2'], 'requests=…'],
    ['a quantity of a wrong kind', ['--template', 'web-api', '--set', 'requests=2 MB'], 'scenario.yaml:'],
  ])('refuses %s, and writes nothing', (_, words, says) => {
    const { status, out, err } = run(['init', ...words], { cwd });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(says);
    expect(existsSync(join(cwd, 'scenario.yaml'))).toBe(false);
  });

  it('never replaces a file unasked, nor a link that leads nowhere', () => {
    writeFileSync(join(cwd, 'scenario.yaml'), 'mine');
    symlinkSync('nowhere', join(cwd, 'link.yaml'));
    expect(run(['init', '--template', 'web-api'], { cwd })).toMatchObject({ status: 2 });
    expect(run(['init', 'link.yaml', '--template', 'web-api'], { cwd })).toMatchObject({ status: 2 });
    expect(written()).toBe('mine');
    expect(run(['init', '--template', 'web-api', '--force'], { cwd }).status).toBe(0);
    expect(written()).toContain('region:');
  });
});

describe.skipIf(!HAS_TERMINAL)('init at a terminal', () => {
  const JAPANESE: readonly Reply[] = [
    ['どのようなシステムですか', DOWN + ENTER],
    ['名称は', ENTER],
    ['AWS リージョン', ENTER],
    ['どの通貨', ENTER],
    ['1 米ドル', `150${ENTER}`],
    ['どのファイル', ENTER],
  ];

  it('asks in the language of the environment, and writes what was answered', async () => {
    const { status, screen } = await runAtTerminal(['init'], JAPANESE, { cwd, env: { LANG: 'ja_JP.UTF-8' } });
    expect(screen).toContain('を作成しました');
    expect(status).toBe(0);
    for (const part of ['バッチ処理', 'ap-northeast-1', 'code: JPY, perUsd: 150']) expect(written()).toContain(part);
    expect(run(['scenario.yaml'], { cwd }).status).toBe(0);
  });

  it('asks again for an answer that is empty', async () => {
    const english: readonly Reply[] = [
      ['What kind of system', ENTER],
      ['What is it called', `\u0015${ENTER}`],
      ['It is empty', `Shop${ENTER}`],
      ['AWS region', ENTER],
      ['currency', ENTER],
      ['Which file should be written', ENTER],
    ];
    expect((await runAtTerminal(['init'], english, { cwd })).status).toBe(0);
    expect(written()).toContain('title: "Shop"');
  });

  it.each([0, 2])('writes nothing where it is broken off after %i answers', async (answers) => {
    const until = JAPANESE.slice(0, answers);
    const [see = ''] = JAPANESE[answers] ?? [];
    const replies: readonly Reply[] = [...until, [see, CTRL_C]];
    const { status, screen } = await runAtTerminal(['init', '--lang', 'ja'], replies, { cwd });
    expect(screen).toContain('何も書き込みませんでした');
    expect(status).toBe(130);
    expect(existsSync(join(cwd, 'scenario.yaml'))).toBe(false);
  });
});
