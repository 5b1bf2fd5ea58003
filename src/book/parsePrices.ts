/** A price file -> a shard of prices. */
import {
  asList,
  asMapping,
  asScalar,
  type Problems,
  refuseUnknownKeys,
  required,
  unknownWord,
} from '../document/read.js';
import type { List, Mapping, Scalar, Tree } from '../document/tree.js';
import type { SourceText } from '../errors.js';
import { oneOf } from '../phrases.js';
import { compareRationals, rational } from '../quantity/rational.js';
import { type IsBaseUnit, parseUnit } from '../quantity/unit.js';
import { japanese, type Words } from '../words.js';
import {
  amountKey,
  BOOK_CURRENCIES,
  type BookCurrency,
  type PriceEntry,
  type PriceHistory,
  type PriceShard,
  type TierText,
} from './book.js';
import { currentUnit } from './formerUnits.js';
import { dayOf, decimalOf, notAUnit, parsed, readHead, readHistory, readTrue, textOf, word } from './history.js';

const PRICE_FILE: Words = { en: 'a price file', ja: '価格ファイル' };

function priceOf(id: string): Words {
  return { en: `price \`${id}\``, ja: `価格 \`${id}\`` };
}

/**
 * Reads a price file as `docs/architecture.md` shows it. Every amount keeps its unit, its days and its source.
 * @param isBaseUnit which words a `unit` may be made of; default: any. A price in another unit than is billed is told when a
 *   bill asks for it.
 * @throws InputError with every problem of the file
 * @example
 * ```ts
 * import { parsePriceShard, type PriceShard } from 'ec2-vs-lambda';
 *
 * const text = `
 * service: sqs
 * region: ap-northeast-1
 * checked: 2016-06-02
 * sources: { agreed: "an agreement of 2016" }
 * prices:
 *   standard:
 *     requests: { unit: request, per: 1000000, history: [{ from: 2016-01-01, usd: 0.4, source: agreed }] }
 * `;
 * const shard: PriceShard = parsePriceShard({ file: 'own.yaml', text });
 * shard.prices['standard.requests']?.per; // => '1000000'
 * ```
 */
export function parsePriceShard(source: SourceText, isBaseUnit?: IsBaseUnit): PriceShard {
  return parsed(source, (root, problems) => {
    refuseUnknownKeys(root, ['service', 'region', 'currency', 'checked', 'sources', 'prices'], PRICE_FILE, problems);
    const region = word(root, 'region', problems);
    const head = readHead(root, problems);
    const currency = readCurrency(root, problems);
    const book: Book = {
      service: head.service,
      sources: Object.keys(head.sources),
      currency: currency ?? 'USD',
      ...(isBaseUnit === undefined ? {} : { isBaseUnit }),
    };
    const prices: Record<string, PriceHistory> = {};
    const tree = required(root, 'prices', PRICE_FILE, problems);
    const mapping = tree && asMapping(tree, '`prices`', problems);
    if (mapping !== undefined) readPrices(mapping, '', {}, book, prices, problems);
    return { ...head, region, ...(currency === undefined ? {} : { currency }), prices };
  });
}

/** What the whole file says and every price of it is read by. */
interface Book {
  readonly service: string;
  readonly sources: readonly string[];
  readonly currency: BookCurrency;
  readonly isBaseUnit?: IsBaseUnit;
}

function readCurrency(root: Mapping, problems: Problems): BookCurrency | undefined {
  const entry = root.entries.get('currency');
  const scalar = entry && asScalar(entry.value, '`currency`', problems);
  if (scalar === undefined) return undefined;
  const found = BOOK_CURRENCIES.find((code) => code === scalar.text);
  if (found === undefined) {
    const message = {
      en: `\`${scalar.text}\` is not a currency of AWS’s price lists`,
      ja: `\`${scalar.text}\` は AWS の価格の通貨ではありません`,
    };
    problems.push(unknownWord('unknownWord', scalar, message, BOOK_CURRENCIES));
  }
  return found;
}

interface Inherited {
  readonly unit?: string;
  readonly per?: string;
}

/**
 * A price is a list of changes, or a mapping with its own `unit` (and `per`) and the list under `history`. Every other
 * mapping is a group, whose `unit` and `per` hold for the prices in it. A price's id is the path to it.
 */
function readPrices(
  group: Mapping,
  path: string,
  inherited: Inherited,
  book: Book,
  prices: Record<string, PriceHistory>,
  problems: Problems,
): void {
  const own = { ...inherited, ...textOf(group, 'unit', problems), ...textOf(group, 'per', problems) };
  for (const { key, value } of group.entries.values()) {
    if (key.text === 'unit' || key.text === 'per') continue;
    const id = path === '' ? key.text : `${path}.${key.text}`;
    const history = value.kind === 'mapping' ? value.entries.get('history')?.value : value;
    if (value.kind === 'mapping' && history === undefined) {
      readPrices(value, id, own, book, prices, problems);
      continue;
    }
    const terms =
      value.kind === 'mapping'
        ? { ...own, ...textOf(value, 'unit', problems), ...textOf(value, 'per', problems) }
        : own;
    if (value.kind === 'mapping') refuseUnknownKeys(value, ['unit', 'per', 'history'], priceOf(id), problems);
    const list = history && asList(history, priceOf(id), problems);
    if (Object.hasOwn(prices, id)) {
      const message = { en: `price \`${id}\` is given twice`, ja: `価格 \`${id}\` が 2 回書かれています` };
      problems.push({ code: 'duplicateKey', place: key.place, message });
    } else if (list !== undefined) {
      prices[id] = { ...readTerms(terms, id, key, book, problems), history: readChanges(list, id, book, problems) };
    }
  }
}

