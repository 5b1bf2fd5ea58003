/** What SNS counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const NOTIFICATION = { notification: 1 } as const;

export const units: UnitWords = {
  notification: { one: 'notification', many: 'notifications', ja: '通知' },
};
