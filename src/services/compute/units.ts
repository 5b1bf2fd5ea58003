/** What instances count in. */
import type { UnitWords } from '../contract/unitWords.js';

/** An instance that is reserved for a term. */
export const RESERVATION = { reservation: 1 } as const;
/** A CPU credit: one vCPU for one minute. */
export const CREDIT = { credit: 1 } as const;
export const CREDITS_PER_HOUR = { credit: 1, h: -1 } as const;

export const units: UnitWords = {
  reservation: { one: 'reservation', many: 'reservations', ja: '件の予約' },
  credit: { one: 'credit', many: 'credits', ja: 'クレジット' },
};
