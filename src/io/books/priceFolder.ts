/** A folder of prices that a user names: each file in it counts by what it holds, wherever it lies, or is told to be not read. */
import { closeSync, type Dirent } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { PriceShard, PriceSource } from '../../book/book.js';
import type { BookFolder } from '../../book/open.js';
import { printable } from '../../document/printable.js';
import { InputError } from '../../errors.js';
import { isJson, isOfferCsv } from '../../refresh/recorded.js';
import type { Words } from '../../words.js';
import { entriesOf, isDirectory, isSpecial, readChunk, readSource } from '../files/files.js';
import { openRegular } from '../files/opening.js';
import { fileProblem } from '../machine/fileProblems.js';
import { MAX_BOOK_BYTES, readBook } from './bookFolder.js';
import { type Known, readPriceFile } from './priceFile.js';

/** What a folder has, and what of it isn't read. */
export interface PriceFolder {
  readonly folder: BookFolder;
  readonly warnings: readonly Words[];
}

/** A file's prices of one service in one region. */
interface Part {
  readonly region: string;
  readonly service: string;
  /** To which the newest values are known: of files that have the same price the newest comes first. */
  readonly checked: string;
  read(): PriceShard | PriceSource;
}

/** Far more than AWS has regions and services; more are another folder than was meant. */
const MAX_FILES = 20_000;
/** `FOLDER/REGION/SERVICE.yaml` are two. */
const MAX_DEPTH = 4;
const HEAD_BYTES = 4096;

/** @throws InputError with what is wrong with a file of prices in it */
export async function readPriceFolder(folder: string, known: Known): Promise<PriceFolder> {
  const parts: Part[] = [];
  const warnings: Words[] = [];
  for (const path of filesIn(folder)) {
    const found = await partsOf(folder, path, known);
    for (const part of found.parts) parts.push(part);
    for (const words of found.warnings) warnings.push(words);
  }
  const byKey = new Map<string, Part[]>();
  for (const part of parts) byKey.set(keyOf(part), [...(byKey.get(keyOf(part)) ?? []), part]);
  for (const own of byKey.values()) own.sort((a, b) => (a.checked < b.checked ? 1 : a.checked > b.checked ? -1 : 0));
  return {
    folder: {
      list: () => [...byKey.values()].flatMap(([part]) => part ?? []),
      shards: (region, service) => (byKey.get(keyOf({ region, service })) ?? []).map((part) => part.read()),
    },
    warnings,
  };
}

function keyOf({ region, service }: Pick<Part, 'region' | 'service'>): string {
  return `${region}/${service}`;
}

function filesIn(folder: string): string[] {
  const found: string[] = [];
  const walk = (inside: string, depth: number) => {
    for (const entry of entriesOf(inside).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const path = join(inside, entry.name);
      if (isFolder(entry, path)) {
        if (depth < MAX_DEPTH) walk(path, depth + 1);
      } else found.push(path);
      if (found.length > MAX_FILES) throw fileProblem(folder, TOO_MANY, PRICES_ALONE);
    }
  };
  walk(folder, 1);
  return found;
}

function isFolder(entry: Dirent, path: string): boolean {
  return entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(path));
}

interface Found {
  readonly parts: readonly Part[];
  readonly warnings: readonly Words[];
}

const NOTHING: Found = { parts: [], warnings: [] };

/** By the content, whatever the file is called. */
async function partsOf(folder: string, path: string, known: Known): Promise<Found> {
  const place = placeOf(folder, path);
  // What stands in the place of a book and can't be read is told of where a bill needs that book.
  const unread = (why: Words): Found => (place === undefined ? notRead(path, why) : ofBook(path, place));
  if (isSpecial(path)) return place === undefined ? NOTHING : ofBook(path, place);
  try {
    const head = headOf(path);
    if (isJson(head) || isOfferCsv(head)) return await ofAnswer(path, known);
    const said = headingOf(head);
    if (said !== undefined) return ofBook(path, said);
    if (!MAY_HOLD_PRICES.test(path)) return NOTHING;
    if (!/\.ya?ml$/i.test(path)) return unread(NO_PRICES);
    const { text } = readSource(path, MAX_BOOK_BYTES);
    if (isScenario(text)) return NOTHING;
    const whole = headingOf(text);
    return whole === undefined ? unread(NO_PRICES) : ofBook(path, whole);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return unread(error.problems[0]?.message ?? NO_PRICES);
  }
}

type Place = Pick<Part, 'region' | 'service' | 'checked'>;

/** Where `prices refresh` writes, as far as the path says. */
function placeOf(folder: string, path: string): Place | undefined {
  const [region = '', file = '', ...deeper] = relative(folder, path).split(sep);
  const service = basename(file, '.yaml');
  if (deeper.length > 0 || service === file || !/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) return undefined;
  return { region, service, checked: '' };
}

/** What a price file says of itself in its first column. */
function headingOf(text: string): Place | undefined {
  const said = (key: string) => new RegExp(`^${key}:[ \t]*["']?([\\w-]+)`, 'm').exec(text)?.[1];
  const [region, service, checked = ''] = ['region', 'service', 'checked'].map(said);
  return region === undefined || service === undefined ? undefined : { region, service, checked };
}

function isScenario(text: string): boolean {
  return /^(options|workload)[ \t]*:/m.test(text);
}

/** Of files that aren't known by their content: pictures and notes are no prices, and passed over. */
const MAY_HOLD_PRICES = /\.(ya?ml|json|jsonl|ndjson|csv|tsv|xlsx?|gz|zip|zst|bz2|xz)$/i;

/** Read when it is asked for: a region's EC2 prices have some megabytes. */
function ofBook(path: string, place: Place): Found {
  let shard: PriceShard | undefined;
  const read = () => {
    shard ??= readBook(path);
    return shard;
  };
  return { parts: [{ ...place, read }], warnings: [] };
}

async function ofAnswer(path: string, known: Known): Promise<Found> {
  const { shards, warnings } = await readPriceFile(path, known);
  const parts = shards.map(({ region, service, checked }, index) => {
    return { region, service, checked, read: () => shards[index] as PriceSource };
  });
  return { parts, warnings };
}

function headOf(path: string): string {
  const descriptor = openRegular(path);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return head.toString('utf8', 0, readChunk(descriptor, head, 0));
  } finally {
    closeSync(descriptor);
  }
}

const NO_PRICES: Words = {
  en: 'it is no price file, no recorded answer of the Price List and no offer file',
  ja: '価格ファイル、Price List の記録済みの応答、公開価格ファイルのいずれでもありません',
};

function notRead(path: string, why: Words): Found {
  const file = printable(path);
  const words = {
    en: `${file} was not read for prices: ${why.en}`,
    ja: `${file} は価格として読み込んでいません: ${why.ja}`,
  };
  return { parts: [], warnings: [words] };
}

const TOO_MANY: Words = {
  en: `more than ${MAX_FILES} files are in this folder`,
  ja: `このフォルダーにはファイルが ${MAX_FILES} 件を超えています`,
};
const PRICES_ALONE: Words = { en: 'a folder of prices alone', ja: '価格だけを収めたフォルダー' };
