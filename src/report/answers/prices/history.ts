/** Every change of a price, oldest first. */
import type { KnownPrice } from '../../../book/prices.js';
import { COMMA, type Words } from '../../../words.js';
import type { Answer, LinesStyle } from '../../document/document.js';
import { changeJson, headJson, indented, priceText, sourceText } from './price.js';
import { priceDocument, priceRecords, rowOf } from './table.js';

export function historyAnswer(price: KnownPrice): Answer {
  const rows = price.history.map((change) => rowOf(price, change));
  return {
    lines: (look) => historyText(price, look),
    document: (language) => priceDocument({ title: titleWords(price), rows }, language),
    records: () => priceRecords(rows),
    json: () => historyJson(price),
  };
}

function titleWords({ id, region }: KnownPrice): Words {
  return { en: `${id} in ${region}`, ja: `${id}（${region}）` };
}

export function historyText(price: KnownPrice, { language, width }: LinesStyle): string {
  const entries = price.history.map((change) => {
    const [amount, source] = [priceText(price, change, language), sourceText(price, change, language)];
    return indented(`${change.from}: ${amount}${COMMA[language]}${source}`, width);
  });
  return [titleWords(price)[language], ...entries].join('\n');
}

export function historyJson(price: KnownPrice): object {
  return { ...headJson(price), history: price.history.map((change) => changeJson(price, change)) };
}
