/** Every base unit in words: the common ones, and a line for each service that counts in units of its own. */
import { COMMON_UNITS } from '../quantity/unit.js';
import { units as apiGateway } from './apiGateway/units.js';
import { units as cloudwatch } from './cloudwatch/units.js';
import { units as compute } from './compute/units.js';
import type { UnitWords } from './contract/unitWords.js';
import { units as dynamodb } from './dynamodb/units.js';
import { units as ebs } from './ebs/units.js';
import { units as elb } from './elb/units.js';
import { units as eventBridge } from './eventBridge/units.js';
import { units as kinesis } from './kinesis/units.js';
import { units as lambda } from './lambda/units.js';
import { units as sns } from './sns/units.js';
import { units as stepFunctions } from './stepFunctions/units.js';

/** Those that aren't here are the same in every language and number. */
const COMMON: UnitWords = {
  request: { one: 'request', many: 'requests', ja: 'リクエスト' },
  // A scenario that says `500 B` means thousand millions.
  B: { one: 'byte', many: 'bytes', ja: 'バイト' },
  month: { one: 'month', many: 'month', ja: '月' },
  h: { one: 'h', many: 'h', ja: '時間' },
  min: { one: 'min', many: 'min', ja: '分' },
  s: { one: 's', many: 's', ja: '秒' },
  ms: { one: 'ms', many: 'ms', ja: 'ミリ秒' },
  day: { one: 'day', many: 'days', ja: '日' },
};

export const UNIT_WORDS: UnitWords = {
  ...COMMON,
  ...apiGateway,
  ...cloudwatch,
  ...dynamodb,
  ...ebs,
  ...compute,
  ...elb,
  ...eventBridge,
  ...kinesis,
  ...lambda,
  ...sns,
  ...stepFunctions,
};

const KNOWN: ReadonlySet<string> = new Set([...COMMON_UNITS, ...Object.keys(UNIT_WORDS)]);

/** Whether a price or rule file may count in it. */
export function isBaseUnit(word: string): boolean {
  return KNOWN.has(word);
}
