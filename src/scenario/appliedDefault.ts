import type { Words } from '../words.js';

/** A default that was taken. */
export interface AppliedDefault {
  readonly key: string;
  readonly value: string;
  /** Key and value for Japanese readers: `OS は Linux`. */
  readonly ja: string;
}

/** As assumed: in the scenario's own words, or in Japanese. */
export function appliedDefaultWords(appliedDefaults: readonly AppliedDefault[]): Words {
  return {
    en: appliedDefaults.map(({ key, value }) => `${key} ${value}`).join(', '),
    ja: appliedDefaults.map(({ ja }) => ja).join('、'),
  };
}
