/** Prices of the books as text and as JSON. */
import { amountKey, type PriceChange, type TierText } from '../book/book.js';
import type { Difference, InstanceFacts, KnownPrice, PriceOnDay } from '../compare/prices.js';
import { numberInWords, rational } from '../quantity/rational.js';
import { paragraph, printable } from './text.js';

/** `0.0152 USD per h`, `0.14 USD per GB up to 10,240; 0.135 ... above`. */
function priceText({ unit, per, currency }: KnownPrice, change: PriceChange | undefined): string {
  if (change === undefined) return 'not known yet';
  if (change.tiers === undefined) return 'no longer known';
  const each = `per ${per === '1' ? '' : `${numberInWords(rational(per), 0)} `}${unit}`;
  const tierText = ({ upTo, ...tier }: TierText) => {
    const own = tier[amountKey(currency)];
    const amount = own === undefined ? 'no published price' : `${own} ${currency} ${each}`;
    return upTo === undefined ? amount : `${amount} up to ${numberInWords(rational(upTo), 0)}`;
  };
  return change.tiers.map(tierText).join('; ');
}

/** `0.0152 USD`, `0.14 USD up to 10,240, 0.135 USD above`: amounts without what they are for. */
export function amountText(tiers: readonly TierText[]): string {
  const texts = tiers.map(({ upTo, usd, cny }) => {
    const amount = usd === undefined ? (cny === undefined ? 'no published price' : `${cny} CNY`) : `${usd} USD`;
    return upTo === undefined ? amount : `${amount} up to ${numberInWords(rational(upTo), 0)}`;
  });
  return texts.join(', ');
}

/** One price on one day: with its source, and what it changes to. */
export function showText(
  { price, change, next }: PriceOnDay,
  day: string,
  width: number,
  instance?: InstanceFacts,
): string {
  const head = `${price.id} in ${price.region} on ${day}: ${priceText(price, change)}`;
  const later = next === undefined ? [] : [`from ${next.from} on: ${priceText(price, next)}`];
  const lines = change === undefined ? [] : [sourceText(price, change), `last checked: ${checkedText(price, change)}`];
  const facts = instance === undefined ? [] : [factsText(instance)];
  return [paragraph(head, width, '  '), ...[...facts, ...lines, ...later].map((line) => indented(line, width))].join(
    '\n',
  );
}

function factsText({ vcpu, memoryGb, architecture, burstable }: InstanceFacts): string {
  return `${vcpu} vCPU, ${memoryGb} GB, ${architecture}${burstable ? ', bursts on CPU credits' : ''}`;
}

function indented(line: string, width: number): string {
  return `  ${paragraph(line, width - 2, '    ')}`;
}

function sourceText({ sources }: KnownPrice, change: PriceChange): string {
  const since = change.firstSeen === true ? `first seen ${change.from}` : `since ${change.from}`;
  const seen = change.seenFrom === undefined ? '' : `, seen from ${change.seenFrom}`;
  const sku = change.sku === undefined ? '' : `; SKU ${change.sku}`;
  const rounded = change.roundedTo === undefined ? '' : `; rounded to ${change.roundedTo}`;
  const note = change.note === undefined ? '' : `; ${change.note}`;
  return printable(`${since}${seen} (${sources[change.source] ?? change.source}${sku}${rounded}${note})`, 1000);
}

function checkedText({ checked }: KnownPrice, { lastSeen }: PriceChange): string {
  return lastSeen ?? checked;
}

/** Every change of a price, oldest first. */
export function historyText(price: KnownPrice, width: number): string {
  const entries = price.history.map((change) =>
    indented(`${change.from}: ${priceText(price, change)}, ${sourceText(price, change)}`, width),
  );
  return [`${price.id} in ${price.region}`, ...entries].join('\n');
}

/** A line a price, in columns. */
export function listText(prices: readonly PriceOnDay[]): string {
  const widest = Math.max(0, ...prices.map(({ price }) => price.id.length));
  return prices.map(({ price, change }) => `${price.id.padEnd(widest)}  ${priceText(price, change)}`).join('\n');
}

export function differenceText(found: readonly Difference[], from: string, to: string): string {
  if (found.length === 0) return `no price differs between ${from} and ${to}`;
  const widest = Math.max(...found.map(({ price }) => price.id.length));
  const lines = found.map(({ price, before, after }) => {
    return `${price.id.padEnd(widest)}  ${priceText(price, before)} -> ${priceText(price, after)}`;
  });
  const count = found.length === 1 ? '1 price differs' : `${found.length} prices differ`;
  return [...lines, `${count} between ${from} and ${to}`].join('\n');
}

export function priceJson({ price, change, next }: PriceOnDay, day: string, instance?: InstanceFacts): object {
  return {
    ...headJson(price),
    day,
    ...(instance === undefined ? {} : { instance }),
    ...(change === undefined ? {} : { price: changeJson(price, change) }),
    ...(next === undefined ? {} : { next: changeJson(price, next) }),
  };
}

export function historyJson(price: KnownPrice): object {
  return { ...headJson(price), history: price.history.map((change) => changeJson(price, change)) };
}

export function differenceJson({ price, before, after }: Difference): object {
  return {
    ...headJson(price),
    before: before === undefined ? null : changeJson(price, before),
    after: after === undefined ? null : changeJson(price, after),
  };
}

function headJson({ id, region, unit, per, currency, checked }: KnownPrice): object {
  return { id, region, unit, per, currency, checked };
}

function changeJson({ sources }: KnownPrice, { source, tiers, ...rest }: PriceChange): object {
  return { ...rest, tiers: tiers ?? null, source: sources[source] ?? source };
}
