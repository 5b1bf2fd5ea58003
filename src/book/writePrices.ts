/**
 * A shard of prices -> the text of a price file: a line a price, and a line a change where a price has several, so that the
 * difference between two versions of a file reads as the list of changes. What it writes, parsePrices.ts reads the same.
 */
import type { PriceEntry, PriceHistory, PriceShard, TierText } from './book.js';

export function priceFileText({ service, region, currency, checked, sources, prices }: PriceShard): string {
  const lines = [
    `service: ${service}`,
    `region: ${region}`,
    ...(currency === undefined ? [] : [`currency: ${currency}`]),
    `checked: ${checked}`,
    'sources:',
    ...Object.entries(sources).map(([key, text]) => `  ${key}: ${JSON.stringify(text)}`),
    'prices:',
    ...groupsOf(prices).flatMap(groupLines),
  ];
  return `${lines.join('\n')}\n`;
}

interface Group {
  readonly name: string;
  readonly prices: [rest: string, price: PriceHistory][];
}

/** By the first word of the id, in the order of the prices. */
function groupsOf(prices: Readonly<Record<string, PriceHistory>>): Group[] {
  const groups = new Map<string, Group>();
  for (const [id, price] of Object.entries(prices)) {
    const dot = id.indexOf('.');
    const name = dot === -1 ? id : id.slice(0, dot);
    const group = groups.get(name) ?? { name, prices: [] };
    group.prices.push([dot === -1 ? '' : id.slice(dot + 1), price]);
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** Prices of a group that share their unit stand under it; others state their own. */
function groupLines({ name, prices }: Group): string[] {
  const [[rest, { unit, per }]] = prices as [Group['prices'][number]];
  const isShared =
    rest !== '' && prices.length > 1 && prices.every(([, price]) => price.unit === unit && price.per === per);
  if (isShared) {
    return [
      `  ${name}:`,
      ...unitLines(unit, per, '    '),
      ...prices.flatMap(([key, one]) => changeLines(key, one, '    ')),
    ];
  }
  return prices.flatMap(([key, price]) => [
    `  ${key === '' ? name : `${name}.${key}`}:`,
    ...unitLines(price.unit, price.per, '    '),
    ...changeLines('history', price, '    '),
  ]);
}

function unitLines(unit: string, per: string, indent: string): string[] {
  return [`${indent}unit: ${unit}`, ...(per === '1' ? [] : [`${indent}per: ${per}`])];
}

function changeLines(key: string, { history }: PriceHistory, indent: string): string[] {
  const [only, ...more] = history.map(changeText);
  if (more.length === 0) return [`${indent}${key}: [${only}]`];
  return [`${indent}${key}:`, ...[only, ...more].map((text) => `${indent}  - ${text}`)];
}

function changeText(entry: PriceEntry): string {
  const { from, firstSeen, seenFrom, lastSeen, tiers, roundedTo, derived, sku, source, note } = entry;
  const parts = [
    `from: ${from}`,
    ...(firstSeen === undefined ? [] : ['firstSeen: true']),
    ...(seenFrom === undefined ? [] : [`seenFrom: ${seenFrom}`]),
    ...(lastSeen === undefined ? [] : [`lastSeen: ${lastSeen}`]),
    tiers === undefined ? `unknown: ${JSON.stringify(note ?? '')}` : tiersText(tiers),
    ...(roundedTo === undefined ? [] : [`roundedTo: ${roundedTo}`]),
    ...(derived === undefined ? [] : ['derived: true']),
    ...(sku === undefined ? [] : [`sku: ${sku}`]),
    `source: ${source}`,
    ...(note === undefined || tiers === undefined ? [] : [`note: ${JSON.stringify(note)}`]),
  ];
  return `{ ${parts.join(', ')} }`;
}

function tiersText(tiers: readonly TierText[]): string {
  const [first] = tiers;
  // Stryker disable next-line ConditionalExpression: what the type asks for and never comes
  if (tiers.length === 1 && first !== undefined && amountText(first) !== CONTACT) return amountText(first);
  return `tiers: [${tiers.map(tierText).join(', ')}]`;
}

const CONTACT = 'contactAws: true';

function tierText(tier: TierText): string {
  return tier.upTo === undefined ? `{ ${amountText(tier)} }` : `{ upTo: ${tier.upTo}, ${amountText(tier)} }`;
}

function amountText({ usd, cny }: TierText): string {
  if (usd !== undefined) return `usd: ${usd}`;
  return cny === undefined ? CONTACT : `cny: ${cny}`;
}
