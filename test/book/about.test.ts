import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeRules, encodeRules } from '../../src/book/encoded.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { holdsJapanese, lost } from '../support/languages.js';

const folder = fileURLToPath(new URL('../../src/data/rules/', import.meta.url));
const shards = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((file) => [file, parseRuleShard({ file, text: readFileSync(join(folder, file), 'utf8') })] as const);

describe('what a rule is about', () => {
  it.each(shards)('stands in English and Japanese, with the same names and numbers: %s', (_, { rules }) => {
    const abouts = [...new Map(Object.values(rules).map(({ about }) => [about.en, about])).values()];
    expect(abouts.length).toBeGreaterThan(0);
    for (const { en, ja } of abouts) {
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(holdsJapanese(ja) && !holdsJapanese(en), ja).toBe(true);
      expect(lost(en, ja), ja).toEqual([]);
    }
  });

  it.each(shards)('is the same where the package carries it, once for all that share it: %s', (_, shard) => {
    const encoded = encodeRules(shard);
    expect(decodeRules(encoded)).toEqual(shard);
    const heads = new Set(Object.values(shard.rules).map(({ about, unit }) => `${about.en} ${unit}`));
    expect(encoded.match(/"about":\{/g)).toHaveLength(heads.size);
  });
});
