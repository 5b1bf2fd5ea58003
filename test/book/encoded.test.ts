import { describe, expect, it } from 'vitest';
import type { PriceSource } from '../../src/book/book.js';
import { decodeShard, encodeShard } from '../../src/book/encoded.js';
import { change, priceShard } from './books.js';

const numbered = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`linux.x${index}`, [change('2020-01-01', `0.${index + 1}`)]]),
  );
const SHARD = priceShard({ ...numbered(120), 'odd "name".é': [change('2020-01-01', '7')] });
const amountOf = (source: PriceSource, id: string) => source.find(id)?.history[0]?.tiers?.[0]?.usd;

describe('a shard as the package carries it', () => {
  it.each([
    ['from the first to the last', SHARD.prices],
    ['from the last to the first', Object.fromEntries(Object.entries(SHARD.prices).reverse())],
  ])('finds every price, however many were looked up before, %s', (_, prices) => {
    const source = decodeShard(encodeShard(SHARD));
    for (const [id, history] of Object.entries(prices)) expect(source.find(id)).toEqual(history);
  });

  it.each([0, 49, 50, 51, 120])('finds no price that it doesn’t have after %i others', (before) => {
    const source = decodeShard(encodeShard(SHARD));
    for (let index = 0; index < before; index += 1) source.find(`linux.x${index}`);
    for (const id of ['linux.x', 'linux.x120', 'x1', '', '"linux.x1"', 'linux.x1\t0']) {
      expect(source.find(id)).toBeUndefined();
    }
    expect([amountOf(source, 'odd "name".é'), amountOf(source, 'linux.x119')]).toEqual(['7', '0.120']);
  });

  it('has none where it has no lines', () => {
    const source = decodeShard(encodeShard(priceShard({})));
    for (let index = 0; index < 60; index += 1) expect(source.find(`linux.x${index}`)).toBeUndefined();
  });
});
