import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/errors.js';
import { problemsText } from '../../src/report/formats/terminal/problems.js';
import { plainWords } from '../../src/words.js';

/** A problem under the part of the line that is marked with 【】 (which are not part of the line). */
function problemAt(marked: string, more: Partial<Problem> = {}, line = 1): Problem {
  const column = marked.indexOf('【') + 1;
  const length = marked.indexOf('】') - column;
  const source = { file: 'test.yaml', text: `${'\n'.repeat(line - 1)}${marked.replace(/[【】]/g, '')}\n` };
  return { code: 'unknownWord', message: plainWords('wrong'), place: { source, line, column, length }, ...more };
}

/** The text above the carets. */
function marked(problem: Problem): string {
  const [, shown = '', carets = ''] = problemsText([problem], 'en').split('\n');
  const [from, to] = [carets.indexOf('^'), carets.lastIndexOf('^') + 1];
  let text = '';
  let at = 0;
  for (const { segment } of new Intl.Segmenter().segment(shown)) {
    if (at >= from && at < to) text += segment;
    at += stringWidth(segment);
  }
  return text;
}

describe('the text of a problem', () => {
  it('has the place, the line, a caret, what was expected, the nearest word and what to do, in this order', () => {
    const more = {
      expected: { en: 'one of a, b', ja: 'a, b のいずれか' },
      nearest: 'a',
      remedy: { en: 'write a', ja: 'a と書いてください' },
    };
    expect(problemsText([problemAt('key: 【c】', more, 12)], 'en')).toBe(
      [
        'test.yaml:12:6: wrong',
        '  12 | key: c',
        '     |      ^',
        '  expected: one of a, b',
        '  did you mean `a`?',
        '  remedy: write a',
      ].join('\n'),
    );
  });

  it('has all of that in Japanese', () => {
    const more = {
      message: { en: 'wrong', ja: '正しくありません' },
      expected: { en: 'one of a, b', ja: 'a, b のいずれか' },
      nearest: 'a',
      remedy: { en: 'write a', ja: 'a と書いてください' },
    };
    expect(problemsText([problemAt('画像: 【c】', more, 12)], 'ja')).toBe(
      [
        'test.yaml:12:5: 正しくありません',
        '  12 | 画像: c',
        '     |       ^',
        '  期待: a, b のいずれか',
        '  もしかして: `a`',
        '  対処: a と書いてください',
      ].join('\n'),
    );
  });

  it('has no line where only a file is known, and no file where none is', () => {
    expect(problemsText([{ code: 'unreadable', message: plainWords('absent'), file: 'a.yaml' }], 'en')).toBe(
      'a.yaml: absent',
    );
    expect(problemsText([{ code: 'usage', message: plainWords('wrong') }], 'en')).toBe('wrong');
  });

  it('is apart from the next by an empty line', () => {
    const problem: Problem = { code: 'usage', message: plainWords('wrong') };
    expect(problemsText([problem, problem], 'en')).toBe('wrong\n\nwrong');
  });
});

describe('the carets', () => {
  it.each([
    { what: 'plain text', line: 'key: 【value】 more', under: 'value' },
    { what: 'the start of the line', line: '【key】: value', under: 'key' },
    { what: 'full-width text', line: '画像変換: 【千】', under: '千' },
    { what: 'full-width text that is wrong itself', line: 'requests: 【３００】 / month', under: '３００' },
    { what: 'half-width kana', line: 'ｶﾀｶﾅ: 【x】', under: 'x' },
    { what: 'emoji', line: '🚀 🇯🇵: 【x】', under: 'x' },
    { what: 'letters with marks', line: 'e\u0301e\u0301: 【x】', under: 'x' },
    { what: 'a tab', line: '\tkey: 【x】', under: 'x' },
    { what: 'what is shown as an escape', line: 'a\u001bb: 【x】', under: 'x' },
  ])('stand right under $what', ({ line, under }) => expect(marked(problemAt(line))).toBe(under));

  it.each([
    { what: 'of plain text', before: 'a' },
    { what: 'of full-width text', before: '画' },
  ])('stand right under the end of a long line $what', ({ before }) => {
    expect(marked(problemAt(`${before.repeat(500)}: 【x】, ${'b'.repeat(500)}`))).toBe('x');
  });

  it('are at most as long as what is shown of a long line', () => {
    const [, shown = '', carets = ''] = problemsText([problemAt(`key: 【${'x'.repeat(500)}】`)], 'en').split('\n');
    expect(stringWidth(carets)).toBeLessThanOrEqual(stringWidth(shown));
  });

  it('are one where the line ends before', () => {
    expect(problemsText([problemAt('key:【】')], 'en')).toBe('test.yaml:1:5: wrong\n  1 | key:\n    |     ^');
  });

  it('never come from cutting a character in two', () => {
    const text = problemsText([problemAt(`${'a'.repeat(51)}${'🚀'.repeat(60)}【x】${'🚀'.repeat(60)}`)], 'en');
    expect(text).not.toMatch(/\p{Cs}/u);
  });
});
