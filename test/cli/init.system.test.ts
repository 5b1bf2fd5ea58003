/** Scenarios that are begun by questions, at a terminal. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../support/run.js';
import { CTRL_C, DOWN, ENTER, HAS_TERMINAL, type Reply, runAtTerminal } from '../support/terminal.js';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const written = () => readFileSync(join(cwd, 'scenario.yaml'), 'utf8');

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
    expect((await run(['scenario.yaml'], { cwd })).status).toBe(0);
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
