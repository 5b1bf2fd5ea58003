/** Names, amounts and quantities as the cells of tables have them. */
import type { Varied } from '../../bill/vary.js';
import { printable } from '../../document/printable.js';
import { type Currency, inCurrency } from '../../quantity/currency.js';
import type { Rational } from '../../quantity/rational.js';
import { unitText } from '../../quantity/unit.js';
import type { Option, Scenario } from '../../scenario/scenario.js';
import type { Language, Words } from '../../words.js';
import { currencyName, moneyText, quantityText } from '../text/text.js';
import type { Cell, Column } from './document.js';

/** Where nothing is known. */
export const NOTHING = '–';

export function optionTitle({ options }: Scenario, name: string, language: Language): string {
  const option: Option | undefined = options.find((one) => one.name === name);
  return printable(option?.title[language] ?? name, 60);
}

/** Options that cost the same, in a cell: `EC2 = Lambda`. */
export function titlesText(names: readonly string[], scenario: Scenario, language: Language): string {
  const titles = names.map((name) => optionTitle(scenario, name, language));
  return titles.join({ en: ' = ', ja: '・' }[language]) || NOTHING;
}

/** A column of amounts for each option. */
export function optionColumns(scenario: Scenario, language: Language): Column[] {
  const { code } = scenario.currency;
  return scenario.options.map(({ name }) => ({
    key: name,
    head: `${optionTitle(scenario, name, language)}\n${currencyName(code, language)}`,
    kind: 'money',
    unit: code,
  }));
}

export function amountText(usd: Rational, currency: Currency): string {
  return moneyText(inCurrency(usd, currency), currency.code);
}

/** An amount in USD, in the cell of a column in the currency. */
export function moneyCell(usd: Rational | undefined, currency: Currency, isImpossible = false): Cell {
  if (usd === undefined) return NOTHING;
  const value = inCurrency(usd, currency);
  return markedCell({ text: moneyText(value, currency.code), value }, isImpossible);
}

/** Before what an option costs that isn't possible. */
export const IMPOSSIBLE_MARK = '×';

export function markedText(text: string, isImpossible: boolean): string {
  return isImpossible ? `${IMPOSSIBLE_MARK} ${text}` : text;
}

export function markedCell(cell: Exclude<Cell, string>, isImpossible: boolean): Cell {
  return isImpossible ? { ...cell, text: markedText(cell.text, true), isImpossible } : cell;
}

/** What the mark says, below a table or beside a chart. */
export function markWords(names: string): Words {
  return {
    en: `${IMPOSSIBLE_MARK}: not possible there (${names}), and so not the cheapest.`,
    ja: `${IMPOSSIBLE_MARK}: 実現できないため最安の対象外（${names}）`,
  };
}

/** The name of an option in a chart. */
export function markedName(name: string, isImpossible: boolean, language: Language): string {
  return isImpossible ? { en: `${name} (not possible)`, ja: `${name}（実現不可）` }[language] : name;
}

export const NONE_POSSIBLE: Words = { en: 'none is possible', ja: '実現可能な構成なし' };

/** A value of the quantity that is varied: `300,000`, `250 ms`, `110 JPY/USD`. */
export function variedText(value: Rational, { unit }: Varied, { currency }: Scenario, language: Language): string {
  return quantityText(value, unit, language, currency.code);
}

export function variedCell(value: Rational, varied: Varied, scenario: Scenario, language: Language): Cell {
  return { text: variedText(value, varied, scenario, language), value };
}

export function variedColumn({ id, unit }: Varied): Column {
  return { key: id, head: printable(id, 100), kind: 'number', unit: unitText(unit) };
}
