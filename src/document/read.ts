/** Reading a tree's parts, with a problem at the place wherever something else was expected. */

import type { Place, Problem } from '../errors.js';
import { needsKey, oneOf } from '../phrases.js';
import { type Code, inWords, japanese, type Words } from '../words.js';
import { nearestWord } from './nearest.js';
import type { List, Mapping, Scalar, Tree } from './tree.js';

/** Collects what is wrong while reading goes on, so that a person sees every problem of a file at once. */
export type Problems = Problem[];

const SHAPES: { readonly [K in Tree['kind']]: Words } = {
  mapping: { en: 'a mapping (`key: value` lines)', ja: 'マッピング（`key: value` の行）' },
  list: { en: 'a list', ja: 'リスト' },
  scalar: { en: 'one value', ja: '1 つの値' },
};

/** @param example of such a mapping, for the message */
export function asMapping(tree: Tree, what: Words | Code, problems: Problems, example?: string): Mapping | undefined {
  return asShape(tree, 'mapping', what, problems, example);
}

export function asList(tree: Tree, what: Words | Code, problems: Problems, example?: string): List | undefined {
  return asShape(tree, 'list', what, problems, example === undefined ? undefined : `- ${example}`);
}

/** A value with at least one character. */
export function asScalar(tree: Tree, what: Words | Code, problems: Problems): Scalar | undefined {
  const scalar = asShape(tree, 'scalar', what, problems);
  if (scalar === undefined || scalar.text !== '') return scalar;
  problems.push({ code: 'missingKey', place: tree.place, message: noValue(what) });
  return undefined;
}

function asShape<K extends Tree['kind']>(
  tree: Tree,
  kind: K,
  what: Words | Code,
  problems: Problems,
  example?: string,
): Extract<Tree, { kind: K }> | undefined {
  if (tree.kind === kind) return tree as Extract<Tree, { kind: K }>;
  const empty = tree.kind === 'scalar' && tree.text === '';
  const [name, found, wanted] = [inWords(what), SHAPES[tree.kind], SHAPES[kind]];
  problems.push({
    code: empty ? 'missingKey' : 'wrongShape',
    place: tree.place,
    message: empty
      ? noValue(what)
      : { en: `${name.en} is ${found.en}`, ja: japanese`${name.ja}が${found.ja}になっています` },
    expected:
      example === undefined ? wanted : { en: `${wanted.en}, e.g. ${example}`, ja: `${wanted.ja}（例: ${example}）` },
  });
  return undefined;
}

function noValue(what: Words | Code): Words {
  const { en, ja } = inWords(what);
  return { en: `${en} has no value`, ja: japanese`${ja}に値がありません` };
}

/** Reports every key that isn't among the known ones, each with the nearest that is. */
export function refuseUnknownKeys(
  mapping: Mapping,
  known: readonly string[],
  what: Words | Code,
  problems: Problems,
): void {
  for (const { key } of mapping.entries.values()) {
    if (known.includes(key.text)) continue;
    const { en, ja } = inWords(what);
    const said = {
      en: `${en} has no key \`${key.text}\``,
      ja: japanese`${ja}に \`${key.text}\` というキーはありません`,
    };
    const problem = unknownWord('unknownKey', key, said, known);
    const remedy = key.text === '<<' ? MERGE_REMEDY : SPLIT_NUMBER.test(key.text) ? SPLIT_NUMBER_REMEDY : undefined;
    problems.push(remedy === undefined ? problem : { ...problem, remedy });
  }
}

/** `{ requests: 300,000 / month }` is two entries to YAML, the second with the key `000 / month`. */
const SPLIT_NUMBER = /^\d{3}\b/;
const MERGE_REMEDY: Words = {
  en: 'merge keys are not supported: write out what the anchor contains',
  ja: 'マージキーには対応していません。アンカーの内容をそのまま書いてください',
};
const SPLIT_NUMBER_REMEDY: Words = {
  en: 'inside { } a comma separates entries: write 300000 or 300k, or put the quantity in "quotation marks"',
  ja: '{ } の中ではカンマが区切りになります。300000 や 300k と書くか、数量を "引用符" で囲んでください',
};

/**
 * A word that is not among the known ones. The list of them is told where it is short enough to help.
 * @param message holds the word
 */
export function unknownWord(
  code: Problem['code'],
  word: { readonly text: string; readonly place: Place },
  message: Words,
  known: readonly string[],
): Problem {
  const nearest = nearestWord(word.text, known);
  return {
    code,
    place: word.place,
    message,
    ...(known.length === 0 || known.length > MAX_WORDS_LISTED ? {} : { expected: oneOf(known) }),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

const MAX_WORDS_LISTED = 40;

/**
 * Whether the mapping has a key that was probably meant to be this one, or to bring it (`<<`); that is told by itself, and
 * not as a missing key too.
 */
export function isMisspelt(mapping: Mapping, key: string, known: readonly string[] = [key]): boolean {
  if (mapping.entries.has('<<')) return true;
  return [...mapping.entries.keys()].some((word) => !known.includes(word) && nearestWord(word, [key]) !== undefined);
}

/** The value of a key, or a problem at the mapping where it is missing. */
export function required(mapping: Mapping, key: string, what: Words | Code, problems: Problems): Tree | undefined {
  const entry = mapping.entries.get(key);
  if (entry === undefined && !isMisspelt(mapping, key)) {
    const place = { ...mapping.place, length: 1 };
    problems.push({ code: 'missingKey', place, message: needsKey(what, key) });
  }
  return entry?.value;
}