function readTerms(
  { unit, per = '1' }: Inherited,
  id: string,
  key: Scalar,
  { service, isBaseUnit }: Book,
  problems: Problems,
): { unit: string; per: string } {
  if (unit === undefined || parseUnit(unit, isBaseUnit) === undefined) {
    const message =
      unit === undefined
        ? { en: `price \`${id}\` has no unit`, ja: `価格 \`${id}\` に単位がありません` }
        : notAUnit(priceOf(id), unit);
    const expected = { en: 'a `unit` like h, GB-month or request', ja: 'h、GB-month、request などの `unit`' };
    problems.push({ code: 'missingUnit', place: key.place, message, expected });
  }
  if (!/^[1-9]\d*$/.test(per)) {
    const message = {
      en: `price \`${id}\` is per \`${per}\``,
      ja: `価格 \`${id}\` の \`per\` が \`${per}\` になっています`,
    };
    const expected = { en: 'a whole number like 1000000', ja: '1000000 のような整数' };
    problems.push({ code: 'notAQuantity', place: key.place, message, expected });
  }
  return { unit: currentUnit(service, id, unit ?? ''), per };
}

function readChanges(list: List, id: string, book: Book, problems: Problems): PriceEntry[] {
  const keys = [amountKey(book.currency), 'tiers', 'unknown', 'seenFrom', 'roundedTo', 'derived', 'sku'];
  return readHistory(list, priceOf(id), keys, book.sources, problems, (entry) => {
    const tiers = readTiers(entry, id, book, problems);
    const seenFrom = entry.entries.has('seenFrom') ? { seenFrom: dayOf(entry, 'seenFrom', priceOf(id), problems) } : {};
    const roundedTo = entry.entries.has('roundedTo')
      ? { roundedTo: decimalOf(entry, 'roundedTo', priceOf(id), problems) }
      : {};
    const derived = readTrue(entry, 'derived', problems);
    return {
      ...(tiers === undefined ? {} : { tiers }),
      ...seenFrom,
      ...roundedTo,
      ...derived,
      ...readSku(entry, problems),
    };
  });
}

function readSku(entry: Mapping, problems: Problems): { sku?: string } {
  const { sku } = textOf(entry, 'sku', problems);
  if (sku === undefined || /^[A-Z0-9]+$/.test(sku)) return sku === undefined ? {} : { sku };
  const message = { en: `\`${sku}\` is not a SKU`, ja: `\`${sku}\` は SKU ではありません` };
  const expected = { en: 'capital letters and digits', ja: '英大文字と数字' };
  problems.push({ code: 'unknownWord', place: entry.place, message, expected });
  return {};
}

const A_TIER: Words = { en: 'a tier', ja: '段階' };

/** `usd: 0.02`, or `tiers: [{ upTo: 10240, usd: 0.14 }, ..., { usd: 0.12 }]`, or `unknown: why`, which becomes the note. */
function readTiers(entry: Mapping, id: string, book: Book, problems: Problems): readonly TierText[] | undefined {
  const amount = amountKey(book.currency);
  const what = priceOf(id);
  const given = [amount, 'tiers', 'unknown'].filter((key) => entry.entries.has(key));
  if (given.length !== 1) {
    const message =
      given.length === 0
        ? { en: `an entry of ${what.en} states no price`, ja: japanese`${what.ja}の記録に価格がありません` }
        : {
            en: `an entry of ${what.en} states ${given.join(' and ')}`,
            ja: japanese`${what.ja}の記録に${given.join(' と ')}の両方があります`,
          };
    const expected = oneOf([amount, 'tiers', 'unknown']);
    problems.push({ code: 'contradiction', place: entry.place, message, expected });
    return undefined;
  }
  if (given[0] === 'unknown') return undefined;
  if (given[0] === amount) return [{ [amount]: decimalOf(entry, amount, what, problems) }];
  const list = asList((entry.entries.get('tiers') as { value: Tree }).value, '`tiers`', problems);
  const tiers = (list?.items ?? []).flatMap((item): TierText[] => {
    const tier = asMapping(item, A_TIER, problems);
    if (tier === undefined) return [];
    refuseUnknownKeys(tier, ['upTo', amount, 'contactAws'], A_TIER, problems);
    if (tier.entries.has('contactAws') && tier.entries.has(amount)) {
      problems.push({
        code: 'contradiction',
        place: tier.place,
        message: {
          en: 'a tier with a price and without one',
          ja: '1 つの段階に価格と「価格なし」の両方が書かれています',
        },
        expected: { en: `\`${amount}\` or \`contactAws\``, ja: `\`${amount}\` または \`contactAws\`` },
      });
    }
    const upTo = tier.entries.has('upTo') ? { upTo: decimalOf(tier, 'upTo', what, problems) } : {};
    const own = tier.entries.has('contactAws') ? {} : { [amount]: decimalOf(tier, amount, what, problems) };
    return [{ ...upTo, ...own }];
  });
  const sorted = tiers.every(({ upTo }, index) => {
    const before = tiers[index - 1]?.upTo;
    const isLast = index === tiers.length - 1;
    if (isLast !== (upTo === undefined)) return false;
    return upTo === undefined || before === undefined || compareRationals(rational(upTo), rational(before)) > 0;
  });
  if (!sorted || tiers.length === 0) {
    const message = {
      en: `${what.en}: the tiers don’t ascend to an open-ended last one`,
      ja: `${what.ja}: 段階が、上限のない最後の段階に向かって増えていません`,
    };
    const expected = {
      en: 'ascending `upTo`, and none in the last tier',
      ja: '段階ごとに増える `upTo`（最後の段階には書かない）',
    };
    problems.push({ code: 'contradiction', place: entry.place, message, expected });
  }
  return tiers;
}
