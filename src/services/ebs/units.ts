/** What EBS counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const IOPS = { IOPS: 1 } as const;
export const MIBPS = { MiBps: 1 } as const;
export const IOPS_MONTH = { IOPS: 1, month: 1 } as const;
export const MIBPS_MONTH = { MiBps: 1, month: 1 } as const;

export const units: UnitWords = {
  IOPS: { one: 'IOPS', many: 'IOPS', ja: 'IOPS' },
  MiBps: { one: 'MiBps', many: 'MiBps', ja: 'MiBps' },
};
