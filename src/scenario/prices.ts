/** `prices:` - prices of one's own by their ids, instead of those of the books: negotiated, or not in the books yet. */
import { placeAt } from '../document/place.js';
import { asMapping, asScalar, type Problems } from '../document/read.js';
import type { Entry, Scalar } from '../document/tree.js';
import type { Place, Problem, SourceText } from '../errors.js';
import { price } from '../formula/build.js';
import type { Price, Provenance } from '../formula/node.js';
import { mentioning, setting } from '../mention.js';
import { divide, isZero, multiply, type Rational, rational } from '../quantity/rational.js';
import { parseUnit, type Unit } from '../quantity/unit.js';
import { isBaseUnit, UNIT_WORDS } from '../services/units.js';
import { japanese, type Words } from '../words.js';
import { each, text } from './describe/shape.js';
import type { ScenarioReading } from './reading.js';
import { given } from './settings.js';

export const PRICES = each(
  mentioning([setting('price')], (price) => ({
    en: `Prices of your own by their ids, as \`prices list\` shows them; they hold on every day and in every region, and ${price} of the call comes first.`,
    ja: `独自の価格（ID は \`prices list\` で表示されるもの）。どの日付・リージョンでも適用し、呼び出し時の ${price} が優先します。`,
  })),
  text('US dollars for a unit, or for a number of units.', '0.206 USD / h', '0.20 USD / 1M request'),
);

/** A price that the scenario or the call states. */
export interface StatedPrice {
  readonly node: Price;
  /** Of its id, and of its value. */
  readonly places: { readonly id: Place; readonly value: Place };
  readonly written: string;
}

export type StatedPrices = ReadonlyMap<string, StatedPrice>;

/** @param from the scenario's day, from which on the prices are shown to hold */
export function readPrices(
  entry: Entry | undefined,
  from: string,
  { settings, problems }: Pick<ScenarioReading, 'settings' | 'problems'>,
): StatedPrices {
  const stated = new Map<string, StatedPrice>();
  const add = (id: Scalar, value: Scalar | undefined, source = lineOf(id.place)) => {
    const read =
      isId(id, problems) && value !== undefined ? readPrice(id, value, { from, source }, problems) : undefined;
    if (read !== undefined) stated.set(id.text, read);
  };
  const mapping = entry && asMapping(entry.value, '`prices`', problems, 'SERVICE/PRICE: 0.206 USD / h');
  for (const { key, value } of mapping?.entries.values() ?? []) {
    add(key, asScalar(value, `\`${key.text}\``, problems));
  }
  for (const said of settings.price ?? []) {
    const [id, value] = parts(said, problems) ?? [];
    if (id !== undefined) add(id, value, said.file);
  }
  return stated;
}

/** What stands on both sides of the sign in `id=value`. */
function parts(said: SourceText, problems: Problems): readonly [Scalar, Scalar] | undefined {
  const equals = said.text.indexOf('=');
  const [id, value] = [said.text.slice(0, Math.max(0, equals)), said.text.slice(equals + 1)];
  if (id.trim() === '' || value.trim() === '') {
    const message = { en: `\`${said.text}\` states no price`, ja: `\`${said.text}\` では価格が指定されていません` };
    problems.push({ code: 'usage', place: given(said).place, message, expected: ID_AND_VALUE });
    return undefined;
  }
  const scalar = (part: string, start: number): Scalar => {
    const text = part.trim();
    return { kind: 'scalar', text, place: placeAt(said, start + part.indexOf(text), text.length) };
  };
  return [scalar(id, 0), scalar(value, equals + 1)];
}

const ID_AND_VALUE = mentioning([setting('price', '"SERVICE/PRICE=0.206 USD / h"')], (price) => ({
  en: `ID=VALUE, e.g. ${price}`,
  ja: `ID=値（例: ${price}）`,
}));

