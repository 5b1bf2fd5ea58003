import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_KEY_BYTES, MAX_VALUE_BYTES, memberReader } from '../../src/refresh/jsonMembers.js';

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** The members of the first two levels, read in pieces of so many bytes. */
function members(text: string, size: number, way: 'take' | 'skip' = 'take'): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const reader = memberReader(
    {
      way: (path) => (path.length === 1 && path[0] !== 'plain' ? 'enter' : way),
      take: (path, json) => {
        found[JSON.stringify(path)] = JSON.parse(json);
      },
    },
    decode,
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  if (!reader.isWhole()) throw new SyntaxError('it ends in the middle');
  return found;
}

describe('the members of a JSON text', () => {
  it('are those that JSON.parse finds, however the text is cut', () => {
    const value = fc.object({ key: fc.string({ unit: 'binary' }), maxDepth: 3 });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 40 }), fc.boolean(), (object, size, isPretty) => {
        const text = JSON.stringify({ a: object, b: {}, plain: [1, { c: '}"\\' }] }, null, isPretty ? 2 : undefined);
        const expected = Object.fromEntries([
          ...Object.entries(JSON.parse(text).a).map(([key, own]) => [JSON.stringify(['a', key]), own]),
          ['["plain"]', [1, { c: '}"\\' }]],
        ]);
        expect(members(text, size)).toEqual(expected);
      }),
    );
  });

  it('are passed over without being taken', () => {
    expect(members('{"a": {"b": "}{\\"", "c": [1, {}], "d": 3}}', 1, 'skip')).toEqual({});
  });

  it.each(['', '[1]', '{"a"', '{"a": {"b": 1}', '{"a" 1}', '{"a": {"b": 1} "c": {}}', '{"a": {"b": 1}} {}', '{a: 1}'])(
    'of a text that is no object are refused: %s',
    (text) => {
      expect(() => members(text, 3)).toThrow(SyntaxError);
    },
  );

  it('may have keys of 64 KB and values of 4 MB, and no larger ones', () => {
    const keyed = (length: number) => members(`{"plain": 1, "${'k'.repeat(length)}": {}}`, 4096);
    expect(keyed(MAX_KEY_BYTES - 4096)).toEqual({ '["plain"]': 1 });
    expect(() => keyed(MAX_KEY_BYTES + 4096)).toThrow('a key is longer than 64 KB');
    const valued = (length: number) => members(`{"plain": "${'v'.repeat(length - 2)}"}`, 1_000_000);
    expect(valued(MAX_VALUE_BYTES)['["plain"]']).toHaveLength(MAX_VALUE_BYTES - 2);
    expect(() => valued(MAX_VALUE_BYTES + 1)).toThrow('a value is larger than 4 MB');
  });

  it('may be passed over at any size', () => {
    expect(members(`{"a": {"b": "${'v'.repeat(2 * MAX_VALUE_BYTES)}"}}`, 1_000_000, 'skip')).toEqual({});
  });
});
