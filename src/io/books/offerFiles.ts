/** AWS's public offer files: every price of a service in a region, without credentials. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../errors.js';
import { csvRowStream } from '../../import/csv.js';
import { type Keeping, keeping } from '../../refresh/keeping.js';
import { offerReader } from '../../refresh/offerJson.js';
import { rowReader } from '../../refresh/offerRows.js';
import type { Product } from '../../refresh/product.js';
import type { ProductFilter } from '../../refresh/productFilter.js';
import { isOfferCsv } from '../../refresh/recorded.js';
import { plainWords, type Words } from '../../words.js';
import { bodyOf, jsonOf } from '../aws/network.js';
import { networkProblem } from '../aws/networkProblems.js';
import { AWS_PRICE_LISTS, nextAddress, shownAddress } from '../aws/origin.js';
import type { Limits } from '../aws/watch.js';
import { type ReadOnce, readOnce } from '../files/readOnce.js';
import { unreadable } from '../machine/fileProblems.js';

export interface OfferFile {
  readonly serviceCode: string;
  readonly region: string;
  readonly partition: 'aws' | 'aws-us-gov' | 'aws-cn';
}

export interface OfferFileSettings extends Limits {
  /** Where the files are; AWS's own where absent. */
  readonly endpoint?: string;
  readonly format?: 'json' | 'csv';
  readonly maxKeptBytes?: number;
  readonly onBytes?: (bytes: number) => void;
}

/** China's offers lie apart (AWS Billing guide: price list of China regions). */
const ROOTS: Readonly<Record<OfferFile['partition'], readonly [origin: string, path: string]>> = {
  aws: [AWS_PRICE_LISTS.aws, '/offers/v1.0/aws'],
  'aws-us-gov': [AWS_PRICE_LISTS.aws, '/offers/v1.0/aws'],
  'aws-cn': [AWS_PRICE_LISTS['aws-cn'], '/offers/v1.0/cn'],
};

/** @throws InputError where the offer isn't there, or isn't an offer */
export async function offeredProducts(
  offerFile: OfferFile,
  isWanted: ProductFilter,
  reading: OfferFileSettings = {},
): Promise<Product[]> {
  const [origin, path] = ROOTS[offerFile.partition];
  const base = (reading.endpoint ?? origin).replace(/\/$/, '');
  const index = `${base}${path}/${offerFile.serviceCode}/current/region_index.json`;
  const version = versionPath(await jsonOf(index, reading), offerFile, shownAddress(index));
  const file = version.replace(/\.json$/, reading.format === 'csv' ? '.csv' : '.json');
  const { href } = nextAddress(file, new URL(index), new URL(base));
  return productsFrom(bodyOf(href, reading), shownAddress(href), isWanted, reading);
}

function versionPath(index: unknown, { region, serviceCode }: OfferFile, url: string): string {
  const regions = typeof index === 'object' && index !== null && 'regions' in index ? index.regions : undefined;
  if (typeof regions !== 'object' || regions === null) {
    const message = { en: `${url} is not an index of regions`, ja: `${url} はリージョンの一覧ではありません` };
    throw networkProblem(message, { en: 'try again later', ja: 'しばらくしてからもう一度実行してください' });
  }
  const entry: unknown = Object.hasOwn(regions, region) ? (regions as Record<string, unknown>)[region] : undefined;
  const path =
    typeof entry === 'object' && entry !== null && 'currentVersionUrl' in entry ? entry.currentVersionUrl : undefined;
  if (typeof path === 'string' && path.startsWith('/')) return path;
  throw networkProblem(
    { en: `AWS offers no ${serviceCode} in ${region}`, ja: `AWS は ${region} で ${serviceCode} を提供していません` },
    { en: `see ${url} for the regions that it has`, ja: `提供されているリージョンは ${url} で確認してください` },
  );
}

/** An offer file that lies here, by its path, or anywhere, by its address. */
export function offerFile(path: string, isWanted: ProductFilter, reading: OfferFileSettings = {}): Promise<Product[]> {
  if (/^https?:\/\//.test(path)) return productsFrom(bodyOf(path, reading), shownAddress(path), isWanted, reading);
  const file = path.startsWith('file://') ? fileURLToPath(path) : path;
  return readOnce(file, (content) => productsOf(content, isWanted));
}

/** An offer file that is being read. */
export function productsOf(content: ReadOnce, isWanted: ProductFilter): Promise<Product[]> {
  return productsFrom(content.parts(), content.file, isWanted, {});
}

/** JSON or CSV, by what the text begins with. */
async function productsFrom(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  isWanted: ProductFilter,
  { onBytes, maxKeptBytes }: OfferFileSettings,
): Promise<Product[]> {
  let reader: { write(chunk: Uint8Array): void | Promise<void>; end(): Product[] | Promise<Product[]> } | undefined;
  const keep = keeping(plainWords(file), maxKeptBytes);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      reader ??= isCsv(chunk) ? csvReader(isWanted, file, keep) : offerReader(isWanted, file, decoded, keep);
      await reader.write(chunk);
      bytes += chunk.length;
      onBytes?.(bytes);
    }
  } catch (error) {
    throw error instanceof InputError ? error : unreadable(file, error);
  }
  if (reader === undefined) {
    const message = { en: `${file} is empty`, ja: `${file} が空です` };
    throw networkProblem(message, { en: 'download it again', ja: 'もう一度ダウンロードしてください' });
  }
  return reader.end();
}

function isCsv(chunk: Uint8Array): boolean {
  const start = new TextDecoder().decode(chunk.subarray(0, 64));
  return isOfferCsv(start) || /^\s*"/.test(start);
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** AWS's rows have some 2 KB. What has no end yet is gone through anew with every piece that arrives. */
export const MAX_ROW_BYTES = 4 * 1024 * 1024;

function csvReader(isWanted: ProductFilter, file: string, keep: Keeping) {
  const rows = rowReader(isWanted, file, keep);
  const parser = csvRowStream();
  let problem: unknown;
  let sinceRow = 0;
  parser.on('data', (cells: string[]) => {
    sinceRow = 0;
    if (problem !== undefined) return;
    try {
      rows.row(cells);
    } catch (error) {
      problem = error;
    }
  });
  const ended = once(parser, 'end');
  return {
    async write(chunk: Uint8Array) {
      if (!parser.write(Buffer.from(chunk))) await once(parser, 'drain');
      if (problem !== undefined) throw problem;
      sinceRow += chunk.length;
      if (sinceRow > MAX_ROW_BYTES)
        throw networkProblem({ en: `${file}: ${ROW_TOO_LONG.en}`, ja: `${file}: ${ROW_TOO_LONG.ja}` }, SEE_QUOTES);
    },
    async end() {
      parser.end();
      await ended;
      if (problem !== undefined) throw problem;
      return rows.end();
    },
  };
}

const ROW_TOO_LONG: Words = {
  en: `a row is longer than ${MAX_ROW_BYTES / 1024 / 1024} MB`,
  ja: `行が ${MAX_ROW_BYTES / 1024 / 1024} MB を超えています`,
};
const SEE_QUOTES: Words = {
  en: 'download it again: a quotation mark may be missing',
  ja: 'もう一度ダウンロードしてください。引用符が閉じられていない可能性があります',
};
