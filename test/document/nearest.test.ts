import { describe, expect, it } from 'vitest';
import { nearestInParts, nearestWord } from '../../src/document/nearest.js';

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

describe('the name in parts that was probably meant', () => {
  const REGIONS = ['ap-northeast-1', 'eu-north-1', 'us-east-1', 'us-gov-east-1'];
  it.each([
    ['ap-northeest-1', 'ap-northeast-1'],
    ['ap-northeast-9', 'ap-northeast-1'],
    ['ap-northeast1', 'ap-northeast-1'],
    ['us-est-1', 'us-east-1'],
    ['us-gv-east-1', 'us-gov-east-1'],
    ['us-iso-east-1', undefined],
    ['us-isob-east-1', undefined],
    ['cn-north-1', undefined],
    ['eusc-de-east-1', undefined],
  ])('%s is %s', (name, nearest) => {
    expect(nearestInParts(name, REGIONS)).toBe(nearest);
  });
});
