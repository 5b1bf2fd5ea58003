/** A price in a region's price file, and what is free in a file of rules: in the file that there is, or in a new one. */
import { existsSync } from 'node:fs';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { japanese } from '../../src/words.js';
import { type BegunMeter, PRICES } from './begun.js';
import { type FileChange, Refusal, read } from './change.js';
import { withSource } from './yamlText.js';

export const priceFilePath = (service: string, region: string) => `${PRICES}/${region}/${service}.yaml`;

/** @throws InputError where the price can't be read */
export function priceFile({ service, key, unit, price }: BegunMeter, region: string): FileChange {
  const { usd, per, from, source } = price;
  const path = priceFilePath(service, region);
  const head = `service: ${service}\nregion: ${region}\nchecked: ${from}\n`;
  const content = withEntry(path, head, 'prices', { source, from }, (sourceKey) => [
    `  ${key}:`,
    `    unit: ${unit.priced}`,
    ...(per === '1' ? [] : [`    per: ${per}`]),
    `    history: [{ from: ${from}, firstSeen: true, usd: ${usd}, source: ${sourceKey} }]`,
  ]);
  parsePriceShard({ file: path, text: content });
  return { path, content };
}

export function ruleFile({ service, key, unit, free, price: { from, source } }: BegunMeter): FileChange {
  const path = `src/data/rules/${service}.yaml`;
  const head = `service: ${service}\nchecked: ${from}\n`;
  const content = withEntry(path, head, 'rules', { source, from }, (sourceKey) => [
    `  free.${key}:`,
    '    about:',
    '      en: Of these so many are free each month; does not expire.',
    japanese`      ja: 毎月無料の${unit.ja}数（無期限）`,
    `    unit: ${unit.priced}`,
    '    history:',
    `      - { from: ${from}, value: ${free}, source: ${sourceKey} }`,
  ]);
  parseRuleShard({ file: path, text: content });
  return { path, content };
}

/** @param last the key of the file's last part, at whose end the entry is added */
function withEntry(
  path: string,
  head: string,
  last: 'prices' | 'rules',
  { source, from }: { readonly source: string; readonly from: string },
  entry: (sourceKey: string) => readonly string[],
): string {
  if (!existsSync(path)) {
    return [`${head}sources:\n  first: ${JSON.stringify(source)}\n${last}:`, ...entry('first'), ''].join('\n');
  }
  const text = read(path);
  const sourced = withSource(text, source, from);
  if (sourced === undefined || text.match(/^[a-z]+(?=:)/gm)?.at(-1) !== last) {
    throw new Refusal(`${path} is written in a way that this can't add to; add the entry by hand`);
  }
  return [sourced.text.trimEnd(), ...entry(sourced.key), ''].join('\n');
}
