/** Whether books hold what AWS says. */
import type { Verdict, Verified } from '../../../refresh/verify.js';
import type { Language, Words } from '../../../words.js';
import type { Answer } from '../../document/document.js';
import { paragraph } from '../../text/text.js';
import { padded, widthOf } from '../../text/width.js';
import { amountText, eachText } from './price.js';
import { type PriceRow, type PriceStatus, priceDocument, priceRecords } from './table.js';

/** The same price under another SKU is no drift. */
export function isFine({ verdict }: Verified): boolean {
  return verdict === 'same' || verdict === 'skuChanged';
}

const WORDS: Readonly<Record<Verdict, Words>> = {
  same: { en: 'the same', ja: '一致' },
  drifted: { en: 'drifted', ja: '価格の相違' },
  vanished: { en: 'vanished', ja: '該当なし' },
  unit: { en: 'another unit', ja: '単位の相違' },
  unclear: { en: 'unclear', ja: '判定不能' },
  skuChanged: { en: 'another SKU', ja: 'SKU の変更' },
};

export function verifyAnswer(found: readonly Verified[]): Answer {
  const rows = found.flatMap(rowsOf);
  const wrong = found.filter((one) => !isFine(one)).length;
  return {
    lines: ({ language, width }) => verifyText(found, language, width),
    document: (language) =>
      priceDocument({ title: TITLE, summary: [sumOf(found.length, wrong)], status: VERDICT, rows }, language),
    records: () => priceRecords(rows, 'x_Verdict'),
    json: () => verifyJson(found),
  };
}

const TITLE: Words = { en: 'Books held to what AWS says', ja: '価格ファイルと AWS の価格の照合' };
const VERDICT: Words = { en: 'verdict', ja: '判定' };
const AWS: PriceStatus = { key: 'aws', words: { en: 'AWS says', ja: 'AWS の価格' } };

/** The book's price, and AWS's where it is another. */
function rowsOf({ service, region, id, verdict, unit, per, book, aws }: Verified): PriceRow[] {
  const about = { id: `${service}/${id}`, region, unit, per };
  const own: PriceRow = {
    ...about,
    status: { key: verdict, words: WORDS[verdict] },
    from: book.from,
    ...(book.tiers === undefined ? {} : { tiers: book.tiers }),
    ...(book.sku === undefined ? {} : { sku: book.sku }),
  };
  if (aws === undefined || verdict === 'same') return [own];
  const { tiers, effective, sku } = aws;
  return [
    own,
    {
      ...about,
      status: AWS,
      tiers,
      ...(effective === undefined ? {} : { from: effective }),
      ...(sku === undefined ? {} : { sku }),
    },
  ];
}

/** A row for each price that isn't the same, and how many are. */
export function verifyText(found: readonly Verified[], language: Language, width: number): string {
  const told = found.filter(({ verdict }) => verdict !== 'same');
  const rows = told.map((one) => [
    WORDS[one.verdict][language],
    `${one.service}/${one.id}`,
    one.region,
    ...rowText(one, language),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))));
  const lines = rows.map(([verdict = '', id = '', region = '', ...rest]) =>
    paragraph(
      `${padded(verdict, widths[0] ?? 0)}  ${padded(id, widths[1] ?? 0)}  ${padded(region, widths[2] ?? 0)}  ${rest.join('; ')}`,
      width,
      '    ',
    ),
  );
  const wrong = found.filter((one) => !isFine(one)).length;
  return [...lines, sumOf(found.length, wrong)[language]].join('\n');
}

function sumOf(all: number, wrong: number): Words {
  const prices = all === 1 ? 'price' : 'prices';
  const { en, ja } = { en: `${all} ${prices} verified`, ja: `${all} 件の価格を照合しました` };
  return wrong === 0
    ? { en: `${en}, all as AWS says`, ja: `${ja}。すべて AWS と一致しています` }
    : { en: `${en}, ${wrong} not as AWS says`, ja: `${ja}。${wrong} 件が AWS と異なります` };
}

function rowText({ book, aws, note, per, unit }: Verified, language: Language): string[] {
  const amounts = aws && [book.tiers ?? [], aws.tiers].map((tiers) => amountText(tiers, language));
  const says = amounts === undefined ? [] : [saysText(amounts, eachText(per, unit, language))[language]];
  const isOther = book.sku !== undefined && aws?.sku !== undefined && book.sku !== aws.sku;
  const skus = isOther ? [{ en: `SKU ${book.sku}, now ${aws.sku}`, ja: `SKU ${book.sku}（現在は ${aws.sku}）` }] : [];
  return [...says, ...[...skus, ...(note === undefined ? [] : [note])].map((words) => words[language])];
}

function saysText([own, theirs]: readonly string[], each: string): Words {
  return { en: `book ${own}, AWS ${theirs} ${each}`, ja: `価格ファイル ${own}、AWS ${theirs} ${each}` };
}

export function verifyJson(found: readonly Verified[]): object {
  return {
    formatVersion: 1,
    ok: found.every(isFine),
    prices: found.map(({ service, region, id, verdict, unit, per, book, aws, note }) => ({
      id: `${service}/${id}`,
      region,
      verdict,
      unit,
      per,
      book: { from: book.from, tiers: book.tiers ?? null, sku: book.sku ?? null },
      aws: aws === undefined ? null : { tiers: aws.tiers, from: aws.effective ?? null, sku: aws.sku ?? null },
      ...(note === undefined ? {} : { note: note.en }),
    })),
  };
}
