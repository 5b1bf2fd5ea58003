/** What must not compile: a word that somebody can't read. */
import { expectTypeOf, test } from 'vitest';
import type { RuleHistory } from '../../src/book/book.js';
import { asScalar } from '../../src/document/read.js';
import type { Tree } from '../../src/document/tree.js';
import type { Problem } from '../../src/errors.js';
import type { Words } from '../../src/words.js';

test('a problem says everything in every language', () => {
  expectTypeOf<{ code: 'usage'; message: { en: string } }>().not.toExtend<Problem>();
  expectTypeOf<{ code: 'usage'; message: string }>().not.toExtend<Problem>();
  expectTypeOf<{ code: 'usage'; message: Words; expected: string }>().not.toExtend<Problem>();
  expectTypeOf<{ code: 'usage'; message: Words; remedy: { ja: string } }>().not.toExtend<Problem>();
  expectTypeOf<{ code: 'usage'; message: { en: string; ja: string } }>().toExtend<Problem>();
});

test('a rule says what it is about in every language', () => {
  expectTypeOf<{ about: { en: string }; unit: string; history: [] }>().not.toExtend<RuleHistory>();
});

test('a thing is called by its code, between backquotes, or in every language', () => {
  const tree = {} as Tree;
  asScalar(tree, '`memory`', []);
  asScalar(tree, { en: 'a scenario', ja: 'シナリオ' }, []);
  // @ts-expect-error English alone
  asScalar(tree, 'a scenario', []);
});
