/** What Aurora Serverless counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const ACU = { ACU: 1 } as const;
export const ACU_HOUR = { ACU: 1, h: 1 } as const;

export const units: UnitWords = {
  ACU: { one: 'ACU', many: 'ACUs', ja: 'ACU' },
};
