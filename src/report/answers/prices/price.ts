/** A price of the books in words and as JSON: what every question about prices says of one. */
import { amountKey, type PriceEntry, type TierText } from '../../../book/book.js';
import type { KnownPrice } from '../../../book/prices.js';
import type { Doubt } from '../../../book/snapshot.js';
import { printable } from '../../../document/printable.js';
import { numberInWords, rational } from '../../../quantity/rational.js';
import { parseUnit } from '../../../quantity/unit.js';
import { COMMA, type Language, type Words } from '../../../words.js';
import { paragraph, sinceWords, unitWords } from '../../text/text.js';

export const NOT_KNOWN_YET: Words = { en: 'not known yet', ja: '記録なし' };
export const NO_LONGER_KNOWN: Words = { en: 'no longer known', ja: '以降の記録なし' };
export const NO_PUBLISHED_PRICE: Words = { en: 'no published price', ja: '公開価格なし' };

/** `0.0152 USD per h`, `0.14 USD per GB up to 10,240; 0.135 ... above`. */
export function priceText(
  { unit, per, currency }: KnownPrice,
  change: PriceEntry | undefined,
  language: Language,
): string {
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

/** `per 1,000,000 requests`, `per secret-month` */
export function eachText(per: string, unit: string, language: Language): string {
  const number = per === '1' ? '' : `${numberInWords(rational(per), 0)} `;
  const what = unitWords(parseUnit(unit) ?? {}, language, undefined, per === '1');
  return { en: `per ${number}${what}`, ja: `/ ${number}${what}` }[language];
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

export function sourceText({ sources }: KnownPrice, change: PriceEntry, language: Language): string {
  const { source, sku, roundedTo, derived, seenFrom, note } = change;
  const seen = seenFrom === undefined ? '' : SEEN_FROM(seenFrom)[language];
  const about = [
    sources[source] ?? source,
    ...(sku === undefined ? [] : [`SKU ${sku}`]),
    ...(derived === undefined ? [] : [DERIVED[language]]),
    ...(roundedTo === undefined ? [] : [ROUNDED_TO(roundedTo)[language]]),
    ...(note === undefined ? [] : [note]),
  ].join('; ');
  const since = `${sinceWords(change)[language]}${seen}`;
  return printable({ en: `${since} (${about})`, ja: `${since}（${about}）` }[language], 1000);
}

const SEEN_FROM = (day: string): Words => ({ en: `, seen from ${day}`, ja: `、${day} に確認` });
const DERIVED: Words = { en: 'derived by this rule', ja: '次の規則から求めた価格' };
const ROUNDED_TO = (step: string): Words => ({ en: `rounded to ${step}`, ja: `${step} 単位に丸め` });

/** Why a price may be another: a few words beside it. */
export function doubtText(doubt: Doubt): Words {
  switch (doubt.kind) {
    case 'stale':
      return { en: `last checked ${doubt.lastSeen}`, ja: `最終確認日 ${doubt.lastSeen}` };
    case 'takenBack':
      return { en: `first seen ${doubt.seenFrom}`, ja: `${doubt.seenFrom} に初めて確認` };
    case 'derived':
      return DERIVED;
    case 'ownLater':
      return { en: `your own is from ${doubt.from} on`, ja: `お手元の価格は ${doubt.from} から` };
    case 'otherFile':
      return { en: `elsewhere ${doubt.passedOver}`, ja: `別のファイルでは ${doubt.passedOver}` };
    case 'rounded':
      return ROUNDED_TO(doubt.step);
    case 'changedBetween':
      return {
        en: `changed between ${doubt.lastSeen} and ${doubt.next}`,
        ja: `${doubt.lastSeen} から ${doubt.next} までの間に変更`,
      };
    case 'disputed':
      return {
        en: `billed from ${doubt.from} to ${doubt.to}, or not yet`,
        ja: `${doubt.from}～${doubt.to} は適用が不確か`,
      };
  }
}

export function checkedText({ checked }: KnownPrice, { lastSeen }: PriceEntry): string {
  return lastSeen ?? checked;
}

export function indented(line: string, width: number): string {
  return `  ${paragraph(line, width - 2, '    ')}`;
}

export function headJson({ id, region, unit, per, currency, checked }: KnownPrice): object {
  return { id, region, unit, per, currency, checked };
}

export function changeJson({ sources }: KnownPrice, { source, tiers, ...rest }: PriceEntry): object {
  return { ...rest, tiers: tiers ?? null, source: sources[source] ?? source };
}
