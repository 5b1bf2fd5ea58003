/**
 * Text that a person reads, in every language the tool speaks. A missing language does not compile. What is said is written in all
 * languages side by side, and the reader's is chosen at the end: `words[language]`. No code asks which language it is.
 * @example
 * ```ts
 * import { type Language, type Words } from 'ec2-vs-lambda';
 *
 * const words: Words = { en: 'requests', ja: 'リクエスト' };
 * const language: Language = 'ja';
 * words[language]; // => 'リクエスト'
 * ```
 */
export interface Words {
  readonly en: string;
  readonly ja: string;
  /** The settings and questions that it names, for a caller that calls them otherwise (`withNames`). */
  readonly mentions?: readonly Mention[];
}

/**
 * A setting or a question that texts send a person to.
 * @see {@link withNames}
 */
export type Named =
  | 'currency'
  | 'doubts'
  | 'durations'
  | 'durationsOf'
  | 'from'
  | 'isWanted'
  | 'listPrices'
  | 'points'
  | 'price'
  | 'rate'
  | 'regions'
  | 'samples'
  | 'scale'
  | 'service'
  | 'set'
  | 'shards'
  | 'showPrice'
  | 'step'
  | 'type';

/**
 * A setting or a question, as a text names it.
 * @see {@link withNames}
 */
export interface Mention {
  readonly named: Named;
  /** What to set it to, or what to ask for. */
  readonly values: readonly string[];
  /** What stands for it in the text: `` `scale: linear` ``. */
  readonly said: string;
}

/**
 * A language that the tool speaks: `en` or `ja`.
 * @see {@link Words}
 */
export type Language = 'en' | 'ja';

export const LANGUAGES: readonly Language[] = ['en', 'ja'];

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** What stands in a file or a call, between backquotes, so that it is the same in every language. */
export type Code = `\`${string}\``;

/** The words for what is called by its code. */
export function inWords(said: Words | Code): Words {
  return typeof said === 'string' ? plainWords(said) : said;
}

/** Where there is nothing to say. */
export const NO_WORDS: Words = { en: '', ja: '' };

/** Between what is listed, and between names that belong together. */
export const COMMA: Words = { en: ', ', ja: '、' };
export const AND: Words = { en: ' and ', ja: '・' };

/** Names, numbers and what a file says: the same in every language. */
export function plainWords(text: string): Words {
  return { en: text, ja: text };
}

const ENDS_JAPANESE = /[\u3041-\u30ff\u4e00-\u9fff]$/;
const STARTS_JAPANESE = /^[\u3041-\u30ff\u4e00-\u9fff]/;
const ENDS_LATIN = /[\w`%)]$/;
const STARTS_LATIN = /^[\w`(]/;

/** Japanese into which something was put that was taken for Latin text and wasn't. */
export function withoutSpacesWithin(text: string): string {
  return text.replace(/([\u3041-\u30ff\u4e00-\u9fff]) (?=[\u3041-\u30ff\u4e00-\u9fff])/g, '$1');
}

/** Japanese around what may itself be Japanese or a name: with a space where Japanese and Latin text meet, and only there. */
export function japanese(text: TemplateStringsArray, ...values: readonly (string | number | undefined)[]): string {
  return text.reduce((before, after, index) => joined(joined(before, String(values[index - 1] ?? '')), after));
}

function joined(before: string, after: string): string {
  const meet =
    (ENDS_JAPANESE.test(before) && STARTS_LATIN.test(after)) ||
    (ENDS_LATIN.test(before) && STARTS_JAPANESE.test(after));
  return meet ? `${before} ${after}` : before + after;
}
