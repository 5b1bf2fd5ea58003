/**
 * What a scenario may say around the usage of its services, as data: readers take the keys that they know from it, and the JSON
 * Schema for editors is made of it.
 */
import type { Fields } from '../../services/contract/field.js';
import type { Words } from '../../words.js';

/** What is said of a value, for editors; as words where it mentions a setting, which each caller has its own name for. */
interface About {
  readonly about?: string | Words;
}

/** One value, read by a rule of its own. */
export interface TextShape extends About {
  readonly kind: 'text';
  readonly examples?: readonly unknown[];
  /** May stand as a bare number. */
  readonly bare?: boolean;
  readonly pattern?: string;
}

/** One of these words. */
export interface WordsShape extends About {
  readonly kind: 'words';
  readonly words: readonly string[];
}

/** A mapping of just these keys. */
export interface KeysShape<K extends string = string> extends About {
  readonly kind: 'keys';
  readonly keys: Readonly<Record<K, Shape>>;
  readonly required?: readonly K[];
  /** One of these is there at least. */
  readonly oneOf?: readonly K[];
  readonly least?: number;
  readonly most?: number;
}

/** A mapping by names that the scenario chooses; some may be known, and mean something else too. */
export interface EachShape<K extends string = string> extends About {
  readonly kind: 'each';
  readonly of: Shape;
  readonly known?: Readonly<Record<K, Shape>>;
  readonly least?: number;
}

export interface ListShape extends About {
  readonly kind: 'list';
  readonly of: Shape;
  readonly least?: number;
  readonly most?: number;
}

/** Any of these. */
export interface EitherShape extends About {
  readonly kind: 'either';
  readonly of: readonly Shape[];
}

/** What is described as the usage of a service is. */
export interface UsageShape extends About {
  readonly kind: 'usage';
  readonly fields: Fields;
}

/** What is described once, and named where it may stand. */
export interface NamedShape extends About {
  readonly kind: 'named';
  readonly name: string;
}

export type Shape = TextShape | WordsShape | KeysShape | EachShape | ListShape | EitherShape | UsageShape | NamedShape;

export function text(about: string | Words, ...examples: readonly unknown[]): TextShape {
  return { kind: 'text', about, examples };
}

export function textOrNumber(about: string, ...examples: readonly unknown[]): TextShape {
  return { kind: 'text', about, examples, bare: true };
}

export function words(list: readonly string[], about: string): WordsShape {
  return { kind: 'words', words: list, about };
}

export function keys<const K extends string>(
  described: Readonly<Record<K, Shape>>,
  more: Omit<KeysShape<NoInfer<K>>, 'kind' | 'keys'> = {},
): KeysShape<K> {
  return { kind: 'keys', keys: described, ...more };
}

export function each<const K extends string = never>(
  about: string | Words,
  of: Shape,
  more: Omit<EachShape<K>, 'kind' | 'about' | 'of'> = {},
): EachShape<K> {
  return { kind: 'each', about, of, ...more };
}

export function listOf(of: Shape, more: Omit<ListShape, 'kind' | 'of'> = {}): ListShape {
  return { kind: 'list', of, ...more };
}

export function either(about: string | Words, ...of: readonly Shape[]): EitherShape {
  return { kind: 'either', about, of };
}

export function named(name: string): NamedShape {
  return { kind: 'named', name };
}

/** The keys that a mapping may have, in the order in which they are described. */
export function keysOf<K extends string>(described: { readonly keys: Readonly<Record<K, Shape>> }): K[] {
  return Object.keys(described.keys) as K[];
}
