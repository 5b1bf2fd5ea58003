/** Published prices as a table and as records, a row for each tier: the same columns whatever was asked about them. */
import { amountKey, type PriceEntry, type TierText } from '../../../book/book.js';
import type { KnownPrice } from '../../../book/prices.js';
import type { Doubt } from '../../../book/snapshot.js';
import { printable } from '../../../document/printable.js';
import { numberInWords, rational } from '../../../quantity/rational.js';
import type { Language, Words } from '../../../words.js';
import type { Cell, Column, Document, Records, Row } from '../../document/document.js';
import { checkedText, doubtText, eachText, NO_LONGER_KNOWN, NO_PUBLISHED_PRICE, NOT_KNOWN_YET } from './price.js';

/** What a question says of a price: `before`, `drifted`. */
export interface PriceStatus {
  /** For programs. */
  readonly key: string;
  readonly words: Words;
}

export interface PriceRow {
  readonly status?: PriceStatus;
  /** `ec2/linux.t2.micro` */
  readonly id: string;
  readonly region: string;
  readonly unit: string;
  readonly per: string;
  /** Absent where the price is not known. */
  readonly tiers?: readonly TierText[];
  readonly from?: string;
  readonly source?: string;
  readonly sku?: string;
  readonly checked?: string;
  /** Absent where nobody asked how sure it is. */
  readonly doubts?: readonly Doubt[];
}

/** @param change absent where nothing is known of the day */
export function rowOf(price: KnownPrice, change: PriceEntry | undefined, status?: PriceStatus): PriceRow {
  const { id, region, unit, per, sources } = price;
  const about = { ...(status === undefined ? {} : { status }), id, region, unit, per };
  if (change === undefined) return about;
  const { from, source, tiers, sku } = change;
  return {
    ...about,
    from,
    source: sources[source] ?? source,
    checked: checkedText(price, change),
    ...(tiers === undefined ? {} : { tiers }),
    ...(sku === undefined ? {} : { sku }),
  };
}

export interface PriceDocument {
  readonly title: Words;
  readonly subtitle?: string;
  /** Sentences; none where the table is the answer. */
  readonly summary?: readonly Words[];
  /** What stands over what the question says of a price. */
  readonly status?: Words;
  readonly rows: readonly PriceRow[];
  readonly warnings?: readonly Words[];
}

/** A table of prices in a document of its own. */
export function priceDocument(asked: PriceDocument, language: Language): Document {
  const { title, subtitle, summary = [], rows, warnings = [] } = asked;
  const name = title[language];
  return {
    language,
    title: printable(name),
    ...(subtitle === undefined ? {} : { subtitle: printable(subtitle) }),
    summary: summary.map((words) => printable(words[language], MAX_TEXT_LENGTH)),
    currency: currencyOf(rows),
    parts: [
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              table: {
                name,
                columns: columnsOf(asked, language),
                rows: rows.flatMap((row) => rowsOf(row, language, asked)),
              },
            },
          ]),
      ...(warnings.length === 0
        ? []
        : [
            {
              kind: 'warnings' as const,
              texts: warnings.map((words) => printable(words[language], MAX_TEXT_LENGTH)),
            },
          ]),
    ],
  };
}

const MAX_TEXT_LENGTH = 1000;

const HEADS = {
  id: { en: 'price', ja: '価格 ID' },
  region: { en: 'region', ja: 'リージョン' },
  from: { en: 'from', ja: '適用日' },
  upTo: { en: 'up to', ja: '上限' },
  amount: { en: 'amount', ja: '単価' },
  unit: { en: 'unit', ja: '単位' },
  source: { en: 'source', ja: '出典' },
  checked: { en: 'last checked', ja: '最終確認日' },
  doubts: { en: 'not sure', ja: '確度の注意' },
};

function columnsOf({ status, rows }: PriceDocument, language: Language): Column[] {
  const column = (key: keyof typeof HEADS, kind: Column['kind']): Column => ({ key, head: HEADS[key][language], kind });
  const code = currencyOf(rows);
  return [
    ...(status === undefined ? [] : [{ key: 'said', head: status[language], kind: 'text' } as const]),
    column('id', 'text'),
    column('region', 'text'),
    column('from', 'day'),
    column('upTo', 'number'),
    { key: 'amount', head: `${HEADS.amount[language]}\n${code}`, kind: 'money', unit: code },
    column('unit', 'text'),
    column('source', 'text'),
    column('checked', 'day'),
    ...(hasDoubts(rows) ? [column('doubts', 'text')] : []),
  ];
}

function hasDoubts(rows: readonly PriceRow[]): boolean {
  return rows.some(({ doubts = [] }) => doubts.length > 0);
}

/** The books of a region are all in one currency. */
function currencyOf(rows: readonly PriceRow[]): 'USD' | 'CNY' {
  return rows.some(({ tiers = [] }) => tiers.some(({ cny }) => cny !== undefined)) ? 'CNY' : 'USD';
}

function rowsOf(row: PriceRow, language: Language, { rows }: PriceDocument): Row[] {
  const { status, id, region, unit, per, from, source = '', checked = '', tiers, doubts = [] } = row;
  const unknown = from === undefined ? NOT_KNOWN_YET : NO_LONGER_KNOWN;
  const one = (upTo: Cell, amount: Cell): Row => ({
    cells: [
      ...(status === undefined ? [] : [status.words[language]]),
      printable(id),
      region,
      from ?? '',
      upTo,
      amount,
      eachText(per, unit, language),
      printable(source, MAX_TEXT_LENGTH),
      checked,
      ...(hasDoubts(rows) ? [doubts.map((doubt) => doubtText(doubt)[language]).join('; ')] : []),
    ],
  });
  if (tiers === undefined) return [one('', unknown[language])];
  return tiers.map((tier) => {
    const own = amountOf(tier);
    const bound = tier.upTo === undefined ? undefined : rational(tier.upTo);
    return one(
      bound === undefined ? '' : { text: numberInWords(bound, 0), value: bound },
      own === undefined ? NO_PUBLISHED_PRICE[language] : { text: own, value: rational(own) },
    );
  });
}

function amountOf(tier: TierText): string | undefined {
  return tier[amountKey('USD')] ?? tier[amountKey('CNY')];
}

/**
 * A record for each tier, and one without an amount for a price that is not known.
 * @param status the column of what the question says of a price
 */
export function priceRecords(rows: readonly PriceRow[], status?: `x_${string}`): Records {
  return {
    header: [
      ...(status === undefined ? [] : [status]),
      'x_PriceId',
      'RegionId',
      'x_From',
      'x_UpTo',
      'x_Amount',
      'x_Currency',
      'x_Per',
      'x_Unit',
      'x_Sku',
      'x_Source',
      'x_LastChecked',
      ...(rows.some(({ doubts }) => doubts !== undefined) ? ['x_Doubts'] : []),
    ],
    *rows() {
      for (const { status: own, id, region, unit, per, tiers = [{}], from = '', source = '', ...row } of rows) {
        for (const tier of tiers) {
          yield [
            ...(status === undefined ? [] : [own?.key ?? '']),
            id,
            region,
            from,
            tier.upTo ?? '',
            amountOf(tier) ?? '',
            tier.cny === undefined ? 'USD' : 'CNY',
            per,
            unit,
            row.sku ?? '',
            source,
            row.checked ?? '',
            ...(row.doubts === undefined ? [] : [row.doubts.map((doubt) => doubtText(doubt).en).join('; ')]),
          ];
        }
      }
    },
  };
}
