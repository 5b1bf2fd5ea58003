/** What Elastic Load Balancing counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const LCU_HOUR = { LCU: 1, h: 1 } as const;

export const units: UnitWords = {
  LCU: { one: 'LCU', many: 'LCU', ja: 'LCU' },
};
