/** Prices of the books as text and as JSON. */
import { amountKey, type PriceChange, type TierText } from '../../book/book.js';
import type { Difference, KnownPrice, PriceOnDay } from '../../book/prices.js';
import { numberInWords, rational } from '../../quantity/rational.js';
import { parseUnit } from '../../quantity/unit.js';
import type { PriceFacts } from '../../services/contract/service.js';
import { COMMA, type Language, type Words } from '../../words.js';
import { paragraph, printable, sinceWords, unitWords } from '../text/text.js';

/** The language, and the columns of the screen. */
export interface Look {
  readonly language: Language;
  readonly width: number;
}

const NOT_KNOWN_YET: Words = { en: 'not known yet', ja: '記録なし' };
const NO_LONGER_KNOWN: Words = { en: 'no longer known', ja: '以降の記録なし' };
const NO_PUBLISHED_PRICE: Words = { en: 'no published price', ja: '公開価格なし' };

/** `0.0152 USD per h`, `0.14 USD per GB up to 10,240; 0.135 ... above`. */
function priceText({ unit, per, currency }: KnownPrice, change: PriceChange | undefined, language: Language): string {
  if (change === undefined) return NOT_KNOWN_YET[language];
  if (change.tiers === undefined) return NO_LONGER_KNOWN[language];
  const each = eachText(per, unit, language);
  const tierText = ({ upTo, ...tier }: TierText) => {
    const own = tier[amountKey(currency)];
    const amount = own === undefined ? NO_PUBLISHED_PRICE[language] : `${own} ${currency} ${each}`;
    return boundedText(amount, upTo, language);
  };
  return change.tiers.map(tierText).join('; ');
}

/** `per 1,000,000 request` */
export function eachText(per: string, unit: string, language: Language): string {
  const number = per === '1' ? '' : `${numberInWords(rational(per), 0)} `;
  const what = { en: unit, ja: unitWords(parseUnit(unit) ?? {}, 'ja') };
  return { en: `per ${number}${what.en}`, ja: `/ ${number}${what.ja}` }[language];
}

function boundedText(amount: string, upTo: string | undefined, language: Language): string {
  if (upTo === undefined) return amount;
  const bound = numberInWords(rational(upTo), 0);
  return { en: `${amount} up to ${bound}`, ja: `${amount}（${bound} まで）` }[language];
}

/** `0.0152 USD`, `0.14 USD up to 10,240, 0.135 USD above`: amounts without what they are for. */
export function amountText(tiers: readonly TierText[], language: Language): string {
  const texts = tiers.map(({ upTo, usd, cny }) => {
    const own = usd === undefined ? cny && `${cny} CNY` : `${usd} USD`;
    return boundedText(own ?? NO_PUBLISHED_PRICE[language], upTo, language);
  });
  return texts.join(COMMA[language]);
}

/** One price on one day: with its source, and what it changes to. */
export function showText(
  { price, change, next }: PriceOnDay,
  day: string,
  { language, width }: Look,
  about?: PriceFacts,
): string {
  const { id, region } = price;
  const which = { en: `${id} in ${region} on ${day}`, ja: `${id}（${region}、${day} 時点）` }[language];
  const head = `${which}: ${priceText(price, change, language)}`;
  const later = next === undefined ? [] : [laterText(price, next, language)];
  const lines =
    change === undefined
      ? []
      : [sourceText(price, change, language), `${LAST_CHECKED[language]}: ${checkedText(price, change)}`];
  const facts = about === undefined ? [] : [about.words[language]];
  return [paragraph(head, width, '  '), ...[...facts, ...lines, ...later].map((line) => indented(line, width))].join(
    '\n',
  );
}

const LAST_CHECKED: Words = { en: 'last checked', ja: '最終確認日' };

function laterText(price: KnownPrice, next: PriceChange, language: Language): string {
  const text = priceText(price, next, language);
  return { en: `from ${next.from} on: ${text}`, ja: `${next.from} から: ${text}` }[language];
}

function indented(line: string, width: number): string {
  return `  ${paragraph(line, width - 2, '    ')}`;
}

function sourceText({ sources }: KnownPrice, change: PriceChange, language: Language): string {
  const { source, sku, roundedTo, seenFrom, note } = change;
  const seen = seenFrom === undefined ? '' : SEEN_FROM(seenFrom)[language];
  const about = [
    sources[source] ?? source,
    ...(sku === undefined ? [] : [`SKU ${sku}`]),
    ...(roundedTo === undefined ? [] : [ROUNDED_TO(roundedTo)[language]]),
    ...(note === undefined ? [] : [note]),
  ].join('; ');
  const since = `${sinceWords(change)[language]}${seen}`;
  return printable({ en: `${since} (${about})`, ja: `${since}（${about}）` }[language], 1000);
}

const SEEN_FROM = (day: string): Words => ({ en: `, seen from ${day}`, ja: `、${day} に確認` });
const ROUNDED_TO = (step: string): Words => ({ en: `rounded to ${step}`, ja: `${step} 単位に丸め` });

function checkedText({ checked }: KnownPrice, { lastSeen }: PriceChange): string {
  return lastSeen ?? checked;
}

/** Every change of a price, oldest first. */
export function historyText(price: KnownPrice, { language, width }: Look): string {
  const entries = price.history.map((change) => {
    const [amount, source] = [priceText(price, change, language), sourceText(price, change, language)];
    return indented(`${change.from}: ${amount}${COMMA[language]}${source}`, width);
  });
  const head = { en: `${price.id} in ${price.region}`, ja: `${price.id}（${price.region}）` };
  return [head[language], ...entries].join('\n');
}

/** A line a price, in columns. */
export function listText(prices: readonly PriceOnDay[], language: Language): string {
  const widest = Math.max(0, ...prices.map(({ price }) => price.id.length));
  const lines = prices.map(({ price, change }) => `${price.id.padEnd(widest)}  ${priceText(price, change, language)}`);
  return lines.join('\n');
}

export function differenceText(found: readonly Difference[], from: string, to: string, language: Language): string {
  if (found.length === 0)
    return {
      en: `no price differs between ${from} and ${to}`,
      ja: `${from} と ${to} の間に価格の違いはありません`,
    }[language];
  const widest = Math.max(...found.map(({ price }) => price.id.length));
  const lines = found.map(({ price, before, after }) => {
    const [old, now] = [priceText(price, before, language), priceText(price, after, language)];
    return `${price.id.padEnd(widest)}  ${old} -> ${now}`;
  });
  const prices = found.length === 1 ? '1 price differs' : `${found.length} prices differ`;
  const sum = {
    en: `${prices} between ${from} and ${to}`,
    ja: `${from} と ${to} の間で ${found.length} 件の価格が違います`,
  }[language];
  return [...lines, sum].join('\n');
}

export function priceJson({ price, change, next }: PriceOnDay, day: string, about?: PriceFacts): object {
  return {
    ...headJson(price),
    day,
    ...about?.facets,
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
