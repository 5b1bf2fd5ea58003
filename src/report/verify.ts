/** Whether books hold what AWS says. */
import type { Verdict, Verified } from '../refresh/verify.js';
import { amountText } from './prices.js';
import { paragraph } from './text.js';

/** The same price under another SKU is no drift. */
export function isFine({ verdict }: Verified): boolean {
  return verdict === 'same' || verdict === 'skuChanged';
}

const WORDS: Readonly<Record<Verdict, string>> = {
  same: 'the same',
  drifted: 'drifted',
  vanished: 'vanished',
  unit: 'another unit',
  unclear: 'unclear',
  skuChanged: 'another SKU',
};

/** A row for each price that isn't the same, and how many are. */
export function verifyText(found: readonly Verified[], width: number): string {
  const told = found.filter(({ verdict }) => verdict !== 'same');
  const rows = told.map((one) => [WORDS[one.verdict], `${one.service}/${one.id}`, one.region, ...rowText(one)]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map(([verdict = '', id = '', region = '', ...rest]) =>
    paragraph(
      `${verdict.padEnd(widths[0] ?? 0)}  ${id.padEnd(widths[1] ?? 0)}  ${region.padEnd(widths[2] ?? 0)}  ${rest.join('; ')}`,
      width,
      '    ',
    ),
  );
  const wrong = found.filter((one) => !isFine(one)).length;
  const checked = `${found.length} ${found.length === 1 ? 'price' : 'prices'} verified`;
  return [...lines, wrong === 0 ? `${checked}, all as AWS says` : `${checked}, ${wrong} not as AWS says`].join('\n');
}

function rowText({ book, aws, note, per, unit }: Verified): string[] {
  const each = `per ${per === '1' ? '' : `${per} `}${unit}`;
  const says = aws === undefined ? [] : [`book ${amountText(book.tiers ?? [])}, AWS ${amountText(aws.tiers)} ${each}`];
  const skus =
    book.sku !== undefined && aws?.sku !== undefined && book.sku !== aws.sku ? [`SKU ${book.sku}, now ${aws.sku}`] : [];
  return [...says, ...skus, ...(note === undefined ? [] : [note.en])];
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
