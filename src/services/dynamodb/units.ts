/** What DynamoDB counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const WCU = { WCU: 1 } as const;
export const RCU = { RCU: 1 } as const;
export const WCU_HOUR = { WCU: 1, h: 1 } as const;
export const RCU_HOUR = { RCU: 1, h: 1 } as const;

export const WRITE_REQUEST_UNIT = { writeRequestUnit: 1 } as const;
export const READ_REQUEST_UNIT = { readRequestUnit: 1 } as const;

export const units: UnitWords = {
  writeRequestUnit: { one: 'unit', many: 'units', ja: 'ユニット' },
  readRequestUnit: { one: 'unit', many: 'units', ja: 'ユニット' },
  WCU: { one: 'WCU', many: 'WCU', ja: 'WCU' },
  RCU: { one: 'RCU', many: 'RCU', ja: 'RCU' },
};
