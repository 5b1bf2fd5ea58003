/** What EventBridge counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const EVENT = { event: 1 } as const;

export const units: UnitWords = {
  event: { one: 'event', many: 'events', ja: 'イベント' },
};
