/** A text in YAML as a tree of which every part knows its place. All scalars are text: a float would lose digits. */

import { type Document, isAlias, isMap, isScalar, isSeq, Lexer, type ParsedNode, parseAllDocuments } from 'yaml';
import type { Place, Problem, SourceText } from '../errors.js';
import { KEEP_ONE } from '../phrases.js';
import type { Words } from '../words.js';
import { deepNesting, MARKERS } from './nesting.js';
import { lineStartsOf, placeAt } from './place.js';
import { MAX_DEPTH, syntaxWords, TOO_DEEP } from './syntax.js';

export interface Scalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly place: Place;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly place: Place;
}

export interface Entry {
  readonly key: Scalar;
  readonly value: Tree;
}

/** Keys are unique. A map, not an object: `__proto__` is a name like any other. */
export interface Mapping {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

export type Tree = Scalar | List | Mapping;

/** Far beyond what a person writes, and small enough to be read and refused within a second. */
export const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_NODES = 200_000;
/**
 * Of these, what stands in the text once and is used again by an alias. A hundred components that are shared by a hundred options
 * have some twenty each; a few lines of aliases of aliases have millions.
 */
const MAX_ALIASED_NODES = 20_000;

/**
 * The library makes an object of some hundred bytes of every mark and every word: a megabyte of `*a,` would take 400 MB. The
 * largest book of the built-in ones has 125,000.
 */
const MAX_TOKENS = 400_000;

/** More entries of one mapping or list than this are a file that a program made. */
const MAX_ENTRIES = 1000;

/**
 * Reads one YAML document. Every problem of syntax is added to `problems`; the result is then undefined, except after
 * duplicate keys, where reading on finds the problems that the rest of the file has.
 * @param maxEntries of one mapping or list; beyond it the file is refused
 * @param maxTokens words and marks of the text; beyond it the file is refused
 */
export function parseTree(
  source: SourceText,
  problems: Problem[],
  maxEntries: number = MAX_ENTRIES,
  maxTokens: number = MAX_TOKENS,
): Tree | undefined {
  const lines = lineStartsOf(source.text);
  const at = (offset: number, length = 1) => placeAt(source, offset, length, lines);
  const refuse = (code: Problem['code'], place: Place, message: Words, remedy?: Words) => {
    problems.push({ code, place, message, ...(remedy === undefined ? {} : { remedy }) });
  };
  const tooFull = firstTokenTooMany(source.text, maxTokens);
  if (tooFull !== undefined) {
    refuse('syntax', at(tooFull), tooFullOf(maxTokens));
    return undefined;
  }
  const tooDeep = deepNesting(source.text);
  if (tooDeep !== undefined) {
    refuse('syntax', at(tooDeep), TOO_DEEP);
    return undefined;
  }
  const documents = parseDocuments(source.text);
  if (documents === undefined) {
    refuse('syntax', { source, line: 1, column: 1, length: 1 }, TOO_DEEP);
    return undefined;
  }
  const first = documents[0];
  if (first === undefined || first.contents === null || isEmptyScalar(first.contents as ParsedNode)) {
    if (!addSyntaxErrors(first, at, problems)) {
      const place: Place = { source, line: 1, column: 1, length: 1 };
      refuse('wrongShape', place, EMPTY, {
        en: 'write at least `region`, `asOf` and `options`; the README shows a scenario',
        ja: '少なくとも `region`、`asOf`、`options` を書いてください（シナリオの例は README にあります）',
      });
    }
    return undefined;
  }
  if (addSyntaxErrors(first, at, problems)) return undefined;
  const second = documents[1];
  if (second !== undefined) {
    refuse(
      'syntax',
      at(second.range[0]),
      { en: 'a second YAML document starts here', ja: 'ここから 2 つ目の YAML 文書が始まっています' },
      {
        en: 'one file holds one document: remove the `---`',
        ja: '1 つのファイルに書ける文書は 1 つです。`---` を削除してください',
      },
    );
    return undefined;
  }

  let nodes = 0;
  let aliased = 0;
  /** How many aliases are being followed. */
  let following = 0;
  let sound = true;
  /** What makes the tree as a whole worthless, so that nothing more is to be read from it. */
  const spoil = (place: Place, message: Words, remedy?: Words) => {
    if (sound || message === NO_ANCHOR || message === OWN_ALIAS) refuse('syntax', place, message, remedy);
    sound = false;
    return undefined;
  };
  const open = new Set<unknown>();
  const anchored = new Map<string, ParsedNode>();
  const read = (node: ParsedNode | null, after: number): Tree | undefined => {
    nodes += 1;
    if (following > 0) aliased += 1;
    if (node === null) return { kind: 'scalar', text: '', place: at(after) };
    const [start, end] = [node.range[0], node.range[1]];
    const place = at(start, Math.max(1, end - start));
    if (nodes > MAX_NODES) return spoil(at(0), TOO_MANY);
    if (aliased > MAX_ALIASED_NODES) return spoil(at(0), TOO_MANY_ALIASED, NO_ALIASES);
    if (isAlias(node)) {
      const target = anchored.get(node.source);
      if (target === undefined || open.has(target)) {
        return spoil(place, target === undefined ? NO_ANCHOR : OWN_ALIAS);
      }
      following += 1;
      const tree = read(target, start);
      following -= 1;
      return tree;
    }
    if (node.anchor !== undefined) anchored.set(node.anchor, node);
    if (isScalar(node)) return { kind: 'scalar', text: String(node.source ?? node.value ?? ''), place };
    if (open.size >= MAX_DEPTH) return spoil(place, TOO_DEEP);
    if (node.items.length > maxEntries) {
      return spoil(place, {
        en: `${node.items.length} entries here; at most ${maxEntries} are allowed`,
        ja: `ここには ${node.items.length} 件の項目があります。読み込めるのは ${maxEntries} 件までです`,
      });
    }
    open.add(node);
    const tree = isSeq(node) ? readList(node.items as ParsedNode[], place) : readMapping(node, place);
    open.delete(node);
    return tree;
  };
  const readList = (items: readonly ParsedNode[], place: Place): List => ({
    kind: 'list',
    items: items.flatMap((item) => read(item, item?.range?.[0] ?? 0) ?? []),
    place,
  });
  const readMapping = (node: ParsedNode, place: Place): Mapping => {
    const entries = new Map<string, Entry>();
    if (isMap(node)) {
      for (const pair of node.items as { key: ParsedNode; value: ParsedNode | null }[]) {
        const key = read(pair.key, node.range[0]);
        if (key?.kind !== 'scalar') {
          if (key !== undefined) refuse('wrongShape', key.place, KEY_NO_WORD);
          continue;
        }
        const value = read(pair.value, pair.key.range[1]);
        if (entries.has(key.text)) refuse('duplicateKey', key.place, KEY_TWICE, KEEP_ONE);
        else if (value !== undefined) entries.set(key.text, { key, value });
      }
    }
    return { kind: 'mapping', entries, place };
  };

  const tree = read(first.contents as ParsedNode, 0);
  return sound ? tree : undefined;
}

const EMPTY: Words = { en: 'the file is empty', ja: 'ファイルが空です' };
const TOO_MANY: Words = {
  en: `the file has more than ${MAX_NODES} values, counting each use of an alias`,
  ja: `ファイル内の値が ${MAX_NODES} 個を超えています（エイリアスは使用箇所ごとに数えます）`,
};
const TOO_MANY_ALIASED: Words = {
  en: `the aliases stand for more than ${MAX_ALIASED_NODES} values, counting each use`,
  ja: `エイリアスが表す値が ${MAX_ALIASED_NODES} 個を超えています（使用箇所ごとに数えます）`,
};
const NO_ALIASES: Words = { en: 'use fewer aliases', ja: 'エイリアスを減らしてください' };
const NO_ANCHOR: Words = { en: 'an alias without its anchor', ja: 'エイリアスに対応するアンカーがありません' };
const OWN_ALIAS: Words = { en: 'an alias that contains itself', ja: 'エイリアスが自分自身を含んでいます' };
const KEY_NO_WORD: Words = { en: 'a key must be a word', ja: 'キーは 1 つの語でなければなりません' };
const KEY_TWICE: Words = { en: 'this key is given twice', ja: 'このキーは 2 回指定されています' };

/** The offset of the first token that is too many. */
function firstTokenTooMany(text: string, maxTokens: number): number | undefined {
  // A word is two tokens, with the marker before it.
  if (text.length < maxTokens / 2) return undefined;
  let [count, offset] = [0, 0];
  for (const token of new Lexer().lex(text)) {
    count += 1;
    if (count > maxTokens) return offset;
    if (!MARKERS.includes(token)) offset += token.length;
  }
  return undefined;
}

function tooFullOf(maxTokens: number): Words {
  return {
    en: `the text has more than ${maxTokens} words and marks`,
    ja: `語と記号が ${maxTokens} 個を超えています`,
  };
}

/** Undefined where the nesting exhausts the parser's stack. */
function parseDocuments(text: string): readonly Document.Parsed[] | undefined {
  try {
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      // Told while reading, in one pass; the library compares every key with every other.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isEmptyScalar(node: ParsedNode): boolean {
  return isScalar(node) && (node.source ?? '') === '' && node.value === '' && node.type === 'PLAIN';
}

function addSyntaxErrors(
  document: Document.Parsed | undefined,
  at: (offset: number, length?: number) => Place,
  problems: Problem[],
): boolean {
  const found = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  const overflow = found.find(({ message }) => message.includes('call stack'));
  const shown = overflow === undefined ? found.slice(0, MAX_SYNTAX_ERRORS) : [overflow];
  for (const error of shown) {
    const place = at(error.pos[0], error.pos[1] - error.pos[0]);
    problems.push({ code: 'syntax', place, ...syntaxWords(error.code, error.message) });
  }
  const next = overflow === undefined ? found[MAX_SYNTAX_ERRORS] : undefined;
  if (next !== undefined) {
    const more = found.length - MAX_SYNTAX_ERRORS;
    const message: Words = {
      en: `${more} more syntax errors from here on`,
      ja: `ここから先に、読み取れない箇所がさらに ${more} か所あります`,
    };
    problems.push({ code: 'syntax', place: at(next.pos[0]), message });
  }
  return found.length > 0;
}

/** After a slip the rest of a text may be an error at every word. */
const MAX_SYNTAX_ERRORS = 20;
