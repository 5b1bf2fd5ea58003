/** Every base unit in words: the common ones, and what each service counts in besides. */
import { COMMON_UNITS } from '../quantity/unit.js';
import type { UnitWords } from './contract/unitWords.js';
import { SERVICES } from './registry.js';

/** Those that aren't here are the same in every language and number. */
const COMMON: UnitWords = {
  request: { one: 'request', many: 'requests', ja: 'リクエスト' },
  // A scenario that says `500 B` means thousand millions.
  B: { one: 'byte', many: 'bytes', ja: 'バイト' },
  month: { one: 'month', many: 'months', ja: '月' },
  h: { one: 'h', many: 'h', ja: '時間' },
  min: { one: 'min', many: 'min', ja: '分' },
  s: { one: 's', many: 's', ja: '秒' },
  ms: { one: 'ms', many: 'ms', ja: 'ミリ秒' },
  day: { one: 'day', many: 'days', ja: '日' },
};

export const UNIT_WORDS: UnitWords = Object.assign(COMMON, ...[...SERVICES.values()].map(({ units }) => units));

const KNOWN: ReadonlySet<string> = new Set([...COMMON_UNITS, ...Object.keys(UNIT_WORDS)]);

/** Whether a price or rule file may count in it. */
export function isBaseUnit(word: string): boolean {
  return KNOWN.has(word);
}
