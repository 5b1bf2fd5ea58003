/** What DynamoDB counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const WCU = { WCU: 1 } as const;
export const RCU = { RCU: 1 } as const;
export const WCU_HOUR = { WCU: 1, h: 1 } as const;
export const RCU_HOUR = { RCU: 1, h: 1 } as const;

export const units: UnitWords = {
  WCU: { one: 'WCU', many: 'WCU', ja: 'WCU' },
  RCU: { one: 'RCU', many: 'RCU', ja: 'RCU' },
};
