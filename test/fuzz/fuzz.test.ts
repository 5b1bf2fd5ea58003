/**
 * The fuzzing itself: what it holds readers to, that it sees every kind of fault, what it found once, and a short run of
 * fixed cases. `npm run fuzz` goes on for as long as it is told to.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../scripts/fuzz/chance.js';
import { faultOf, NAME, type Reader } from '../../scripts/fuzz/judge.js';
import { mutated } from '../../scripts/fuzz/mutate.js';
import { readersOf } from '../../scripts/fuzz/readers.js';
import { smallest } from '../../scripts/fuzz/smaller.js';
import { InputError, type Problem } from '../../src/errors.js';
import { books } from '../support/price.js';
import { ROOT } from '../support/run.js';

const READERS = readersOf(books, ROOT);
const CASES = join(ROOT, 'test', 'fuzz', 'cases');

function fuzz(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['build/fuzz.mjs', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 300_000,
  });
  return { status, out: stdout, err: stderr };
}

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
  it('finds no fault in any reader', { timeout: 300_000 }, () => {
    const { status, out, err } = fuzz('--seed', '1', '--cases', '40');
    expect({ status, err }, out).toEqual({ status: 0, err: '' });
    expect(out.trim().split('\n')).toEqual(['seed 1', ...READERS.map(({ name }) => `${name}: 40 cases, no fault`)]);
  });

  it('is refused where the reader is unknown', () => {
    expect(fuzz('--reader', 'nobody').err).toContain('no reader nobody; there are scenario, ');
  });
});

describe('the watch', () => {
  it.each([
    ['fine', 0, 'no fault'],
    ['crash', 1, 'crash: TypeError: asked for'],
    ['hang', 1, 'hang: no answer within 1500 ms'],
  ])('tells of a reader that is made to %s', (text, status, said) => {
    const ran = fuzz('--reader', 'itself', '--text', text, '--patience', '1500');
    expect(ran.out).toContain(said);
    expect(ran.status).toBe(status);
  });

  it('tells of a reader that takes more memory than it may', () => {
    const ran = fuzz('--reader', 'itself', '--text', 'memory', '--patience', '120000');
    expect({ status: ran.status, out: ran.out }).toMatchObject({ status: 1, out: expect.stringMatching(/^memory: /) });
  });
});

describe('a case', () => {
  const textOf = (seed: number, number: number) => mutated(chanceOf(seed, number), ['a: 1\nb: [2, 3]\n'], ['c']);

  it('is the same for the same seed and number, and another for others', () => {
    const numbers = Array.from({ length: 50 }, (_, number) => number);
    expect(numbers.map((number) => textOf(7, number))).toEqual(numbers.map((number) => textOf(7, number)));
    expect(numbers.map((number) => textOf(8, number))).not.toEqual(numbers.map((number) => textOf(7, number)));
    expect(new Set(numbers.map((number) => textOf(7, number))).size).toBeGreaterThan(30);
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
    expect(await smallest(text, fails, { mostTries: 2000 })).toBe('xy');
    expect((await smallest(text, fails, { mostTries: 3 })).length).toBeGreaterThan(2);
  });
});
