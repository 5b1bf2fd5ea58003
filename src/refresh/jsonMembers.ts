/**
 * The members of a JSON text that arrives in pieces. What isn't wanted is passed over without being read: the library that
 * was measured (@streamparser/json) makes a value of everything, which took six times as long as it takes here, and 550 MB
 * of memory for an offer file of 400 MB.
 */

import type { Words } from '../words.js';
import { MAX_DEPTH, TOO_DEEP } from './nesting.js';

/** The text is no JSON. */
export class NoJson extends SyntaxError {
  constructor(readonly words: Words) {
    super(words.en);
    this.name = 'NoJson';
  }
}

/** `enter` an object for its members, `take` a value as its text, or `skip` it. */
export type Way = 'enter' | 'take' | 'skip';

export interface Members {
  /** What to do with the value at the path of keys. */
  way(path: readonly string[]): Way;
  /** A value that was to be taken. */
  take(path: readonly string[], json: string): void;
}

export interface MemberReader {
  /** @throws SyntaxError where the text is no JSON */
  write(chunk: Uint8Array): void;
  /** Whether the object has ended. */
  isWhole(): boolean;
}

/** AWS's longest key has 50 characters. A key is read anew with every piece that arrives, until it is whole. */
export const MAX_KEY_BYTES = 64 * 1024;
/** A product, or the terms of one: AWS's largest has some 20 KB. Only what is taken is kept. */
export const MAX_VALUE_BYTES = 4 * 1024 * 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** A value that is being passed over or taken, over as many pieces as it has. */
interface Passing {
  readonly pieces: Uint8Array[] | undefined;
  size: number;
  depth: number;
  inString: boolean;
  isEscaped: boolean;
}

type Expected = 'root' | 'keyOrEnd' | 'key' | 'colon' | 'value' | 'commaOrEnd' | 'nothing';

/** @param decode whole UTF-8 texts */
export function memberReader(members: Members, decode: (bytes: Uint8Array) => string): MemberReader {
  const path: string[] = [];
  let expected: Expected = 'root';
  let passing: Passing | undefined;
  let rest = new Uint8Array();

  /** @returns where it goes on, or undefined where the piece ends within a key */
  const structure = (bytes: Uint8Array, at: number): number | undefined => {
    const byte = bytes[at] as number;
    if (isSpace(byte)) return at + 1;
    switch (expected) {
      case 'root':
        if (byte === 0xef && bytes[at + 1] === 0xbb) return at + 3;
        if (byte !== OPEN_OBJECT)
          throw new NoJson({ en: 'it does not begin with an object', ja: '先頭がオブジェクトではありません' });
        expected = 'keyOrEnd';
        return at + 1;
      case 'key':
      case 'keyOrEnd': {
        if (byte === CLOSE_OBJECT && expected === 'keyOrEnd') return closed(at);
        if (byte !== QUOTE) throw new NoJson({ en: 'a key is missing', ja: 'キーがありません' });
        const end = endOfString(bytes, at + 1);
        if (end === undefined) return undefined;
        path.push(JSON.parse(decode(bytes.subarray(at, end))));
        expected = 'colon';
        return end;
      }
      case 'colon':
        if (byte !== COLON) throw new NoJson({ en: 'a colon is missing', ja: 'コロンがありません' });
        expected = 'value';
        return at + 1;
      case 'value': {
        const way = members.way(path);
        expected = 'commaOrEnd';
        if (way === 'enter' && byte === OPEN_OBJECT) {
          expected = 'keyOrEnd';
          return at + 1;
        }
        passing = { pieces: way === 'take' ? [] : undefined, size: 0, depth: 0, inString: false, isEscaped: false };
        return at;
      }
      case 'commaOrEnd':
        if (byte === CLOSE_OBJECT) return closed(at);
        if (byte !== COMMA) throw new NoJson({ en: 'a comma is missing', ja: 'カンマがありません' });
        path.pop();
        expected = 'key';
        return at + 1;
      case 'nothing':
        throw new NoJson({ en: 'something follows its end', ja: '末尾の後に余分な文字があります' });
    }
  };

  /** An object ends, and with it the member that it is the value of. */
  const closed = (at: number): number => {
    if (expected === 'commaOrEnd') path.pop();
    expected = path.length === 0 ? 'nothing' : 'commaOrEnd';
    return at + 1;
  };

  const pass = (value: Passing, bytes: Uint8Array, start: number): number => {
    const end = endOfValue(value, bytes, start);
    value.size += (end ?? bytes.length) - start;
    if (value.pieces !== undefined && value.size > MAX_VALUE_BYTES) throw new NoJson(VALUE_TOO_LARGE);
    value.pieces?.push(bytes.slice(start, end ?? bytes.length));
    if (end === undefined) return bytes.length;
    passing = undefined;
    if (value.pieces !== undefined) members.take(path, decode(joined(value.pieces)));
    return end;
  };

  return {
    write(chunk) {
      const bytes = rest.length === 0 ? chunk : joined([rest, chunk]);
      rest = new Uint8Array();
      for (let at = 0; at < bytes.length; ) {
        if (passing !== undefined) {
          at = pass(passing, bytes, at);
          continue;
        }
        const next = structure(bytes, at);
        if (next === undefined) {
          rest = bytes.slice(at);
          if (rest.length > MAX_KEY_BYTES) throw new NoJson(KEY_TOO_LONG);
          return;
        }
        at = next;
      }
    },
    isWhole: () => expected === 'nothing',
  };
}

const KEY_TOO_LONG: Words = {
  en: `a key is longer than ${MAX_KEY_BYTES / 1024} KB`,
  ja: `キーが ${MAX_KEY_BYTES / 1024} KB を超えています`,
};
export const VALUE_TOO_LARGE: Words = {
  en: `a value is larger than ${MAX_VALUE_BYTES / 1024 / 1024} MB`,
  ja: `値が ${MAX_VALUE_BYTES / 1024 / 1024} MB を超えています`,
};

/** Behind the closing quote; undefined where it isn't in this piece. */
function endOfString(bytes: Uint8Array, start: number): number | undefined {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at + 1;
  }
  return undefined;
}

/** Behind the value; undefined where it goes on in the next piece. */
function endOfValue(value: Passing, bytes: Uint8Array, start: number): number | undefined {
  let { depth, inString, isEscaped } = value;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (inString) {
      if (isEscaped) isEscaped = false;
      else if (byte === BACKSLASH) isEscaped = true;
      else if (byte === QUOTE) {
        inString = false;
        if (depth === 0) return at + 1;
      }
    } else if (byte === QUOTE) inString = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      depth++;
      if (depth > MAX_DEPTH) throw new NoJson(TOO_DEEP);
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      // The end of the object around a number, which has none of its own.
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (byte === COMMA && depth === 0) return at;
  }
  value.depth = depth;
  value.inString = inString;
  value.isEscaped = isEscaped;
  return undefined;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
