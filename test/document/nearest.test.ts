import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../src/document/nearest.js';

describe('the word that was probably meant', () => {
  it.each([
    ['memroy', ['memory', 'duration'], 'memory'],
    ['MEMORY', ['memory', 'duration'], 'memory'],
    ['t2.mcro', ['t2.micro', 't2.small', 'm4.large'], 't2.micro'],
    ['Linux', ['linux', 'windows'], 'linux'],
    ['s', ['h'], 'h'],
    ['', ['h'], 'h'],
    ['tw', ['to', 'three'], 'to'],
  ])('%j among %j is %j', (word, candidates, nearest) => {
    expect(nearestWord(word, candidates)).toBe(nearest);
  });

  // 'requests' has eight letters: a third of them, rounded up, are three.
  it.each([
    ['requXXXs', 'requests'],
    ['reqXXXXs', undefined],
  ])('%s lies near "requests" only up to a third of its letters: %s', (word, nearest) => {
    expect(nearestWord(word, ['requests'])).toBe(nearest);
  });

  it('is the first of several that are equally near', () => {
    expect(nearestWord('cat', ['car', 'cap'])).toBe('car');
    expect(nearestWord('cat', ['cap', 'car'])).toBe('cap');
  });

  it('is none among none', () => {
    expect(nearestWord('cat', [])).toBeUndefined();
  });

  it('is found for a word of any length within reason', () => {
    const candidate = 'a'.repeat(100);
    expect(nearestWord(`${candidate}${'b'.repeat(1_000_000)}`, [candidate])).toBe(candidate);
    expect(nearestWord('b'.repeat(1_000_000), [candidate])).toBeUndefined();
  });
});
