import type { Words } from '../words.js';

/** A default that was taken. */
export interface Fallback {
  readonly key: string;
  readonly value: string;
  /** Key and value for Japanese readers: `OS は Linux`. */
  readonly ja: string;
}

/** As assumed: in the scenario's own words, or in Japanese. */
export function fallbackWords(fallbacks: readonly Fallback[]): Words {
  return {
    en: fallbacks.map(({ key, value }) => `${key} ${value}`).join(', '),
    ja: fallbacks.map(({ ja }) => ja).join('、'),
  };
}
