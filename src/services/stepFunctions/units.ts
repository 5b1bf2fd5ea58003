/** What Step Functions counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const TRANSITION = { transition: 1 } as const;

export const units: UnitWords = {
  transition: { one: 'transition', many: 'transitions', ja: '状態遷移' },
};
