/**
 * What fuzzing holds readers to, what it found once, and a short run of fixed cases. `npm run fuzz` goes on for as long as it
 * is told to, and watches from outside (fuzz.system.test.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, NAME, type Reader } from '../../scripts/fuzz/judge.js';
import { readersOf } from '../../scripts/fuzz/readers.js';
import { smallest } from '../../scripts/fuzz/smallest.js';
import { textsLike } from '../../scripts/fuzz/texts.js';
import { InputError, type Problem } from '../../src/errors.js';
import { books } from '../support/price.js';
import { ROOT } from '../support/run.js';

const READERS = readersOf(books, ROOT);
const CASES = join(ROOT, 'test', 'fuzz', 'cases');

describe('what was found once', () => {
  const cases = readdirSync(CASES).flatMap((reader) => readdirSync(join(CASES, reader)).map((name) => [reader, name]));

  it.each(cases)('by the reader of %s is no fault any more: %s', async (name, file) => {
    const reader = READERS.find((one) => one.name === name) as Reader;
    expect(await faultOf(reader, readFileSync(join(CASES, name as string, file as string), 'utf8'))).toBeUndefined();
  });

  it('stays known: a row of an offer file is not taken for what every object has', async () => {
    const reader = READERS.find(({ name }) => name === 'offer') as Reader;
    const text = readFileSync(join(CASES, 'offer', 'row-named-as-a-part-of-every-object'), 'utf8');
    await expect(reader.read(text)).rejects.toThrow('it doesn’t begin like an offer file');
  });
});

describe('a run of fixed cases', () => {
  const textsOf = ({ corpus, words }: Reader, seed: number, numRuns: number) =>
    fc.sample(textsLike(corpus(), words), { seed, numRuns, unbiased: true });

  it.each(READERS)('finds no fault in the reader of $name', async (reader) => {
    for (const text of textsOf(reader, 1, 40)) expect(await faultOf(reader, text), text).toBeUndefined();
  });

  it('is the same for the same seed, and another for another', () => {
    const reader = { corpus: () => ['a: 1\nb: [2, 3]\n'], words: ['c'] } as unknown as Reader;
    expect(textsOf(reader, 7, 50)).toEqual(textsOf(reader, 7, 50));
    expect(textsOf(reader, 8, 50)).not.toEqual(textsOf(reader, 7, 50));
    expect(new Set(textsOf(reader, 7, 50)).size).toBeGreaterThan(30);
  });
});

describe('a fault', () => {
  const source = { file: NAME, text: 'first\nsecond' };
  const place = { source, line: 2, column: 1, length: 6 };
  const sound: Problem = { code: 'syntax', place, message: { en: 'wrong', ja: '違います' } };
  const readerOf = (read: () => unknown): Reader => ({
    name: 'made',
    corpus: () => [],
    words: [],
    hasPlaces: true,
    read,
  });
  const judged = (problem: Partial<Problem>) =>
    faultOf(
      readerOf(() => {
        throw new InputError([{ ...sound, ...problem }]);
      }),
      '',
    );

  it('is none where a problem has its place and its words', async () => {
    expect(await judged({})).toBeUndefined();
    expect(await judged({ place: { ...place, column: 7 } })).toBeUndefined();
  });

  it.each<[string, string, Partial<Problem>]>([
    ['a line after the last', 'placeOutside', { place: { ...place, line: 3 } }],
    ['a column after the end of the line', 'placeOutside', { place: { ...place, column: 8 } }],
    ['a column before the first', 'placeOutside', { place: { ...place, column: 0 } }],
    ['no length', 'placeOutside', { place: { ...place, length: 0 } }],
    ['no Japanese', 'noWords', { message: { en: 'wrong', ja: ' ' } }],
    ['a stack', 'stackShown', { remedy: { en: 'x\n    at f (/a.js:1:2)', ja: '違います' } }],
  ])('is a problem with %s', async (_, kind, problem) => {
    expect(await judged(problem)).toMatchObject({ kind });
  });

  it('is a problem without a place', async () => {
    const { place: _, ...nowhere } = sound;
    const read = () => {
      throw new InputError([nowhere]);
    };
    expect(await faultOf(readerOf(read), '')).toMatchObject({ kind: 'noPlace' });
    expect(await faultOf({ ...readerOf(read), hasPlaces: false }, '')).toMatchObject({ kind: 'noPlace' });
    const named = () => {
      throw new InputError([{ ...nowhere, file: NAME }]);
    };
    expect(await faultOf({ ...readerOf(named), hasPlaces: false }, '')).toBeUndefined();
  });

  it('is an error of any other kind, and a refusal without a problem', async () => {
    const crash = readerOf(() => {
      throw new RangeError('too deep');
    });
    expect(await faultOf(crash, '')).toMatchObject({ kind: 'crash', detail: expect.stringContaining('too deep') });
    const silent = readerOf(() => {
      throw new InputError([]);
    });
    expect(await faultOf(silent, '')).toMatchObject({ kind: 'noWords' });
  });

  it('is kept in the smallest text that still has it', async () => {
    const text = `${'a'.repeat(300)}x${'b'.repeat(500)}y${'c'.repeat(200)}`;
    const fails = async (part: string) => part.includes('x') && part.includes('y');
    expect(await smallest(text, fails, { maxTries: 2000 })).toBe('xy');
    expect((await smallest(text, fails, { maxTries: 3 })).length).toBeGreaterThan(2);
  });
});
