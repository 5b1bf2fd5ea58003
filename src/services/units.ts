/** Every base unit in words: the common ones, and what each service counts in besides. */
import { compareRationals, ONE, type Rational, toDecimal } from '../quantity/rational.js';
import { type BaseUnit, baseUnits, COMMON_UNITS, type Unit } from '../quantity/unit.js';
import type { Language, Words } from '../words.js';
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

/**
 * A unit by itself, of one or of many: `requests`, `GB-s`, `secret-months`, `GB/request`. Only the last word above the stroke is plural.
 * @param local what the scenario's currency is called
 */
export function spokenUnit(unit: Unit, language: Language, local = 'local', isOne = false): string {
  const word = (base: BaseUnit, isSingular: boolean) => {
    if (base === 'local') return local;
    const words = UNIT_WORDS[base];
    if (words === undefined) return base;
    return { en: isSingular ? words.one : words.many, ja: words.ja }[language];
  };
  const above = baseUnits(unit, 1)
    .map((base, index, { length }) => word(base, isOne || index < length - 1))
    .join('-');
  const below = baseUnits(unit, -1)
    .map((base) => word(base, true))
    .join('-');
  return below === '' ? above : `${above}/${below}`;
}

/** For a sentence, by default with the digits as a scenario writes them: `10241 MB`, `2 requests`. */
export function quantityWords(value: Rational, unit: Unit, text = toDecimal(value, 6).text): Words {
  const isOne = compareRationals(value, ONE) === 0;
  const [en, ja] = [spokenUnit(unit, 'en', 'local', isOne), spokenUnit(unit, 'ja')];
  return { en: `${text} ${en}`.trim(), ja: `${text} ${ja}`.trim() };
}
