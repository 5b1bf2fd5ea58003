/** Traffic that several tests go by. */
import type { ScenarioFrame } from './price.js';

/** Nothing in the night, and 24 million calls in the 480 hours of a month's days: 13.9 a second. */
export const BY_DAY: ScenarioFrame = {
  asOf: '2025-06-18',
  month: '720 h',
  workload: { calls: '24M / month' },
  traffic: { calls: `{ day: [${Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : 300)).join(', ')}] }` },
};
