/** Reading a tree's parts, with a problem at the place wherever something else was expected. */
import type { Place, Problem } from '../errors.js';
import { nearestWord } from './nearest.js';
import type { List, Mapping, Scalar, Tree } from './tree.js';

/** Collects what is wrong while reading goes on, so that a person sees every problem of a file at once. */
export type Problems = Problem[];

const SHAPES = { mapping: 'a mapping (`key: value` lines)', list: 'a list', scalar: 'one value' } as const;

/** @param example of such a mapping, for the message */
export function asMapping(tree: Tree, what: string, problems: Problems, example?: string): Mapping | undefined {
  return asShape(tree, 'mapping', what, problems, example);
}

export function asList(tree: Tree, what: string, problems: Problems, example?: string): List | undefined {
  return asShape(tree, 'list', what, problems, example === undefined ? undefined : `- ${example}`);
}

/** A value with at least one character. */
export function asScalar(tree: Tree, what: string, problems: Problems): Scalar | undefined {
  const scalar = asShape(tree, 'scalar', what, problems);
  if (scalar === undefined || scalar.text !== '') return scalar;
  problems.push({ code: 'missingKey', place: tree.place, message: `${what} has no value` });
  return undefined;
}

function asShape<K extends Tree['kind']>(
  tree: Tree,
  kind: K,
  what: string,
  problems: Problems,
  example?: string,
): Extract<Tree, { kind: K }> | undefined {
  if (tree.kind === kind) return tree as Extract<Tree, { kind: K }>;
  const empty = tree.kind === 'scalar' && tree.text === '';
  problems.push({
    code: empty ? 'missingKey' : 'wrongShape',
    place: tree.place,
    message: empty ? `${what} has no value` : `${what} is ${SHAPES[tree.kind]}`,
    expected: example === undefined ? SHAPES[kind] : `${SHAPES[kind]}, e.g. ${example}`,
  });
  return undefined;
}

/** Reports every key that isn't among the known ones, each with the nearest that is. */
export function refuseUnknownKeys(mapping: Mapping, known: readonly string[], what: string, problems: Problems): void {
  for (const { key } of mapping.entries.values()) {
    if (known.includes(key.text)) continue;
    const problem = unknownWord('unknownKey', key, `${what} has no key`, known);
    const remedy = key.text === '<<' ? MERGE_REMEDY : SPLIT_NUMBER.test(key.text) ? SPLIT_NUMBER_REMEDY : undefined;
    problems.push(remedy === undefined ? problem : { ...problem, remedy });
  }
}

/** `{ requests: 300,000 / month }` is two entries to YAML, the second with the key `000 / month`. */
const SPLIT_NUMBER = /^\d{3}\b/;
const MERGE_REMEDY = 'merge keys are not read: write out what the anchor holds';
const SPLIT_NUMBER_REMEDY =
  'inside { } a comma parts entries: write 300000 or 300k, or put the quantity in "quotation marks"';

/** A word that is not among the known ones. The list of them is told where it is short enough to help. */
export function unknownWord(
  code: Problem['code'],
  word: { readonly text: string; readonly place: Place },
  message: string,
  known: readonly string[],
): Problem {
  const nearest = nearestWord(word.text, known);
  return {
    code,
    place: word.place,
    message: `${message} \`${word.text}\``,
    ...(known.length === 0 || known.length > MOST_WORDS_TOLD ? {} : { expected: oneOfText(known) }),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

const MOST_WORDS_TOLD = 40;

function oneOfText(words: readonly string[]): string {
  return words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`;
}

/**
 * Whether the mapping has a key that was probably meant to be this one, or to bring it (`<<`); that is told by itself, and
 * not as a missing key too.
 */
export function isMisspelt(mapping: Mapping, key: string, known: readonly string[] = [key]): boolean {
  if (mapping.entries.has('<<')) return true;
  return [...mapping.entries.keys()].some((word) => !known.includes(word) && nearestWord(word, [key]) !== undefined);
}

/** The value of a key, or a problem at the mapping where it is missing. */
export function required(mapping: Mapping, key: string, what: string, problems: Problems): Tree | undefined {
  const entry = mapping.entries.get(key);
  if (entry === undefined && !isMisspelt(mapping, key)) {
    const place = { ...mapping.place, length: 1 };
    problems.push({ code: 'missingKey', place, message: `${what} needs the key \`${key}\`` });
  }
  return entry?.value;
}