function isId({ text, place }: Scalar, problems: Problems): boolean {
  if (/^[A-Za-z]\w*\/\S+$/.test(text)) return true;
  const message = { en: `\`${text}\` is no id of a price`, ja: `\`${text}\` は価格の ID ではありません` };
  problems.push({ code: 'unknownName', place, message, expected: ID });
  return false;
}

const ID: Words = {
  en: 'the service, a stroke and the price, `SERVICE/PRICE`; `prices list SERVICE` shows them',
  ja: '`SERVICE/PRICE` の形（サービスとその価格）。`prices list SERVICE` で確認できます',
};

const AMOUNT =
  /^([+-]?[\d_,]*\.?\d+)\s*(?:([A-Za-z]{3})(?![A-Za-z]))?\s*(?:(?:\/|per)\s*(?:([\d_,]*\.?\d+)\s*([kM]?)\b\s*)?(\S.*)?)?$/;

function readPrice(
  id: Scalar,
  value: Scalar,
  stated: Pick<Provenance, 'from' | 'source'>,
  problems: Problems,
): StatedPrice | undefined {
  const refuse = (code: Problem['code'], message: Words): undefined => {
    problems.push({ code, place: value.place, message, expected: AN_AMOUNT });
  };
  const [, amount = '', currency, count = '1', times = '', words = ''] = AMOUNT.exec(value.text) ?? [];
  const said = { en: `\`${value.text}\``, ja: `\`${value.text}\`` };
  if (amount === '')
    return refuse('notAQuantity', { en: `${said.en} is no price`, ja: japanese`${said.ja}は価格ではありません` });
  if (amount.startsWith('-')) {
    return refuse('outOfRange', { en: `${said.en} is below zero`, ja: japanese`${said.ja}が負の値になっています` });
  }
  if (currency === undefined) {
    return refuse('missingUnit', { en: `${said.en} names no currency`, ja: japanese`${said.ja}に通貨がありません` });
  }
  if (currency !== 'USD') {
    const message = {
      en: `${said.en} is in ${currency}, but prices of AWS are stated in USD`,
      ja: japanese`${said.ja}の通貨が${currency}になっていますが、AWS の価格は USD で指定します`,
    };
    return refuse('wrongUnit', message);
  }
  if (words === '')
    return refuse('missingUnit', { en: `${said.en} names no unit`, ja: japanese`${said.ja}に単位がありません` });
  const unit = unitOf(words);
  const per = multiply(numberOf(count), TIMES[times] as Rational);
  if (unit === undefined || isZero(per)) {
    return refuse('wrongUnit', { en: `\`${words}\` is no unit`, ja: `\`${words}\` は単位ではありません` });
  }
  const node = price(
    {
      id: id.text,
      tiers: [{ usd: divide(numberOf(amount), per) }],
      publishedPer: per,
      provenance: { ...stated, stated: true },
    },
    unit,
  );
  return { node, places: { id: id.place, value: value.place }, written: value.text };
}

const AN_AMOUNT: Words = {
  en: 'US dollars for a unit, e.g. 0.206 USD / h, 0.20 USD / 1M request',
  ja: '単位あたりの米ドル額（例: 0.206 USD / h、0.20 USD / 1M request）',
};

const TIMES: Readonly<Record<string, Rational>> = { '': rational(1), k: rational(1000), M: rational(1_000_000) };

function numberOf(text: string): Rational {
  return rational(text.replace(/[_,+]/g, ''));
}

/** As the books write it, in the singular or the plural: `GB-month`, `requests`, `hour`. */
function unitOf(words: string): Unit | undefined {
  const singular = (word: string) =>
    isBaseUnit(word)
      ? word
      : ({ hour: 'h', hours: 'h', second: 's', seconds: 's' }[word] ??
        Object.keys(UNIT_WORDS).find((base) => UNIT_WORDS[base]?.many === word) ??
        word);
  return parseUnit(words.replace(/[A-Za-z]+/g, singular), isBaseUnit);
}

function lineOf({ source, line }: Place): string {
  return `${source.file}:${line}`;
}
