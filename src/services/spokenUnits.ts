/** Units and quantities in words. */
import { compareRationals, ONE, type Rational, toDecimal } from '../quantity/rational.js';
import { type BaseUnit, baseUnits, type Unit } from '../quantity/unit.js';
import type { Language, Words } from '../words.js';
import { UNIT_WORDS } from './units.js';

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
