/** What Secrets Manager counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const SECRET = { secret: 1 } as const;
export const SECRET_MONTH = { secret: 1, month: 1 } as const;

export const units: UnitWords = {
  secret: { one: 'secret', many: 'secrets', ja: 'シークレット' },
};
