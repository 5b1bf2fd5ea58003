/** What problems of many rooms say alike, in every language. */
import { type Code, inWords, japanese, plainWords, type Words } from './words.js';

/** An example of what is expected. */
export function example(text: string): Words {
  return { en: `e.g. ${text}`, ja: `${text} など` };
}

/** One of these words, or the only one. */
export function oneOf(words: readonly string[]): Words {
  const listed = words.join(', ');
  return words.length === 1 ? plainWords(listed) : { en: `one of ${listed}`, ja: `${listed} のいずれか` };
}

/** Of two statements that can't both hold. */
export const KEEP_ONE: Words = { en: 'keep one of the two', ja: 'どちらか一方だけを残してください' };

/** Of a thing that is nothing without a key. */
export function needsKey(what: Words | Code, key: string): Words {
  const { en, ja } = inWords(what);
  return { en: `${en} needs the key \`${key}\``, ja: japanese`${ja}にはキー \`${key}\` が必要です` };
}

/** Of a key that is nothing without another. */
export function needsBeside(given: Words | Code, missing: string): Words {
  const { en, ja } = inWords(given);
  return {
    en: `${en} also needs the key \`${missing}\``,
    ja: japanese`${ja}にはキー \`${missing}\` の指定も必要です`,
  };
}

/** Of a thing that is nothing without one of several keys. */
export function needsOneOf(what: Words | Code, keys: readonly string[]): Words {
  const [{ en, ja }, listed] = [inWords(what), keys.map((key) => `\`${key}\``).join(', ')];
  return { en: `${en} needs one of the keys ${listed}`, ja: japanese`${ja}には ${listed} のいずれかのキーが必要です` };
}

/** Of a word that its key doesn't take. */
export function cannotBe(what: Words | Code, text: string): Words {
  const { en, ja } = inWords(what);
  return { en: `${en} can't be \`${text}\``, ja: japanese`${ja}を \`${text}\` にはできません` };
}

/** What to do about a key that is too much. */
export function leaveOut(key: string): Words {
  return { en: `leave out \`${key}\``, ja: `\`${key}\` を外してください` };
}

export function noPricesFor(region: string): Words {
  return { en: `no prices for the region \`${region}\``, ja: `リージョン \`${region}\` の価格がありません` };
}
