/** What Lambda counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const POLLER_UNIT = { pollerUnit: 1 } as const;
export const POLLER_UNIT_HOUR = { pollerUnit: 1, h: 1 } as const;
/** A call that is running. */
export const CALL = { call: 1 } as const;
export const INTERFACE = { interface: 1 } as const;

export const units: UnitWords = {
  // Event Poller Unit, as AWS abbreviates it.
  pollerUnit: { one: 'EPU', many: 'EPU', ja: 'EPU' },
  call: { one: 'call', many: 'calls', ja: '実行' },
  interface: { one: 'interface', many: 'interfaces', ja: 'ENI' },
};
