/** Two files of a user that state other amounts of one price for the same day. */

import { InputError, type Place, type Problem } from '../errors.js';
import { type Day, daysLater } from '../quantity/day.js';
import { divide, rational } from '../quantity/rational.js';
import type { Words } from '../words.js';
import type { PriceEntry, PriceHistory, PriceSource } from './book.js';

/** A price of a source that holds on a day. */
export interface Stated {
  readonly shard: Pick<PriceSource, 'checked' | 'sources' | 'currency' | 'rivals'>;
  readonly history: PriceHistory;
  readonly entry: PriceEntry;
}

/** Where entries stand that were read from a text. */
const places = new WeakMap<object, Place>();

export function rememberPlace<E extends object>(entry: E, place: Place): E {
  places.set(entry, place);
  return entry;
}

/** `rates.yaml:12`, or the source of what was recorded, which names its file. */
export function whereStated({ shard, entry }: Stated): string {
  const place = places.get(entry);
  return place === undefined ? (shard.sources[entry.source] ?? entry.source) : `${place.source.file}:${place.line}`;
}

/** Whether they can't both be right: other amounts, of which each is known to hold on some day on which the other is, too. */
export function contradict(one: Stated, other: Stated): boolean {
  const [a, b] = [knownSpan(one), knownSpan(other)];
  return a.from <= b.to && b.from <= a.to && amountsOf(one) !== amountsOf(other);
}

/** From the first day to the last on which the value is known to hold. */
function knownSpan({ shard, history: { history }, entry }: Stated): { readonly from: Day; readonly to: Day } {
  const from = entry.seenFrom ?? entry.from;
  const next = history[history.indexOf(entry) + 1];
  if (next !== undefined && next.firstSeen !== true && next.tiers !== undefined) {
    const to = daysLater(next.from, -1);
    return { from, to };
  }
  return { from, to: lastSeenOf(entry, next, shard) };
}

/** The last day on which a source shows the value. */
export function lastSeenOf(
  entry: PriceEntry,
  next: PriceEntry | undefined,
  { checked }: Pick<PriceSource, 'checked'>,
): Day {
  if (entry.lastSeen !== undefined) return entry.lastSeen;
  const firstSeen = entry.seenFrom ?? entry.from;
  return next === undefined ? laterOf(checked, firstSeen) : firstSeen;
}

function laterOf(a: Day, b: Day): Day {
  return [a, b].sort()[1] as Day;
}

/** What is the same where the amounts are, however they are written. */
function amountsOf({ shard, history: { unit, per }, entry }: Stated): string {
  const scale = rational(per);
  const tiers = entry.tiers?.map(({ upTo, usd }) => [
    upTo === undefined ? '' : rational(upTo).toFraction(),
    usd === undefined ? '' : divide(rational(usd), scale).toFraction(),
  ]);
  return JSON.stringify([unit, shard.currency ?? 'USD', tiers]);
}

/** `0.0464 USD / h`, `0.4 USD / 1000000 request`. */
export function amountText({ shard: { currency = 'USD' }, history: { unit, per }, entry }: Stated): string {
  const amounts = (entry.tiers ?? []).map(({ usd }) => usd ?? '?').join(', ');
  return `${amounts} ${currency} / ${per === '1' ? '' : `${per} `}${unit}`;
}

const told = new WeakMap<PriceEntry, Problem>();

/** Neither can be preferred, as both were checked on the same day. */
export function contradiction(price: string, one: Stated, other: Stated): InputError {
  const problem = told.get(one.entry) ?? contradictionOf(price, one, other);
  told.set(one.entry, problem);
  return new InputError([problem]);
}

function contradictionOf(price: string, one: Stated, other: Stated): Problem {
  const place = places.get(one.entry);
  const message = {
    en: `\`${price}\` is ${amountText(one)} here and ${amountText(other)} in ${whereStated(other)}, both checked on ${one.shard.checked}`,
    ja: `\`${price}\` はここでは ${amountText(one)}、${whereStated(other)} では ${amountText(other)} です（どちらも確認日は ${one.shard.checked}）`,
  };
  const where = place === undefined ? { file: whereStated(one) } : { place };
  return { code: 'contradiction', message, remedy: KEEP_THE_RIGHT, ...where };
}

const KEEP_THE_RIGHT: Words = {
  en: 'keep the one that holds; where the price changed, say in one file since when each holds (`from`), or when each file was checked (`checked`)',
  ja: '正しい方だけを残してください。価格が変わった場合は、1 つのファイルにそれぞれの開始日（`from`）を書くか、各ファイルの確認日（`checked`）を正しく書いてください',
};
