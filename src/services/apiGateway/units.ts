/** What API Gateway counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const MESSAGE = { message: 1 } as const;

export const units: UnitWords = {
  message: { one: 'message', many: 'messages', ja: 'メッセージ' },
};
