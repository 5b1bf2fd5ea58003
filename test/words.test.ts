import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inWords, japanese } from '../src/words.js';
import { holdsJapanese, lost } from './support/languages.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Every pair of texts in the source that stand side by side: `en: '...', ja: '...'`. */
const PAIR = /\ben: (['"`])((?:\\.|(?!\1)[^\\])*)\1,\s*ja: (japanese)?(['"`])((?:\\.|(?!\4)[^\\])*)\4/g;

/** What is put in and is words of the language, or nothing. */
const JAPANESE_ITSELF =
  /\$\{(?:span|at|from|later|exactly|laterJa|checked|WORDS\.\w+(?:\.ja)?|\w*(?:what|because|remedy|since)\w*)\}/gi;

const pairs = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(PAIR)].map(([, , en = '', tag = '', , ja = '']) => ({
      file,
      en: plain(en),
      ja: plain(ja),
      jaShown: ja.replace(/\$\{\w+\.ja\}/g, '…').replace(JAPANESE_ITSELF, '…'),
      isSpaced: tag !== '',
    })),
  );

/** What is put in is called alike in both; what is words itself, or decided on the spot, is put in by its language. */
function plain(text: string): string {
  return text
    .replaceAll('\\`', '`')
    .replace(/\.(en|ja)\b/g, '')
    .replace(/(\w)Ja\}/g, '$1}')
    .replace(/\$\{(en|ja|prices)\}|\$\{(?![\w.]+\})[^}]*\}/g, '');
}

/** And not what is put in or a currency alone. */
function isWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/\$\{[^}]*\}|\b[A-Z]{3}\b/g, ''));
}

/** Asks by hand for one of the languages, and so has an answer for no other. */
const ASKED = /[!=]== *'(?:en|ja)'|'(?:en|ja)' *[!=]==|\bcase '(?:en|ja)'/g;

describe('words in English and Japanese', () => {
  it('are chosen by `words[language]`: no code asks which language it is', () => {
    const asking = (text: string) => [...text.matchAll(ASKED)].map(([found]) => found);
    expect(asking("language === 'ja' ? a : b; if ('en' !== said) switch (c) { case 'ja': }")).toHaveLength(3);
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(
      files.flatMap((file) => asking(readFileSync(join(src, file), 'utf8')).map((found) => `${file}: ${found}`)),
    ).toEqual([]);
  });

  it('are found in the source', () => {
    expect(pairs.length).toBeGreaterThan(900);
  });

  it('hold the same names, numbers and codes', () => {
    const wrong = pairs.flatMap(({ file, en, ja }) =>
      lost(en, ja).map((name) => `${file}: ${name} of "${en}" in "${ja}"`),
    );
    expect(wrong).toEqual([]);
  });

  it('are Japanese where they are not names alone', () => {
    const bare = pairs.filter(({ en, ja }) => isWords(ja) && !holdsJapanese(ja) && !en.includes(ja));
    // A font is chosen by language, and nobody reads its name.
    expect(bare.map(({ file, ja }) => `${file}: ${ja}`)).toEqual(['report/formats/xlsx/theme.ts: Yu Gothic']);
  });

  it('have a space between Japanese and Latin text', () => {
    const wrong = pairs.filter(({ jaShown, isSpaced }) => {
      const shown = jaShown.replace(/\$\{[^}]*\}/g, isSpaced ? '…' : '0');
      return /[\w`%][ぁ-ゟ゠-ヺー-ヿ一-鿿]|[ぁ-ゟ゠-ヺー-ヿ一-鿿][\w`]/.test(shown);
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is put into Japanese', () => {
  /** Words of a language beside a space: of a name there is one, of Japanese none. */
  const SPACED_WORDS = /\$\{[^}]*\.ja\} [ぁ-ゟ゠-ヿ一-鿿]|[ぁ-ゟ゠-ヿ一-鿿] \$\{[^}]*\.ja\}/;

  it('is spaced by what it is, where it may be Japanese itself', () => {
    expect(SPACED_WORDS.test('結果が確かめられているのは $'.concat('{upTo.ja} までです'))).toBe(true);
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const wrong = files.flatMap((file) =>
      [...readFileSync(join(src, file), 'utf8').matchAll(/`(?:\\.|[^`\\])*`/g)]
        .filter(([text]) => SPACED_WORDS.test(text))
        .map(([text]) => `${file}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('Japanese around what may be Japanese or a name', () => {
  it.each([
    { what: '`memory`', text: '`memory` が 1 です' },
    { what: 'シナリオ', text: 'シナリオが 1 です' },
    { what: '100 %', text: '100 % が 1 です' },
    { what: '構成（3 つ）', text: '構成（3 つ）が 1 です' },
    { what: '', text: 'が 1 です' },
  ])('has a space where the two meet, and only there: $what', ({ what, text }) => {
    expect(japanese`${what}が${1}です`).toBe(text);
  });

  it('takes nothing for nothing', () => {
    expect(japanese`値${undefined}です`).toBe('値です');
  });
});

describe('what is called by its code', () => {
  it('is called so in every language', () => {
    expect(inWords('`memory`')).toEqual({ en: '`memory`', ja: '`memory`' });
    expect(inWords({ en: 'a scenario', ja: 'シナリオ' })).toEqual({ en: 'a scenario', ja: 'シナリオ' });
  });
});
